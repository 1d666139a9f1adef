from fractions import Fraction
from statistics import median as median_of

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.deciding.judging.scores import Ratio, dots, median, ranks, rating, splits, spread

marks = st.lists(st.integers(1, 5), max_size=12)


def test_a_rating_keeps_mean_and_median_as_fractions_and_the_spread_as_counts():
    counted = spread([5, 4, 4, 1])
    assert counted.counts == [1, 0, 0, 2, 1]
    assert (counted.mean, counted.median, counted.n) == (Ratio(7, 2), Ratio(4, 1), 4)


def test_nobody_rating_is_no_middle_rating():
    counted = spread([])
    assert (counted.mean, counted.median, counted.splits) == (None, None, False)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([1, 5], True),
        ([1, 2, 4, 5, 3, 3], True),  # a third and a third
        ([1, 5, 5, 5], False),  # one of four is fewer than a third
        ([3, 3, 3], False),
        ([5, 5], False),
    ],
)
def test_an_option_splits_the_room_when_a_third_is_low_and_a_third_high(values, said):
    assert splits(values) is said


def test_options_rank_by_impact_times_feasibility_and_ties_share_a_rank():
    papers = [{1: (5, 3), 2: (3, 5), 3: (1, 1)}, {1: (5, 3), 2: (3, 5)}]
    result = rating(papers, [1, 2, 3, 4], entitled=3)
    assert [option.rank for option in result.options] == [1, 1, 3, None]
    assert [option.score for option in result.options] == [Ratio(15, 1), Ratio(15, 1), Ratio(1, 1), None]
    assert (result.cast, result.entitled) == (2, 3)


def test_what_somebody_left_out_counts_for_nothing():
    result = rating([{1: (4, None)}, {1: (2, 5)}], [1], entitled=2)
    assert (result.options[0].impact.n, result.options[0].feasibility.n) == (2, 1)
    assert result.options[0].score == Ratio(15, 1)


def test_an_option_without_one_of_the_criteria_has_no_rank():
    assert rating([{1: (4, None)}], [1], entitled=2).options[0].rank is None


def test_dots_are_summed_and_an_option_without_any_is_there():
    result = dots([{1: 3, 2: 2}, {2: 1}], [1, 2, 3], entitled=4)
    assert [(d.option, d.dots, d.people, d.rank) for d in result.options] == [
        (1, 3, 1, 1),
        (2, 3, 2, 1),
        (3, 0, 0, 3),
    ]


@given(marks)
def test_a_median_is_the_one_of_the_textbook(values):
    assert median(values) == (Fraction(median_of(values)) if values else None)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=8))
def test_the_order_of_the_papers_changes_nothing(pairs):
    papers = [{1: pair} for pair in pairs]
    assert rating(papers, [1], 9) == rating(papers[::-1], [1], 9)


@given(st.dictionaries(st.integers(), st.fractions(), max_size=8))
def test_a_rank_is_one_more_than_the_number_of_better_ones(scores):
    for option, rank in ranks(scores).items():
        assert rank == 1 + len([o for o in scores if scores[o] > scores[option]])
