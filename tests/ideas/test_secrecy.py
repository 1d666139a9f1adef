"""Ideas are silent, alone and anonymous: before the reveal others learn numbers, and nothing else."""

import json

import pytest

from facilitator.core.activity import Line
from facilitator.extensions import db

OTHERS = ("seoyeon", "sari", "haruka", "fay", "olga", "wall")
SECRET = "돌봄 협동조합"


@pytest.fixture
def everybody(minjun, seoyeon, sari, haruka, fay, olga, wall):
    people = (minjun, seoyeon, sari, haruka, fay, olga, wall)
    return dict(zip(("minjun", *OTHERS), people, strict=True))


@pytest.fixture
def written(go, minjun):
    """Return a function that lets somebody write an idea, and gives its id."""
    go("ideas")

    def write(person=minjun, words=SECRET, **more):
        before = {idea["id"] for idea in person.sees("own_idea")}
        person.does("idea.add", words=words, **more)
        (new,) = {idea["id"] for idea in person.sees("own_idea")} - before
        return new

    return write


def doors(person):
    """Everything that reaches somebody, through every door, as one text."""
    told = [person.page(), person.received(), person.missed(), person.http.get("/api/snapshot").json]
    return json.dumps(told, ensure_ascii=False)


def board(person, team):
    (own,) = [board for board in person.sees("board") if board["id"] == team]
    return own


@pytest.mark.parametrize("door", ["socket", "http"])
def test_before_the_reveal_others_get_numbers_and_nothing_else(door, go, everybody, ids):
    go("ideas")
    assert everybody["minjun"].ask("idea.add", words=SECRET, door=door)["ok"]
    for name in OTHERS:
        told = doors(everybody[name])
        assert SECRET not in told
        assert '"own_idea"' not in told
        assert '"idea"' not in told
    (own,) = everybody["minjun"].sees("own_idea")
    assert own["words"] == SECRET
    for name in ("seoyeon", "fay", "olga"):
        numbers = board(everybody[name], ids["KR"])
        assert (numbers["ideas"], numbers["writers"], numbers["revealed"]) == (1, 1, False)
    assert [b["id"] for b in everybody["sari"].sees("board")] == [ids["ID"]]
    assert everybody["wall"].sees("board") == []


def test_changing_withdrawing_and_restoring_leak_nothing_either(written, everybody, ids):
    idea = written()
    minjun = everybody["minjun"]
    minjun.does("idea.change", idea=idea, words=SECRET + "!")
    minjun.does("idea.withdraw", idea=idea)
    assert board(everybody["fay"], ids["KR"])["ideas"] == 0
    minjun.does("idea.restore", idea=idea)
    for name in OTHERS:
        told = doors(everybody[name])
        assert SECRET not in told
        assert str(idea) not in told


def test_no_line_of_the_log_names_the_author_outside_their_own_room(app, written, minjun, fay, ids):
    idea = written()
    minjun.does("idea.change", idea=idea, words="Care")
    fay.does("ideas.reveal")
    minjun.does("idea.withdraw", idea=idea)
    minjun.does("idea.restore", idea=idea)
    with app.app_context():
        lines = db.session.query(Line).filter(Line.kind.like("idea%")).all()
        assert {line.by for line in lines} == {"", "Fay"}
        own_room = f"person-{ids['minjun']}"
        assert {line.room for line in lines if line.subject["type"] == "own_idea"} == {own_room}
        others = [line.subject for line in lines if line.room != own_room]
        assert all(subject.get("author", "") == "" for subject in others)
        assert not any("Min-jun" in json.dumps(subject) for subject in others)


def test_the_reveal_shows_each_team_its_own_ideas_without_authors(written, everybody, ids):
    idea = written()
    everybody["fay"].does("ideas.reveal")
    for name in ("minjun", "seoyeon", "fay", "olga"):
        (shown,) = everybody[name].sees("idea")
        assert shown == {
            "type": "idea",
            "id": idea,
            "team": ids["KR"],
            "words": SECRET,
            "lens": None,
            "lenses": {},
            "author": "",
            "cluster": None,
            "hidden": False,
            "hidden_by": "",
        }
        assert shown in [event["subject"] for event in everybody[name].received()]
    for name in ("sari", "haruka", "wall"):
        assert SECRET not in doors(everybody[name])
    assert board(everybody["olga"], ids["KR"])["revealed"]


