"""What may happen to a text that many write in: full disks, lost answers, long sleeps, a great deal of it."""

import sqlite3
from base64 import b64decode, b64encode
from contextlib import closing

import pytest
from pycrdt import Doc, Text
from sqlalchemy import delete, text, update

from facilitator.drafting.documents import Document, Snapshot, Update, document_of, sheet_of, take_in
from facilitator.drafting.resting import rest
from facilitator.extensions import db
from tests.drafting.conftest import text_of, words_of
from tests.drafting.hostile import number
from tests.drafting.pages import Page


@pytest.fixture
def problem(item, minjun):
    return text_of(minjun, item, "problem")


@pytest.fixture
def pages(item, minjun, seoyeon):
    return Page(minjun), Page(seoyeon)


@pytest.fixture
def many(app, pages, ids):
    """Return a function by which Seo-yeon's page types this often, while nobody else listens."""

    def many(field, times):
        page = pages[1]
        with app.app_context():
            document = document_of(page.team)
            for number in range(times):
                take_in(document, ids["seoyeon"], page.typed(field, f"{number} ", at=0))
            db.session.commit()

    return many


def agree(app, pages, *fields):
    """All pages say the same as one that is opened now, and as a server that has just been started."""
    for page in (*pages, *pages):
        page.open()
    app.extensions["sheets"].clear()
    fresh = Page(pages[0].browser)
    for field in fields:
        assert {page.words(field) for page in pages} == {fresh.words(field)}


def test_an_answer_that_never_came_is_made_up_for_by_the_next_comparison(app, pages, problem, everything):
    mine, hers = pages
    mine.send(mine.typed(problem, "once"))  # it was killed after the commit: the answer and the news are lost
    hers.browser.received("text")
    app.extensions["sheets"].clear()
    before = everything()["document_update"]
    mine.open()
    hers.open()
    assert mine.words(problem) == hers.words(problem) == "once"
    assert everything()["document_update"] == before


@pytest.mark.sqlite
def test_a_full_disk_acknowledges_nothing_and_the_words_come_again(app, pages, problem, everything):
    mine, hers = pages
    mine.types(problem, "Before. ")
    hers.hears()
    typed, before = mine.typed(problem, "한" * 20_000), everything()
    with app.app_context():
        (pages_of_it,) = db.session.execute(text("PRAGMA page_count")).one()
        db.session.execute(text(f"PRAGMA max_page_count = {pages_of_it}"))
    assert mine.send(typed)["code"] == "server_error"
    assert everything() == before
    assert hers.browser.received("text") == []
    with app.app_context():
        db.session.execute(text("PRAGMA max_page_count = 1000000"))
    hers.types(problem, "Meanwhile. ")
    assert mine.send(typed)["ok"]
    agree(app, pages, problem)
    assert "한" * 20_000 in hers.words(problem)


@pytest.mark.sqlite
def test_a_locked_database_acknowledges_nothing_and_the_words_come_again(app, pages, problem, everything):
    mine, hers = pages
    typed, before = mine.typed(problem, "Laws stand apart."), everything()
    with app.app_context():
        db.session.execute(text("PRAGMA busy_timeout = 1"))
        path = db.engine.url.database
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert mine.send(typed)["code"] == "server_error"
        other.rollback()
    assert everything() == before
    assert mine.send(typed)["ok"]
    agree(app, pages, problem)
    assert hers.words(problem) == "Laws stand apart."


def test_who_slept_an_hour_gets_thousands_of_updates_in_one_answer_and_gives_their_own(
    app, pages, problem, many
):
    mine, hers = pages
    mine.types(problem, "Together. ")
    hers.hears()
    mine.typed(problem, "Asleep. ")
    many(problem, 2000)
    mine.browser.received("text")
    mine.open()
    agree(app, pages, problem)
    words = hers.words(problem)
    assert all(f"{number} " in words for number in range(2000))
    assert words.endswith("Together. Asleep. ")


def test_ten_thousand_updates_and_ten_thousand_lines_are_opened_after_a_restart(
    app, pages, problem, item, many, ids, minjun
):
    mine, _ = pages
    outcome = text_of(minjun, item, "outcome")
    lines = "".join(f"{number}\n" for number in range(10_000))
    mine.types(outcome, lines)
    many(problem, 10_000)
    with app.app_context():
        rest(ids["KR"])
        assert db.session.query(Snapshot).one().number > 10_000
    agree(app, pages, problem, outcome)
    assert words_of(minjun, item, "outcome") == lines.strip()
    assert words_of(minjun, item) == mine.words(problem).strip()


