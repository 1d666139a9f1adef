"""The single transferable vote by the Scottish rules: real elections, and each rule by a small one.

The real elections are in shared/data/stv beside the repository, since they are not ours to pass on. Where
that folder is not there, the story about them is skipped, and says so.
"""

import json
from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.deciding.methods import METHODS, Box, Form, Pile, Unfit
from facilitator.deciding.methods.lots import every_way
from facilitator.deciding.methods.results import Settled, Stake, Tie
from facilitator.deciding.methods.stv import Count
from tests.deciding.boxing import outcomes, ranked

ELECTIONS = Path(__file__).parents[3] / "shared" / "data" / "stv"
stv = METHODS["stv"].count


def election(path):
    """A BLT file as Scotland writes it: no equal places, nobody withdrawn."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    options, seats = map(int, lines[0].split())
    papers = [[*map(int, line.split())] for line in lines[1 : lines.index("0")]]
    piles = [Pile(tuple(frozenset([option]) for option in paper[1:-1]), paper[0]) for paper in papers]
    return Box(Form.RANKING, [str(option) for option in range(options)], piles, seats)


@pytest.mark.skipif(not ELECTIONS.exists(), reason=f"the Scottish elections are not in {ELECTIONS}")
def test_every_scottish_election_elects_whom_it_elected():
    outcome = json.loads((ELECTIONS / "outcomes.json").read_text(encoding="utf-8"))
    files = sorted(ELECTIONS.glob("*.blt"))
    assert {file.stem for file in files} == {*outcome}
    for file in files:
        box, real = election(file), outcome[file.stem]
        result = stv(box, box.seats)
        told = (sorted(result.elected), result.quota, box.cast)
        assert told == (real["elected"], real["quota"], real["valid_votes"]), file.stem
        assert result.sets == []


@pytest.mark.parametrize(
    ("papers", "seats", "quota"),
    [(0, 1, 1), (1, 1, 1), (2, 1, 2), (3, 1, 2), (11, 3, 3), (12, 3, 4), (221, 2, 74)],
)
def test_the_quota_is_the_smallest_number_that_no_more_options_than_seats_can_reach(papers, seats, quota):
    box = ranked(f"{papers}x1>2>3>4") if papers else ranked()
    assert stv(box, seats).quota == quota
    assert (seats + 1) * quota > papers >= (seats + 1) * (quota - 1)


def test_a_surplus_goes_on_at_values_of_five_decimals_and_the_rest_is_lost():
    result = stv(ranked("9x1>2", "4x2>1", "3x3>2>1>4", "2x4>3"), 2)
    first, transfer, last = result.rounds
    assert (first.kind, first.elected, first.tallies[1]) == ("stv.first", [1], 9)
    assert (transfer.kind, transfer.numbers["surplus"]) == ("stv.transfer", 2)
    assert transfer.tallies[2] == 4 + 9 * Fraction(22222, 100000)  # 2/9, cut off
    assert transfer.numbers["lost"] == Fraction(2, 100000)
    assert (last.kind, result.elected) == ("stv.lead", [1, 2])


def test_a_paper_that_names_nobody_more_is_lost_with_its_value():
    result = stv(ranked("5x1", "2x2>3", "1x3>2"), 2)  # quota 3
    assert result.rounds[1].numbers == {"surplus": 2, "total": 5, "lost": 2}
    assert result.elected == [1, 2]


def test_the_largest_surplus_goes_first():
    result = stv(ranked("10x1>3", "13x2>4", "5x3", "1x4"), 3)  # 29 papers, quota 8
    assert result.rounds[0].elected == [2, 1]
    assert [round_.about for round_ in result.rounds if round_.kind == "stv.transfer"] == [[2], [1]]


def test_a_tie_looks_back_to_the_last_stage_at_which_the_equal_were_unequal():
    result = stv(ranked("9x1", "4x2", "3x3", "1x4>3"), 2)
    assert result.rounds[2].excluded == [4]  # now Ben and Cara have four each, and Cara had three before
    assert result.ties == [Tie(3, Stake.EXCLUDE, [2, 3], 3, Settled.EARLIER)]
    assert (result.elected, result.sets) == ([1, 2], [])


def test_a_tie_of_surpluses_looks_back_too():
    papers = ("10x1>4", "9x2>5", "2x3>1", "3x3>2", "9x4", "7x5")  # 40, quota 11; first Cara is out
    result = stv(ranked(*papers, options=5), 3)
    assert [result.rounds[1].tallies[option] for option in (1, 2)] == [12, 12]
    assert result.ties == [Tie(2, Stake.TRANSFER, [1, 2], 1, Settled.EARLIER)]  # Anna had ten, Ben nine
    assert result.rounds[2].about == [1]


def test_who_was_always_equal_is_left_open_and_both_ways_are_told():
    result = stv(ranked("4x1", "2x2", "2x3", options=3), 2)
    assert [tie.by for tie in result.ties] == [Settled.OPEN]
    assert (result.elected, result.sets) == ([1], [[1, 2], [1, 3]])


def test_ways_that_come_together_are_not_one_if_stages_before_were_not_alike():
    # Anna, Ben, Cara and Emil have no vote at first; the order in which two of them go decides a later tie.
    box = ranked("3x4", "2x6>3>4", "2x4>2>6", "3x6", options=6)
    assert outcomes(stv(box, 3)) == [[2, 4, 6], [3, 4, 6]]


class Forgetful(set):
    """Never remembers where another way has been."""

    def __contains__(self, state):
        return False


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.integers(1, 4), min_size=1, unique=True).map(tuple), st.integers(1, 2)),
        max_size=6,
    ),
    st.integers(1, 3),
)
def test_no_outcome_is_lost_because_ways_that_come_together_are_counted_once(papers, seats):
    def run(lots, forgetful):
        lots.been = Forgetful() if forgetful else lots.been
        return Count([1, 2, 3, 4], papers, seats, lots).run()

    found = []
    for forgetful in (False, True):
        ways, whole = every_way(partial(run, forgetful=forgetful))
        assert whole
        found.append({tuple(sorted(way.elected)) for way in ways})
    assert found[0] == found[1]


def test_an_order_drawn_before_decides_who_stays():
    box = ranked("4x1", "2x2", "2x3", options=3)
    assert stv(box, 2, order=[3, 2, 1]).elected == [1, 3]
    result = stv(box, 2, order=[2, 3, 1])
    assert (result.elected, result.sets) == ([1, 2], [])
    assert result.ties == [Tie(2, Stake.EXCLUDE, [2, 3], 3, Settled.ORDER)]


@pytest.mark.parametrize("order", [[1, 2], [1, 1, 2, 3], [7, 8, 9]])
def test_a_drawn_order_names_each_option_once(order):
    with pytest.raises(Unfit, match="each option once"):
        stv(ranked("1", options=3), 1, order=order)


def test_who_withdrew_is_passed_over_and_a_paper_on_which_nobody_is_left_is_none():
    box = ranked("5x1>2", "3x3", "2x1", options=3, withdrawn=frozenset([1]))
    result = stv(box, 1)
    assert result.rounds[0].tallies == {2: 5, 3: 3}
    assert (result.elected, result.quota) == ([2], 5)


def test_more_seats_than_options_are_refused_those_withdrawn_do_not_count():
    with pytest.raises(Unfit, match="3 seats, but only 2 options"):
        stv(ranked("1>2", options=3, withdrawn=frozenset([3])), 3)


def test_equal_places_on_a_paper_are_refused():
    with pytest.raises(Unfit, match="share a place"):
        stv(ranked("1>2=3"), 1)


def test_without_any_paper_everything_is_open():
    result = stv(ranked(options=3), 2)
    assert (result.elected, outcomes(result)) == ([], [[1, 2], [1, 3], [2, 3]])


def test_when_everybody_is_equal_everything_is_open():
    result = stv(ranked("1>2>3", "2>3>1", "3>1>2", options=3), 1)
    assert outcomes(result) == [[1], [2], [3]]


boxes = st.builds(
    lambda papers: Box(
        Form.RANKING, [*"ABCDE"], [Pile(tuple(frozenset([o]) for o in order), many) for order, many in papers]
    ),
    st.lists(
        st.tuples(st.lists(st.integers(1, 5), min_size=1, max_size=5, unique=True), st.integers(1, 40)),
        max_size=7,
    ),
)


@given(boxes, st.integers(1, 5))
def test_votes_are_neither_made_nor_forgotten_and_no_more_are_elected_than_there_are_seats(box, seats):
    result = stv(box, seats)
    for round_ in result.rounds:
        assert sum(round_.tallies.values()) + round_.numbers["lost"] == box.cast
        assert all(votes >= 0 for votes in round_.tallies.values())
    assert all(len(winners) == seats for winners in outcomes(result))


@given(boxes, st.integers(1, 5))
def test_who_has_the_quota_on_first_votes_is_elected_whatever_a_lot_says(box, seats):
    result = stv(box, seats)
    reached = [option for option, votes in result.rounds[0].tallies.items() if votes >= result.quota]
    assert {*reached} <= {*result.elected}
    assert all(option in winners for option in reached for winners in outcomes(result))