def test_the_order_of_the_board_is_not_the_order_of_writing(written, minjun, seoyeon, fay):
    order = [written((minjun, seoyeon)[turn % 2], f"idea {turn}") for turn in range(12)]
    fay.does("ideas.reveal")
    shown = [event["subject"]["id"] for event in seoyeon.received() if event["kind"] == "ideas.revealed"][1:]
    assert shown == sorted(order) == [idea["id"] for idea in seoyeon.sees("idea")]
    assert shown != order  # by chance once in 479,001,600
    assert "at" not in seoyeon.sees("idea")[0]


def test_two_teams_are_revealed_one_after_the_other(written, minjun, sari, fay, lin, ids, log):
    written()
    written(sari, "Koperasi")
    fay.does("ideas.reveal", team=ids["ID"])
    assert [idea["words"] for idea in sari.sees("idea")] == ["Koperasi"]
    assert minjun.sees("idea") == []
    fay.does("ideas.reveal")
    lin.does("ideas.reveal")
    assert [idea["words"] for idea in minjun.sees("idea")] == [SECRET]
    assert log(f"team-{ids['ID']}").count("ideas.revealed") == 2  # the numbers and the idea, once


def test_only_a_facilitator_reveals_and_only_their_own_workshops_teams(
    written, minjun, olga, fay, everything
):
    written()
    before = everything()
    assert minjun.ask("ideas.reveal")["code"] == olga.ask("ideas.reveal")["code"] == "not_yours"
    assert fay.ask("ideas.reveal", team=999)["code"] == "no_such_team"
    assert everything() == before


def test_an_idea_written_after_the_reveal_appears_at_once_at_the_end_and_without_a_name(
    written, minjun, seoyeon, fay, ids
):
    written(seoyeon, "first")
    fay.does("ideas.reveal")
    writers = board(fay, ids["KR"])["writers"]
    written(minjun, "late")
    assert [idea["words"] for idea in seoyeon.sees("idea")] == ["first", "late"]
    assert {idea["author"] for idea in seoyeon.sees("idea")} == {""}
    assert {event["by"] for event in seoyeon.received() if event["kind"] == "idea.added"} == {""}
    assert board(fay, ids["KR"])["writers"] == writers  # or one knew that it came from somebody new


def test_what_was_withdrawn_before_the_reveal_is_never_shown(written, minjun, seoyeon, fay):
    idea = written()
    minjun.does("idea.withdraw", idea=idea)
    fay.does("ideas.reveal")
    assert SECRET not in doors(seoyeon)
    assert SECRET not in doors(fay)


def test_moving_on_without_the_reveal_keeps_the_ideas_hidden(written, go, minjun, seoyeon):
    idea = written()
    go("cluster")
    assert SECRET not in doors(seoyeon)
    assert minjun.ask("cluster.form", {"ideas": [idea], "name": "Care work"})["code"] == "no_such_idea"


def test_an_author_may_sign_after_the_reveal_and_take_the_name_off_again(written, minjun, seoyeon, fay):
    idea = written()
    assert minjun.ask("idea.sign", idea=idea, signed=True)["code"] == "not_revealed"
    fay.does("ideas.reveal")
    minjun.does("idea.sign", idea=idea, signed=True)
    assert seoyeon.sees("idea")[0]["author"] == "Min-jun"
    assert seoyeon.received()[-1]["by"] == ""
    minjun.does("idea.sign", idea=idea, signed=False)
    assert seoyeon.sees("idea")[0]["author"] == ""


def test_nobody_signs_changes_or_withdraws_what_another_person_wrote(
    written, minjun, seoyeon, sari, fay, everything
):
    idea = written()
    fay.does("ideas.reveal")
    before = everything()
    for person in (seoyeon, sari):
        assert person.ask("idea.sign", idea=idea, signed=True)["code"] == "no_such_idea"
        assert person.ask("idea.change", idea=idea, words="Mine now")["code"] == "no_such_idea"
        assert person.ask("idea.withdraw", idea=idea)["code"] == "no_such_idea"
        assert person.ask("idea.restore", idea=idea)["code"] == "no_such_idea"
    assert everything() == before


def test_a_second_device_of_the_author_sees_their_ideas(written, opened, minjun):
    written()
    assert opened("minjun").sees("own_idea") == minjun.sees("own_idea")


def test_a_stranger_gets_nothing(written, stranger):
    written()
    assert stranger.ask("idea.add", words="Hello", door="http")["code"] == "stranger"
    assert SECRET not in stranger.http.get("/room", follow_redirects=True).text
    assert SECRET not in stranger.http.get("/api/snapshot").text