def test_what_one_deletes_while_another_writes_in_it_leaves_what_was_written(app, pages, problem):
    mine, hers = pages
    mine.types(problem, "A long paragraph about laws.")
    hers.hears()
    gone = mine.deleted(problem, 0, len("A long paragraph about laws."))
    edited, shorter = (
        hers.typed(problem, "many ", at=len("A long paragraph about ")),
        hers.deleted(problem, 0, 2),
    )
    for page, sent in ((mine, gone), (hers, edited), (hers, shorter)):
        assert page.send(sent)["ok"]
    agree(app, pages, problem)
    assert mine.words(problem) == "many "


def test_pages_that_know_more_than_a_restored_backup_give_their_words_back_and_go_on(
    app, pages, problem, ids
):
    """It has the same key: only what others wrote, and what is nowhere now, tells that it is another text."""
    mine, hers = pages
    mine.types(problem, "Saved. ")
    hers.hears()
    with app.app_context():
        saved = document_of(ids["KR"]).count
    hers.types(problem, "Lost. ")
    mine.hears()
    with app.app_context():
        db.session.execute(delete(Update).where(Update.number > saved))
        db.session.execute(update(Document).values(count=saved, rested=saved))
        db.session.commit()
    app.extensions["sheets"].clear()
    assert mine.open()["code"] == "not_your_words"
    assert hers.open()["ok"]  # they are hers, so she may
    anew = Page(mine.browser)
    agree(app, (anew, hers), problem)
    assert anew.words(problem) == "Saved. Lost. "


STRANGE = [
    {"key": "", "clocks": "", "pen": 0, "version": 2},
    {"pen": -1},
    {"pen": 2**32},
    {"pen": "1"},
    {"key": None},
    {"key": "x" * 65},
    {"clocks": "no base64!"},
    {"clocks": "A" * 100_004},
]


def test_a_page_of_another_version_is_told_so_and_changes_nothing(pages, everything):
    before = everything()
    for asked in STRANGE:
        assert pages[0].ask("text.open", **asked)["code"] == "invalid"
    for asked in ({"key": pages[0].key}, {"data": "AAA="}, {"key": pages[0].key, "data": "AAA=", "base": 1}):
        assert pages[0].ask("text.write", **asked)["code"] == "invalid"
    assert everything() == before


def test_whatever_a_page_says_it_knows_it_harms_nobody(app, pages, problem):
    mine, hers = pages
    mine.types(problem, "a😀b")
    for clocks in ("AQUC", "AQX/////Dw==", "Av8BAf8BAw==", "AQUB", "gYCAgICAgAg=", half_of(mine.pen)):
        answer = hers.ask("text.open", key=hers.key, clocks=clocks)
        assert answer["ok"] or answer["code"] == "invalid_text"
    agree(app, pages, problem)
    assert hers.words(problem) == "a😀b"


def half_of(pen):
    """Say that half of a sign is known."""
    return b64encode(number(1) + number(pen) + number(2)).decode()


def test_sheets_that_follow_one_table_in_two_processes_say_the_same(app, pages, problem, ids):
    mine, hers = pages
    other = {}  # what another process has open
    for turn, page in enumerate((mine, hers) * 4):
        here, there = app.extensions["sheets"], other
        page.types(problem, f"{turn} ")
        app.extensions["sheets"], other = there, here
    with app.app_context():
        document = document_of(ids["KR"])
        said = [sheet_of(document).words(problem)]
        app.extensions["sheets"] = other
        said += [sheet_of(document).words(problem)]
    assert said[0] == said[1]
    agree(app, pages, problem)
    assert all(f"{number} " in mine.words(problem) for number in range(8))


def test_a_text_is_the_same_for_who_takes_it_whole_and_for_who_followed_it(app, pages, problem):
    mine, hers = pages
    mine.types(problem, "한글 😀 ")
    hers.hears()
    hers.types(problem, "e\u0301 👩‍👧", at=0)
    whole = Doc()
    whole.apply_update(b64decode(Page(mine.browser).opened["data"]))
    assert str(whole.get(problem, type=Text)) == hers.words(problem)


def test_what_one_wrote_through_another_process_counts_among_their_own(app, pages, problem, monkeypatch):
    monkeypatch.setattr("facilitator.drafting.admitting.OWN_SIGNS", 200)
    mine, _ = pages
    mine.types(problem, "x")
    here, app.extensions["sheets"] = app.extensions["sheets"], {}
    Page(mine.browser).types(problem, "y" * 150)
    app.extensions["sheets"] = here
    assert mine.send(mine.typed(problem, "z" * 40))["code"] == "text_full"
