"""The sentences of a result page: the verdict, and the arithmetic that leads to it.

Each stands on its own, so that it needs no plural: numbers follow a word ("yes: 12").
"""

from facilitator.core.words import N_

SENTENCES = {
    # NOTE: Beside a verdict: a vote was carried without a single yes to spare.
    "margin.exact": N_("exactly as many yes as needed"),
    # NOTE: Beside a verdict: however many had said yes, the votes of others stood in the way.
    "margin.never": N_("with these other votes, no number of yes votes would have been enough"),
    # NOTE: Beside a verdict of a consent: so many objections were allowed at most.
    "objections.over": N_("Objections over what was allowed: %(people)s"),
    # NOTE: Verdict of a rating or of dots; %(options)s are one or several names.
    "first.place": N_("In the first place: %(options)s"),
    # NOTE: Verdict of a rating or of dots in which nobody gave anything.
    "first.none": N_("Nothing was rated"),
    # NOTE: Verdict of an election.
    "elected": N_("Elected: %(options)s"),
    # NOTE: Verdict of an election.
    "elected.nobody": N_("Nobody is elected"),
    # NOTE: Verdict of an election with a tie: these are elected in every case, others hang on the tie.
    "elected.sure": N_("Elected in every case: %(options)s"),
    # NOTE: Verdict of an election in which a tie decides who is elected.
    "elected.open": N_("A tie: who is elected is not decided by the votes"),
    # NOTE: After the name of an option, where one group of people stands on it.
    "ground.bridge": N_("Bridge – ask %(groups)s next"),
    # NOTE: Verdict on an option; %(groups)s is such as: Workers 4 of 8
    "ground.contested": N_("Contested – against it: %(groups)s"),
    # NOTE: Verdict on an option; %(groups)s is such as: Workers 3 of 12
    "ground.untested": N_("Untested – voted so far: %(groups)s"),
    # NOTE: Verdict on an option, where every perspective is that of one to three people.
    "ground.nobody": N_("Untested – no group here has four people"),
    # NOTE: Verdict on an option: at least two thirds of each perspective agree.
    "ground.common_ground": N_("Common ground"),
    # NOTE: How many of a group, such as: Workers 3 of 12
    "ground.share": N_("%(group)s %(n)s of %(of)s"),
    # NOTE: Explains the labels of a result.
    "ground.rule": N_(
        "Each group weighs the same. Common ground: at least two thirds of every group agree. Contested: "
        "half of one disagrees. Untested: of one, less than two thirds have voted. Groups of one to three "
        "people are voices: they make no label, and each of their objections is to be answered."
    ),
    # NOTE: Name of a group: people who have named no perspective.
    "group.none": N_("No perspective"),
    # NOTE: Option of a vote among amendments to a text.
    "option.keep": N_("Keep the text as it is"),
    # NOTE: Heading of an agenda item that has no name yet.
    "option.item": N_("Item without a name"),
    # NOTE: First line of the arithmetic of a vote.
    "work.people": N_("Entitled: %(entitled)s. Present: %(present)s. Voted: %(cast)s."),
    # NOTE: The count in the arithmetic of a vote, such as: Counted: Yes = 4; No = 2; Abstain = 1.
    "work.counts": N_("Counted: %(tallies)s."),
    # NOTE: Arithmetic of a quorum. %(exact)s may be a fraction, %(needed)s is in whole people.
    "work.quorum.percent": N_(
        "Quorum: %(percent)s of %(base)s is %(exact)s, so at least %(needed)s people; there are %(got)s."
    ),
    # NOTE: Arithmetic of a quorum.
    "work.quorum.number": N_("Quorum: at least %(needed)s people; there are %(got)s."),
    # NOTE: Ends a line of arithmetic: what was needed is there.
    "work.reached": N_("Reached."),
    # NOTE: Ends a line of arithmetic: what was needed is not there; so much is missing.
    "work.short": N_("Not reached, %(short)s short."),
    # NOTE: Arithmetic of a majority: what it is counted on. Abstentions are left out.
    "work.base.yes_no": N_("Counted on yes and no together: %(base)s."),
    # NOTE: Arithmetic of a majority: what it is counted on.
    "work.base.cast": N_("Counted on all votes, abstentions too: %(base)s."),
    # NOTE: Arithmetic of a majority: what it is counted on, whether they voted or not.
    "work.base.present": N_("Counted on all who are present: %(base)s."),
    # NOTE: Arithmetic of a majority: what it is counted on, whether they voted or not.
    "work.base.entitled": N_("Counted on all who may vote: %(base)s."),
    # NOTE: Arithmetic of a simple majority.
    "work.simple": N_("More yes than no is asked: yes %(yes)s, no %(no)s."),
    # NOTE: Arithmetic of an absolute majority.
    "work.more": N_("Half of %(base)s is %(exact)s; yes must be more than that, and is %(yes)s."),
    # NOTE: Arithmetic of a majority; %(share)s is such as 2/3 or 60 %.
    "work.least": N_("%(share)s of %(base)s is %(exact)s; yes must be at least that, and is %(yes)s."),
    # NOTE: Arithmetic of a unanimous vote.
    "work.all": N_("All %(base)s must be yes, and %(yes)s are."),
    # NOTE: Arithmetic of a majority: the smallest number of yes votes that would do.
    "work.needed": N_("Fewest yes votes that carry it, with all other votes as they are: %(needed)s."),
    # NOTE: A further rule of a vote: how many chose something, and how many had to.
    "work.at_least": N_("%(choice)s: %(got)s, at least %(limit)s were needed"),
    # NOTE: A further rule of a vote: how many chose something, and how many might.
    "work.at_most": N_("%(choice)s: %(got)s, at most %(limit)s were allowed"),
    # NOTE: Arithmetic of a consent; %(choices)s are names of choices, such as Support.
    "work.behind": N_("Stand behind it (%(choices)s): %(people)s. At least one is needed."),
    # NOTE: Arithmetic of a consent; %(choices)s are names of choices, such as Object.
    "work.answer": N_("To be answered first (%(choices)s): %(people)s."),
    # NOTE: Arithmetic of a consent in eight steps, from 1 (wholehearted yes) to 8 (veto).
    "work.middle": N_("The middle of all steps, from 1 to 8: %(middle)s."),
    # NOTE: A result on which people stand far apart.
    "work.splits": N_("It splits the room: at least a third stand behind it, and at least a third do not."),
    # NOTE: Arithmetic of dots: what each voter had.
    "work.dots.rule": N_("On each paper at most %(budget)s dots, and at most %(cap)s on one option."),
    # NOTE: Arithmetic of dots.
    "work.dots": N_("%(option)s: %(dots)s dots, on %(people)s papers."),
    # NOTE: Arithmetic of dots.
    "work.dots.all": N_("All dots together: %(dots)s."),
    # NOTE: Arithmetic of a rating, such as "Ports, impact: 2 × 3 + 1 × 4 = 10; 10 / 3 = 10/3 (about 3.33)."
    "work.mean": N_("%(option)s, %(criterion)s: %(sum)s = %(total)s; %(total)s / %(n)s = %(mean)s."),
    # NOTE: Arithmetic of a rating in which an option got no marks.
    "work.unrated": N_("%(option)s, %(criterion)s: no marks."),
    # NOTE: Arithmetic of a rating.
    "work.score": N_("%(option)s: %(impact)s × %(feasibility)s = %(score)s, place %(rank)s."),
    # NOTE: Last line of the arithmetic of a vote.
    "work.end": N_("So the result is: %(verdict)s."),
    # NOTE: Head of a column: a choice such as Yes or Object.
    "head.choice": N_("Choice"),
    # NOTE: Head of a column: how many votes.
    "head.votes": N_("Number of votes"),
    # NOTE: Head of a column: what could be chosen.
    "head.option": N_("Option"),
    # NOTE: Head of a column: the sum of dots that an option got.
    "head.dots": N_("Dots"),
    # NOTE: Head of a column: from how many people an option got its dots.
    "head.from": N_("From people"),
    # NOTE: Head of a column: mean impact times mean feasibility.
    "head.score": N_("Impact × feasibility"),
    # NOTE: Head of a column
    "head.perspective": N_("Perspective"),
    # NOTE: Head of a column
    "head.country": N_("Country"),
    # NOTE: Head of a column: how many may vote.
    "head.entitled": N_("Entitled"),
    # NOTE: Head of a column: whether an option is elected.
    "head.outcome": N_("Elected?"),
    # NOTE: Head of a column: votes or points at the first step of a count.
    "head.first": N_("At first"),
    # NOTE: Head of a column: votes or points at the last step of a count.
    "head.last": N_("At the end"),
    # NOTE: Head of a column: the number in the round of voting before this one.
    "head.before": N_("Before"),
    # NOTE: Head of a column: the number in this round of voting.
    "head.now": N_("Now"),
    # NOTE: After a mean: the median, and how many gave 1, 2, 3, 4, 5.
    "rating.median": N_("median %(median)s; 1 to 5: %(counts)s"),
    # NOTE: A group that a third rates low and a third high: talk about it.
    "rating.splits": N_("splits the room"),
    # NOTE: In a table of an election; %(place)s is the place in which an option was elected: 1, 2, 3.
    "option.elected": N_("elected, place %(place)s"),
    # NOTE: In a table of an election: elected by a lot or by the chair, because of a tie.
    "option.settled": N_("elected after the tie"),
    # NOTE: In a table of an election: a tie decides on this option.
    "option.open": N_("tied"),
    # NOTE: Head of a column: by how much a number changed from round to round.
    "head.shift": N_("Shift"),
    # NOTE: After a further rule of a vote: it was kept.
    "work.kept": N_("kept"),
    # NOTE: After a further rule of a vote: it was not kept.
    "work.not_kept": N_("not kept"),
    # NOTE: Stands before the words of somebody who objects.
    "reason.object": N_("Objection"),
    # NOTE: Stands before the words of somebody who supports the text with a reservation.
    "reason.reservation": N_("Reservation"),
}
