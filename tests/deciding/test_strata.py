"""Which groups are told of in secret, and which only together."""

import pytest

from facilitator.deciding.judging.strata import OTHERS, safe

GROUPS = [
    {"a": 9, "b": 4},
    {"a": 9, "b": 3},
    {"a": 9, "b": 3, "c": 3},
    {"a": 4, "b": 4, "c": 4, "d": 1},
    {"a": 5, "b": 5, "": 1},
    {"a": 5, "b": 0},
    {"a": 2, "b": 1},
    {"a": 40, OTHERS: 2, "": 1},
    {},
]


@pytest.mark.parametrize("many", GROUPS)
def test_no_difference_of_told_numbers_is_under_four(many):
    """What is told of each group, and of all, leaves no rest of one, two or three people."""
    told = safe(many)
    sums = {name: sum(many[group] for group in many if told[group] == name) for name in told.values()}
    everybody = sum(many.values())
    assert everybody < 4 or all(people == 0 or people >= 4 for people in sums.values())
    assert sum(sums.values()) == everybody
    assert all(name in (OTHERS, group) for group, name in told.items())
    assert [group for group, name in told.items() if name == ""] == []
