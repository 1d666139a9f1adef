"""The words of deciding: kinds of ballots, choices, rules, and what a ballot came to."""

from facilitator.core.words import N_

TERMS = {
    # NOTE: Name of a secret ballot: each group of ideas is rated from 1 to 5 for impact and for feasibility.
    "ballot.rating": N_("Rating: impact and feasibility"),
    # NOTE: Name of a secret ballot: each person has a few dots to put on groups of ideas.
    "ballot.dots": N_("Dots"),
    # NOTE: Name of a ballot: can everybody live with the text? Not a majority vote.
    "ballot.consent": N_("Consent to the text"),
    # NOTE: Name of a ballot: a formal vote on the text with yes, no, abstain.
    "ballot.motion": N_("Vote on the text"),
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
    "consent.support.means": N_("I can stand behind this text."),
    # NOTE: A choice in a consent: support, with a reservation in words that is published.
    "consent.reservation": N_("Support with a reservation"),
    # NOTE: What the choice "Support with a reservation" means.
    "consent.reservation.means": N_("I can live with it; my reservation is written down and published."),
    # NOTE: A choice in a consent: not support, and not in the way either.
    "consent.stand_aside": N_("Stand aside"),
    # NOTE: What the choice "Stand aside" means.
    "consent.stand_aside.means": N_("I do not support it, and I will not stop it."),
    # NOTE: A choice in a consent: the text cannot go out like this.
    "consent.object": N_("Object"),
    # NOTE: What the choice "Object" means.
    "consent.object.means": N_("It must not go out like this; the others should answer me first."),
    # NOTE: A choice in a vote on a text.
    "vote.yes": N_("Yes"),
    # NOTE: A choice in a vote on a text.
    "vote.no": N_("No"),
    # NOTE: A choice in a vote: neither yes nor no.
    "vote.abstain": N_("Abstain"),
    # NOTE: The rule of a consent, in one sentence.
    "rule.consent": N_("The text is adopted when somebody supports it and nobody objects."),
    # NOTE: The rule of a rating, in one sentence.
    "rule.rating": N_("Groups are ranked by mean impact times mean feasibility."),
    # NOTE: The rule of dots, in one sentence.
    "rule.dots": N_("Groups are ranked by the sum of their dots."),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.simple.yes_no": N_("The text is adopted when more people vote yes than no."),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.absolute.yes_no": N_("The text is adopted when more than half of those who say yes or no say yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions count as votes.
    "rule.absolute.cast": N_(
        "The text is adopted when more than half of all votes, abstentions too, are yes."
    ),
    # NOTE: The rule of a vote, in one sentence. Those who do not vote count too.
    "rule.absolute.entitled": N_("The text is adopted when more than half of all who may vote say yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.two_thirds.yes_no": N_("The text is adopted when at least two thirds of yes and no are yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions count as votes.
    "rule.two_thirds.cast": N_(
        "The text is adopted when at least two thirds of all votes, abstentions too, are yes."
    ),
    # NOTE: The rule of a vote, in one sentence. Those who do not vote count too.
    "rule.two_thirds.entitled": N_(
        "The text is adopted when at least two thirds of all who may vote say yes."
    ),
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
    # NOTE: Why a team could not be asked: its text can still change.
    "lacking.not_frozen": N_("the text is not frozen yet"),
    # NOTE: Why a team is not asked: it votes on the same text by another rule (consent, or a motion).
    "lacking.other_vote": N_("another vote on this text is not finished"),
}
