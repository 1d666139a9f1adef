"""Evaluation: once each, without a name, and shown in groups of four."""

import re

import pytest
from sqlalchemy import text

from facilitator.extensions import db

ANSWERS = {"useful": 5, "heard": 4, "stand_behind": 4, "pace": 2, "tool": 5, "keep": "", "change": ""}


def summary(person):
    (seen,) = person.sees("evaluation_summary")
    return seen


def evaluate(*people, **answers):
    for person in people:
        person.does("evaluation.send", {**ANSWERS, **answers})


@pytest.mark.parametrize("door", ["socket", "http"])
def test_an_evaluation_is_kept_without_a_name_and_only_its_sender_is_told(
    door, minjun, seoyeon, fay, olga, ids, everything, log
):
    others = (seoyeon, olga)
    for person in (minjun, *others):
        person.received()
    minjun.does("evaluation.send", {**ANSWERS, "keep": "더 많은 시간"}, door=door)
    assert [e["subject"] for e in minjun.received()] == [{"type": "evaluated", "id": ids["minjun"]}]
    assert [person.received() for person in others] == [[], []]
    assert minjun.sees("evaluated") == [{"type": "evaluated", "id": ids["minjun"]}]
    assert minjun.sees("evaluation_summary") == olga.sees("evaluation_summary") == fay.sees("evaluated") == []
    rows = everything()
    (kept,) = rows["evaluation"]
    assert kept.answers == {**ANSWERS, "keep": "더 많은 시간"}
    assert set(kept._fields) == {"id", "workshop_id", "answers", "shown"}
    assert rows["evaluated"] == [(ids["minjun"],)]
    assert [line.by for line in rows["activity"] if line.kind == "evaluation.sent"] == ["", ""]
    assert rows["operation"][-1].digest == "", "what was sent is not kept beside who sent it"
    assert log("facilitators-1") == ["evaluation.sent"]


@pytest.mark.sqlite
def test_the_rows_keep_no_order_of_arrival(app, minjun):
    minjun.does("evaluation.send", ANSWERS)
    with app.app_context(), pytest.raises(Exception, match="no such column: rowid"):
        db.session.execute(text("SELECT rowid FROM evaluation"))


def test_facilitators_see_only_a_count_until_there_are_four(minjun, seoyeon, sari, budi, fay):
    evaluate(minjun, seoyeon, sari, keep="Quiet writing")
    assert summary(fay) == {
        "type": "evaluation_summary",
        "id": 1,
        "answered": 3,
        "shown": 0,
        "means": [],
        "keep": [],
        "change": [],
    }
    evaluate(budi, useful=2, keep="Breaks", change="Longer rounds")
    seen = summary(fay)
    assert (seen["answered"], seen["shown"]) == (4, 4)
    assert seen["means"][0] == {"question": "useful", "total": 17, "count": 4}
    assert seen["keep"] == ["Breaks", *["Quiet writing"] * 3]
    assert seen["change"] == ["Longer rounds"]
    assert fay.received()[-1]["subject"] == seen


def test_a_fifth_answer_waits_for_its_group_so_that_nobody_can_subtract(
    minjun, seoyeon, sari, budi, haruka, fay
):
    evaluate(minjun, seoyeon, sari, budi)
    before = summary(fay)
    evaluate(haruka, useful=1, change="Everything")
    assert summary(fay) == {**before, "answered": 5}


def test_a_second_evaluation_is_refused_and_a_resend_is_not(minjun, everything):
    first = minjun.ask("evaluation.send", ANSWERS, op="operation-1")
    assert minjun.ask("evaluation.send", ANSWERS, op="operation-1") == first
    before = everything()
    assert minjun.ask("evaluation.send", {**ANSWERS, "pace": 5})["code"] == "already_evaluated"
    assert everything() == before


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"useful": 0}, "invalid"),
        ({"useful": 6}, "invalid"),
        ({"useful": 2.5}, "invalid"),
        ({"useful": None}, "invalid"),
        ({"name": "Min-jun"}, "invalid"),
        ({"keep": "가" * 1001}, "too_long"),
    ],
)
def test_what_is_not_an_answer_is_refused_and_nothing_is_kept(wrong, code, minjun, everything):
    before = everything()
    assert minjun.ask("evaluation.send", {**ANSWERS, **wrong})["code"] == code
    assert everything() == before


def test_a_text_is_counted_as_a_reader_sees_it(minjun):
    minjun.does("evaluation.send", {**ANSWERS, "change": "👩‍👩‍👧" * 1000})


def test_whoever_does_not_take_part_has_nothing_to_evaluate(fay, wall, stranger):
    assert fay.ask("evaluation.send", ANSWERS)["code"] == "not_yours"
    assert wall.ask("evaluation.send", ANSWERS)["code"] == "not_yours"
    assert stranger.http.get("/evaluation").status_code == 403


def op_in(page):
    return re.search(r'name="op"[^>]* value="(\w+)"', page)[1]


def form(page, **answers):
    return {"op": op_in(page), **{name: str(answer) for name, answer in {**ANSWERS, **answers}.items()}}


def test_the_plain_page_does_the_same_without_javascript(olga, everything):
    page = olga.http.get("/evaluation").text
    answer = olga.http.post("/evaluation", data=form(page, keep="The quiet"), follow_redirects=True)
    assert "Your evaluation has arrived" in answer.text
    assert [row.answers["keep"] for row in everything()["evaluation"]] == ["The quiet"]
    again = olga.http.post("/evaluation", data=form(page, keep="The quiet"))
    assert again.status_code == 303, "the same form sent twice is the same operation"
    assert len(everything()["evaluation"]) == 1


def test_the_plain_page_keeps_what_was_typed_when_it_is_refused(minjun, everything):
    page = minjun.http.get("/evaluation").text
    answer = minjun.http.post("/evaluation", data={**form(page, keep="조용한 시간"), "pace": ""})
    assert answer.status_code == 422
    assert "조용한 시간" in answer.text
    assert "Please choose a number from 1 to 5." in answer.text
    long = minjun.http.post("/evaluation", data=form(page, keep="가" * 1001))
    assert long.status_code == 422
    assert "1001" in long.text
    assert everything()["evaluation"] == []


def test_the_plain_page_reads_in_the_readers_language_and_thanks_whoever_has_sent(minjun):
    minjun.does("evaluation.send", ANSWERS)
    page = minjun.http.get("/evaluation?lang=ko").text
    assert '<html lang="ko"' in page
    assert "<form" not in page
