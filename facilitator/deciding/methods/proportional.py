"""Phragmén's method: each elected option is a load, and nobody shall bear more than need be.

Source: E. Phragmén (1894), in S. Janson, Phragmén's and Thiele's election methods (2016), section 5.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from facilitator.deciding.methods.boxes import Approval, Box, Number, must_fit
from facilitator.deciding.methods.lots import Lots, counted
from facilitator.deciding.methods.results import Result, Round, Stake, Way

Papers = list[tuple[Approval, int]]


def phragmen(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect one after the other so that the most burdened voter bears as little as can be.

    Each elected option is a load of one, shared by those who chose it so that all of them bear the same.
    """
    must_fit(box, seats, order)
    papers = box.approvals
    size = len(papers) + len(box.options)
    return counted("phragmen", seats, lambda lots: Loads(box.options, papers, lots).run(seats), order, size)


class Loads:
    """What each paper bears, in whole parts of one: `unit` to the load of one option."""

    def __init__(self, options: list[int], papers: Papers, lots: Lots) -> None:
        self.papers, self.lots = papers, lots
        self.left, self.elected, self.rounds = [*options], list[int](), list[Round]()
        self.unit, self.loads = 1, [0] * len(papers)
        self.of = {o: [i for i, (paper, _) in enumerate(papers) if o in paper] for o in options}
        self.voters = {o: sum(papers[i][1] for i in own) for o, own in self.of.items()}

    def run(self, seats: int) -> Way:
        while len(self.elected) < seats:
            self._elect()
        return Way(self.elected, self.rounds, self.lots.ties)

    def _elect(self) -> None:
        after = {option: self._load(option) for option in self.left if self.voters[option]}
        least = min(after.values(), default=Fraction(0))
        # Where nobody has chosen any of those that are left, each of them is as good as any other.
        tied = [option for option in self.left if after.get(option) == least] or self.left
        state = (tuple(self.left), self.unit, tuple(self.loads)) if len(tied) > 1 else None
        taken = self.lots.take(tied, Stake.ELECT, len(self.rounds), state)
        numbers: dict[str, Number] = {"load": least, "voters": self.voters[taken]} if after else {}
        kind = "phragmen.load" if after else "phragmen.nobody"
        self.rounds.append(Round(kind, [taken], {**after}, numbers, [taken]))
        self._bear(taken, least)
        self.left.remove(taken)
        self.elected.append(taken)

    def _load(self, option: int) -> Fraction:
        """Return what each who chose this option would bear with it."""
        borne = sum(self.papers[i][1] * self.loads[i] for i in self.of[option])
        return Fraction(self.unit + borne, self.unit * self.voters[option])

    def _bear(self, option: int, load: Fraction) -> None:
        unit = lcm(self.unit, load.denominator)
        self.loads = [each * (unit // self.unit) for each in self.loads]
        self.unit = unit
        for i in self.of[option]:
            self.loads[i] = load.numerator * (unit // load.denominator)
