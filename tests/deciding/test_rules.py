"""The counting of motions and consents, against the table that the rules were written from."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.deciding.rules import (
    Base,
    Consent,
    Count,
    Majority,
    Outcome,
    Rule,
    Verdict,
    Vote,
    consent,
    fits,
    missing_voters,
    motion,
    verdict,
    voters_needed,
    votes_needed,
)

P, F, T, N = Verdict.PASS, Verdict.FAIL, Verdict.TIE, Verdict.NO_DECISION
COLUMNS = [
    Rule(Majority.SIMPLE, Base.YES_NO),
    Rule(Majority.ABSOLUTE, Base.CAST),
    Rule(Majority.TWO_THIRDS, Base.YES_NO),
    Rule(Majority.TWO_THIRDS, Base.CAST),
    Rule(Majority.ABSOLUTE, Base.PRESENT),
    Rule(Majority.ABSOLUTE, Base.ENTITLED),
]
TABLE = {
    (3, 2, 1, 7, 8): [P, F, F, F, F, F],
    (4, 2, 0, 6, 8): [P, P, P, P, P, F],
    (4, 2, 1, 7, 8): [P, P, P, F, P, F],
    (3, 3, 0, 6, 6): [T, F, F, F, F, F],
    (0, 0, 6, 6, 6): [N, F, N, F, F, F],
    (0, 0, 0, 6, 6): [N, N, N, N, N, N],
}
RULES = [Rule(m, b) for m in Majority for b in Base if fits(m, b)]


@pytest.mark.parametrize("count", TABLE)
def test_a_motion_comes_to_what_the_table_says_under_every_rule(count):
    assert [verdict(rule, Count(*count)) for rule in COLUMNS] == TABLE[count]


def test_a_motion_is_counted_from_its_votes():
    result = motion([Vote.YES, Vote.NO, Vote.YES, Vote.ABSTAIN], Rule(), entitled=6)
    assert (result.yes, result.no, result.abstain, result.cast, result.entitled) == (2, 1, 1, 4, 6)
    assert (result.verdict, result.margin, result.unanimous) == (Verdict.PASS, 0, False)


@pytest.mark.parametrize("vote", Vote)
def test_a_result_that_is_unanimous_says_so_since_it_tells_who_voted_what(vote):
    assert motion([vote] * 3, Rule(), entitled=5).unanimous


@pytest.mark.parametrize(
    ("share", "entitled", "needed"),
    [
        (Fraction(1, 2), 42, 21),
        (Fraction(2, 3), 42, 28),
        (Fraction(1, 2), 43, 22),
        (Fraction(2, 3), 43, 29),
        (Fraction(28, 100), 25, 7),  # floats say 8
        (Fraction(0), 25, 0),
        (Fraction(1), 25, 25),
    ],
)
def test_a_quorum_is_whole_heads(share, entitled, needed):
    assert voters_needed(share, entitled) == needed


def test_a_missed_quorum_overrides_any_majority_and_says_how_many_are_missing():
    result = motion([Vote.YES], Rule(quorum=50), entitled=6)
    assert (result.verdict, result.quorum_short) == (Verdict.NO_QUORUM, 2)


def test_abstentions_count_for_the_quorum():
    result = motion([Vote.YES, Vote.ABSTAIN, Vote.ABSTAIN], Rule(quorum=50), entitled=6)
    assert (result.verdict, result.quorum_short) == (Verdict.PASS, 0)


def test_more_yes_than_no_fits_no_other_base():
    assert [base for base in Base if fits(Majority.SIMPLE, base)] == [Base.YES_NO]
    assert all(fits(Majority.TWO_THIRDS, base) for base in Base)


counts = st.builds(
    lambda y, n, a, away, gone: Count(y, n, a, y + n + a + away, y + n + a + away + gone),
    *[st.integers(0, 12)] * 5,
)


@given(st.sampled_from(RULES), counts)
def test_n_short_and_n_over_are_what_trying_every_number_says(rule, count):
    passes = [
        yes for yes in range(60) if verdict(rule, count._replace(yes=yes, entitled=count.entitled)) is P
    ]
    assert votes_needed(rule, count) == passes[0]
    assert passes == [*range(passes[0], 60)]


@given(st.sampled_from(RULES), counts)
def test_a_motion_passes_exactly_when_it_is_not_short(rule, count):
    votes = [Vote.YES] * count.yes + [Vote.NO] * count.no + [Vote.ABSTAIN] * count.abstain
    result = motion(reversed(votes), rule, count.entitled, count.present)
    assert (result.verdict is P) == (result.margin >= 0)


@given(st.integers(0, 100), st.integers(0, 60), st.data())
def test_a_quorum_is_reached_as_whole_numbers_say(percent, entitled, data):
    cast = data.draw(st.integers(0, entitled))
    reached = cast * 100 >= percent * entitled
    assert (missing_voters(Rule(quorum=percent), cast, entitled) == 0) == reached


def of(**counted):
    return [Consent(choice) for choice, times in counted.items() for _ in range(times)]


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        (of(support=5), Outcome.ADOPTED),
        (of(support=1, reservation=2, stand_aside=2), Outcome.ADOPTED),
        (of(reservation=1), Outcome.ADOPTED),
        (of(support=8, object=1), Outcome.OBJECTIONS),
        (of(object=1), Outcome.OBJECTIONS),
        (of(stand_aside=3), Outcome.NO_DECISION),  # nobody carries the text
        ([], Outcome.NO_DECISION),
    ],
)
def test_a_consent_is_adopted_unless_somebody_objects_or_nobody_carries_it(choices, outcome):
    assert consent(choices, [], Rule(), entitled=9).outcome is outcome


def test_a_consent_that_too_few_gave_is_none():
    result = consent(of(support=2), [], Rule(quorum=50), entitled=6)
    assert (result.outcome, result.quorum_short) == (Outcome.NO_QUORUM, 1)
