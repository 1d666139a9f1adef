"""The sentences of a protocol, by the kind of a round, of a tie and of an end.

Each stands on its own, so that it needs no plural: numbers follow a word ("votes: 12"). `about`, `options`
and `taken` are names, `tallies` a list of "name = number".
"""

from facilitator.core.words import N_

SENTENCES = {
    # NOTE: First line of a protocol: how many papers were in the ballot box, and for how many seats.
    "start": N_("Papers in the box: %(papers)s. Seats to fill: %(seats)s."),
    # NOTE: First line of a protocol, where options have prices.
    "start.priced": N_("Papers in the box: %(papers)s. Budget: %(budget)s."),
    # NOTE: Second line of a protocol: these were taken off the list before the count.
    "start.withdrawn": N_("Withdrawn, and passed over on every paper: %(options)s."),
    # NOTE: A list in a protocol, one option and its number.
    "tally": N_("%(option)s = %(number)s"),
    # NOTE: A fraction that no decimal number can say exactly, with what it is roughly.
    "fraction": N_("%(exact)s (about %(rough)s)"),
    # NOTE: A number that has more decimals than anybody can read.
    "rough": N_("about %(rough)s"),
    # NOTE: The rule of a count by approval.
    "rule.approval": N_("Those whom most papers chose are elected."),
    # NOTE: The rule of a count of dots or points.
    "rule.points": N_("Those who were given most points are elected."),
    # NOTE: The rule of a Borda count.
    "rule.borda": N_(
        "On each paper an option has one point for each option behind it, and half a point for each "
        "in the same place. Options that are not named share the last place. Those with most points "
        "are elected."
    ),
    # NOTE: The rule of an instant run-off.
    "rule.runoff": N_(
        "Each paper is a vote for the first option on it that is left. Until one has more than half "
        "of these votes, the one with the fewest is out."
    ),
    # NOTE: The rule of Schulze's method. A chain is a row of links; each link is a pair of options.
    "rule.schulze": N_(
        "An option wins against another if more papers put it before the other than behind it. Wins "
        "make chains from option to option; a chain is as strong as its weakest win. Elected is an "
        "option to which no other has a stronger chain than it has to that one."
    ),
    # NOTE: The rule of STV (single transferable vote). The quota is how many votes elect an option.
    "rule.stv": N_(
        "Each paper is a vote for the first option on it that is left. Who reaches the quota is "
        "elected, and what is over the quota goes on; if nothing is over, the option with the fewest "
        "votes is out, and its votes go on. Values have five decimals; what is cut off is lost."
    ),
    # NOTE: The rule of proportional approval: how the score of a set of options is made.
    "rule.pav": N_(
        "A paper counts 1 if one of its choices is elected, 1 + 1/2 if two are, 1 + 1/2 + 1/3 if "
        "three are, and so on. The set for which this comes to most is elected."
    ),
    # NOTE: The rule of Phragmén's method. Each elected option is a load of one, which its voters share.
    "rule.phragmen": N_(
        "An elected option is a load of 1, shared by those who chose it so that all of them bear the "
        "same in all. The option whose voters would bear least is elected next."
    ),
    # NOTE: The rule of the method of equal shares, where options have no prices or are worth the same.
    "rule.shares.count": N_(
        "Everybody has the same money. Its voters buy an option together: each pays the same, or all "
        "they have left if that is less. The option of which nobody pays much is bought first."
    ),
    # NOTE: The rule of the method of equal shares, where options are worth what they cost.
    "rule.shares.cost": N_(
        "Everybody has the same money. Its voters buy an option together: each pays the same, or all "
        "they have left if that is less. The option of which nobody pays much, for its price, is "
        "bought first."
    ),
    # NOTE: Step of a count by approval: how many chose each option.
    "approval.sum": N_("Chosen by: %(tallies)s."),
    # NOTE: Step of a count of dots or points.
    "points.sum": N_("Points: %(tallies)s."),
    # NOTE: Step of a Borda count.
    "borda.sum": N_("Points: %(tallies)s."),
    # NOTE: Step of an instant run-off. Count: votes for all who are left.
    "runoff.exclude": N_("Votes: %(tallies)s; in all: %(count)s. %(about)s has the fewest, and is out."),
    # NOTE: Last step of an instant run-off.
    "runoff.majority": N_("Votes: %(tallies)s; in all: %(count)s. %(about)s has more than half."),
    # NOTE: Last step of an instant run-off in which no paper names anybody who is left.
    "runoff.alone": N_("Only %(about)s is left."),
    # NOTE: First step of Schulze's method, one line for each option.
    "schulze.pairs": N_("So many papers put %(about)s before another option: %(tallies)s."),
    # NOTE: Second step of Schulze's method, one line for each option.
    "schulze.chains": N_("How strong the strongest chain is from %(about)s to another: %(tallies)s."),
    # NOTE: Third step of Schulze's method.
    "schulze.elect": N_("No option that is left has a stronger chain to %(about)s than there is back."),
    # NOTE: STV: the quota is how many votes elect an option.
    "stv.quota": N_("Quota: %(papers)s votes divided by %(parts)s, rounded down, and one more: %(quota)s."),
    # NOTE: First stage of STV (single transferable vote).
    "stv.first": N_("Votes: %(tallies)s."),
    # NOTE: Stage of STV. An option has more votes than the quota; the surplus goes to those named next.
    "stv.transfer": N_(
        "%(about)s has %(total)s, which is %(surplus)s over the quota. All these papers go to the "
        "next option on them that is left, each at its value times %(surplus)s / %(total)s. Votes: "
        "%(tallies)s. Lost so far: %(lost)s."
    ),
    # NOTE: Stage of STV. The option with the fewest votes is out, its votes go to those named next.
    "stv.exclude": N_(
        "%(about)s has the fewest, %(total)s, and is out. These papers go to the next option on them "
        "that is left, at the value that they have. Votes: %(tallies)s. Lost so far: %(lost)s."
    ),
    # NOTE: Last stage of STV.
    "stv.last": N_("As many are left as there are seats: %(about)s."),
    # NOTE: Last stage of STV: one seat is left, and this option has more votes than all others together.
    "stv.lead": N_("The last seat is that of %(about)s, who cannot be overtaken any more."),
    # NOTE: STV: these have reached the quota.
    "stv.elected": N_("The quota is reached by: %(options)s."),
    # NOTE: Proportional approval: how many papers have so many elected choices.
    "pav.with": N_("Elected choices: %(choices)s, on so many papers: %(papers)s."),
    # NOTE: Proportional approval: what a set comes to.
    "pav.score": N_("For %(about)s this comes to %(score)s."),
    # NOTE: Proportional approval: so that a reader sees that no exchange would be better.
    "pav.instead": N_("With another option in place of one of these it would come at most to: %(tallies)s."),
    # NOTE: Step of Phragmén's method: what each voter of an option would bear with it.
    "phragmen.load": N_(
        "With another option each of its voters would bear: %(tallies)s. The least is %(load)s, for "
        "%(about)s, chosen by %(voters)s."
    ),
    # NOTE: Step of a method: nobody chose any of the options that are left, and a seat is still empty.
    "phragmen.nobody": N_("Nobody chose any of those that are left; %(about)s fills the seat."),
    # NOTE: Method of equal shares: the money is divided.
    "shares.purse": N_("%(money)s is shared by %(voters)s voters: each has %(purse)s."),
    # NOTE: Method of equal shares: the count was repeated with more money for everybody to spend the rest.
    "shares.raised": N_(
        "So that little is left of the budget, everybody was given one more, again and again. This is "
        "the last count whose purchases the budget of %(budget)s can pay."
    ),
    # NOTE: Step of the method of equal shares, where options have no prices or are worth the same.
    "shares.count": N_(
        "The most that one voter would pay for it: %(tallies)s. The least is %(best)s, for %(about)s "
        "(price %(price)s, chosen by %(voters)s)."
    ),
    # NOTE: Step of the method of equal shares, where options are worth what they cost.
    "shares.cost": N_(
        "The most that one voter would pay for it, divided by its price: %(tallies)s. The least is "
        "%(best)s, for %(about)s (price %(price)s, chosen by %(voters)s)."
    ),
    # NOTE: Step of the method of equal shares that fills seats which could not be paid: everybody earns more.
    "shares.save": N_(
        "Nobody can pay for more. Everybody earns on at the same pace, until all that the voters of "
        "an option have is its price. That would take: %(tallies)s. The first, after %(best)s, is "
        "%(about)s, whose voters pay all they have."
    ),
    # NOTE: Step of the method of equal shares that spends the rest of the budget.
    "shares.most": N_(
        "Left of the budget: %(rest)s. That pays for options chosen by: %(tallies)s. Chosen by most "
        "is %(about)s (price %(price)s)."
    ),
    # NOTE: Step of a method: nobody chose any of the options that are left, and a seat is still empty.
    "shares.nobody": N_("Nobody chose any of those that are left; %(about)s fills the seat."),
    # NOTE: A tie in a count, about who is elected; nothing decides, so every way was counted.
    "tie.elect.open": N_("Equal: %(options)s. The rule does not say who is taken; here it is %(taken)s."),
    # NOTE: A tie in a count, settled by an order that was drawn by lot before.
    "tie.elect.order": N_("Equal: %(options)s. By the order drawn before, %(taken)s is taken."),
    # NOTE: A tie in a count, about who is out; nothing decides, so every way was counted.
    "tie.exclude.open": N_("Equal: %(options)s. The rule does not say who is out; here it is %(taken)s."),
    # NOTE: A tie in a count, settled by an order that was drawn by lot before.
    "tie.exclude.order": N_("Equal: %(options)s. By the order drawn before, %(taken)s is out."),
    # NOTE: A tie in STV, settled by the last stage before in which they had different numbers of votes.
    "tie.exclude.earlier": N_(
        "Equal: %(options)s. At the last stage at which they were not, %(taken)s had the fewest, and is out."
    ),
    # NOTE: A tie in STV, about whose surplus is transferred first; nothing decides, so every way was counted.
    "tie.transfer.open": N_(
        "Equal: %(options)s. The rule does not say whose surplus goes first; here it is that of %(taken)s."
    ),
    # NOTE: A tie in STV, settled by an order that was drawn by lot before.
    "tie.transfer.order": N_(
        "Equal: %(options)s. By the order drawn before, the surplus of %(taken)s goes first."
    ),
    # NOTE: A tie in STV, settled by the last stage before in which they had different numbers of votes.
    "tie.transfer.earlier": N_(
        "Equal: %(options)s. At the last stage at which they were not, %(taken)s had the most, so "
        "that surplus goes first."
    ),
    # NOTE: A tie at the last seat: there are more options with the same number than seats for them.
    "tie.seats": N_("Equal: %(options)s, and there are fewer seats than they are."),
    # NOTE: Last line of a protocol.
    "end": N_("Elected: %(options)s."),
    # NOTE: Last line of a protocol in which nobody was elected.
    "end.nobody": N_("Nobody is elected."),
    # NOTE: Last lines of a protocol: ties leave several outcomes, which are listed after this.
    "end.open": N_("The rule leaves it open. Each of these sets is an outcome, and somebody must decide:"),
    # NOTE: Last lines of a protocol: there are so many outcomes that only the first are listed.
    "end.many": N_("There are more such sets than are told here."),
    # NOTE: Last lines of a protocol: these options are elected whatever is decided about the tie.
    "end.sure": N_("Elected in every case: %(options)s."),
}
