"""Who votes: a team, everybody, or one for each country; on the roll, in the room, and through their host."""

import pytest

from facilitator.core.clock import now
from facilitator.extensions import db
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Clock, Team, Workshop
from facilitator.workshops.templates import steps_of
from tests.conftest import Browser
from tests.deciding.conftest import ask_all, cast, choice, closed, the, votes

EVERYBODY = ("minjun", "seoyeon", "sari", "budi", "haruka")


def on_roll(leader):
    return leader.sees("roll")[-1]["entitled"]


@pytest.fixture
def neighbours(app, ids):
    """Omar and his facilitator Nia, in another workshop on the same server."""
    with app.app_context():
        there = Workshop(
            title="Next door",
            code="NEXT22",
            date="2021-04-01",
            timezone="Asia/Seoul",
            all_steps=steps_of("full_day"),
        )
        there.public_code = "next2"
        team = Team(workshop=there, country="KR", position=0)
        people = [
            Person(workshop=there, team=team, role=Role.PARTICIPANT, name="Omar"),
            Person(workshop=there, role=Role.FACILITATOR, name="Nia"),
        ]
        db.session.add_all([there, team, *people])
        db.session.flush()
        for where in (None, team):
            clock = Clock(workshop_id=there.id, team=where, entered_at=now(), ends_at=now(), left=None)
            clock.enter(there.steps[0])
            db.session.add(clock)
        db.session.commit()
        numbers = [person.id for person in people]
    return [Browser(app, number) for number in numbers]


def test_everybody_in_a_team_is_asked_and_sees_it_and_nobody_elses_workshop(
    neighbours, plenary, ids, fay, olga, wall, request, everything
):
    assert on_roll(fay) == [ids[name] for name in EVERYBODY]
    for name in EVERYBODY:
        person = request.getfixturevalue(name)
        assert (the(person, plenary)["team"], the(person, plenary)["entitled"]) == (None, 5)
        assert [seat["id"] for seat in person.sees("seat")] == [plenary]
    assert the(olga, plenary)["voters"] == "everybody"
    assert (olga.sees("seat"), wall.sees("ballot")) == ([], [])
    omar, nia = neighbours
    before = everything()
    for other in neighbours:
        assert (other.sees("ballot"), other.sees("seat"), other.sees("roll")) == ([], [], [])
        assert [event for event in other.missed() if event["subject"]["type"] == "ballot"] == []
    assert cast(omar, plenary, choice(1))["code"] == "no_such_ballot"
    assert nia.ask("ballot.close", ballot=plenary)["code"] == "no_such_ballot"
    assert ask_all(nia, "team", team=ids["KR"])["code"] == "no_such_team"
    assert everything() == before


def test_a_vote_of_all_is_told_to_every_team_as_a_number(plenary, minjun, haruka, fay, sari):
    votes(minjun, plenary, choice(1), "http")
    for person in (haruka, sari):
        (told,) = [event for event in person.received() if event["kind"] == "vote.cast"]
        assert (told["subject"]["cast"], told["subject"]["result"], told["by"]) == (1, None, "")
    for person in (haruka, sari):
        votes(person, plenary, choice(2))
    assert (closed(fay, plenary)["cast"], the(haruka, plenary)["cast"]) == (3, 3)


def test_what_is_one_teams_own_is_not_asked_of_all(frozen, fay, ids, everything):
    before = everything()
    for kind, about in (("consent", None), ("rating", None), ("choice", "amendments"), ("motion", "item")):
        ask = {"kind": kind, "about": about, "title": "Which?", "voters": "everybody", "options": []}
        assert fay.ask("ballot.open", ask)["code"] == "not_for_all"
        assert fay.ask("ballot.prepare", question=ask)["code"] == "not_for_all"
    assert ask_all(fay, team=ids["KR"])["code"] == "not_for_all"
    assert everything() == before


def test_for_each_country_its_host_votes_where_no_delegate_is_named(fay, ids, seoyeon, minjun):
    ask_all(fay, "countries", delegates=[ids["budi"]])
    assert on_roll(fay) == [ids[name] for name in ("minjun", "budi", "haruka")]
    ballot = the(seoyeon, fay.sees("ballot")[-1]["id"])
    assert (ballot["entitled"], ballot["voters"]) == (3, "countries")
    assert cast(seoyeon, ballot["id"], choice(1))["code"] == "not_entitled"
    for name, host in (("minjun", False), ("seoyeon", True)):
        fay.does("person.change", person=ids[name], host=host)
    fay.does("ballot.roll", ballot=ballot["id"])
    assert on_roll(fay) == [ids[name] for name in ("seoyeon", "budi", "haruka")]
    assert cast(minjun, ballot["id"], choice(1))["code"] == "not_entitled"


def test_where_there_is_no_host_the_first_of_the_roster_votes(fay, ids):
    for person in (ids["minjun"], ids["haruka"]):
        fay.does("person.change", person=person, host=False)
    fay.does("person.remove", person=ids["sari"])
    ask_all(fay, "countries")
    assert on_roll(fay) == [ids[name] for name in ("minjun", "budi", "haruka")]


