"""A tie is named and never broken by itself: somebody settles it, once, and it is told with the result."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.deciding.counting import count
from facilitator.deciding.models import Ballot
from facilitator.extensions import db
from tests.deciding.conftest import (
    agenda,
    choice,
    closed,
    filled,
    ranking,
    settle,
    still_open,
    the,
    vote,
    votes,
)


@pytest.fixture
def tied(asked, minjun, seoyeon, fay):
    """Min-jun wants Care, Seo-yeon a law: an election of one that is closed, with a tie."""
    ballot = asked("choice")
    votes(minjun, ballot, choice(1))
    votes(seoyeon, ballot, choice(2))
    result = closed(fay, ballot)
    assert (filled(result), still_open(result), result["sets"]) == ([], [1, 2], [[1], [2]])
    return ballot


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_tie_is_settled_by_the_chair_and_told_with_the_result(door, tied, fay, minjun, olga):
    before = the(fay, tied)["result"]
    assert settle(fay, tied, "chair", door, elected=[2])["ok"]
    settled = the(fay, tied)["settled"]
    assert (settled["way"], settled["by"], settled["elected"], settled["order"]) == ("chair", "Fay", [2], [])
    assert [the(person, tied)["settled"] for person in (minjun, olga)] == [None, None]
    fay.does("ballot.publish", ballot=tied)
    for person in (fay, minjun, olga):
        assert (the(person, tied)["settled"], the(person, tied)["result"]) == (settled, before)


def test_that_there_is_a_tie_to_settle_is_told_to_facilitators_alone(tied, fay, minjun, olga, lin, log, ids):
    settle(fay, tied, "lot")
    assert [event["kind"] for event in lin.received()][-1] == "ballot.settled"
    for person in (minjun, olga):
        assert "ballot.settled" not in [event["kind"] for event in [*person.received(), *person.missed()]]
    assert log("facilitators-1")[-1] == "ballot.settled"


def test_a_lot_draws_an_order_by_which_a_count_comes_to_the_same(app, tied, fay):
    settle(fay, tied, "lot")
    settled = the(fay, tied)["settled"]
    assert sorted(settled["order"]) == [1, 2, 3, 4]
    first = min((1, 2), key=settled["order"].index)
    assert settled["elected"] == [first]
    with app.app_context():
        again = count(db.session.get_one(Ballot, tied), settled["order"]).result
    assert filled(again) == settled["elected"]
    assert the(fay, tied)["result"]["sets"] == [[1], [2]]  # the result itself stays


@pytest.mark.parametrize("way", ["again", "lot"])
def test_the_other_ways_leave_the_result_as_it_is(way, tied, fay):
    before = the(fay, tied)["result"]
    settle(fay, tied, way)
    assert (the(fay, tied)["result"], the(fay, tied)["settled"]["way"]) == (before, way)


def test_what_does_not_settle_a_tie_leaves_no_row(tied, fay, minjun, everything):
    before = everything()
    for way, more in (
        ("keep", {}),
        ("keep", {"elected": [1]}),
        ("chair", {}),
        ("chair", {"elected": [3]}),
        ("chair", {"elected": [1, 2]}),
        ("chair", {"elected": [1, 1]}),
    ):
        assert settle(fay, tied, way, **more)["code"] == "way_unfit"
    assert settle(fay, tied, "by strength")["code"] == "invalid"
    assert settle(minjun, tied, "lot")["code"] == "not_yours"
    assert settle(fay, 999, "lot")["code"] == "no_such_ballot"
    assert everything() == before


NINE = [f"Plan {number}" for number in range(1, 10)]


def test_the_chair_may_choose_any_outcome_also_where_they_are_too_many_to_be_told(
    asked, minjun, seoyeon, fay, everything
):
    """One is elected, nobody wants nine, and of the seven others three win in any of 35 ways."""
    ballot = asked("choice", options=NINE, seats=4)
    votes(minjun, ballot, choice(*range(1, 9)))
    votes(seoyeon, ballot, choice(1))
    result = closed(fay, ballot)
    assert (filled(result), still_open(result)) == ([1], [2, 3, 4, 5, 6, 7, 8])
    assert (len(result["sets"]), result["all_sets"]) == (20, False)
    assert [1, 6, 7, 8] not in result["sets"]
    before = everything()
    for chosen in (
        [1, 6, 7],
        [2, 6, 7, 8],
        [1, 7, 8, 9],
        [1, 6, 7, 8, 8],
        [1, 6, 7, 8, 5],
        [1, 6, 7, 99],
        [],
    ):
        assert settle(fay, ballot, "chair", elected=chosen)["code"] == "way_unfit", chosen
    assert everything() == before
    assert settle(fay, ballot, "chair", elected=[1, 8, 6, 7])["ok"]
    assert the(fay, ballot)["settled"]["elected"] == [1, 8, 6, 7]


def test_the_chair_may_choose_an_outcome_to_which_a_count_comes_only_as_others_go_out_first(asked, fay, hall):
    """Thirty sets can win. To favour 6, 7 and 9 before all others does not elect them, as 1 stays in then."""
    ballot = asked("ranking", options=[*NINE, "Plan 10"], method="stv", seats=3)
    orders = (
        (4, 8, 7, 1, 6, 9, 5, 2, 3),
        (5, 7, 3, 6),
        (7, 10, 8, 2, 9, 4, 1, 6, 3, 5),
        (6, 2, 9, 8, 10, 4, 5, 1),
        (1, 3, 7, 4, 9, 5, 2),
        (9, 3),
        (10,),
    )
    for person, order in zip(hall, orders, strict=False):
        votes(person, ballot, ranking(*order))
    result = closed(fay, ballot)
    assert (len(result["sets"]), result["all_sets"]) == (20, False)
    assert settle(fay, ballot, "chair", elected=[1, 2, 3])["code"] == "way_unfit"
    assert settle(fay, ballot, "chair", elected=[6, 7, 9])["ok"]


def test_where_not_all_ways_could_be_tried_nobody_whom_the_tie_concerns_is_left_out(
    asked, minjun, seoyeon, fay
):
    """Of thirty plans two have a vote each: the others go out in more orders than there is time."""
    plans = [f"Plan {number}" for number in range(1, 31)]
    ballot = asked("ranking", options=plans, method="stv", seats=4)
    votes(minjun, ballot, ranking(29))
    votes(seoyeon, ballot, ranking(30))
    result = closed(fay, ballot)
    assert (filled(result), result["all_sets"]) == ([29, 30], False)
    assert not any(1 in each for each in result["sets"])
    assert still_open(result) == [*range(1, 29)]
    assert settle(fay, ballot, "chair", elected=[29, 30, 1, 2])["ok"]


def test_a_tie_is_settled_only_between_the_close_and_the_publication(asked, minjun, fay, lin, everything):
    ballot = asked("choice")
    assert settle(fay, ballot, "lot")["code"] == "ballot_open"
    closed(fay, ballot)
    fay.does("ballot.publish", ballot=ballot)
    before = everything()
    assert settle(fay, ballot, "lot")["code"] == "ballot_published"
    assert everything() == before


def test_a_tie_is_settled_once_also_by_two_at_once(tied, fay, lin, everything, log):
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda who: settle(who, tied, "lot", "http"), (fay, lin)))
    assert sorted(answer.get("code", "") for answer in answers) == ["", "settled"]
    before = everything()
    assert settle(fay, tied, "chair", elected=[1])["code"] == "settled"
    assert everything() == before
    assert log("facilitators-1").count("ballot.settled") == 1


def test_what_is_no_tie_or_counts_for_nothing_is_not_settled(asked, minjun, seoyeon, fay, everything):
    clear = asked("choice", instead=["none"])
    votes(minjun, clear, choice(1))
    votes(seoyeon, clear, choice(instead="none"))
    closed(fay, clear)
    missed = asked("ranking", quorums=[{"heads": "present", "number": 2}])
    votes(minjun, missed, ranking((1, 2)))
    result = closed(fay, missed)
    assert (result["quorum_short"], len(result["sets"])) == (1, 2)
    before = everything()
    for ballot in (clear, missed):
        assert settle(fay, ballot, "lot")["code"] == "no_tie"
    assert everything() == before


@pytest.mark.parametrize(
    ("way", "carried", "state"),
    [
        ("chair", True, "adopted"),
        ("chair", False, "frozen"),
        ("keep", False, "frozen"),
        ("again", False, "frozen"),
    ],
)
def test_a_tied_motion_is_carried_only_if_the_chair_says_so(
    way, carried, state, motion, fay, minjun, seoyeon, ids
):
    votes(minjun, motion, vote("motion", "yes"))
    votes(seoyeon, motion, vote("motion", "no"))
    assert closed(fay, motion)["verdict"] == "tie"
    assert settle(fay, motion, "lot")["code"] == "way_unfit"
    assert settle(fay, motion, "chair", elected=[1])["code"] == "way_unfit"
    assert settle(fay, motion, way, carried=carried)["ok"]
    fay.does("ballot.publish", ballot=motion)
    ballot = the(minjun, motion)
    assert (ballot["result"]["verdict"], ballot["settled"]["carried"]) == ("tie", carried)
    assert agenda(minjun, ids["KR"])["state"] == state


def test_keeping_what_is_carries_nothing_whatever_was_sent_with_it(motion, fay, minjun, seoyeon):
    votes(minjun, motion, vote("motion", "yes"))
    votes(seoyeon, motion, vote("motion", "no"))
    closed(fay, motion)
    settle(fay, motion, "keep", carried=True)
    assert the(fay, motion)["settled"]["carried"] is False


def test_a_tie_that_nobody_settled_is_published_as_one(tied, fay, minjun):
    fay.does("ballot.publish", ballot=tied)
    ballot = the(minjun, tied)
    assert (still_open(ballot["result"]), ballot["settled"]) == ([1, 2], None)
