"""A ballot may end at an instant of the server's clock: then it takes no vote, and closes by itself, once."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from facilitator.deciding.closing import close_due
from facilitator.extensions import db
from tests.conftest import Browser, made
from tests.deciding.conftest import OPTIONS, cast, choice, receipt, the, vote, votes

SOON = 60_000  # ms


@pytest.fixture
def due(clock, asked):
    """A choice in Korea that is open for a minute."""
    return asked("choice", minutes=1)


@pytest.fixture
def restart(database):
    """Return a function that starts the server anew: it knows nothing but the database."""
    started = []

    def restart():
        started.append(made(database))
        return started[-1]

    yield restart
    for app in started:
        with app.app_context():
            db.engine.dispose()


def look(app):
    """What each heartbeat does about ballots."""
    with app.app_context():
        close_due()


def test_the_end_is_an_instant_after_the_opening_that_everybody_is_told(due, clock, fay, minjun, olga):
    for person in (fay, minjun, olga):
        ballot = the(person, due)
        assert (ballot["opened_at"], ballot["closes_at"]) == (clock.ms, clock.ms + SOON)
        assert ballot["closed_at"] is None


def test_the_minutes_of_a_draft_begin_when_it_is_opened(clock, fay, ids):
    ask = {"kind": "choice", "about": "question", "title": "Which?", "options": OPTIONS, "minutes": 30}
    fay.does("ballot.prepare", question={**ask, "team": ids["KR"]})
    (draft,) = fay.sees("ballot")
    assert (draft["closes_at"], draft["asked"]["minutes"]) == (None, 30)
    clock.pass_by(minutes=45)
    fay.does("ballot.start", ballot=draft["id"])
    assert the(fay, draft["id"])["closes_at"] == clock.ms + 30 * 60_000


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1, 0.5, "5", None])
def test_an_end_that_is_none_is_refused(minutes, fay, ids, everything):
    before = everything()
    ask = {"kind": "choice", "about": "question", "title": "Which?", "options": OPTIONS, "team": ids["KR"]}
    assert fay.ask("ballot.open", {**ask, "minutes": minutes})["code"] == "invalid"
    assert everything() == before


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_vote_just_before_the_end_is_taken_and_one_at_it_is_not(
    door, due, clock, fay, minjun, seoyeon, everything
):
    clock.pass_by(ms=SOON - 1)
    votes(minjun, due, choice(1), door)
    clock.pass_by(ms=1)
    before = everything()
    answer = cast(seoyeon, due, choice(1), door)
    assert (answer["code"], "No more votes" in answer["message"]) == ("ballot_closed", True)
    assert everything() == before
    assert the(fay, due)["status"] == "open"  # nobody has looked at the clock yet
    fay.does("ballot.close", ballot=due)
    assert the(fay, due)["result"]["cast"] == 1


def test_at_the_end_nothing_else_is_taken_either(clock, asked, minjun, seoyeon, ids, everything):
    due = asked("consent", options=[], minutes=1)
    votes(minjun, due, vote("consent", "support"))
    clock.pass_by(minutes=1)
    before = everything()
    paper = vote("consent", "stand_aside")
    assert minjun.ask("vote.change", ballot=due, choice=paper)["code"] == "ballot_closed"
    given = {"ballot": due, "person": ids["seoyeon"], "receipt": receipt(), "choice": paper}
    assert minjun.ask("vote.give", given)["code"] == "ballot_closed"
    assert seoyeon.ask("ballot.attend", ballot=due)["code"] == "ballot_closed"
    assert everything() == before


def test_a_wrong_clock_of_a_client_changes_nothing(due, clock, minjun, everything):
    clock.pass_by(minutes=1)
    before = everything()
    asked = {"op": "an-hour-ago", "payload": {"ballot": due, "receipt": receipt(), "choice": choice(1)}}
    an_hour_ago = {"Date": "Wed, 31 Mar 2021 00:00:00 GMT"}
    answer = minjun.http.post("/api/commands/vote.cast", json=asked, headers=an_hour_ago).json
    assert answer["code"] == "ballot_closed"
    assert cast(minjun, due, choice(1), at=clock.ms - SOON)["code"] == "invalid"
    assert everything() == before


def test_at_its_end_it_is_closed_by_itself_and_everybody_is_told(
    due, clock, fay, minjun, olga, log, ids, app
):
    votes(minjun, due, choice(1))
    clock.wakes = True
    clock.pass_by(ms=SOON - 1)
    assert (the(fay, due)["status"], clock.naps) == ("open", [60, 0.001])  # it woke too early, and sleeps on
    clock.pass_by(ms=1)
    ballot = the(fay, due)
    assert (ballot["status"], ballot["closed_at"], ballot["result"]["cast"]) == ("closed", clock.ms, 1)
    for person in (fay, minjun, olga):
        told = [event for event in person.received() if event["kind"] == "ballot.closed"]
        ballots = [event for event in told if event["subject"]["type"] == "ballot"]
        assert [(event["by"], event["subject"]["status"]) for event in ballots] == [("", "closed")]
    look(app)
    assert log(f"team-{ids['KR']}").count("ballot.closed") == 1


@pytest.mark.parametrize("act", ["ballot.close", "ballot.discard"])
def test_what_was_ended_before_is_not_ended_again(act, clock, due, fay, app, everything):
    fay.does(act, ballot=due)
    before = everything()
    clock.wakes = True
    clock.pass_by(minutes=1)
    look(app)
    assert everything() == before


def test_a_server_that_was_down_at_the_end_closes_when_it_is_back(
    due, clock, minjun, restart, everything, log, ids
):
    votes(minjun, due, choice(1))
    app = restart()
    fay, seoyeon = Browser(app, ids["fay"]), Browser(app, ids["seoyeon"])
    look(app)
    assert the(fay, due)["status"] == "open"
    clock.pass_by(minutes=20)
    assert cast(seoyeon, due, choice(1))["code"] == "ballot_closed"
    look(app)
    ballot = the(fay, due)
    assert (ballot["status"], ballot["result"]["cast"], ballot["result"]["entitled"]) == ("closed", 1, 2)
    before = everything()
    look(app)
    assert everything() == before
    assert log("facilitators-1").count("ballot.closed") == 2  # the ballot, and its roll


def test_each_that_is_late_is_closed_and_no_other(clock, asked, fay, app):
    first, later, open_ = asked("choice", minutes=1), asked("dots", minutes=2), asked("rating")
    clock.pass_by(minutes=1)
    look(app)
    states = {ballot["id"]: ballot["status"] for ballot in fay.sees("ballot")}
    assert states == {first: "closed", later: "open", open_: "open"}
    clock.pass_by(minutes=10)
    look(app)
    states = {ballot["id"]: ballot["status"] for ballot in fay.sees("ballot")}
    assert states == {first: "closed", later: "closed", open_: "open"}


def test_fifty_votes_that_race_the_end_are_counted_or_refused(hall, due, clock, fay, app, log):
    """The clock ticks with each vote, and passes the end in their midst, while everything looks at it."""
    clock.pass_by(ms=SOON - 25)
    ticks = count()

    def act(person):
        clock.pass_by(ms=1)
        answer = cast(person, due, choice(1), "http")
        if next(ticks) % 5 == 0:
            look(app)
        return answer

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(act, hall))
    look(app)
    accepted = sum(answer["ok"] for answer in answers)
    assert {answer.get("code") for answer in answers} == {None, "ballot_closed"}
    ballot = the(fay, due)
    assert (ballot["status"], ballot["cast"], ballot["result"]["valid"]) == ("closed", accepted, accepted)
    assert log("facilitators-1").count("ballot.closed") == 2  # the ballot, and its roll
