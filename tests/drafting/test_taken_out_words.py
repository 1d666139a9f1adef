"""Words of parts that were taken out: no reader of another team gets them, and their writers are told.

Korea's draft has two paragraphs and an item; Japan or Indonesia reads it in the first round.
"""

from base64 import b64decode

import pytest

from tests.drafting.conftest import text_of
from tests.drafting.pages import Page

SECRET = "Nobody shall read this."


@pytest.fixture
def secret(written, minjun, item):
    """What the problem of a second item is called, in which Min-jun writes before it is taken out."""
    minjun.does("item.add", title="Second")
    second = minjun.sees("item")[-1]
    name = f"item-{second['key']}.problem"
    mine = Page(minjun)
    mine.types(name, SECRET)
    minjun.does("item.remove", item=second["id"])
    return mine, name, second["id"]


@pytest.fixture
def reader(secret, go, sari, haruka):
    go("peer", turn=1)
    return next(person for person in (sari, haruka) if person.sees("item"))


def everything_in(page):
    return b64decode(page.opened["data"]).decode("utf-8", "ignore")


def test_a_readers_copy_has_no_words_of_what_was_taken_out(secret, reader, item, ids, minjun):
    page = Page(reader, ids["KR"])
    assert page.words(secret[1]) == ""
    assert "Nobody" not in everything_in(page)
    assert page.words(text_of(minjun, item, "problem")) == "Laws stand apart."
    assert SECRET in everything_in(Page(minjun))


def test_places_in_what_is_left_are_the_same_for_reader_and_writer(secret, reader, item, ids, minjun, go):
    page, name = Page(reader, ids["KR"]), text_of(minjun, item, "problem")
    go("draft")
    secret[0].open()
    secret[0].types(name, "All ", at=0)
    go("peer", turn=1)
    page.open()
    assert page.words(name) == "All Laws stand apart."


def test_letters_into_what_was_taken_out_are_told_to_the_team_alone(secret, reader, ids, minjun, seoyeon):
    mine, name, _ = secret
    page = Page(reader, ids["KR"])
    reader.received("text"), seoyeon.received("text")
    assert mine.types(name, " Indeed.")["out"] == [name]  # the team has just left the draft
    assert reader.received("text") == []
    assert len(seoyeon.received("text")) == 1
    page.open()
    assert "Indeed" not in everything_in(page)


def test_what_comes_back_comes_to_readers_as_another_text(secret, reader, ids, minjun, fay, go):
    page = Page(reader, ids["KR"])
    before = page.key
    go("draft")
    minjun.does("item.restore", item=secret[2])
    go("peer", turn=1)
    page.open()
    assert page.key != before
    assert Page(reader, ids["KR"]).words(secret[1]) == SECRET


def test_nor_are_they_in_the_history_that_a_reader_may_look_at(secret, reader, ids):
    headers = {"X-Seat": reader.seat}
    told = reader.http.get(f"/api/drafts/{ids['KR']}/history", headers=headers).json["moments"]
    address = f"/api/drafts/{ids['KR']}/history/{told[-1]['seq']}/text"
    data = b64decode(reader.http.get(address, headers=headers).json["data"])
    assert b"Nobody" not in data
    assert b"Laws stand apart." in data


@pytest.mark.parametrize("part", ["item", "action", "paragraph"])
def test_whoever_writes_on_in_what_was_taken_out_is_told(part, item, action, minjun, seoyeon):
    minjun.does("paragraph.add", words="Recalling")
    (agenda,), (seen,) = minjun.sees("agenda"), minjun.sees("item")
    keys = {
        "item": seen["key"],
        "action": seen["actions"][0]["key"],
        "paragraph": agenda["paragraphs"][0]["key"],
    }
    ids = {"item": item, "action": action, "paragraph": agenda["paragraphs"][0]["id"]}
    name = f"{part}-{keys[part]}.{ {'item': 'problem', 'action': 'text', 'paragraph': 'words'}[part] }"
    page = Page(seoyeon)
    assert page.types(name, "a")["out"] == []
    minjun.does(f"{part}.remove", {part: ids[part]})
    assert page.types(name, "b")["out"] == [name]
