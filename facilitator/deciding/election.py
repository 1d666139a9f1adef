"""What a choice or an order of options came to: a count as screens show it. No database, no Flask."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import msgspec
from msgspec import Struct

from facilitator.deciding.answer import answer
from facilitator.deciding.judging.rules import Statement
from facilitator.deciding.judging.scores import Ratio, ratio
from facilitator.deciding.methods import METHODS, Box
from facilitator.deciding.methods.boxes import Form, Number, Pile
from facilitator.deciding.methods.lots import WORK
from facilitator.deciding.methods.results import Result as Count
from facilitator.deciding.methods.results import Round, Settled, Tie

# Rounds in which the number beside an option is its own: votes, points, papers.
OWN = ("stv.", "runoff.", "approval.", "points.", "borda.")


class Tallied(Struct, frozen=True):
    """An option in an election. `place` is that in which it was elected; `open`, that a tie decides on it.

    `first` and `last` are its votes or points at the first and the last step that count such.
    """

    option: int
    place: int | None
    open: bool
    first: Ratio | None
    last: Ratio | None


class ElectionResult(Struct, frozen=True, tag_field="kind", tag="election"):
    """An election's count. `sets` are all the outcomes that a tie leaves open (20 at most are told).

    `valid` papers were counted; who abstained is in `cast` alone, who chose none of the options in `none`.
    """

    method: str
    seats: int
    options: list[Tallied]
    sets: list[list[int]]
    all_sets: bool
    quota: Ratio | None
    valid: int
    abstain: int
    none: int
    cast: int
    entitled: int
    quorum_short: int
    statements: list[Statement] = []


def elected(election: ElectionResult) -> list[Tallied]:
    """Return the options that are elected, in the order of their election."""
    return sorted(
        (each for each in election.options if each.place is not None), key=lambda each: each.place or 0
    )


TOLD = 20  # outcomes of a tie
AT_ONCE = 100_000  # of the work that goes into ways to settle ties: half a second, while all others wait


def counted(box: Box, method: str, seats: int, order: Sequence[int] = ()) -> Count:
    """Count a box; `order` (the options' numbers as they were drawn) settles what a tie leaves open."""
    usual = WORK.set(AT_ONCE)
    try:
        return METHODS[method].count(box, min(seats, len(box.options)), order=tuple(order))
    finally:
        WORK.reset(usual)


def tallied(count: Count, numbers: Mapping[int, int]) -> list[Tallied]:
    """Return each option by its id in the ballot; `numbers` says which number of the box has which id."""
    votes = [each.tallies for each in count.rounds if each.kind.startswith(OWN) and each.tallies]
    open_ = _open(count)
    return [
        Tallied(
            option=option,
            place=count.elected.index(number) + 1 if number in count.elected else None,
            open=number in open_,
            first=_ratio(votes[0].get(number)) if votes else None,
            last=_ratio(votes[-1].get(number)) if votes else None,
        )
        for number, option in numbers.items()
    ]


def _open(count: Count) -> set[int]:
    """Return on whom a tie decides. Where not all ways were tried, that is everybody whom it may concern."""
    open_ = {number for each in count.sets for number in each}
    if not count.all_sets:
        open_ |= {number for tie in count.ties if tie.by is Settled.OPEN for number in tie.options}
    return open_ - {*count.elected}


def _ratio(number: Number | None) -> Ratio | None:
    return None if number is None else ratio(Fraction(number))


def stored(box: Box, count: Count) -> dict[str, Any]:
    """Return a count with all its steps, as it is kept for its protocol."""
    return answer(box, count)


class KeptRound(Struct):
    """A round as it is kept: its numbers are whole, or such as "7/2"."""

    kind: str
    about: list[int]
    tallies: dict[str, int | str]
    numbers: dict[str, int | str]
    elected: list[int]
    excluded: list[int]

    @property
    def restored(self) -> Round:
        tallies = {int(option): _exact(number) for option, number in self.tallies.items()}
        numbers = {name: _exact(number) for name, number in self.numbers.items()}
        return Round(self.kind, self.about, tallies, numbers, self.elected, self.excluded)


class Kept(Struct):
    """The parts of a stored count from which its protocol is told."""

    method: str
    seats: int
    names: list[str]
    cast: int
    elected: list[int]
    sets: list[list[int]]
    all_sets: bool
    quota: int | str | None
    ties: list[Tie]
    rounds: list[KeptRound]


def restored(kept: dict[str, Any]) -> tuple[Box, Count]:
    """Return a stored count as it was, with the names and the size of its box."""
    told = msgspec.convert(kept, Kept)
    count = Count(
        method=told.method,
        seats=told.seats,
        elected=told.elected,
        ties=told.ties,
        rounds=[each.restored for each in told.rounds],
        quota=None if told.quota is None else _exact(told.quota),
        sets=told.sets,
        all_sets=told.all_sets,
    )
    return Box(Form.APPROVAL, told.names, [Pile(frozenset(), told.cast)] if told.cast else []), count


def _exact(said: int | str) -> Number:
    return Fraction(said) if isinstance(said, str) else said
