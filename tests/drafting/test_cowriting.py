"""Several people type in one text: nothing is lost, nothing in another's name, nothing told to others."""

from base64 import b64encode

import pytest
from pycrdt import Doc, Map, Text
from sqlalchemy import delete

from facilitator.drafting.cowriting import WriteText, write_text
from facilitator.drafting.documents import Document, Snapshot, Update
from facilitator.drafting.pens import Pen
from facilitator.drafting.resting import rest, rest_left
from facilitator.errors import NotAllowed
from facilitator.extensions import db
from facilitator.people.models import Person
from tests.drafting.conftest import text_of, words_of
from tests.drafting.pages import Page

SYLLABLES = "한국의 협동조합법은 흩어져 있다"


@pytest.fixture
def problem(item, minjun):
    """The name of the text of the item's problem."""
    return text_of(minjun, item, "problem")


@pytest.fixture
def pages(item, minjun, seoyeon):
    return Page(minjun), Page(seoyeon)


@pytest.fixture
def rests(app, ids):
    """Return a function that lets Korea's text be written out, as a moment without typing does."""

    def rests():
        with app.app_context():
            rest(ids["KR"])

    return rests


@pytest.fixture
def restarted(app):
    """Return a function after which the server knows only what is in its tables."""
    return lambda: app.extensions["sheets"].clear()


def test_letters_reach_the_teams_pages_and_those_who_follow_it(pages, problem, fay, olga):
    mine, hers = pages
    mine.types(problem, "Laws stand apart.")
    for page in (hers, Page(fay, mine.team), Page(olga, mine.team)):
        page.hears()
        assert page.words(problem) == "Laws stand apart."


def test_two_who_type_at_once_lose_nothing(pages, problem):
    mine, hers = pages
    one, other = mine.typed(problem, "Laws stand apart."), hers.typed(problem, SYLLABLES)
    assert mine.send(one)["ok"]
    assert hers.send(other)["ok"]
    for page in pages:
        page.hears()
    assert mine.words(problem) == hers.words(problem)
    assert "Laws stand apart." in mine.words(problem)
    assert SYLLABLES in mine.words(problem)


def test_who_was_away_and_the_others_exchange_everything_in_both_directions(pages, problem):
    mine, hers = pages
    mine.types(problem, "Together. ")
    hers.hears()
    mine.types(problem, "Meanwhile. ")
    hers.browser.received("text")  # her network is gone: nothing of it arrives
    hers.typed(problem, "Offline. ")
    assert hers.open()["ok"]
    mine.hears()
    assert mine.words(problem) == hers.words(problem)
    assert all(words in mine.words(problem) for words in ("Together. ", "Meanwhile. ", "Offline. "))


def test_the_same_update_again_changes_nothing(pages, problem):
    mine, hers = pages
    update = mine.typed(problem, "once")
    for _ in range(3):
        assert mine.send(update)["ok"]
    hers.hears()
    assert hers.words(problem) == "once"


def test_after_a_rest_readers_see_the_words_and_who_wrote_them(pages, problem, item, rests, ids, log, olga):
    mine, hers = pages
    mine.types(problem, "  Laws stand apart. ")
    hers.hears()
    rests()
    assert words_of(olga, item) == "Laws stand apart."
    hers.types(problem, "And taxes.")
    rests()
    shown = next(thing for thing in olga.sees("item") if thing["id"] == item)["fields"]["problem"]
    assert (shown["words"], shown["by"]) == ("Laws stand apart. And taxes.", ids["seoyeon"])
    assert "problem" not in next(thing for thing in olga.sees("item"))["missing"]
    assert log(f"team-{ids['KR']}")[-1] == "field.written"
    assert {event["by"] for event in olga.received() if event["kind"] == "field.written"} == {
        "Min-jun",
        "Seo-yeon",
    }


def test_a_page_that_was_told_nothing_learns_from_the_log_that_it_missed_something(
    pages, problem, rests, seoyeon
):
    mine, hers = pages
    mine.types(problem, "x")
    rests()
    (agenda,) = seoyeon.sees("agenda")
    assert agenda["typed"] == mine.ask("text.open")["number"] > hers.number


def test_readers_are_told_also_of_a_rest_in_which_the_words_came_to_nothing(
    pages, problem, rests, olga, seoyeon
):
    mine, _ = pages
    mine.types(problem, "x")
    mine.send(mine.deleted(problem, 0, 1))
    olga.received(), seoyeon.received()
    rests()
    (told,) = [event for event in seoyeon.received() if event["subject"]["type"] == "agenda"]
    assert [told["subject"]] == seoyeon.sees("agenda")
    assert told["by"] == "Min-jun"


