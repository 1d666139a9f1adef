"""The words of the day: steps, their prompts, rights."""

from facilitator.core.words import N_

TERMS = {
    # NOTE: Title of the step before the start, while people arrive.
    "step.lobby": N_("Lobby"),
    # NOTE: Title of the step that looks back at the evidence of Days 1 and 2.
    "step.recap": N_("Recap"),
    # NOTE: Title of the step in which everybody writes ideas, silently and alone.
    "step.ideas": N_("Ideas"),
    # NOTE: Title of the step that looks at the ideas through several perspectives, one round each.
    "step.perspectives": N_("Perspectives"),
    # NOTE: Title of a pause: coffee, lunch or prayer.
    "step.break": N_("Break"),
    # NOTE: Title of the step in which ideas are grouped and the groups named.
    "step.cluster": N_("Cluster"),
    # NOTE: Title of the step in which groups of ideas are rated and three to five are kept.
    "step.prioritise": N_("Prioritise"),
    # NOTE: Title of the step in which the agenda is written.
    "step.draft": N_("Draft"),
    # NOTE: Title of the step in which pairs of countries read each other's draft.
    "step.peer": N_("Peer review"),
    # NOTE: Title of the step in which the team decides on its text.
    "step.adopt": N_("Adopt"),
    # NOTE: Title of the step in which each team declares its agenda before all.
    "step.declare": N_("Declare"),
    # NOTE: Title of the last step: next steps, evaluation.
    "step.close": N_("Close"),
    # NOTE: What to do now, one sentence, in the lobby.
    "prompt.lobby": N_("Check your sound, your language and your team. We start soon."),
    # NOTE: What to do now, one sentence, in the recap.
    "prompt.recap": N_("What do the facts of Days 1 and 2 say about your country?"),
    # NOTE: What to do now, one sentence, when everybody writes ideas alone.
    "prompt.ideas": N_(
        "What should your country do for its social and solidarity economy? Write two or three ideas."
    ),
    # NOTE: What to do now, one sentence, in a perspectives round; the lens is named beside it.
    "prompt.perspectives": N_(
        "Look at your ideas through this lens. What matters here, and what is missing?"
    ),
    # NOTE: What to do now, one sentence, in a break.
    "prompt.break": N_("Take a break. Nothing is missed: everything you wrote is kept."),
    # NOTE: What to do now, one sentence, when ideas are grouped.
    "prompt.cluster": N_(
        "Which ideas belong together? Group them, and give each group a name of three to seven words."
    ),
    # NOTE: What to do now, one sentence, when groups are rated.
    "prompt.prioritise": N_(
        "Which three to five groups should be on your agenda? Rate impact and feasibility."
    ),
    # NOTE: What to do now, one sentence, when the agenda is written.
    "prompt.draft": N_("What is the problem, what should change for whom, and who does what by when?"),
    # NOTE: What to do now, one sentence, when another country's draft is read.
    "prompt.peer": N_("Read the other team's draft. What is clear, what is missing, where can you help?"),
    # NOTE: What to do now, one sentence, when the team decides on its text.
    "prompt.adopt": N_("Answer the comments, then decide: can you stand behind this text?"),
    # NOTE: What to do now, one sentence, when the declarations are read out.
    "prompt.declare": N_("Each team declares its agenda. Yours will be called."),
    # NOTE: What to do now, one sentence, at the end of the day.
    "prompt.close": N_("What happens next, who does it, by when? And how was the day for you?"),
    # NOTE: Name of a lens (a way to look at the ideas): informal workers and domestic workers.
    "lens.informal": N_("Informal and domestic work"),
    # NOTE: Name of a lens (a way to look at the ideas).
    "lens.gender_age": N_("Gender and age"),
    # NOTE: Name of a lens (a way to look at the ideas): rural areas and local communities.
    "lens.rural": N_("Rural and community"),
    # NOTE: Name of a lens (a way to look at the ideas).
    "lens.covid_law": N_("COVID-19 recovery and law"),
    # NOTE: A right that a step gives to participants, in the step editor.
    "right.ideas": N_("write ideas"),
    # NOTE: A right that a step gives to participants, in the step editor.
    "right.lenses": N_("mark ideas with a lens"),
    # NOTE: A right that a step gives to participants, in the step editor.
    "right.cluster": N_("group ideas"),
    # NOTE: A right that a step gives to participants, in the step editor.
    "right.vote": N_("vote"),
    # NOTE: A right that a step gives to participants, in the step editor.
    "right.shortlist": N_("choose the groups that go on"),
    # NOTE: A right that a step gives to participants, in the step editor.
    "right.draft": N_("write the draft"),
    # NOTE: A right that a step gives to participants, in the step editor.
    "right.comment": N_("comment on another team's draft"),
}
