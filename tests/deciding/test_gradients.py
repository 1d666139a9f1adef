"""Kaner's gradients of agreement, counted."""

import pytest

from facilitator.deciding.judging.gradients import Gradient, gradients
from facilitator.deciding.judging.majorities import Bound, Condition
from facilitator.deciding.judging.rules import Outcome
from facilitator.deciding.judging.scores import Ratio
from facilitator.deciding.kinds import Rule


def of(**counted):
    return [Gradient(step) for step, times in counted.items() for _ in range(times)]


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        (of(endorse=5), Outcome.ADOPTED),
        (of(reservations=1, abstain=3, will_support=2), Outcome.ADOPTED),
        (of(abstain=3, will_support=2), Outcome.NO_DECISION),  # nobody stands behind it
        (of(endorse=9, veto=1), Outcome.OBJECTIONS),
        (of(endorse=9, disagree=1), Outcome.OBJECTIONS),
        (of(endorse=9, more_discussion=1), Outcome.OBJECTIONS),
        ([], Outcome.NO_DECISION),
    ],
)
def test_what_must_be_answered_is_answered_before_a_text_is_adopted(choices, outcome):
    assert gradients(choices, Rule(), entitled=10).outcome is outcome


def test_each_of_the_eight_steps_is_told_with_the_middle_and_what_is_to_be_answered():
    result = gradients(of(endorse=2, minor_point=1, abstain=1, disagree=1, veto=1), Rule(), entitled=9)
    assert result.counts == [2, 1, 0, 1, 0, 0, 1, 1]
    assert (result.cast, result.entitled, result.to_answer) == (6, 9, 2)
    assert result.middle == Ratio(3, 1)  # between the second and the fourth step
    assert result.splits  # three behind it, two against


def test_a_group_that_stands_behind_it_is_not_split():
    assert not gradients(of(endorse=5, veto=1), Rule(), entitled=9).splits


def test_a_missed_quorum_overrides_what_was_said():
    result = gradients(of(endorse=2), Rule(quorum=50), entitled=6)
    assert (result.outcome, result.quorum_short) == (Outcome.NO_QUORUM, 1)


def test_a_condition_must_hold_too():
    rule = Rule(conditions=[Condition("endorse", Bound.AT_LEAST, percent=50)])
    assert gradients(of(endorse=2, reservations=2), rule, entitled=6).outcome is Outcome.NO_DECISION
    assert gradients(of(endorse=3, reservations=2), rule, entitled=6).outcome is Outcome.ADOPTED