def test_a_program_that_writes_what_stands_but_for_a_space_leaves_the_space_to_its_writer(
    pages, problem, item, rests, minjun, seoyeon
):
    pages[0].types(problem, "Laws stand apart. ")
    rests()
    seoyeon.received()
    standing = minjun.sees("item")[0]["fields"]["problem"]["id"]
    asked = {"item": item, "field": "problem", "words": "Laws stand apart.", "base": standing}
    assert minjun.does("field.write", asked)["ok"]
    assert seoyeon.received() == seoyeon.received("text") == []
    assert Page(seoyeon).words(problem) == "Laws stand apart. "


def test_a_freeze_just_after_the_first_letters_leaves_the_text_frozen_for_all(
    titled, drafting, pages, go, fay, ids, seoyeon
):
    pages[0].types("agenda.title", "One law")  # there is no row of the agenda yet
    seoyeon.received()
    fay.does("agenda.freeze", team=ids["KR"])
    states = [e["subject"]["state"] for e in seoyeon.received() if e["subject"]["type"] == "agenda"]
    assert states == ["frozen"]


def test_a_rest_without_letters_says_nothing(pages, problem, rests, everything):
    pages[0].types(problem, "x")
    rests()
    before = everything()
    rests()
    assert everything() == before


def test_a_server_that_was_killed_before_the_rest_knows_who_wrote(
    pages, problem, item, rests, restarted, ids, olga
):
    mine, hers = pages
    mine.types(problem, "Laws stand apart. ")
    hers.hears()
    hers.types(problem, "And taxes.")
    restarted()
    rests()
    assert words_of(olga, item) == "Laws stand apart. And taxes."
    assert Page(mine.browser).words(problem) == "Laws stand apart. And taxes."


def test_what_a_killed_process_left_is_written_out_at_the_next_beat(
    app, pages, problem, item, restarted, olga
):
    pages[0].types(problem, "Its last moment")
    restarted()
    with app.app_context():
        rest_left()
    assert words_of(olga, item) == "Its last moment"


def test_updates_are_all_kept_and_a_snapshot_saves_reading_them(
    app, pages, problem, rests, restarted, monkeypatch
):
    monkeypatch.setattr("facilitator.drafting.documents.OFTEN", 10)
    mine, _ = pages
    for number in range(25):
        mine.types(problem, f"{number} ")
    rests()
    words = mine.words(problem)
    with app.app_context():
        assert db.session.query(Update).count() == 26  # and the title, which a command wrote
        assert db.session.query(Snapshot).one().number == 26
        db.session.execute(delete(Update))  # so that only the snapshot can tell
        db.session.commit()
    restarted()
    assert Page(mine.browser).words(problem) == words


def test_a_document_begins_with_what_stands_in_the_draft(app, written, item, minjun, ids):
    with app.app_context():
        for table in (Pen, Snapshot, Update, Document):
            db.session.execute(delete(table))
        db.session.commit()
    page = Page(minjun)
    assert page.words(text_of(minjun, item, "problem")) == "Laws stand apart."
    assert set(page.opened["pens"].values()) == {ids["minjun"]}


def test_a_page_keeps_its_pen_and_another_tab_gets_its_own(pages, minjun):
    mine, _ = pages
    before = mine.pen
    mine.open()
    assert mine.pen == before
    assert Page(minjun).pen not in (0, before)


def test_everybody_is_told_whose_signs_are_whose(pages, problem, ids, fay):
    mine, hers = pages
    mine.types(problem, "x")
    hers.hears()
    hers.types(problem, "y")
    pens = Page(fay, mine.team).opened["pens"]
    assert (pens[str(mine.pen)], pens[str(hers.pen)]) == (ids["minjun"], ids["seoyeon"])


# What is refused: told, and nothing changes.


def refused(page, update, code, everything, **fields):
    before = everything()
    page.browser.received("text")
    assert page.send(update, **fields)["code"] == code
    assert everything() == before
    assert page.browser.received("text") == []


def test_words_in_another_persons_name_are_refused(pages, problem, everything):
    mine, hers = pages
    forged = Doc(client_id=mine.pen)
    forged.get(problem, type=Text).insert(0, "Min-jun says yes")
    refused(hers, forged.get_update(), "not_your_words", everything)
    unknown = Doc(client_id=77)
    unknown.get(problem, type=Text).insert(0, "Nobody says yes")
    refused(hers, unknown.get_update(), "not_your_words", everything)


def test_another_teams_text_is_neither_shown_nor_written(pages, problem, sari, ids, everything):
    mine, _ = pages
    theirs = sari.socket.emit("text.open", {"team": ids["KR"]}, callback=True)
    assert theirs["code"] == "no_such_draft"
    own = Page(sari)
    update = own.typed(problem, "Indonesia was here")
    refused(own, update, "not_your_draft", everything, team=ids["KR"], key=mine.key)
    refused(own, update, "no_such_field", everything)
    mine.types(problem, "secret")
    assert sari.received("text") == []


def test_readers_have_no_pen(pages, problem, fay, olga, everything):
    for person in (fay, olga):
        page = Page(person, pages[0].team)
        assert page.pen == 0
        refused(page, page.typed(problem, "x"), "not_yours", everything)


