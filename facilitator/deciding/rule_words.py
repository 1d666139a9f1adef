"""The words of rules: by what a ballot is judged, one sentence each, as it stands on the paper.

A consent or a motion may be about a text, an item, or any question: none of them says which.
"""

from facilitator.core.words import N_

RULES = {
    # NOTE: The rule of a consent, in one sentence.
    "rule.consent": N_("It is adopted when somebody supports it and nobody objects."),
    # NOTE: The rule of a rating, in one sentence.
    "rule.rating": N_("Groups are ranked by mean impact times mean feasibility."),
    # NOTE: The rule of dots, in one sentence.
    "rule.dots": N_("Groups are ranked by the sum of their dots."),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.simple.yes_no": N_("It is adopted when more people vote yes than no."),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.absolute.yes_no": N_("It is adopted when more than half of those who say yes or no say yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions count as votes.
    "rule.absolute.cast": N_("It is adopted when more than half of all votes, abstentions too, are yes."),
    # NOTE: The rule of a vote, in one sentence. Those who do not vote count too.
    "rule.absolute.entitled": N_("It is adopted when more than half of all who may vote say yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.two_thirds.yes_no": N_("It is adopted when at least two thirds of yes and no are yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions count as votes.
    "rule.two_thirds.cast": N_(
        "It is adopted when at least two thirds of all votes, abstentions too, are yes."
    ),
    # NOTE: The rule of a vote, in one sentence. Those who do not vote count too.
    "rule.two_thirds.entitled": N_("It is adopted when at least two thirds of all who may vote say yes."),
    # NOTE: The rule of a vote, in one sentence. Only those who are there count, voting or not.
    "rule.absolute.present": N_("It is adopted when more than half of all who are present say yes."),
    # NOTE: The rule of a vote, in one sentence. Only those who are there count, voting or not.
    "rule.two_thirds.present": N_("It is adopted when at least two thirds of all who are present say yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.three_quarters.yes_no": N_("It is adopted when at least three quarters of yes and no are yes."),
    # NOTE: The rule of a vote, in one sentence. Abstentions count as votes.
    "rule.three_quarters.cast": N_(
        "It is adopted when at least three quarters of all votes, abstentions too, are yes."
    ),
    # NOTE: The rule of a vote, in one sentence. Only those who are there count, voting or not.
    "rule.three_quarters.present": N_(
        "It is adopted when at least three quarters of all who are present say yes."
    ),
    # NOTE: The rule of a vote, in one sentence. Those who do not vote count too.
    "rule.three_quarters.entitled": N_(
        "It is adopted when at least three quarters of all who may vote say yes."
    ),
    # NOTE: The rule of a vote, in one sentence. Abstentions do not matter.
    "rule.unanimity.yes_no": N_("It is adopted when somebody says yes and nobody says no."),
    # NOTE: The rule of a vote, in one sentence. Abstentions count as votes.
    "rule.unanimity.cast": N_("It is adopted when all who vote say yes."),
    # NOTE: The rule of a vote, in one sentence. Only those who are there count, voting or not.
    "rule.unanimity.present": N_("It is adopted when all who are present say yes."),
    # NOTE: The rule of a vote, in one sentence. Those who do not vote count too.
    "rule.unanimity.entitled": N_("It is adopted when all who may vote say yes."),
    # NOTE: The rule of a consent in eight steps, in one sentence.
    "rule.gradients": N_("It is adopted when somebody supports it and nobody disagrees or needs more time."),
    # NOTE: The rule of a consent under which some may object; how many is said in the next sentence.
    "rule.consent.some": N_("It is adopted when somebody supports it and no more object than allowed."),
    # NOTE: The rule of a rating of options that a facilitator wrote, in one sentence.
    "rule.rating.other": N_("Options are ranked by mean impact times mean feasibility."),
    # NOTE: The rule of dots on options that a facilitator wrote, in one sentence.
    "rule.dots.other": N_("Options are ranked by the sum of their dots."),
    # NOTE: The rule of a vote in which everybody says of each option whether they agree.
    "rule.stance": N_("Nothing is decided: it shows where all groups agree, and whose agreement is missing."),
    # NOTE: The rule of a vote, in one sentence. %(percent)s such as 60 %. Abstentions do not matter.
    "rule.percent.yes_no": N_("It is adopted when at least %(percent)s of yes and no are yes."),
    # NOTE: The rule of a vote, in one sentence. %(percent)s such as 60 %. Abstentions count as votes.
    "rule.percent.cast": N_(
        "It is adopted when at least %(percent)s of all votes, abstentions too, are yes."
    ),
    # NOTE: The rule of a vote, in one sentence. %(percent)s such as 60 %. Voting or not, who is there counts.
    "rule.percent.present": N_("It is adopted when at least %(percent)s of all who are present say yes."),
    # NOTE: The rule of a vote, in one sentence. %(percent)s such as 60 %. Those who do not vote count too.
    "rule.percent.entitled": N_("It is adopted when at least %(percent)s of all who may vote say yes."),
    # NOTE: Follows the rule of an election.
    "rule.seats.one": N_("One is elected."),
    # NOTE: Follows the rule of an election.
    "rule.seats": N_("Seats to fill: %(seats)s."),
    # NOTE: How many options a voter chooses.
    "rule.most": N_("Choose at most %(most)s."),
    # NOTE: How many options a voter chooses.
    "rule.exactly": N_("Choose exactly %(most)s."),
    # NOTE: How many options a voter chooses.
    "rule.between": N_("Choose %(least)s to %(most)s."),
    # NOTE: How many options a voter chooses.
    "rule.least": N_("Choose at least %(least)s."),
    # NOTE: How many options a voter puts in order.
    "rule.order.most": N_("Put at most %(most)s in order."),
    # NOTE: How many options a voter puts in order.
    "rule.order.least": N_("Put at least %(least)s in order."),
    # NOTE: Follows the rule of a vote; %(percent)s such as 50 %
    "rule.quorum": N_("At least %(percent)s of those entitled must vote."),
    # NOTE: Follows the rule of a vote.
    "quorum.cast.number": N_("At least %(number)s must vote."),
    # NOTE: Follows the rule of a vote; %(percent)s such as 50 %
    "quorum.cast.entitled": N_("At least %(percent)s of those entitled must vote."),
    # NOTE: Follows the rule of a vote; %(percent)s such as 50 %
    "quorum.cast.present": N_("At least %(percent)s of those present must vote."),
    # NOTE: Follows the rule of a vote.
    "quorum.present.number": N_("At least %(number)s must be present."),
    # NOTE: Follows the rule of a vote; %(percent)s such as 50 %
    "quorum.present.entitled": N_("At least %(percent)s of those entitled must be present."),
    # NOTE: A further rule of a vote; %(choice)s is a choice such as Yes or Object.
    "condition.at_least.number": N_("At least %(number)s must choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(choice)s is a choice such as Yes or Object.
    "condition.at_most.number": N_("At most %(number)s may choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_least.entitled": N_("At least %(percent)s of those entitled must choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_least.present": N_("At least %(percent)s of those present must choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_least.cast": N_("At least %(percent)s of all votes must choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_least.yes_no": N_("At least %(percent)s of yes and no must choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_most.entitled": N_("At most %(percent)s of those entitled may choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_most.present": N_("At most %(percent)s of those present may choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_most.cast": N_("At most %(percent)s of all votes may choose “%(choice)s”."),
    # NOTE: A further rule of a vote; %(percent)s such as 75 %, %(choice)s is a choice such as Yes or Object.
    "condition.at_most.yes_no": N_("At most %(percent)s of yes and no may choose “%(choice)s”."),
    # NOTE: Name of a way to count an election.
    "method.approval": N_("Approval"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.approval.rule": N_("Those whom most voters choose are elected."),
    # NOTE: Name of a way to count an election.
    "method.borda": N_("Points by place (Borda)"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.borda.rule": N_("A place further up is a point more; those with most points are elected."),
    # NOTE: Name of a way to count an election.
    "method.schulze": N_("Pairs (Schulze)"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.schulze.rule": N_(
        "Each option is compared with each other; who beats all others, directly or in a chain, is elected."
    ),
    # NOTE: Name of a way to count an election.
    "method.runoff": N_("Instant run-off"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.runoff.rule": N_("The option with the fewest votes is out, until one has more than half."),
    # NOTE: Name of a way to count an election.
    "method.stv": N_("Single transferable vote (Scottish rules)"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.stv.rule": N_(
        "Every vote goes to your first choice; what is not needed there goes on to your next."
    ),
    # NOTE: Name of a way to count an election.
    "method.pav": N_("Proportional approval"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.pav.rule": N_(
        "The more of your choices are elected, the less the next one counts: all groups are in the set."
    ),
    # NOTE: Name of a way to count an election.
    "method.phragmen": N_("Phragmén, one seat after the other"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.phragmen.rule": N_(
        "The voters of an elected option bear a share of it; who bears least gets the next seat."
    ),
    # NOTE: Name of a way to count an election.
    "method.shares_none": N_("Equal shares"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.shares_none.rule": N_(
        "All voters have the same to spend on what they choose; seats that nobody can pay for stay empty."
    ),
    # NOTE: Name of a way to count an election.
    "method.shares_phragmen": N_("Equal shares, completed by Phragmén"),
    # NOTE: The rule of an election, in one sentence on the ballot.
    "method.shares_phragmen.rule": N_(
        "All voters have the same to spend on what they choose; the last seats are filled by Phragmén's rule."
    ),
}
