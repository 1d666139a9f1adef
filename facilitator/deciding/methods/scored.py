"""Methods in which each option has a score, and the highest are elected: approval, dots, Borda.

A tie at the last seat is left open: every set that the scores allow is told, unless there are too many.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice
from math import comb

from facilitator.deciding.methods.boxes import Box, Form, Number, Unfit, must_fit
from facilitator.deciding.methods.pairs import pairwise
from facilitator.deciding.methods.results import Result, Round, Settled, Stake, Tie

MOST = 2000  # sets that are told one by one


def approval(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect whom most have chosen; each voter chooses as many as they like."""
    must_fit(box, seats, order)
    chosen = Counter[int]()
    for paper, many in box.approvals:
        chosen.update(dict.fromkeys(paper, many))
    return elect("approval", {option: chosen[option] for option in box.options}, seats, order)


def points(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect who was given most: dots, or marks, from all voters together."""
    must_fit(box, seats, order)
    if box.form is not Form.POINTS:
        raise Unfit("this method counts papers that give each option a number")
    sums = Counter[int]()
    for pile in box.piles:
        assert isinstance(pile.paper, tuple)
        for option, given in pile.paper:
            sums[option] += given * pile.many
    return elect("points", {option: sums[option] for option in box.options}, seats, order)


def borda(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect who has most points: one for each option below, a half for each in the same place.

    Options that a paper does not name share the last place on it. Source: J.-C. de Borda, Mémoire sur les
    élections au scrutin (1781), with the average rank for ties (D. Black, 1976).
    """
    must_fit(box, seats, order)
    rankings = box.rankings
    preferred, papers = pairwise(box.options, rankings), sum(many for _, many in rankings)
    scores = dict.fromkeys(box.options, Fraction(0))
    for a, b in preferred:
        equal = papers - preferred[a, b] - preferred[b, a]
        scores[a] += preferred[a, b] + Fraction(equal, 2)
    return elect("borda", scores, seats, order)


def elect(method: str, scores: Mapping[int, Number], seats: int, order: Sequence[int] = ()) -> Result:
    """Return the options with the highest scores, best first; a drawn order, if any, settles ties."""
    ranked = sorted(scores, key=lambda option: -scores[option])
    last = scores[ranked[seats - 1]]
    sure = [option for option in ranked if scores[option] > last]
    tied = sorted(option for option in ranked if scores[option] == last)
    need = seats - len(sure)
    if len(tied) == need:
        return Result(method, seats, [*sure, *tied], [], [_told(method, scores, [*sure, *tied])])
    if order:
        taken = sorted(tied, key=list(order).index)[:need]
        ties = [Tie(0, Stake.ELECT, tied, option, Settled.ORDER) for option in taken]
        return Result(method, seats, [*sure, *taken], ties, [_told(method, scores, [*sure, *taken])])
    sets = [sorted([*sure, *some]) for some in islice(combinations(tied, need), MOST)]
    ties = [Tie(0, Stake.ELECT, tied, 0, Settled.OPEN)]
    told = [_told(method, scores, sure)]
    return Result(method, seats, sure, ties, told, sets=sorted(sets), all_sets=comb(len(tied), need) <= MOST)


def _told(method: str, scores: Mapping[int, Number], elected: list[int]) -> Round:
    return Round(f"{method}.sum", [], dict(scores), {}, elected)