def test_two_delegates_of_one_country_are_refused_and_so_is_who_is_in_no_team(
    fay, ids, neighbours, everything
):
    fay.does("person.remove", person=ids["budi"])
    before = everything()
    two = [ids["minjun"], ids["seoyeon"]]
    assert ask_all(fay, "countries", delegates=two)["code"] == "two_delegates"
    for nobody in (ids["olga"], ids["fay"], ids["budi"], neighbours[0].person, 999):
        assert ask_all(fay, "countries", delegates=[nobody])["code"] == "no_such_delegate"
    assert everything() == before


def test_a_team_without_anybody_has_no_vote_and_a_workshop_without_anybody_no_ballot(fay, ids, everything):
    fay.does("person.remove", person=ids["haruka"])
    ask_all(fay, "countries")
    assert on_roll(fay) == [ids["minjun"], ids["sari"]]
    for name in ("minjun", "seoyeon", "sari", "budi"):
        fay.does("person.remove", person=ids[name])
    before = everything()
    assert ask_all(fay, "countries")["code"] == ask_all(fay)["code"] == "no_members"
    assert everything() == before


def test_who_was_moved_in_mid_vote_votes_no_more_and_their_vote_counts(
    asked, fay, minjun, seoyeon, opened, ids, everything
):
    ballot = asked("choice")
    votes(minjun, ballot, choice(1))
    for name in ("minjun", "seoyeon"):
        fay.does("person.change", person=ids[name], team=ids["JP"])
    before = everything()
    moved = opened("seoyeon")
    for door in ("socket", "http"):
        assert cast(moved, ballot, choice(2), door)["code"] == "moved"
    assert moved.ask("ballot.attend", ballot=ballot)["code"] == "moved"
    assert moved.sees("ballot") == []
    assert "What comes first?" not in moved.http.get("/vote").text
    assert everything() == before
    result = closed(fay, ballot)
    assert (result["cast"], result["valid"], result["entitled"]) == (1, 1, 2)
    assert result["options"][0]["place"] == 1


def test_who_was_moved_still_votes_in_what_all_are_asked(plenary, fay, opened, ids):
    fay.does("person.change", person=ids["seoyeon"], team=ids["JP"])
    votes(opened("seoyeon"), plenary, choice(1))
    assert closed(fay, plenary)["cast"] == 1


def test_who_was_removed_in_mid_vote_votes_no_more_and_their_vote_counts(
    plenary, fay, minjun, seoyeon, sari, ids, everything
):
    votes(minjun, plenary, choice(1))
    for name in ("minjun", "seoyeon"):
        fay.does("person.remove", person=ids[name])
    before = everything()
    assert cast(seoyeon, plenary, choice(2), "http")["code"] == "removed"
    assert everything() == before
    votes(sari, plenary, choice(1))
    result = closed(fay, plenary)
    assert (result["cast"], result["valid"], result["entitled"]) == (2, 2, 5)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_before_the_first_vote_the_roll_is_called_anew(door, asked, fay, seoyeon, join, ids, opened, log):
    """Seo-yeon has gone to Japan, and Do-yun has come."""
    ballot = asked("choice")
    doyun = join("Do-yun")
    fay.does("person.change", person=ids["seoyeon"], team=ids["JP"])
    assert cast(doyun, ballot, choice(1))["code"] == "not_entitled"
    assert fay.ask("ballot.roll", ballot=ballot, door=door)["ok"]
    assert on_roll(fay) == [ids["minjun"], doyun.person]
    assert [seat["id"] for seat in doyun.sees("seat")] == [ballot]
    assert the(doyun, ballot)["entitled"] == 2
    moved = opened("seoyeon")
    assert moved.sees("seat") == []
    gone = [event["subject"] for event in moved.missed() if event["kind"] == "ballot.roll_called"]
    assert gone == [{"type": "gone", "of": "seat", "id": ballot}]
    assert cast(moved, ballot, choice(1))["code"] == "no_such_ballot"
    assert log(f"team-{ids['KR']}")[-1] == "ballot.roll_called"
    votes(doyun, ballot, choice(1))


def test_who_has_the_ballot_before_them_keeps_it_when_the_roll_is_called_anew(asked, fay, minjun, ids, join):
    ballot = asked("choice", quorums=[{"heads": "present", "number": 1}])
    minjun.does("ballot.attend", ballot=ballot)
    join("Do-yun")
    fay.does("ballot.roll", ballot=ballot)
    assert fay.sees("roll")[-1]["present"] == [ids["minjun"]]
    assert closed(fay, ballot)["quorum_short"] == 0


def test_after_the_first_vote_the_roll_stands(asked, fay, minjun, join, everything):
    ballot = asked("choice")
    join("Do-yun")
    votes(minjun, ballot, choice(1))
    before = everything()
    assert fay.ask("ballot.roll", ballot=ballot)["code"] == "roll_fixed"
    assert minjun.ask("ballot.roll", ballot=ballot)["code"] == "not_yours"
    fay.does("ballot.close", ballot=ballot)
    assert fay.ask("ballot.roll", ballot=ballot)["code"] == "ballot_closed"
    assert everything()["seat"] == before["seat"]


def test_the_roll_of_nobody_is_not_called(asked, fay, ids, everything):
    ballot = asked("choice")
    for name in ("minjun", "seoyeon"):
        fay.does("person.remove", person=ids[name])
    before = everything()
    assert fay.ask("ballot.roll", ballot=ballot)["code"] == "no_members"
    assert everything() == before
