"""What a majority, a condition and a quorum ask for, in whole votes. No database, no clock, no Flask."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from msgspec import Struct

WHOLE = 100  # shares are whole percents


class Majority(StrEnum):
    SIMPLE = "simple"  # more yes than no
    ABSOLUTE = "absolute"  # more than half of the base
    TWO_THIRDS = "two_thirds"  # of the base, or more
    THREE_QUARTERS = "three_quarters"  # of the base, or more
    UNANIMITY = "unanimity"  # the whole base
    PERCENT = "percent"  # so many percent of the base, or more


class Base(StrEnum):
    """Of whom a majority is asked."""

    YES_NO = "yes_no"
    CAST = "cast"  # abstentions too
    PRESENT = "present"
    ENTITLED = "entitled"


class Bound(StrEnum):
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Condition(Struct, frozen=True):
    """One more thing that must hold: a choice was made by at least, or at most, so many.

    The limit is `percent` of the base where that is given, and `number` where it is not.
    """

    choice: str
    bound: Bound
    number: int = 0
    percent: int = 0
    base: Base = Base.ENTITLED


class Quorum(Struct, frozen=True):
    """How many must vote (or be present) for a vote to count: heads, not weights.

    At least `number`, and at least `percent` of those entitled (or of those present).
    """

    heads: Base = Base.CAST
    number: int = 0
    percent: int = 0
    base: Base = Base.ENTITLED


class Heads(NamedTuple):
    """How many made each choice, were there, and might have voted."""

    choices: Mapping[str, int]
    present: int
    entitled: int

    @property
    def cast(self) -> int:
        return sum(self.choices.values())

    def of(self, base: Base) -> int:
        if base is Base.YES_NO:
            return self.choices["yes"] + self.choices["no"]
        return {Base.CAST: self.cast, Base.PRESENT: self.present}.get(base, self.entitled)


class Judged(Struct, frozen=True):
    """A condition, how many made its choice, the limit in heads, and whether it holds."""

    condition: Condition
    got: int
    limit: int
    holds: bool


SHARES = {
    Majority.SIMPLE: Fraction(1, 2),
    Majority.ABSOLUTE: Fraction(1, 2),
    Majority.TWO_THIRDS: Fraction(2, 3),
    Majority.THREE_QUARTERS: Fraction(3, 4),
    Majority.UNANIMITY: Fraction(1),
}
MORE_THAN = (Majority.SIMPLE, Majority.ABSOLUTE)  # the others are reached by exactly their share
IN_A_MOTION = {"yes": Bound.AT_LEAST, "no": Bound.AT_MOST, "abstain": Bound.AT_MOST}


def fits(majority: Majority, base: Base, percent: int = 0) -> bool:
    """Say whether a majority can be asked of a base: more yes than no is a question to those alone."""
    if (majority is Majority.PERCENT) != (0 < percent <= WHOLE):
        return False
    return majority is not Majority.SIMPLE or base is Base.YES_NO


def fits_condition(condition: Condition, choices: Collection[str]) -> bool:
    """Say whether a condition can be asked of these choices.

    In a motion one more yes can only help: at least so many yes, at most so many of the others.
    """
    limited = 0 <= condition.percent <= WHOLE and condition.number >= 0
    single = not (condition.percent and condition.number)
    based = condition.base is not Base.YES_NO or {"yes", "no"} <= {*choices}
    bound = IN_A_MOTION.get(condition.choice, condition.bound)
    return condition.choice in choices and limited and single and based and bound is condition.bound


def fits_quorum(quorum: Quorum) -> bool:
    """Say whether a quorum asks for something: those who vote or are present, of more than themselves."""
    wider = {Base.CAST: (Base.PRESENT, Base.ENTITLED), Base.PRESENT: (Base.ENTITLED,)}
    limited = quorum.number >= 0 and 0 <= quorum.percent <= WHOLE
    return limited and quorum.base in wider.get(quorum.heads, ())


def voters_needed(quorum: Fraction, entitled: int) -> int:
    """Return the fewest voters that reach a quorum: heads are whole, so 28 % of 25 is 7."""
    return ceil(quorum * entitled)


def heads_short(quorum: Quorum, heads: Heads) -> int:
    """Return how many more must vote, or come, to reach a quorum."""
    share = voters_needed(Fraction(quorum.percent, WHOLE), heads.of(quorum.base))
    return max(0, share - heads.of(quorum.heads), quorum.number - heads.of(quorum.heads))


def yes_needed(majority: Majority, base: Base, heads: Heads, percent: int = 0) -> int | None:
    """Return the fewest yes votes that reach a majority, the others being as they are; None if none do."""
    share = SHARES.get(majority, Fraction(percent, WHOLE))
    if base in (Base.PRESENT, Base.ENTITLED):
        exact = share * heads.of(base)
    else:  # the base grows with every yes, so it is the others who count
        others = heads.of(base) - heads.choices["yes"]
        if share == 1:
            return None if others else 1
        exact = share * others / (1 - share)
    return max(1, floor(exact) + 1 if majority in MORE_THAN else ceil(exact))


def judged(condition: Condition, heads: Heads) -> Judged:
    """Say whether a condition holds; a limit in percent is told in whole heads."""
    got = heads.choices[condition.choice]
    exact = (
        Fraction(condition.percent * heads.of(condition.base), WHOLE)
        if condition.percent
        else condition.number
    )
    if condition.bound is Bound.AT_LEAST:
        return Judged(condition, got, ceil(exact), got >= exact)
    return Judged(condition, got, floor(exact), got <= exact)


def yes_needed_for(condition: Condition, heads: Heads) -> int | None:
    """Return the fewest yes votes with which a condition holds; None if no number of them will do."""
    yes = heads.choices["yes"]
    grows = condition.percent and condition.base in (Base.YES_NO, Base.CAST)
    if condition.bound is Bound.AT_LEAST:
        if grows:
            return yes_needed(Majority.PERCENT, condition.base, heads, condition.percent)
        return judged(condition, heads).limit
    if grows:
        others = heads.of(condition.base) - yes
        return max(0, ceil(Fraction(WHOLE * heads.choices[condition.choice], condition.percent)) - others)
    return 0 if judged(condition, heads).holds else None
