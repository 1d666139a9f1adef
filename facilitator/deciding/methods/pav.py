"""Proportional approval voting: of all sets, the one that gives most to voters, each more at half, a third, …

Source: T. N. Thiele, Om Flerfoldsvalg (1895).
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import chain
from math import lcm

from facilitator.deciding.methods.boxes import Approval, Box, Unfit, must_fit
from facilitator.deciding.methods.results import Result, Round, Settled, Stake, Tie, in_every

Papers = list[tuple[Approval, int]]
MOST = 2000  # sets with the same score that are told one by one
STEPS = 200_000  # sets, whole or begun, that are weighed before a box is refused; some need a lifetime


def pav(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect the set with the highest score: 1 for a voter's first elected choice, 1/2 for the second, …

    Every set is weighed, as far as it can still be the best. Raises Unfit where that would take too long.
    A drawn order takes, of the best sets, the one with its first option; of those, the one with its second …
    """
    must_fit(box, seats, order)
    search = Search(box.options, [(paper, many) for paper, many in box.approvals if paper], seats)
    sets = search.best()
    sure, some = search.sure(sets), search.some(sets)
    if len(sets) == 1:
        return Result("pav", seats, sure, [], told(search, sure))
    open_ = [option for option in some if option not in sure]
    if order:
        taken = search.first(order)
        ties = [Tie(0, Stake.ELECT, open_, option, Settled.ORDER) for option in taken if option in open_]
        return Result("pav", seats, taken, ties, told(search, taken))
    ties = [Tie(0, Stake.ELECT, open_, 0, Settled.OPEN)]
    return Result("pav", seats, sure, ties, told(search, sets[0]), sets=sets, all_sets=len(sets) < MOST)


class Search:
    """All sets of the highest score. Scores are whole: a half of `unit`, a third of it, and so on."""

    def __init__(self, options: list[int], papers: Papers, seats: int) -> None:
        self.options, self.papers, self.seats = options, papers, seats
        self.unit = lcm(*range(1, seats + 1))
        self.of = {o: [i for i, (paper, _) in enumerate(papers) if o in paper] for o in options}
        self.have, self.steps, self.most = [0] * len(papers), 0, -1
        self.worth = [many * self.unit for _, many in papers]  # of one more elected option on each paper

    def best(self) -> list[list[int]]:
        """Return the best sets, `MOST` of them if there are more."""
        self.found, self.enough = list[list[int]](), MOST
        self.most = self.score(self._greedy())  # a start below which no set needs to be looked at
        self._extend([], self.options, 0)
        return sorted(self.found)

    def reaches(self, taken: Collection[int], left: Collection[int]) -> bool:
        """Say whether one of the best sets has all of these, and its other options from those left."""
        self.found, self.enough = [], 1
        if len(taken) > self.seats:
            return False
        score = sum(self._add(option) for option in taken)
        self._extend([*taken], [option for option in left if option not in taken], score)
        for option in taken:
            self._drop(option)
        return bool(self.found)

    def sure(self, sets: list[list[int]]) -> list[int]:
        """Return who is in every best set."""
        sure = sorted(in_every(sets))
        if len(sets) < MOST:
            return sure
        return [o for o in sure if not self.reaches([], [other for other in self.options if other != o])]

    def some(self, sets: list[list[int]]) -> list[int]:
        """Return who is in at least one best set."""
        some = {*chain.from_iterable(sets)}
        full = len(sets) == MOST
        return [o for o in self.options if o in some or (full and self.reaches([o], self.options))]

    def first(self, order: Sequence[int]) -> list[int]:
        """Return the best set that comes first by a drawn order."""
        taken = list[int]()
        for option in order:
            if option in self.of and self.reaches([*taken, option], self.options):
                taken.append(option)
        return sorted(taken)

    def score(self, winners: Collection[int]) -> int:
        score = sum(self._add(option) for option in winners)
        for option in winners:
            self._drop(option)
        return score

    def _greedy(self) -> list[int]:
        left, taken = [*self.options], list[int]()
        while len(taken) < self.seats:
            taken.append(max(left, key=self._gain))
            left.remove(taken[-1])
            self._add(taken[-1])
        for option in taken:
            self._drop(option)
        return taken

    def _gain(self, option: int) -> int:
        return sum(map(self.worth.__getitem__, self.of[option]))

    def _add(self, option: int) -> int:
        gain = self._gain(option)
        self._move(option, 1)
        return gain

    def _drop(self, option: int) -> None:
        self._move(option, -1)

    def _move(self, option: int, by: int) -> None:
        for i in self.of[option]:
            self.have[i] += by
            self.worth[i] = self.papers[i][1] * (self.unit // (self.have[i] + 1))

    def _extend(self, taken: list[int], left: list[int], score: int) -> None:
        """Weigh every set that has those taken. Gains only shrink, so their sum is the most that can come."""
        self._step()
        need = self.seats - len(taken)
        if not need:
            return self._keep(taken, score)
        gains = sorted(((self._gain(option), option) for option in left), key=lambda each: -each[0])
        for place in range(len(gains) - need + 1):
            most = score + sum(gain for gain, _ in gains[place : place + need])
            if most < self.most or (most == self.most and len(self.found) >= self.enough):
                break
            gain, option = gains[place]
            self._move(option, 1)
            self._extend([*taken, option], [each for _, each in gains[place + 1 :]], score + gain)
            self._move(option, -1)
        return None

    def _step(self) -> None:
        self.steps += 1
        if self.steps > STEPS:
            raise Unfit("too many sets are nearly as good as the best one for an exact count of these papers")

    def _keep(self, taken: list[int], score: int) -> None:
        if score > self.most:
            self.most, self.found = score, []
        if score == self.most:
            self.found.append(sorted(taken))


def told(search: Search, winners: list[int]) -> list[Round]:
    """What the set gives to how many voters, and what the set would come to with another option in it."""
    have = [sum(option in paper for option in winners) for paper, _ in search.papers]
    numbers = {
        f"with_{count}": sum(many for (_, many), own in zip(search.papers, have, strict=True) if own == count)
        for count in range(1, search.seats + 1)
    }
    others = {
        option: Fraction(
            max(search.score([*(each for each in winners if each != out), option]) for out in winners),
            search.unit,
        )
        for option in search.options
        if option not in winners
    }
    score = Fraction(search.score(winners), search.unit)
    return [
        Round("pav.score", winners, {}, {**numbers, "score": score}, winners),
        Round("pav.instead", winners, others, {"score": score}),
    ]
