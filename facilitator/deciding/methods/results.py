"""What a count comes to: who is elected, where the rule leaves it open, and each step to follow by hand."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from facilitator.deciding.methods.boxes import Number


class Stake(StrEnum):
    """What a tie is about."""

    ELECT = "elect"
    EXCLUDE = "exclude"
    TRANSFER = "transfer"  # whose surplus is transferred first


class Settled(StrEnum):
    """By what a tie was settled; `OPEN`, when nothing settles it and every way was counted."""

    OPEN = "open"
    EARLIER = "earlier"  # by the last stage in which they were unequal
    ORDER = "order"  # by an order that was drawn before the count


class Tie(Struct, frozen=True):
    """Options between which the numbers do not decide, and which of them was taken in this round."""

    round: int
    stake: Stake
    options: list[int]
    taken: int
    by: Settled


class Round(Struct, frozen=True):
    """A step of a count. `kind` is a term of the catalogue; `about`, the options that it is about.

    `tallies` say what each option has after it, `numbers` what else is needed to follow it by hand.
    """

    kind: str
    about: list[int]
    tallies: Mapping[int, Number]
    numbers: Mapping[str, Number] = {}
    elected: list[int] = []
    excluded: list[int] = []


class Result(Struct, frozen=True):
    """What a count came to. `elected` are those who are in every set that the rule leaves open, in order.

    `sets` holds every such set where there is more than one; `all_sets` is False where there were too many.
    """

    method: str
    seats: int
    elected: list[int]
    ties: list[Tie]
    rounds: list[Round]
    quota: Number | None = None
    sets: list[list[int]] = []
    all_sets: bool = True


class Way(Struct, frozen=True):
    """One way in which a count can go: its winners in order, its rounds, and the ties on the way.

    `whole` is False where trials went before, in which there were ties, too.
    """

    elected: list[int]
    rounds: list[Round]
    ties: list[Tie]
    quota: Number | None = None
    whole: bool = True


def said(number: Number) -> int | str:
    """Return an exact number for JSON: a whole one as it is, another as "7/2"."""
    whole = Fraction(number)
    return whole.numerator if whole.denominator == 1 else f"{whole.numerator}/{whole.denominator}"


def in_every(sets: Iterable[Iterable[int]]) -> set[int]:
    each = [{*winners} for winners in sets]
    return set.intersection(*each) if each else set()
