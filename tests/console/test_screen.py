"""What is on the wall: exactly what a facilitator sent there, and nothing else."""

import pytest

from facilitator.extensions import db
from facilitator.live import CONNECTIONS
from facilitator.people.models import Person, Role
from tests.conftest import Browser


@pytest.fixture(autouse=True)
def nobody_else():
    """Let go of connections that earlier tests left open, so that presence speaks of this one."""
    CONNECTIONS.clear()


@pytest.fixture
def second_wall(app, ids):
    with app.app_context():
        first = db.session.get_one(Person, ids["wall"])
        wall = Person(workshop_id=first.workshop_id, role=Role.PROJECTOR, name="Side wall", language="en")
        db.session.add(wall)
        db.session.commit()
        number = wall.id
    return Browser(app, number)


def picture(wall):
    [screen] = wall.sees("screen")
    return screen


def test_a_projector_that_was_never_told_anything_shows_the_step(wall, fay):
    assert picture(wall)["what"] == "step"
    assert [screen["id"] for screen in fay.sees("screen")] == [picture(wall)["id"]]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_what_is_sent_is_shown_at_once_and_to_a_projector_that_returns(door, fay, lin, wall):
    fay.does("screen.show", what="join", door=door)
    [event] = [event for event in wall.received() if event["subject"]["type"] == "screen"]
    assert event["subject"]["shows"] == {"type": "join", "code": "KRJPID", "address": ""}
    assert picture(wall) == event["subject"] == lin.sees("screen")[0]
    assert [missed["subject"] for missed in wall.missed() if missed["kind"] == "screen.shown"] == [
        picture(wall)
    ]


def test_what_was_shown_before_comes_back(fay, wall):
    fay.does("screen.show", what="join")
    fay.does("screen.show", what="blank")
    assert picture(wall)["before"] == "join"
    fay.does("screen.back")
    assert (picture(wall)["what"], picture(wall)["before"]) == ("join", "blank")


def test_with_nothing_before_there_is_nothing_to_go_back_to(fay, everything):
    before = everything()["activity"]
    fay.does("screen.back")
    assert everything()["activity"] == before


def test_each_of_two_projectors_shows_its_own_and_knows_nothing_of_the_other(fay, wall, second_wall, ids):
    fay.does("screen.show", what="join", projector=second_wall.person)
    assert picture(wall)["what"] == "step"
    assert picture(second_wall)["what"] == "join"
    assert [event for event in wall.received() if event["subject"]["type"] == "screen"] == []
    fay.does("screen.show", what="blank")
    assert picture(wall)["what"] == picture(second_wall)["what"] == "blank"


def test_the_wall_follows_how_many_are_ready(fay, minjun, wall, ids, go, app):
    go("recap")
    shared = {team["team"]: team for team in picture(wall)["shows"]["teams"]}
    assert shared[ids["KR"]] == {"team": ids["KR"], "done": 0, "of": 2}


def test_a_screen_is_told_anew_when_what_it_shows_changes_and_not_otherwise(fay, wall, go):
    go("recap")
    assert [e["kind"] for e in wall.received() if e["subject"]["type"] == "screen"] == ["step.moved"]
    fay.does("screen.show", what="blank")
    wall.received()
    go("ideas")
    assert [e for e in wall.received() if e["subject"]["type"] == "screen"] == []


@pytest.mark.parametrize("person", ["minjun", "olga", "wall", "stranger"])
def test_only_facilitators_send_anything_to_the_wall(person, request, everything):
    somebody = request.getfixturevalue(person)
    before = everything()
    for name, fields in (("screen.show", {"what": "blank"}), ("screen.back", {})):
        assert somebody.ask(name, fields, door="http")["code"] in ("not_yours", "stranger")
    assert everything() == before


@pytest.mark.parametrize("person", ["minjun", "olga"])
def test_nobody_but_the_wall_and_the_console_holds_a_screen(person, request, fay):
    somebody = request.getfixturevalue(person)
    fay.does("screen.show", what="join")
    assert somebody.sees("screen") == []
    assert [e for e in somebody.received() if e["subject"]["type"] == "screen"] == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"what": "opera"}, "invalid"),
        ({"what": "draft"}, "team_missing"),
        ({"what": "ceremony"}, "team_missing"),
        ({"what": "draft", "team": 999}, "no_such_team"),
        ({"what": "blank", "projector": 999}, "no_such_projector"),
    ],
)
def test_what_cannot_be_shown_is_refused(fields, code, fay, wall, everything):
    before = everything()
    assert fay.ask("screen.show", fields)["code"] == code
    assert everything() == before


def test_a_person_who_is_no_projector_is_no_projector(fay, ids):
    assert fay.ask("screen.show", what="blank", projector=ids["minjun"])["code"] == "no_such_projector"


def test_the_console_sees_the_pulse_of_each_projector(fay, wall, second_wall):
    [*_, news] = fay.received("presence")
    assert {wall.person, second_wall.person} <= set(map(int, news["here"]))
    second_wall.socket.disconnect()
    [*_, news] = fay.received("presence")
    assert second_wall.person not in set(map(int, news["here"]))


def test_a_browser_without_a_seat_is_sent_to_be_paired(stranger, minjun):
    for browser in (stranger, minjun):
        answer = browser.http.get("/projector")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/projector/pair")


def test_the_code_for_phones_is_a_picture_without_words_of_its_own(stranger):
    answer = stranger.http.get("/join/qr.svg?code=krj-pid")
    assert answer.mimetype == "image/svg+xml"
    assert b"<svg" in answer.data
    assert stranger.http.get("/join/qr.svg?code=<script>").status_code == 200  # only its letters are drawn
    assert stranger.http.get("/join/qr.svg").status_code == 404
