"""What a ballot came to. No database, no clock, no Flask; whole numbers and fractions, never floats."""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from msgspec import Struct

WHOLE = 100  # quorums are whole percents


class BallotKind(StrEnum):
    """The ways to decide. All are secret but consent, which is named, and blind while it is open."""

    RATING = "rating"
    DOTS = "dots"
    CONSENT = "consent"
    MOTION = "motion"


class Consent(StrEnum):
    SUPPORT = "support"
    RESERVATION = "reservation"
    STAND_ASIDE = "stand_aside"
    OBJECT = "object"


class Vote(StrEnum):
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Majority(StrEnum):
    SIMPLE = "simple"  # more yes than no
    ABSOLUTE = "absolute"  # more than half of the base
    TWO_THIRDS = "two_thirds"  # of the base, or more


class Base(StrEnum):
    """Of whom a majority is asked."""

    YES_NO = "yes_no"
    CAST = "cast"  # abstentions too
    PRESENT = "present"
    ENTITLED = "entitled"


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105  (a verdict, not a password)
    FAIL = "fail"
    TIE = "tie"
    NO_DECISION = "no_decision"
    NO_QUORUM = "no_quorum"


class Outcome(StrEnum):
    """What a consent came to."""

    ADOPTED = "adopted"
    OBJECTIONS = "objections"
    NO_DECISION = "no_decision"
    NO_QUORUM = "no_quorum"


class Rule(Struct, frozen=True):
    """By what a ballot is judged, fixed when it is opened.

    `quorum` is in percent of those entitled; `budget` and `cap` are dots for each voter, and for each option.
    """

    majority: Majority = Majority.SIMPLE
    base: Base = Base.YES_NO
    quorum: int = 0
    budget: int = 0
    cap: int = 0


class Count(NamedTuple):
    yes: int
    no: int
    abstain: int
    present: int
    entitled: int

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain


class MotionResult(Struct, frozen=True, tag_field="kind", tag="motion"):
    """The count of a motion. `margin` is how many yes votes it has over what it needs; below zero, short.

    `quorum_short` is how many more had to vote. `unanimous` says that the result itself tells who voted what.
    """

    yes: int
    no: int
    abstain: int
    cast: int
    entitled: int
    verdict: Verdict
    margin: int
    quorum_short: int
    unanimous: bool


class Statement(Struct, frozen=True):
    """A reservation or an objection, in the words of a person (of whom there may be no name to tell)."""

    choice: Consent
    words: str
    person: int


class ConsentResult(Struct, frozen=True, tag_field="kind", tag="consent"):
    support: int
    reservation: int
    stand_aside: int
    object: int
    cast: int
    entitled: int
    outcome: Outcome
    quorum_short: int
    statements: list[Statement]


def fits(majority: Majority, base: Base) -> bool:
    """Say whether a majority can be asked of a base: more yes than no is a question to those alone."""
    return majority is not Majority.SIMPLE or base is Base.YES_NO


def voters_needed(quorum: Fraction, entitled: int) -> int:
    """Return the fewest voters that reach a quorum: heads are whole, so 28 % of 25 is 7."""
    return ceil(quorum * entitled)


def missing_voters(rule: Rule, cast: int, entitled: int) -> int:
    return max(0, voters_needed(Fraction(rule.quorum, WHOLE), entitled) - cast)


def votes_needed(rule: Rule, count: Count) -> int:
    """Return the fewest yes votes with which this motion passes, everything else being as it is."""
    fixed = {Base.PRESENT: count.present, Base.ENTITLED: count.entitled}.get(rule.base)
    if fixed is not None:
        needed = fixed // 2 + 1 if rule.majority is Majority.ABSOLUTE else ceil(Fraction(2 * fixed, 3))
    else:  # the base grows with every yes, so it is the others who count
        others = count.no + (count.abstain if rule.base is Base.CAST else 0)
        needed = 2 * others if rule.majority is Majority.TWO_THIRDS else others + 1
    return max(1, needed)


def verdict(rule: Rule, count: Count) -> Verdict:
    """Judge a motion. A missed quorum overrides any majority; a base of nobody decides nothing."""
    if missing_voters(rule, count.cast, count.entitled):
        return Verdict.NO_QUORUM
    if count.cast == 0 or (rule.base is Base.YES_NO and count.yes + count.no == 0):
        return Verdict.NO_DECISION
    if rule.majority is Majority.SIMPLE and count.yes == count.no:
        return Verdict.TIE
    return Verdict.PASS if count.yes >= votes_needed(rule, count) else Verdict.FAIL


def motion(votes: Iterable[Vote], rule: Rule, entitled: int, present: int = 0) -> MotionResult:
    cast = list(votes)
    yes, no, abstain = (cast.count(vote) for vote in Vote)
    count = Count(yes, no, abstain, present, entitled)
    return MotionResult(
        yes=yes,
        no=no,
        abstain=abstain,
        cast=count.cast,
        entitled=entitled,
        verdict=verdict(rule, count),
        margin=yes - votes_needed(rule, count),
        quorum_short=missing_voters(rule, count.cast, entitled),
        unanimous=count.cast > 0 and count.cast in (yes, no, abstain),
    )


def outcome(choices: list[Consent], missing: int) -> Outcome:
    """Judge a consent: objections are answered first, and a text that nobody carries is not adopted."""
    if missing:
        return Outcome.NO_QUORUM
    if Consent.OBJECT in choices:
        return Outcome.OBJECTIONS
    carried = Consent.SUPPORT in choices or Consent.RESERVATION in choices
    return Outcome.ADOPTED if carried else Outcome.NO_DECISION


def consent(choices: list[Consent], statements: list[Statement], rule: Rule, entitled: int) -> ConsentResult:
    support, reservation, aside, against = (choices.count(choice) for choice in Consent)
    missing = missing_voters(rule, len(choices), entitled)
    return ConsentResult(
        support=support,
        reservation=reservation,
        stand_aside=aside,
        object=against,
        cast=len(choices),
        entitled=entitled,
        outcome=outcome(choices, missing),
        quorum_short=missing,
        statements=statements,
    )
