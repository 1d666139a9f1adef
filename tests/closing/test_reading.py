"""The copy for reading: facilitators take away what their console shows them, and nothing more."""

import json

import pytest

from facilitator.closing.importing import Broken, import_workshop
from facilitator.closing.reading import copy_for_reading
from facilitator.extensions import db
from facilitator.workshops.models import Workshop
from tests.closing.conftest import EVALUATION
from tests.deciding.conftest import receipt, vote


@pytest.fixture
def copy(app):
    """Return a function that makes the copy for reading, and gives its tables."""

    def copy():
        with app.app_context():
            told = copy_for_reading(db.session.query(Workshop).filter_by(code="KRJPID").one())
            assert told.complete is False
            return told.tables

    return copy


def test_nobody_reads_an_idea_before_the_reveal_nor_its_author_after_it(copy, go, minjun, seoyeon, fay, ids):
    go("ideas")
    minjun.does("idea.add", words="Care in rural counties")
    assert copy()["idea"] == []
    fay.does("ideas.reveal")
    (idea,) = copy()["idea"]
    assert (idea["words"], idea["author_id"], idea["at"]) == ("Care in rural counties", None, None)
    minjun.does("idea.sign", idea=idea["id"], signed=True)
    assert [row["author_id"] for row in copy()["idea"]] == [ids["minjun"]]
    minjun.does("idea.withdraw", idea=idea["id"])
    assert copy()["idea"] == []


def test_who_marked_an_idea_is_not_in_it(copy, go, minjun, fay):
    go("ideas")
    minjun.does("idea.add", words="Care in rural counties")
    fay.does("ideas.reveal")
    go("perspectives")
    minjun.does("idea.lens", idea=minjun.sees("idea")[0]["id"], lens="rural", on=True)
    assert [(row["lens"], row["person_id"]) for row in copy()["lens_mark"]] == [("rural", None)]


def test_who_has_put_away_the_notice_of_a_mention_is_not_in_it(copy, lived, minjun):
    minjun.does("mention.put_away", mention=minjun.sees("mention")[0]["id"])
    assert copy()["mention"] == []
    assert copy()["comment"][0]["mentions"] == [minjun.person]


def test_an_open_box_is_not_looked_into(copy, lived, go, fay, minjun, ids):
    before = copy()
    go("prioritise")
    fay.does("ballot.open", kind="rating", team=ids["KR"])
    ballot = next(each for each in minjun.sees("ballot") if each["status"] == "open")
    choice = vote("rating", [(option["id"], 1, 1) for option in ballot["options"]])
    minjun.does("vote.cast", ballot=ballot["id"], receipt=receipt(), choice=choice)
    assert copy()["paper"] == before["paper"]
    seats = [seat for seat in copy()["seat"] if seat["ballot_id"] == ballot["id"]]
    assert {seat["voted"] for seat in seats} == {None}


def test_nor_is_one_of_a_consent_in_which_papers_bear_names(copy, lived, go, fay, haruka, ids):
    before = copy()
    go("adopt")
    fay.does("agenda.freeze", team=ids["JP"])
    fay.does("ballot.open", kind="consent", team=ids["JP"])
    ballot = next(each for each in haruka.sees("ballot") if each["status"] == "open")
    haruka.does("vote.cast", ballot=ballot["id"], receipt=receipt(), choice=vote("consent", "support"))
    assert copy()["paper"] == before["paper"]
    fay.does("ballot.close", ballot=ballot["id"])
    assert len(copy()["paper"]) == len(before["paper"]) + 1


def test_the_papers_of_a_small_secret_ballot_stay_in_the_box(copy, lived):
    assert {paper["choice"]["kind"] for paper in copy()["paper"]} == {"consent"}


def test_only_whole_groups_of_evaluations_are_in_it_and_not_who_sent_one(copy, lived):
    assert [row["answers"]["useful"] for row in copy()["evaluation"]] == [EVALUATION["useful"]] * 4
    assert copy()["evaluated"] == []


def test_its_log_is_that_of_the_console(copy, lived):
    assert {line["room"] for line in copy()["activity"]} == {"workshop-1", "facilitators-1"}


def test_facilitators_take_it_from_the_browser(fay, lived):
    answer = fay.http.get("/workshops/KRJPID/export.json")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="workshop-KRJPID.json"'
    assert answer.json["workshop"] == {"title": "Day 3", "code": "KRJPID", "date": "2021-03-31"}
    assert fay.http.get("/workshops/krj-pid/export.json").status_code == 200


@pytest.mark.parametrize("page", ["export.json", "minutes"])
def test_nobody_else_does(page, minjun, olga, wall, stranger, fay):
    for person in (minjun, olga, wall, stranger):
        answer = person.http.get(f"/workshops/KRJPID/{page}")
        assert answer.status_code in (302, 404), "to the page for signing in, or nowhere"
        assert "Day 3" not in answer.text
    assert fay.http.get(f"/workshops/OTHERS/{page}").status_code == 404


def test_it_cannot_be_imported_as_if_it_were_whole(app, copy, fay):
    told = fay.http.get("/workshops/KRJPID/export.json").data
    assert json.loads(told)["complete"] is False
    with app.app_context(), pytest.raises(Broken, match="facilitator export CODE"):
        import_workshop(told)
