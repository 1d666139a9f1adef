"""What of a draft is not meant for its readers in a peer review, and what nobody may say of it.

Korea's item says "Laws stand apart."; Japan or Indonesia reads it in the first round.
"""

import pytest

from tests.drafting.conftest import field, shown, text_of

BEFORE = "Laws stand apart."


@pytest.fixture
def secret(written, minjun, item):
    """What the problem said before the readers came: the id of that text."""
    seen = field(minjun, item, "problem")["id"]
    minjun.does("field.write", item=item, field="problem", words="A better text.", base=seen)
    return seen


@pytest.fixture
def reader(secret, go, sari, haruka):
    go("peer", turn=1)
    return next(person for person in (sari, haruka) if person.sees("item"))


def proposes(person, item, words="Another text.", **more):
    asked = {"item": item, "field": "problem", "words": words, "reason": "So."}
    return person.ask("amendment.propose", {**asked, **more})


def test_a_reader_bases_nothing_on_a_text_from_before_they_came(reader, secret, item):
    assert proposes(reader, item, base=secret)["code"] == "no_such_text"
    assert reader.sees("amendment") == []
    assert proposes(reader, item, base=field(reader, item, "problem")["id"])["ok"]


def test_a_reader_may_base_words_on_what_they_have_seen_in_their_time(reader, item, minjun, fay, ids, go):
    seen = field(reader, item, "problem")["id"]
    go("draft")  # the readers have just left; what they began there is still taken
    minjun.does("field.write", item=item, field="problem", words="The last text.", base=seen)
    assert proposes(reader, item, base=seen)["ok"]


def test_what_a_team_proposes_to_itself_no_reader_sees(secret, minjun, seoyeon, item, go, sari, haruka, fay):
    assert proposes(seoyeon, item, base=field(seoyeon, item, "problem")["id"])["ok"]
    go("peer", turn=1)
    reader = next(person for person in (sari, haruka) if person.sees("item"))
    assert reader.sees("amendment") == []
    for person in (minjun, fay):
        assert len(person.sees("amendment")) == 1
    same = proposes(reader, item, base=field(reader, item, "problem")["id"])
    assert same["ok"]  # the same words: who may not see the other one is not told of it


def test_an_amendment_goes_and_comes_with_its_item(reader, item, minjun, fay, go):
    assert proposes(reader, item, base=field(reader, item, "problem")["id"])["ok"]
    go("draft")
    for person in (minjun, fay):
        person.received()
    minjun.does("item.remove", item=item)
    for person in (minjun, fay, reader):
        assert person.sees("amendment") == []
    assert "amendment" in [event["subject"].get("of") for event in fay.received()]
    minjun.does("item.restore", item=item)
    assert shown(minjun)["words"] == "Another text."


def test_words_are_quoted_only_if_they_stand_there_or_stood(reader, item, minjun):
    told = {"field": text_of(reader, item, "problem")}
    asked = {"item": item, "kind": "objection", "words": "No."}
    refused = reader.ask("comment.add", {**asked, "about": {**told, "quote": "Korea hates unions"}})
    assert refused["code"] == "no_such_place"
    for quote in ("better", BEFORE):
        assert reader.ask("comment.add", {**asked, "about": {**told, "quote": quote}})["ok"]


def test_nobody_comments_on_an_action_that_was_taken_out(written, item, action, minjun):
    key = minjun.sees("item")[0]["actions"][0]["key"]
    minjun.does("action.remove", action=action)
    asked = {"item": item, "kind": "clear", "words": "Yes.", "about": {"field": f"action-{key}.text"}}
    assert minjun.ask("comment.add", asked)["code"] == "no_such_field"


def test_nobody_comments_without_end(reader, item, monkeypatch):
    monkeypatch.setattr("facilitator.drafting.reviewing.MOST", 3)
    asked = {"item": item, "kind": "clear", "words": "Yes."}
    assert [reader.ask("comment.add", asked)["ok"] for _ in range(4)] == [True, True, True, False]
    assert reader.ask("comment.add", asked)["code"] == "too_many_comments"


@pytest.fixture
def many(written, seoyeon, item):
    """Twelve amendments that Seo-yeon has proposed and withdrawn."""
    for number in range(12):
        assert proposes(seoyeon, item, f"Text {number}.", base=field(seoyeon, item, "problem")["id"])["ok"]
        seoyeon.does("amendment.withdraw", amendment=seoyeon.sees("amendment")[-1]["id"])
    return [each["id"] for each in seoyeon.sees("amendment")]


def test_no_more_are_opened_again_than_could_be_proposed(many, seoyeon, minjun, item):
    assert proposes(minjun, item, base=field(minjun, item, "problem")["id"])["ok"]
    answers = [seoyeon.ask("amendment.reopen", amendment=each) for each in many]
    assert [answer["ok"] for answer in answers] == [True] * 11 + [False]
    assert answers[-1]["code"] == "too_many_amendments"


def test_nothing_is_opened_again_when_nothing_can_be_proposed(many, seoyeon, go, fay, ids):
    go("break")
    go("close")  # and Seo-yeon's team has not just left the draft
    assert seoyeon.ask("amendment.reopen", amendment=many[0])["code"] == "not_now"
