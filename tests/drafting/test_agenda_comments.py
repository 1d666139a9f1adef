"""Comments on the agenda itself, its fields and the paragraphs of its preamble.

Korea's draft has a title and two paragraphs, the item "Framework act" says "Laws stand apart."; Japan or
Indonesia reads it in the first round.
"""

from base64 import b64encode

import pytest
from pycrdt import Assoc, StickyIndex, Text

from tests.drafting.conftest import text_of
from tests.drafting.pages import Page

SAID = "Recalling R204,"


def agenda_of(person):
    return next(each for each in person.sees("agenda") if each["paragraphs"])


@pytest.fixture
def preamble(titled, minjun):
    """The ids of the two paragraphs, and what their texts are called."""
    for words in (SAID, "Noting that care waits,"):
        minjun.does("paragraph.add", words=words)
    return [(each["id"], f"paragraph-{each['key']}.words") for each in agenda_of(minjun)["paragraphs"]]


@pytest.fixture
def reader(preamble, written, go, sari, haruka):
    go("peer", turn=1)
    return next(person for person in (sari, haruka) if person.sees("item"))


@pytest.fixture
def other(reader, sari, haruka):
    return haruka if reader is sari else sari


@pytest.fixture
def korea(ids):
    return ids["KR"]


def words_in(person, team, field, start, end):
    """Words of a text, as a page that has it open chooses them."""
    page = Page(person, team)
    text = page.doc.get(field, type=Text)
    ends = [(start, Assoc.AFTER), (end, Assoc.BEFORE)]
    places = [b64encode(StickyIndex.new(text, at, side).encode()).decode() for at, side in ends]
    return {"field": field, "quote": page.words(field)[start:end], "start": places[0], "end": places[1]}


def says(person, told=None, **about):
    return person.ask("comment.add", kind="question", words="Who is meant?", about=told, **about)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_reader_says_something_to_the_agenda_as_a_whole(
    door, reader, other, minjun, fay, olga, wall, korea, log
):
    assert says(reader, team=korea, door=door)["ok"]
    for person in (reader, minjun, fay, olga):
        (seen,) = person.sees("comment")
        assert (seen["team"], seen["item"], seen["about"]) == (korea, None, None)
    assert other.sees("comment") == wall.sees("comment") == []
    assert log(f"team-{korea}")[-1] == "comment.added"


def test_a_comment_is_about_words_of_a_paragraph_or_of_the_title(reader, minjun, preamble, korea):
    told = words_in(reader, korea, preamble[0][1], 10, 14)
    assert says(reader, told, team=korea)["ok"]
    title = words_in(reader, korea, "agenda.title", 0, 5)
    assert says(reader, title, team=korea)["ok"]
    assert [each["about"] for each in minjun.sees("comment")] == [told, title]
    assert [each["about"]["quote"] for each in minjun.sees("comment")] == ["R204", "Korea"]


def test_a_comment_stays_when_its_paragraph_is_taken_out(reader, minjun, preamble, korea, go):
    assert says(reader, {"field": preamble[0][1], "quote": SAID}, team=korea)["ok"]
    go("draft")
    minjun.does("paragraph.remove", paragraph=preamble[0][0])
    assert minjun.sees("comment")[0]["about"]["quote"] == SAID


def test_a_team_speaks_among_itself_about_its_own_agenda(preamble, minjun, seoyeon, sari, korea, go):
    assert says(minjun, {"field": preamble[1][1]}, team=korea)["ok"]
    assert seoyeon.sees("comment")[0]["inside"]
    go("peer", turn=1)
    assert sari.sees("comment") == []


def test_the_team_answers_and_deals_with_it(reader, minjun, korea, go):
    says(reader, team=korea)
    number = minjun.sees("comment")[0]["id"]
    go("draft")
    minjun.does("comment.answer", comment=number, words="Workers at home.")
    minjun.does("comment.resolve", comment=number, resolved=True)
    (seen,) = minjun.sees("comment")
    assert seen["resolved"]
    assert [answer["words"] for answer in seen["answers"]] == ["Workers at home."]


def test_who_does_not_read_a_draft_says_nothing_to_it(reader, other, korea):
    assert says(other, team=korea)["code"] == "no_such_draft"
    assert says(reader, team=999)["code"] == "no_such_draft"
    assert says(reader)["code"] == "no_such_draft"


def test_a_comment_names_the_part_that_its_words_are_in(reader, item, preamble, korea, minjun):
    inside = text_of(reader, item, "problem")
    for told, about in [
        ({"field": inside}, {"team": korea}),
        ({"field": preamble[0][1]}, {"item": item}),
        ({"field": "paragraph-00000000.words"}, {"team": korea}),
        ({"field": "agenda.preamble"}, {"team": korea}),
    ]:
        assert says(reader, told, **about)["code"] == "no_such_field"
    assert says(reader, team=korea, item=item)["code"] == "no_such_item"
    assert minjun.sees("comment") == []


def test_somebody_may_be_named_who_reads_it(reader, other, minjun, korea):
    asked = {"team": korea, "kind": "question", "words": "Who pays?"}
    refused = reader.ask("comment.add", {**asked, "mentions": [other.person]})
    assert refused["code"] == "cannot_see"
    reader.does("comment.add", {**asked, "mentions": [minjun.person]})
    assert [each["comment"] for each in minjun.sees("mention")] == [minjun.sees("comment")[0]["id"]]


def test_who_was_moved_on_may_still_send_what_they_began(reader, minjun, korea, go):
    go("draft")
    assert says(reader, team=korea)["ok"]
    assert len(minjun.sees("comment")) == 1


def test_facilitators_hide_it(reader, minjun, fay, korea):
    says(reader, team=korea)
    fay.does("comment.hide", comment=fay.sees("comment")[0]["id"])
    assert minjun.sees("comment") == []
    assert fay.sees("comment")[0]["hidden"]
