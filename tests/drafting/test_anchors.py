"""A comment about words of a field: what is taken in of them, and what a team says among itself."""

from base64 import b64encode

import pytest
from pycrdt import Assoc, StickyIndex, Text

from tests.drafting.conftest import action_text_of, drafts_of, followed, text_of
from tests.drafting.pages import Page

WORDS = "Laws stand apart."


@pytest.fixture
def reader(reviewing, sari, haruka):
    """Who reads Korea's draft in the first round."""
    return next(person for person in (sari, haruka) if person.sees("item"))


@pytest.fixture
def other(reader, sari, haruka):
    return haruka if reader is sari else sari


def place(page, field, index, side=Assoc.AFTER):
    """A place in a text as a page encodes it (in Yjs' own form)."""
    text = page.doc.get(field, type=Text)
    return b64encode(StickyIndex.new(text, index, side).encode()).decode()


def about(person, item, start=5, end=10, quote="stand", name="problem"):
    page, field = Page(person, person.sees("item")[0]["team"]), text_of(person, item, name)
    ends = {"start": place(page, field, start), "end": place(page, field, end, Assoc.BEFORE)}
    return {"field": field, "quote": quote, **ends}


def says(person, item, told, words="Where do they?"):
    return person.ask("comment.add", item=item, kind="question", words=words, about=told)


def test_a_comment_carries_the_words_it_is_about_and_where_they_are(reader, other, item, minjun, fay, olga):
    told = about(reader, item)
    assert says(reader, item, told)["ok"]
    for person in (reader, minjun, fay, olga):
        assert person.sees("comment")[0]["about"] == told
    assert other.sees("comment") == []


def test_the_end_of_a_text_is_a_place_too(reader, item):
    assert says(reader, item, about(reader, item, 0, len(WORDS), WORDS))["ok"]


def test_a_comment_may_be_about_a_whole_field_or_about_words_without_their_places(reader, item, minjun):
    field = text_of(reader, item, "problem")
    assert says(reader, item, {"field": field})["ok"]
    assert says(reader, item, {"field": field, "quote": WORDS})["ok"]
    assert [told["about"]["quote"] for told in minjun.sees("comment")] == ["", WORDS]


def test_a_date_is_a_field_without_a_text(drafting, item, action, minjun, go, request):
    minjun.does("field.write", item=item, action=action, field="end", words="2021-06")
    go("peer", turn=1)
    reader = next(p for p in map(request.getfixturevalue, ("sari", "haruka")) if p.sees("item"))
    told = {"field": action_text_of(reader, item, "end"), "quote": "2021-06"}
    assert says(reader, item, told)["ok"]
    elsewhere = b64encode(b"\x00\x01\x00\x00").decode()
    assert says(reader, item, {**told, "start": elsewhere, "end": elsewhere})["code"] == "no_such_place"


@pytest.mark.parametrize(
    "changed",
    [
        {"start": ""},
        {"end": ""},
        {"quote": " "},
        {"start": b64encode(b"\x02\x01\x00\x00").decode()},  # not in a text
        {"start": b64encode(b"\x00\x01").decode()},  # ends too early
        {"start": b64encode(b"\x00\x01\x00\x00\x00").decode()},  # goes on
        {"start": b64encode(b"\x00\x01\x00\x07").decode()},  # on no side
        {"start": b64encode(b"\x01\x0cagenda.title\x00").decode()},  # in another text
        {"start": "AAA"},  # no base64
    ],
)
def test_places_that_cannot_be_in_the_field_are_refused(changed, reader, item, everything):
    told = about(reader, item) | changed
    before = everything()
    assert says(reader, item, told)["code"] == "no_such_place"
    assert everything() == before


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"field": "agenda.title"}, "no_such_field"),
        ({"field": "item-00000000.problem"}, "no_such_field"),
        ({"field": "x" * 65}, "invalid"),
        ({"start": "A" * 201}, "invalid"),
        ({"end": "<b>"}, "invalid"),
        ({"quote": "돌" * 301}, "too_long"),
        ({"person": 1}, "invalid"),
    ],
)
def test_what_is_no_field_of_this_item_is_refused(changed, code, reader, item, everything):
    told = about(reader, item) | changed
    before = everything()
    assert says(reader, item, told)["code"] == code
    assert everything() == before


def test_the_field_of_another_item_is_refused(drafting, item, minjun, go, request, everything):
    minjun.does("item.add", title="Second")
    go("peer", turn=1)
    reader = next(p for p in map(request.getfixturevalue, ("sari", "haruka")) if p.sees("item"))
    second = next(thing["id"] for thing in reader.sees("item") if thing["id"] != item)
    before = everything()
    assert says(reader, item, {"field": text_of(reader, second, "title")})["code"] == "no_such_field"
    assert everything() == before


def test_the_words_that_a_hidden_comment_is_about_leave_with_it(reader, item, minjun, olga, fay):
    says(reader, item, about(reader, item))
    comment = minjun.sees("comment")[0]["id"]
    people = (reader, minjun, olga)
    before = {person: drafts_of(person) for person in people}
    [person.received() for person in people]
    fay.does("comment.hide", comment=comment)
    for person in people:
        events = person.received()
        assert "stand" not in str([event["subject"] for event in events])
        assert followed(before[person], events) == drafts_of(person)
        assert person.sees("comment") == []


def test_a_team_speaks_about_its_own_draft_and_no_other_team_hears_it(
    reader, other, item, minjun, seoyeon, fay, olga, log, ids
):
    [person.received() for person in (reader, other)]
    assert says(minjun, item, about(minjun, item), "Seo-yeon, is this right?")["ok"]
    comment = seoyeon.sees("comment")[0]["id"]
    seoyeon.does("comment.answer", comment=comment, words="Nearly.")
    seoyeon.does("comment.resolve", comment=comment, resolved=True)
    for person in (minjun, seoyeon, fay, olga):
        (shown,) = person.sees("comment")
        assert (shown["inside"], shown["resolved"]) == (True, True)
        assert shown["answers"][0]["words"] == "Nearly."
    for person in (reader, other):
        assert person.sees("comment") == person.received() == []
        assert "Seo-yeon, is this right?" not in str(person.missed())
        assert "comment.added" not in log(f"team-{person.team}")
        asked = {"comment": comment, "words": "x"}
        assert person.ask("comment.answer", asked)["code"] == "no_such_comment"
    assert log(f"team-{ids['KR']}")[-3:] == ["comment.added", "comment.answered", "comment.resolved"]


def test_what_was_said_inside_stays_inside_also_just_after_the_round(reader, item, minjun, go):
    says(minjun, item, about(minjun, item))
    comment = minjun.sees("comment")[0]["id"]
    go("peer", turn=2)
    assert reader.ask("comment.answer", comment=comment, words="x")["code"] == "no_such_comment"


def test_a_team_speaks_about_its_draft_while_it_writes_and_not_in_the_lobby(item, minjun, go):
    assert says(minjun, item, None)["ok"]
    go("prioritise")
    go("lobby")
    assert says(minjun, item, None)["ok"] is False
    assert minjun.sees("comment")[0]["inside"]
