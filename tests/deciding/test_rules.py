"""The counting of motions and consents, against the table that the rules were written from."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.deciding.judging.majorities import (
    Base,
    Bound,
    Condition,
    Heads,
    Majority,
    Quorum,
    fits,
    fits_condition,
    fits_quorum,
    heads_short,
    voters_needed,
)
from facilitator.deciding.judging.rules import (
    Consent,
    Count,
    Outcome,
    Verdict,
    Vote,
    consent,
    missing_heads,
    motion,
    verdict,
    votes_needed,
)
from facilitator.deciding.kinds import Rule

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
RULES = [
    Rule(m, b, percent=percent)
    for m in Majority
    for b in Base
    for percent in (0, 28, 60, 90, 100)
    if fits(m, b, percent)
]


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


CONDITIONS = [
    Condition(choice, bound, number, percent, base)
    for choice, bound in (("yes", Bound.AT_LEAST), ("no", Bound.AT_MOST), ("abstain", Bound.AT_MOST))
    for number, percent in ((0, 0), (2, 0), (0, 10), (0, 75), (0, 100))
    for base in Base
]
some_rules = st.builds(
    lambda rule, conditions: replace(rule, conditions=conditions),
    st.sampled_from(RULES),
    st.lists(st.sampled_from(CONDITIONS), max_size=3),
)


def test_every_condition_tried_here_could_be_asked():
    assert all(fits_condition(condition, [*Vote]) for condition in CONDITIONS)


@settings(max_examples=300, deadline=None)
@given(some_rules, counts)
def test_n_short_and_n_over_are_what_trying_every_number_says(rule, count):
    tried = range(250)  # more than 24 others at 90 % ask for
    passes = [yes for yes in tried if verdict(rule, count._replace(yes=yes)) is P]
    assert votes_needed(rule, count) == (passes[0] if passes else None)
    assert not passes or passes == [*range(passes[0], len(tried))]


def test_n_short_is_what_trying_every_number_says_for_every_small_count():
    numbers = itertools.product(range(4), range(4), range(4), range(2), range(2))
    for y, n, a, away, gone in numbers:
        count = Count(y, n, a, y + n + a + away, y + n + a + away + gone)
        for rule in RULES:
            needed = votes_needed(rule, count)
            tried = range(60 if needed is None else needed + 2)
            passes = [yes for yes in tried if verdict(rule, count._replace(yes=yes)) is P]
            assert passes == ([] if needed is None else [needed, needed + 1]), (rule, count)


@given(some_rules, counts)
def test_a_motion_passes_exactly_when_it_is_not_short(rule, count):
    votes = [Vote.YES] * count.yes + [Vote.NO] * count.no + [Vote.ABSTAIN] * count.abstain
    result = motion(reversed(votes), rule, count.entitled, count.present)
    assert (result.verdict is P) == (result.margin is not None and result.margin >= 0)
    assert result.verdict is not P or all(each.holds for each in result.conditions)


@pytest.mark.parametrize(
    ("majority", "base", "count", "said", "margin"),
    [
        (Majority.THREE_QUARTERS, Base.YES_NO, (6, 2, 3, 11, 12), P, 0),
        (Majority.THREE_QUARTERS, Base.YES_NO, (5, 2, 0, 7, 12), F, -1),
        (Majority.THREE_QUARTERS, Base.CAST, (6, 2, 1, 9, 12), F, -3),
        (Majority.THREE_QUARTERS, Base.ENTITLED, (9, 0, 0, 9, 12), P, 0),
        (Majority.THREE_QUARTERS, Base.PRESENT, (7, 0, 0, 10, 12), F, -1),
        (Majority.UNANIMITY, Base.YES_NO, (3, 0, 4, 7, 8), P, 2),
        (Majority.UNANIMITY, Base.YES_NO, (3, 1, 0, 7, 8), F, None),  # no number of yes undoes a no
        (Majority.UNANIMITY, Base.YES_NO, (0, 0, 4, 7, 8), N, -1),
        (Majority.UNANIMITY, Base.CAST, (3, 0, 1, 7, 8), F, None),
        (Majority.UNANIMITY, Base.PRESENT, (7, 0, 0, 7, 8), P, 0),
        (Majority.UNANIMITY, Base.ENTITLED, (7, 0, 0, 7, 8), F, -1),
    ],
)
def test_higher_majorities(majority, base, count, said, margin):
    yes, no, abstain, present, entitled = count
    votes = [Vote.YES] * yes + [Vote.NO] * no + [Vote.ABSTAIN] * abstain
    result = motion(votes, Rule(majority, base), entitled, present)
    assert (result.verdict, result.margin) == (said, margin)


@given(st.integers(1, 100), st.sampled_from(Base), counts)
def test_a_percent_of_a_base_is_reached_as_whole_numbers_say(percent, base, count):
    whole = count.heads.of(base)
    result = verdict(Rule(Majority.PERCENT, base, percent=percent), count)
    if count.yes:
        assert (result is P) == (count.yes * 100 >= percent * whole)
    else:
        assert result is not P


def test_a_majority_in_percent_needs_its_percent_and_the_others_have_none():
    assert fits(Majority.PERCENT, Base.CAST, 60)
    assert not fits(Majority.PERCENT, Base.CAST)
    assert not fits(Majority.PERCENT, Base.CAST, 101)
    assert not fits(Majority.TWO_THIRDS, Base.CAST, 60)


BOTH = [Condition("yes", Bound.AT_LEAST, percent=75), Condition("no", Bound.AT_MOST, 0)]


@pytest.mark.parametrize(
    ("yes", "no", "said", "margin", "held"),
    [
        (6, 0, P, 0, [True, True]),  # 75 % of 8 are 6
        (5, 0, F, -1, [False, True]),
        (7, 1, F, None, [True, False]),
        (5, 1, F, None, [False, False]),
    ],
)
def test_several_conditions_must_hold_at_once(yes, no, said, margin, held):
    result = motion([Vote.YES] * yes + [Vote.NO] * no, Rule(conditions=BOTH), entitled=8)
    assert (result.verdict, result.margin) == (said, margin)
    assert [each.holds for each in result.conditions] == held
    assert [each.limit for each in result.conditions] == [6, 0]


def test_a_consent_can_ask_for_three_quarters_of_those_entitled_and_no_objection():
    rule = Rule(
        conditions=[Condition("support", Bound.AT_LEAST, percent=75), Condition("object", Bound.AT_MOST)]
    )
    assert consent(of(support=6, stand_aside=2), [], rule, 8).outcome is Outcome.ADOPTED
    assert consent(of(support=5, reservation=3), [], rule, 8).outcome is Outcome.NO_DECISION
    assert consent(of(support=7, object=1), [], rule, 8).outcome is Outcome.OBJECTIONS


def test_a_consent_may_allow_an_objection_by_a_condition():
    rule = Rule(conditions=[Condition("object", Bound.AT_MOST, 1)])
    assert consent(of(support=6, object=1), [], rule, 8).outcome is Outcome.ADOPTED
    assert consent(of(support=6, object=2), [], rule, 8).outcome is Outcome.OBJECTIONS


@pytest.mark.parametrize(
    "odd",
    [
        Condition("yes", Bound.AT_MOST, 3),  # one more yes would do harm
        Condition("no", Bound.AT_LEAST, 3),
        Condition("maybe", Bound.AT_MOST, 3),
        Condition("no", Bound.AT_MOST, -1),
        Condition("no", Bound.AT_MOST, percent=101),
        Condition("no", Bound.AT_MOST, number=1, percent=10),
    ],
)
def test_a_condition_that_makes_no_sense_is_not_asked(odd):
    assert not fits_condition(odd, [*Vote])


def test_a_consent_has_no_yes_and_no_to_ask_a_share_of():
    condition = Condition("support", Bound.AT_LEAST, percent=50, base=Base.YES_NO)
    assert not fits_condition(condition, [*Consent])


@pytest.mark.parametrize(
    ("quorum", "short"),
    [
        (Quorum(percent=50), 1),  # 4 of 10 entitled voted
        (Quorum(number=6), 2),
        (Quorum(number=3, percent=60), 2),  # both
        (Quorum(percent=67, base=Base.PRESENT), 1),  # 67 % of 7 present are 5
        (Quorum(Base.PRESENT, percent=80), 1),
        (Quorum(Base.PRESENT, number=7), 0),
        (Quorum(), 0),
    ],
)
def test_a_quorum_is_a_percent_or_a_number_of_those_who_vote_or_are_there(quorum, short):
    count = Count(2, 1, 1, present=7, entitled=10)
    assert fits_quorum(quorum)
    assert heads_short(quorum, count.heads) == short
    votes = [Vote.YES, Vote.YES, Vote.NO, Vote.ABSTAIN]
    result = motion(votes, Rule(quorums=[quorum]), entitled=10, present=7)
    assert (result.verdict is Verdict.NO_QUORUM, result.quorum_short) == (short > 0, short)


def test_of_several_quorums_the_one_that_misses_most_is_told():
    rule = Rule(quorum=50, quorums=[Quorum(number=7)])
    assert motion([Vote.YES] * 4, rule, entitled=10).quorum_short == 3


@pytest.mark.parametrize(
    "odd",
    [Quorum(Base.PRESENT, base=Base.PRESENT), Quorum(Base.ENTITLED), Quorum(percent=101), Quorum(number=-1)],
)
def test_a_quorum_that_is_always_met_or_never_is_not_asked(odd):
    assert not fits_quorum(odd)


@given(st.integers(0, 100), st.integers(0, 60), st.data())
def test_a_quorum_is_reached_as_whole_numbers_say(percent, entitled, data):
    cast = data.draw(st.integers(0, entitled))
    reached = cast * 100 >= percent * entitled
    assert (missing_heads(Rule(quorum=percent), Heads({"cast": cast}, 0, entitled)) == 0) == reached


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
