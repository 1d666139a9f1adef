import pytest

from facilitator.deciding.seen import enough


@pytest.mark.parametrize(("entitled", "needed"), [(1, 3), (5, 3), (6, 3), (7, 4), (9, 5), (38, 19)])
def test_three_and_half_must_have_voted_before_it_is_told_who(entitled, needed):
    assert enough(entitled) == needed