def test_in_a_frozen_text_or_a_later_step_nothing_is_written(
    titled, pages, problem, go, fay, ids, everything
):
    mine, _ = pages
    mine.types(problem, "Bound. ")
    go("adopt")
    fay.does("agenda.freeze", team=ids["KR"])
    assert "Bound." in str(fay.sees("item"))
    mine.browser.received("text")
    refused(mine, mine.typed(problem, "Late."), "frozen", everything)
    go("break")
    go("close")
    refused(mine, mine.typed(problem, "Later."), "not_now", everything)


def test_a_freeze_binds_what_was_typed_just_before(titled, pages, problem, go, fay, ids, minjun):
    pages[0].types(problem, "The last word")
    go("adopt")
    fay.does("agenda.freeze", team=ids["KR"])
    assert "The last word" in str(minjun.sees("item"))


def test_a_removed_person_writes_nothing(app, pages, problem, fay, ids, everything):
    _, hers = pages
    update = hers.typed(problem, "still here")
    with app.app_context():
        identity = db.session.get_one(Person, ids["seoyeon"]).identity
    fay.does("person.remove", person=ids["seoyeon"])
    before = everything()
    assert not hers.browser.socket.is_connected()
    asked = WriteText(hers.team, hers.key, b64encode(update).decode())
    with app.test_request_context(), pytest.raises(NotAllowed, match="removed"):
        write_text(identity, asked)  # it was on its way when she was removed
    assert everything() == before


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"hello",
        b"\xff" * 50,
        b"\x01\xff\xff\xff\xff\x0f",
        b"\x00\x00\x00",
        b"\x01\x01\x05\x00\x04\x01",
    ],
)
def test_what_is_no_update_is_refused(data, pages, everything):
    refused(pages[0], data, "invalid_text", everything)


def test_what_is_no_plain_text_is_refused(pages, problem, everything):
    mine, _ = pages
    for make in (
        lambda doc: doc.get("agenda.title", type=Map).__setitem__("x", 1),
        lambda doc: doc.get(problem, type=Text).insert(0, "bold", attrs={"bold": True}),
        lambda doc: doc.get(problem, type=Text).insert_embed(0, {"image": "x"}),
    ):
        doc = Doc(client_id=mine.pen)
        make(doc)
        refused(mine, doc.get_update(), "invalid_text", everything)


@pytest.mark.parametrize("signs", ["a\x00b", "a\rb", "\x1b[2J", "\x85"])
def test_signs_that_a_field_cannot_show_are_refused(signs, pages, problem, everything):
    refused(pages[0], pages[0].typed(problem, signs), "invalid_text", everything)


def test_an_update_that_leaves_a_gap_is_asked_to_compare_first(pages, problem, everything):
    mine, _ = pages
    mine.typed(problem, "lost on the way ")
    refused(mine, mine.typed(problem, "and this"), "behind", everything)
    assert mine.open()["ok"]
    assert Page(mine.browser).words(problem) == "lost on the way and this"


@pytest.mark.parametrize(
    "name",
    [
        "problem",
        "item-0.title",
        "item-00000000.problem",
        "action-00000000.text",
        "agenda.follow_up",
        "agenda.x",
        "agenda-00000000.title",
    ],
)
def test_a_field_that_there_is_not_is_refused(name, pages, everything):
    refused(pages[0], pages[0].typed(name, "x"), "no_such_field", everything)


def test_words_for_a_text_that_was_replaced_are_never_merged_into_another(pages, problem, everything):
    refused(
        pages[0], pages[0].typed(problem, "old words"), "another_text", everything, key="0123456789abcdef"
    )
    asked = {"key": "0123456789abcdef", "clocks": b64encode(b"\x00").decode()}
    assert pages[0].ask("text.open", **asked)["key"] == pages[0].key


def test_a_document_is_full_some_time(pages, problem, everything, monkeypatch):
    monkeypatch.setattr("facilitator.drafting.admitting.SIGNS", 100)
    refused(pages[0], pages[0].typed(problem, "x" * 101), "text_full", everything)


def test_a_command_that_writes_a_whole_text_changes_only_what_differs(pages, problem, item, minjun, rests):
    mine, hers = pages
    mine.types(problem, "Laws stand apart.")
    hers.hears()
    typing = hers.typed(problem, "(all of them) ", at=5)
    base = next(thing for thing in minjun.sees("item"))["fields"].get("problem")
    assert base is None or base["words"] == ""
    minjun.does("field.write", item=item, field="outcome", words="One law.")
    assert hers.send(typing)["ok"]
    rests()
    shown = next(thing for thing in minjun.sees("item"))["fields"]["problem"]
    minjun.does(
        "field.write",
        item=item,
        field="problem",
        words="Laws (all of them) stand far apart.",
        base=shown["id"],
    )
    for page in pages:
        page.open()
        assert page.words(problem) == "Laws (all of them) stand far apart."
