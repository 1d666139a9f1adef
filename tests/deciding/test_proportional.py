"""Proportional methods keep what they promise to groups, tried on every group of small boxes.

Sources: H. Aziz and others, Justified representation in approval-based committee voting (2017); L. Sánchez-
Fernández and others, Proportional justified representation (2017).
"""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.deciding.methods import METHODS, Box, Form, Pile
from tests.deciding.boxing import chosen, outcomes

voters = st.lists(st.frozensets(st.integers(1, 5)), min_size=1, max_size=6)


def boxed(papers):
    return Box(Form.APPROVAL, [*"ABCDE"], [Pile(paper) for paper in papers])


def groups(papers, seats):
    """Each group that is large enough for so many seats and has so many choices in common."""
    for size in range(1, len(papers) + 1):
        for group in combinations(papers, size):
            share = min(size * seats // len(papers), len(frozenset.intersection(*group)))
            for due in range(1, share + 1):
                yield group, due


def jr(papers, winners, seats):
    return all(any(paper & winners for paper in group) for group, _ in groups(papers, seats))


def pjr(papers, winners, seats):
    return all(len(winners & frozenset().union(*group)) >= due for group, due in groups(papers, seats))


def ejr(papers, winners, seats):
    return all(any(len(paper & winners) >= due for paper in group) for group, due in groups(papers, seats))


KEPT = [
    ("pav", (jr, pjr, ejr)),
    ("phragmen", (jr, pjr)),
    ("shares_none", (jr, pjr, ejr)),
    ("shares_phragmen", (jr, pjr, ejr)),
]


@pytest.mark.parametrize(("name", "promises"), KEPT, ids=[name for name, _ in KEPT])
@settings(max_examples=150, deadline=None)
@given(voters, st.integers(1, 5))
def test_no_group_that_agrees_and_is_large_enough_goes_without(name, promises, papers, seats):
    for winners in outcomes(METHODS[name].count(boxed(papers), seats)):
        assert all(promise(papers, {*winners}, seats) for promise in promises)


def test_approval_promises_nothing_of_the_kind():
    box = chosen("6x1 2 3", "3x4")
    papers = [pile.paper for pile in box.piles for _ in range(pile.many)]
    assert not jr(papers, {*METHODS["approval"].count(box, 3).elected}, 3)
    for name, _ in KEPT:
        assert 4 in METHODS[name].count(box, 3).elected


def test_two_thirds_and_one_third_share_three_seats():
    box = chosen("40x1 2 3", "20x4 5 6", options=6)
    for name, _ in KEPT:
        for winners in outcomes(METHODS[name].count(box, 3)):
            assert len({1, 2, 3} & {*winners}) == 2


def test_proportional_approval_tells_what_another_option_would_come_to():
    result = METHODS["pav"].count(chosen("5x1 2", "3x1 3", "4x3", "4"), 2)
    told, instead = result.rounds
    assert (result.elected, told.numbers["score"]) == ([1, 3], 13 + 1 / 2)
    assert told.numbers | {"score": 0} == {"with_1": 9, "with_2": 3, "score": 0}
    assert instead.tallies == {2: 12, 4: 9}


def test_too_many_best_sets_are_not_all_told_but_who_is_in_each_of_them_is():
    box = Box(Form.APPROVAL, [str(option) for option in range(16)], [Pile(frozenset([1]))])
    result = METHODS["pav"].count(box, 8)  # one of them, and any seven of fifteen
    assert (result.elected, result.all_sets, len(result.sets)) == ([1], False, 2000)
    assert result.ties[0].options == [*range(2, 17)]
    assert METHODS["pav"].count(box, 8, order=range(16, 0, -1)).elected == [1, *range(10, 17)]


def test_who_is_in_some_best_set_is_told_also_if_that_set_is_not():
    piles = [Pile(frozenset([1, 2])), *(Pile(frozenset([option])) for option in range(3, 17))]
    box = Box(Form.APPROVAL, [str(option) for option in range(16)], piles)
    result = METHODS["pav"].count(box, 8)  # never 1 with 2, and 3432 sets with 1
    assert not any(2 in winners for winners in result.sets)
    assert result.ties[0].options == [*range(1, 17)]


def test_too_many_ways_are_not_all_told_but_who_is_elected_before_the_first_lot_is():
    piles = [Pile(frozenset([1]), 50), *(Pile(frozenset([option])) for option in range(2, 19))]
    box = Box(Form.APPROVAL, [str(option) for option in range(18)], piles)
    result = METHODS["phragmen"].count(box, 9)
    assert (result.elected, result.all_sets) == ([1], False)
