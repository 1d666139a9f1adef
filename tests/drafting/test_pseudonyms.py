"""Drafts under pseudonyms: perspectives and numbers instead of names, in all that a server says."""

import json

import pytest

from tests.drafting.conftest import text_of
from tests.drafting.pages import Page


@pytest.fixture
def concealed(fay):
    assert fay.does("writers.conceal", concealed=True)["ok"]


def number_of(person, known_as):
    """Return the pseudonym as the page of somebody shows it."""
    return next(thing for thing in person.sees("writer") if thing["id"] == -known_as)


def test_who_wrote_is_told_as_a_perspective_and_a_number(concealed, go, minjun, seoyeon, olga, ids):
    go("draft")
    olga.received(), seoyeon.received()
    assert minjun.does("item.add", title="One law for cooperatives")["ok"]
    (item,) = seoyeon.sees("item")
    mine, hers = Page(minjun), Page(seoyeon)
    mine.types(text_of(minjun, item["id"], "problem"), "Laws stand apart.")
    news = hers.hears()[-1]
    by = item["fields"]["title"]["by"]
    assert number_of(olga, by) == {
        "type": "writer",
        "id": -by,
        "team": ids["KR"],
        "perspective": "government",
    }
    assert news["person"] == by < 0
    assert set(Page(seoyeon).opened["pens"].values()) == {by}
    minjun.does("choice.set", item=item["id"], field="perspectives", keys=["workers"])
    assert seoyeon.sees("item")[0]["chosen_by"] == {"perspectives": by}
    assert {event["by"] for event in [*olga.received(), *seoyeon.received()]} == {""}


def test_nothing_that_is_told_of_a_draft_under_pseudonyms_names_its_writer(
    concealed, go, minjun, seoyeon, olga, ids
):
    go("draft")
    minjun.does("item.add", title="One law")
    (item,) = minjun.sees("item")
    minjun.does("field.write", item=item["id"], field="problem", words="Laws stand apart.")
    minjun.does("action.add", item=item["id"])
    minjun.does("item.remove", item=item["id"])
    minjun.does("item.restore", item=item["id"])
    told = [event for event in [*olga.received(), *seoyeon.received()] if event["kind"] != "step.moved"]
    assert len(told) >= 8
    said = json.dumps(told, ensure_ascii=False)
    assert "Min-jun" not in said
    assert f'"by": {ids["minjun"]}' not in said


def test_carets_stand_under_pseudonyms_too(concealed, go, minjun, seoyeon, ids):
    go("draft")
    minjun.does("item.add", title="One law for cooperatives")
    mine = Page(minjun)
    name = text_of(minjun, minjun.sees("item")[0]["id"], "problem")
    mine.points(name)
    (caret,) = seoyeon.received("caret")
    assert number_of(seoyeon, caret["person"])["perspective"] == "government"


def test_it_is_decided_before_the_first_word(item, fay, lin, everything):
    before = everything()
    assert fay.ask("writers.conceal", concealed=True)["code"] == "drafts_begun"
    assert everything() == before
    assert lin.ask("writers.conceal", concealed=False)["ok"]


def test_names_can_be_shown_again_as_long_as_nobody_wrote(concealed, fay, minjun, go, log, ids):
    assert len(minjun.sees("writer")) == 5
    numbers = [writer["id"] for writer in minjun.sees("writer")]
    minjun.received()
    fay.does("writers.conceal", concealed=False)
    gone = [event["subject"] for event in minjun.received() if event["subject"]["type"] == "gone"]
    assert sorted(thing["id"] for thing in gone) == sorted(numbers)
    assert minjun.sees("writer") == []
    go("draft")
    minjun.does("item.add", title="One law")
    (item,) = minjun.sees("item")
    assert item["fields"]["title"]["by"] == ids["minjun"]


def test_who_comes_later_has_a_pseudonym_too(concealed, fay, minjun, ids):
    added = {"name": "Ji-woo", "native_name": "", "team": ids["KR"], "role": "participant", "host": False}
    fay.does("person.add", **added, perspectives=["employers"])
    assert len(minjun.sees("writer")) == 6
    (told,) = [event["subject"] for event in minjun.received() if event["subject"]["type"] == "writer"][-1:]
    assert (told["team"], told["perspective"]) == (ids["KR"], "employers")


@pytest.mark.parametrize("begins", ["item.add", "paragraph.add", "letters"])
def test_nobody_is_named_or_concealed_once_anything_of_a_draft_is_told(begins, fay, go, minjun, ids):
    go("draft")
    if begins == "letters":
        Page(minjun).types("agenda.title", "C")
    else:
        minjun.does(begins, {})
    assert fay.ask("writers.conceal", concealed=True)["code"] == "drafts_begun"
