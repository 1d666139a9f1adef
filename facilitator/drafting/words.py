"""The words of the draft: its fields, what they ask for, and the terms of the OECD/DAC results glossary."""

from facilitator.core.words import N_

FIELDS = {
    # NOTE: Label of a field: title of the team's whole policy agenda.
    "field.agenda_title": N_("Title of the agenda"),
    # NOTE: Label of a field: in one sentence, what the agenda is about.
    "field.focus": N_("Focus"),
    # NOTE: Label of a field: the opening paragraphs of the agenda (recalling, recognising, noting).
    "field.preamble": N_("Preamble"),
    # NOTE: Label of a field: the person or body who keeps the agenda alive after the workshop.
    "field.owner": N_("Owner"),
    # NOTE: Label of a date field: when the team looks again at what was done.
    "field.follow_up": N_("Follow-up date"),
    # NOTE: Label of a field: short name of one item of the agenda.
    "field.title": N_("Name of the item"),
    # NOTE: Label of a field of an agenda item.
    "field.problem": N_("Problem"),
    # NOTE: Label of a field of an agenda item: the change that is wanted (OECD/DAC term).
    "field.outcome": N_("Outcome"),
    # NOTE: Label of a field: what is measured (OECD/DAC term).
    "field.indicator_name": N_("Indicator"),
    # NOTE: Label of a field: the value of the indicator at the start.
    "field.indicator_baseline": N_("Baseline"),
    # NOTE: Label of a field: the year of the value at the start.
    "field.indicator_baseline_year": N_("Baseline year"),
    # NOTE: Label of a field: the value of the indicator that is to be reached.
    "field.indicator_target": N_("Target"),
    # NOTE: Label of a field: the year in which the target is to be reached.
    "field.indicator_target_year": N_("Target year"),
    # NOTE: Label of a field: where the value of the indicator can be looked up (OECD/DAC term).
    "field.indicator_verification": N_("Means of verification"),
    # NOTE: Label of a field: money, people and things that are needed.
    "field.resources": N_("Resources"),
    # NOTE: Label of a field: what must hold, and what may go wrong.
    "field.assumptions": N_("Assumptions and risks"),
    # NOTE: Label of a field: the people for whom this is done.
    "field.target_groups": N_("Target groups"),
    # NOTE: Label of a field of an action: what is done.
    "field.text": N_("What is done"),
    # NOTE: Label of a field of an action: the body that is responsible for it.
    "field.lead": N_("Lead"),
    # NOTE: Label of a field of an action: who takes part in it.
    "field.partners": N_("Partners"),
    # NOTE: Label of a field of an action: the month in which it begins.
    "field.start": N_("Start"),
    # NOTE: Label of a field of an action: the month by which it is done.
    "field.end": N_("End"),
    # NOTE: Label of a field of an action: where it happens.
    "field.place": N_("Place"),
    # NOTE: Heading above checkboxes: the perspectives that an agenda item serves.
    "field.perspectives": N_("Perspectives"),
    # NOTE: Heading above checkboxes: international texts that an agenda item refers to.
    "field.references": N_("References"),
}
HINTS = {
    # NOTE: Hint at the field Focus.
    "hint.focus": N_("In one sentence: what is this agenda about?"),
    # NOTE: Hint below the heading Preamble; the four verbs open paragraphs of a declaration.
    "hint.preamble": N_("Recalling, recognising, concerned, noting: a paragraph for each thought."),
    # NOTE: Hint at the field Owner.
    "hint.owner": N_("Who keeps this alive after today?"),
    # NOTE: Hint at the field Problem.
    "hint.problem": N_("One sentence: what is wrong today, and for whom?"),
    # NOTE: Hint at the field Outcome.
    "hint.outcome": N_("What will have changed, and for whom?"),
    # NOTE: Hint at the field Indicator.
    "hint.indicator_name": N_("What will you count or look at?"),
    # NOTE: Hint at the field Baseline.
    "hint.indicator_baseline": N_("Today's value, or: to be established"),
    # NOTE: Hint at the field Means of verification.
    "hint.indicator_verification": N_("Where can anybody look it up?"),
    # NOTE: Hint at the field Lead of an action.
    "hint.lead": N_("Which body is responsible?"),
    # NOTE: Hint at the fields for a month; the digits show how to write it.
    "hint.month": N_("Year and month, such as 2021-06"),
    # NOTE: Hint at the fields for a year; the digits show how to write it.
    "hint.year": N_("Such as 2021"),
}
DEFINITIONS = {  # OECD/DAC, Glossary of Key Terms in Evaluation and Results Based Management
    # NOTE: Definition of the OECD/DAC term "activity". Use the published translation where there is one.
    "define.activity": N_(
        "Actions taken or work performed through which inputs are mobilised to produce specific outputs."
    ),
    # NOTE: Definition of the OECD/DAC term "output". Use the published translation where there is one.
    "define.output": N_("The products, capital goods and services which result from an intervention."),
    # NOTE: Definition of the OECD/DAC term "outcome". Use the published translation where there is one.
    "define.outcome": N_(
        "The likely or achieved short-term and medium-term effects of an intervention's outputs."
    ),
    # NOTE: Definition of the OECD/DAC term "impact". Use the published translation where there is one.
    "define.impact": N_(
        "Positive and negative, primary and secondary long-term effects produced by an intervention, "
        "directly or indirectly, intended or unintended."
    ),
    # NOTE: Definition of the OECD/DAC term "indicator". Use the published translation where there is one.
    "define.indicator": N_(
        "A quantitative or qualitative factor or variable that provides a simple and reliable means to "
        "measure achievement or to reflect change."
    ),
    # NOTE: Definition of the OECD/DAC term "assumption". Use the published translation where there is one.
    "define.assumption": N_(
        "A hypothesis about factors or risks which could affect the progress or success of an intervention."
    ),
    # NOTE: OECD/DAC term: what is done. Use the published translation where there is one.
    "defined.activity": N_("Activity"),
    # NOTE: OECD/DAC term: what is made by what is done. Use the published translation where there is one.
    "defined.output": N_("Output"),
    # NOTE: OECD/DAC term: the change that follows. Use the published translation where there is one.
    "defined.outcome": N_("Outcome"),
    # NOTE: OECD/DAC term: the change in the long run. Use the published translation where there is one.
    "defined.impact": N_("Impact"),
    # NOTE: OECD/DAC term: what shows the change. Use the published translation where there is one.
    "defined.indicator": N_("Indicator"),
    # NOTE: OECD/DAC term: what must hold. Use the published translation where there is one.
    "defined.assumption": N_("Assumption"),
}
MISSING = {
    # NOTE: A part that an agenda still lacks, in a list of such parts.
    "missing.title": N_("a title"),
    # NOTE: A part that an agenda still lacks, in a list of such parts.
    "missing.items": N_("an item"),
    # NOTE: A part that an agenda item still lacks, in a list of such parts.
    "missing.problem": N_("the problem"),
    # NOTE: A part that an agenda item still lacks, in a list of such parts.
    "missing.outcome": N_("the outcome"),
    # NOTE: A part that an agenda item still lacks, in a list of such parts.
    "missing.action": N_("an action"),
    # NOTE: A part that an agenda item still lacks, in a list of such parts: who is responsible for it.
    "missing.lead": N_("who leads it"),
    # NOTE: A part that an agenda item still lacks, in a list of such parts: until when the action is done.
    "missing.date": N_("by when"),
    # NOTE: A part that an agenda item still lacks, in a list of such parts.
    "missing.indicator": N_("an indicator"),
}
REVIEW = {
    # NOTE: Kind of a comment on a draft: what is good and clear.
    "comment.clear": N_("Clear"),
    # NOTE: Kind of a comment on a draft: something is missing.
    "comment.missing": N_("Missing"),
    # NOTE: Kind of a comment on a draft: an offer of help from one country to another.
    "comment.can_help": N_("We can help"),
    # NOTE: Kind of a comment on a draft.
    "comment.question": N_("Question"),
    # NOTE: Kind of a comment on a draft: somebody cannot agree with these words.
    "comment.objection": N_("Objection"),
    # NOTE: State of a team's agenda.
    "agenda.drafting": N_("being written"),
    # NOTE: State of a team's agenda: it cannot be changed any more, since it is voted on.
    "agenda.frozen": N_("frozen"),
    # NOTE: State of a team's agenda.
    "agenda.adopted": N_("adopted"),
    # NOTE: State of a team's agenda.
    "agenda.declared": N_("declared"),
}
AMENDMENTS = {
    # NOTE: What became of an amendment: the text says it now.
    "amendment.accepted": N_("accepted"),
    # NOTE: State of an amendment: nobody has decided on it.
    "amendment.open": N_("waiting"),
    # NOTE: What became of an amendment: it stands in the text as one of several [bracketed] alternatives.
    "amendment.bracketed": N_("in brackets"),
    # NOTE: What became of an amendment: the team left the text as it was.
    "amendment.rejected": N_("rejected"),
    # NOTE: What became of an amendment: its proposer took it back.
    "amendment.withdrawn": N_("withdrawn"),
}
TERMS = {**AMENDMENTS, **FIELDS, **HINTS, **DEFINITIONS, **MISSING, **REVIEW}
