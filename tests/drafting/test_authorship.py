"""How much of a draft each perspective has written, for those who follow all teams."""

from unicodedata import normalize

import pytest

from tests.drafting.conftest import field, text_of
from tests.drafting.pages import Page


@pytest.fixture
def shares(ids):
    def shares(person, team="KR"):
        return person.socket.emit("text.shares", {"team": ids[team]}, callback=True)

    return shares


def test_a_facilitator_and_an_observer_see_whose_words_a_draft_is_made_of(
    item, shares, fay, olga, minjun, seoyeon
):
    mine, hers, problem = Page(minjun), Page(seoyeon), text_of(minjun, item, "problem")
    title = shares(fay)["signs"]["government"]
    mine.types(problem, "한글 😀")  # five units of UTF-16
    hers.hears()
    hers.types(problem, "Laws stand apart.")
    hers.send(hers.deleted(problem, 0, 3))  # her colleague's first letter
    told = shares(fay)
    assert told["signs"] == shares(olga)["signs"] == {"government": title + 4, "workers": 17}


def test_a_draft_in_which_nobody_wrote_has_no_shares(shares, fay):
    assert shares(fay, "JP")["signs"] == {}


def test_the_shares_are_not_for_participants_and_a_team_that_is_not_there_has_none(shares, minjun, fay):
    assert shares(minjun)["code"] == "not_yours"
    assert fay.socket.emit("text.shares", {"team": 999}, callback=True)["code"] == "no_such_draft"
    assert fay.socket.emit("text.shares", {"team": "1"}, callback=True)["code"] == "invalid"


def test_accepting_leaves_what_was_typed_in_parts_and_line_ends_to_their_writers(
    item, minjun, seoyeon, fay, ids
):
    page, name = Page(minjun), text_of(minjun, item, "problem")
    typed = normalize("NFD", "가사 노동자는 어느 법에도 없다")
    page.types(name, typed + "\n\n  ")
    seoyeon.does("version.keep", team=ids["KR"], name="typed")  # so that what is typed is written out
    seen = field(seoyeon, item, "problem")
    proposed = {"item": item, "field": "problem", "base": seen["id"], "reason": "Louder."}
    seoyeon.does("amendment.propose", **proposed, words=seen["words"] + "!")
    (amendment,) = minjun.sees("amendment")
    minjun.does("amendment.accept", amendment=amendment["id"], result=amendment["words"])
    page.hears()
    assert page.words(name) == typed + "!\n\n  "
    signs = fay.socket.emit("text.shares", {"team": ids["KR"]}, callback=True)["signs"]
    assert signs["workers"] == 1
