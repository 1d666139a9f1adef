"""Consent in eight steps: what a group says between "I love it" and "I block it". No database, no Flask.

Source: S. Kaner and others, Facilitator's Guide to Participatory Decision-Making, "Gradients of agreement".
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from facilitator.deciding.judging.majorities import Heads, Judged, judged
from facilitator.deciding.judging.rules import Outcome, Statement, missing_heads
from facilitator.deciding.judging.scores import Ratio, median, ratio
from facilitator.deciding.kinds import Rule


class Gradient(StrEnum):
    """From the first to the eighth step."""

    ENDORSE = "endorse"
    MINOR_POINT = "minor_point"
    RESERVATIONS = "reservations"
    ABSTAIN = "abstain"
    MORE_DISCUSSION = "more_discussion"
    WILL_SUPPORT = "will_support"  # does not like it, and will not hold up the group
    DISAGREE = "disagree"  # seriously: do not count on me
    VETO = "veto"


STEPS = list(Gradient)
CARRY = STEPS[:3]  # with at least one of these a text has somebody who stands behind it
ANSWER = (Gradient.MORE_DISCUSSION, Gradient.DISAGREE, Gradient.VETO)  # first, before it is adopted


class GradientsResult(Struct, frozen=True, tag_field="kind", tag="gradients"):
    """The count of gradients: how many on each of the eight steps, from the first, and what they come to.

    `to_answer` says how many asked for more discussion, disagreed or vetoed; the middle of the steps is an
    exact fraction. `splits` says that at least a third stand behind it, and at least a third do not like it.
    """

    counts: list[int]
    cast: int
    entitled: int
    outcome: Outcome
    quorum_short: int
    to_answer: int
    middle: Ratio | None
    splits: bool
    conditions: list[Judged] = []
    statements: list[Statement] = []


def gradients(choices: Sequence[Gradient], rule: Rule, entitled: int, present: int = 0) -> GradientsResult:
    """Count a consent in eight steps; the conditions of the rule must hold, too, for it to be adopted."""
    heads = Heads({step.value: list(choices).count(step) for step in Gradient}, present, entitled)
    conditions = [judged(condition, heads) for condition in rule.conditions]
    counts = [*heads.choices.values()]
    missing = missing_heads(rule, heads)
    return GradientsResult(
        counts=counts,
        cast=heads.cast,
        entitled=entitled,
        outcome=Outcome.NO_QUORUM if missing else outcome(heads, conditions),
        quorum_short=missing,
        to_answer=sum(heads.choices[step] for step in ANSWER),
        middle=ratio(median([1 + STEPS.index(choice) for choice in choices])),
        splits=splits(counts),
        conditions=conditions,
    )


def outcome(heads: Heads, conditions: Sequence[Judged]) -> Outcome:
    """Judge: what must be answered is answered first, and a text that nobody carries is not adopted."""
    if any(heads.choices[step] for step in ANSWER):
        return Outcome.OBJECTIONS
    carried = any(heads.choices[step] for step in CARRY)
    return Outcome.ADOPTED if carried and all(each.holds for each in conditions) else Outcome.NO_DECISION


def splits(counts: list[int]) -> bool:
    few = min(sum(counts[:3]), sum(counts[5:]))
    return few > 0 and 3 * few >= sum(counts)
