"""What a ballot came to. No database, no clock, no Flask; whole numbers and fractions, never floats."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from facilitator.deciding.judging.majorities import (
    Base,
    Heads,
    Judged,
    Majority,
    Quorum,
    heads_short,
    judged,
    yes_needed,
    yes_needed_for,
)
from facilitator.deciding.kinds import Rule


class Consent(StrEnum):
    SUPPORT = "support"
    RESERVATION = "reservation"
    STAND_ASIDE = "stand_aside"
    OBJECT = "object"


class Vote(StrEnum):
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


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


class Count(NamedTuple):
    yes: int
    no: int
    abstain: int
    present: int
    entitled: int

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain

    @property
    def heads(self) -> Heads:
        return Heads({"yes": self.yes, "no": self.no, "abstain": self.abstain}, self.present, self.entitled)


class MotionResult(Struct, frozen=True, tag_field="kind", tag="motion"):
    """The count of a motion. `margin` is how many yes votes it has over what it needs; below zero, short.

    There is no margin where no number of yes votes would do. `quorum_short` is how many more had to vote (or
    come). `unanimous` says that the result itself tells who voted what.
    """

    yes: int
    no: int
    abstain: int
    cast: int
    entitled: int
    verdict: Verdict
    margin: int | None
    quorum_short: int
    unanimous: bool
    conditions: list[Judged] = []
    statements: list["Statement"] = []


class Statement(Struct, frozen=True):
    """Why somebody chose as they did: a reservation, an objection, or another reason.

    `choice` is empty where a choice is more than one word; `person` is 0 where there is no name to tell.
    """

    choice: str
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
    conditions: list[Judged] = []


def missing_heads(rule: Rule, heads: Heads) -> int:
    """Return how many more must vote (or come) until every quorum is reached."""
    return max(heads_short(quorum, heads) for quorum in [Quorum(percent=rule.quorum), *rule.quorums])


def votes_needed(rule: Rule, count: Count) -> int | None:
    """Return the fewest yes votes with which this motion passes, everything else being as it is.

    None if no number of them will do: the votes of others stand in its way.
    """
    needed = [
        yes_needed(rule.majority, rule.base, count.heads, rule.percent),
        *(yes_needed_for(condition, count.heads) for condition in rule.conditions),
    ]
    reachable = [votes for votes in needed if votes is not None]
    return max(reachable) if len(reachable) == len(needed) else None


def verdict(rule: Rule, count: Count) -> Verdict:
    """Judge a motion. A missed quorum overrides any majority; a base of nobody decides nothing."""
    if missing_heads(rule, count.heads):
        return Verdict.NO_QUORUM
    if count.cast == 0 or (rule.base is Base.YES_NO and count.yes + count.no == 0):
        return Verdict.NO_DECISION
    if rule.majority is Majority.SIMPLE and count.yes == count.no:
        return Verdict.TIE
    needed = votes_needed(rule, count)
    return Verdict.FAIL if needed is None or count.yes < needed else Verdict.PASS


def motion(votes: Iterable[Vote], rule: Rule, entitled: int, present: int = 0) -> MotionResult:
    cast = list(votes)
    yes, no, abstain = (cast.count(vote) for vote in Vote)
    count = Count(yes, no, abstain, present, entitled)
    needed = votes_needed(rule, count)
    return MotionResult(
        yes=yes,
        no=no,
        abstain=abstain,
        cast=count.cast,
        entitled=entitled,
        verdict=verdict(rule, count),
        margin=None if needed is None else yes - needed,
        quorum_short=missing_heads(rule, count.heads),
        unanimous=count.cast > 0 and count.cast in (yes, no, abstain),
        conditions=[judged(condition, count.heads) for condition in rule.conditions],
    )


def outcome(heads: Heads, missing: int, conditions: Sequence[Judged] = ()) -> Outcome:
    """Judge a consent: objections are answered first, and a text that nobody carries is not adopted.

    A condition that says how many objections there may be replaces the rule that there may be none.
    """
    if missing:
        return Outcome.NO_QUORUM
    about = [each for each in conditions if each.condition.choice == Consent.OBJECT]
    if not all(each.holds for each in about) or (heads.choices[Consent.OBJECT] and not about):
        return Outcome.OBJECTIONS
    carried = heads.choices[Consent.SUPPORT] or heads.choices[Consent.RESERVATION]
    return Outcome.ADOPTED if carried and all(each.holds for each in conditions) else Outcome.NO_DECISION


def consent(
    choices: list[Consent], statements: list[Statement], rule: Rule, entitled: int, present: int = 0
) -> ConsentResult:
    support, reservation, aside, against = (choices.count(choice) for choice in Consent)
    heads = Heads({choice.value: choices.count(choice) for choice in Consent}, present, entitled)
    conditions = [judged(condition, heads) for condition in rule.conditions]
    missing = missing_heads(rule, heads)
    return ConsentResult(
        support=support,
        reservation=reservation,
        stand_aside=aside,
        object=against,
        cast=len(choices),
        entitled=entitled,
        outcome=outcome(heads, missing, conditions),
        quorum_short=missing,
        statements=statements,
        conditions=conditions,
    )
