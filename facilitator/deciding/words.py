"""The words of deciding: kinds of ballots, choices, rules, and what a ballot came to."""

from facilitator.core.words import N_
from facilitator.deciding.rule_words import RULES

TERMS = {
    **RULES,
    # NOTE: Name of a secret ballot: each group of ideas is rated from 1 to 5 for impact and for feasibility.
    "ballot.rating": N_("Rating: impact and feasibility"),
    # NOTE: Name of a secret ballot: each person has a few dots to put on groups of ideas.
    "ballot.dots": N_("Dots"),
    # NOTE: Name of a ballot: can everybody live with it (a text, an item, any question)? Not a majority vote.
    "ballot.consent": N_("Consent"),
    # NOTE: Name of a ballot: a formal vote with yes, no, abstain, on a text, an item or any question.
    "ballot.motion": N_("Vote: yes or no"),
    # NOTE: Name of a ballot: eight steps from a wholehearted yes to a veto.
    "ballot.gradients": N_("Consent in eight steps"),
    # NOTE: Name of a ballot: tick one or several options.
    "ballot.choice": N_("Choosing among options"),
    # NOTE: Name of a ballot: put options in order.
    "ballot.ranking": N_("Putting options in order"),
    # NOTE: Name of a ballot: agree, pass or disagree on each option, to see whose agreement is missing.
    "ballot.stance": N_("Common ground"),
    # NOTE: What a ballot is about.
    "about.text": N_("the frozen text"),
    # NOTE: What a ballot is about.
    "about.item": N_("one item of the text"),
    # NOTE: What a ballot is about: all items of a team's draft, one by one.
    "about.items": N_("the items of a draft"),
    # NOTE: What a ballot is about: a team's named groups of ideas.
    "about.clusters": N_("the groups of ideas"),
    # NOTE: What a ballot is about: proposals that change the same part of a text.
    "about.amendments": N_("rival amendments"),
    # NOTE: What a ballot is about: the agendas of all teams.
    "about.declarations": N_("the agendas of all teams"),
    # NOTE: What a ballot is about: options that a facilitator writes.
    "about.question": N_("a question of your own"),
    # NOTE: Who votes in a ballot.
    "voters.team": N_("the team"),
    # NOTE: Who votes in a ballot: a team, and the other team that reads its draft.
    "voters.readers": N_("the team and those who read its draft"),
    # NOTE: Who votes in a ballot.
    "voters.everybody": N_("everybody, one vote each"),
    # NOTE: Who votes in a ballot.
    "voters.countries": N_("one vote for each country"),
    # NOTE: Whether a voter says why.
    "reasons.off": N_("no reasons"),
    # NOTE: Whether a voter says why.
    "reasons.optional": N_("a reason if they like"),
    # NOTE: Whether a voter says why.
    "reasons.required": N_("a reason from everybody"),
    # NOTE: Whether a voter says why.
    "reasons.objection": N_("a reason for a reservation or an objection"),
    # NOTE: What may be voted in place of any option.
    "instead.abstain": N_("Abstain"),
    # NOTE: What may be voted in place of any option: against all of them.
    "instead.none": N_("None of these"),
    # NOTE: Where somebody stands on an option.
    "stance.agree": N_("Agree"),
    # NOTE: Where somebody stands on an option: neither agree nor disagree.
    "stance.pass": N_("Pass"),
    # NOTE: Where somebody stands on an option.
    "stance.disagree": N_("Disagree"),
    # NOTE: In which groups voters are counted.
    "cut.perspective": N_("by perspective"),
    # NOTE: In which groups voters are counted.
    "cut.country": N_("by country"),
    # NOTE: A group in a result: all who are in groups too small to be shown on their own.
    "group.others": N_("Others together"),
    # NOTE: How a tie was settled.
    "way.chair": N_("The chair decides"),
    # NOTE: How a tie was settled.
    "way.keep": N_("Things stay as they are"),
    # NOTE: How a tie was settled.
    "way.lot": N_("A lot is drawn"),
    # NOTE: How a tie was settled.
    "way.again": N_("All vote once more"),
    # NOTE: State of a ballot: prepared, nobody can vote yet.
    "ballot.draft": N_("not open yet"),
    # NOTE: State of a ballot: people can vote now.
    "ballot.open": N_("open"),
    # NOTE: State of a ballot: no more votes; the result is not shown yet.
    "ballot.closed": N_("closed, not published"),
    # NOTE: State of a ballot: everybody entitled has been shown the result.
    "ballot.published": N_("published"),
    # NOTE: State of a ballot: a facilitator took it back, it counts for nothing.
    "ballot.discarded": N_("taken back"),
    # NOTE: A criterion of the rating: how much would change?
    "criterion.impact": N_("Impact"),
    # NOTE: A criterion of the rating: how likely can it be done?
    "criterion.feasibility": N_("Feasibility"),
    # NOTE: Lower end of the scale for impact, 1 of 5.
    "criterion.impact.low": N_("small"),
    # NOTE: Upper end of the scale for impact, 5 of 5.
    "criterion.impact.high": N_("large"),
    # NOTE: Lower end of the scale for feasibility, 1 of 5.
    "criterion.feasibility.low": N_("hard"),
    # NOTE: Upper end of the scale for feasibility, 5 of 5.
    "criterion.feasibility.high": N_("easy"),
    # NOTE: A choice in a consent.
    "consent.support": N_("Support"),
    # NOTE: What the choice "Support" means.
    "consent.support.means": N_("I can stand behind it."),
    # NOTE: A choice in a consent: support, with a reservation in words that is published.
    "consent.reservation": N_("Support with a reservation"),
    # NOTE: What the choice "Support with a reservation" means.
    "consent.reservation.means": N_("I can live with it; my reservation is written down and published."),
    # NOTE: A choice in a consent: not support, and not in the way either.
    "consent.stand_aside": N_("Stand aside"),
    # NOTE: What the choice "Stand aside" means.
    "consent.stand_aside.means": N_("I do not support it, and I will not stop it."),
    # NOTE: A choice in a consent: it cannot go out like this.
    "consent.object": N_("Object"),
    # NOTE: What the choice "Object" means.
    "consent.object.means": N_("It must not go out like this; the others should answer me first."),
    # NOTE: A choice in a consent in eight steps: the first of eight steps from yes to no.
    "gradient.endorse": N_("Wholehearted yes"),
    # NOTE: What the choice "Wholehearted yes" means.
    "gradient.endorse.means": N_("I really like it."),
    # NOTE: A choice in a consent in eight steps: the second of eight steps.
    "gradient.minor_point": N_("Yes, with a minor point"),
    # NOTE: What the choice "Yes, with a minor point" means.
    "gradient.minor_point.means": N_("Not perfect, but good enough."),
    # NOTE: A choice in a consent in eight steps: the third of eight steps.
    "gradient.reservations": N_("Support with reservations"),
    # NOTE: What the choice "Support with reservations" means.
    "gradient.reservations.means": N_("I can live with it."),
    # NOTE: A choice in a consent in eight steps: the fourth of eight steps.
    "gradient.abstain": N_("Abstain"),
    # NOTE: What the choice "Abstain" means.
    "gradient.abstain.means": N_("This does not affect me."),
    # NOTE: A choice in a consent in eight steps: the fifth of eight steps.
    "gradient.more_discussion": N_("More discussion needed"),
    # NOTE: What the choice "More discussion needed" means.
    "gradient.more_discussion.means": N_("I do not understand it well enough yet."),
    # NOTE: A choice in a consent in eight steps: the sixth of eight steps.
    "gradient.will_support": N_("Do not like it, will support it"),
    # NOTE: What the choice "Do not like it, will support it" means.
    "gradient.will_support.means": N_("It is not good, but I will not hold up the group."),
    # NOTE: A choice in a consent in eight steps: the seventh of eight steps.
    "gradient.disagree": N_("Serious disagreement"),
    # NOTE: What the choice "Serious disagreement" means.
    "gradient.disagree.means": N_("Do not count on me for this."),
    # NOTE: A choice in a consent in eight steps: the last of eight steps.
    "gradient.veto": N_("Veto"),
    # NOTE: What the choice "Veto" means.
    "gradient.veto.means": N_("I block it."),
    # NOTE: A choice in a vote, on a text or any other question.
    "vote.yes": N_("Yes"),
    # NOTE: A choice in a vote, on a text or any other question.
    "vote.no": N_("No"),
    # NOTE: A choice in a vote: neither yes nor no.
    "vote.abstain": N_("Abstain"),
    # NOTE: What a consent came to: nobody objects.
    "outcome.adopted": N_("Adopted by consensus"),
    # NOTE: What a consent came to: somebody objects, and must be answered.
    "outcome.objections": N_("Objections to answer first"),
    # NOTE: What a ballot came to: nobody voted, or nobody took a side.
    "outcome.no_decision": N_("No decision"),
    # NOTE: What a ballot came to: too few people voted for it to count.
    "outcome.no_quorum": N_("Too few have voted"),
    # NOTE: What a vote came to.
    "verdict.pass": N_("Adopted by vote"),
    # NOTE: What a vote came to.
    "verdict.fail": N_("Not adopted"),
    # NOTE: What a vote came to: as many yes as no.
    "verdict.tie": N_("A tie"),
    # NOTE: What a ballot came to: nobody voted, or nobody took a side.
    "verdict.no_decision": N_("No decision"),
    # NOTE: What a ballot came to: too few people voted for it to count.
    "verdict.no_quorum": N_("Too few have voted"),
    # NOTE: Why a team could not be asked: people may not vote in its present step of the day.
    "lacking.no_vote_in_step": N_("there is no voting in this step"),
    # NOTE: Why a team could not be asked.
    "lacking.no_members": N_("nobody is in this team"),
    # NOTE: Why a team could not be asked: it has no named groups of ideas.
    "lacking.no_clusters": N_("no named groups of ideas yet"),
    # NOTE: Why a team could not be asked: its draft is empty.
    "lacking.no_items": N_("no items in the draft yet"),
    # NOTE: Why those who read a team's draft could not be asked: no team is in a peer review of it.
    "lacking.no_readers": N_("no other team reads this draft now"),
    # NOTE: Why a team could not be asked: its text can still change.
    "lacking.not_frozen": N_("the text is not frozen yet"),
    # NOTE: Why a team is not asked: it votes on the same text by another rule (consent, or a motion).
    "lacking.other_vote": N_("another vote on this text is not finished"),
}
