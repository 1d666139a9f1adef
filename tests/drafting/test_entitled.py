"""Who may still do what with an amendment, and when: each rule by somebody who runs into it."""

import pytest

from tests.drafting.conftest import field, shown

BEFORE = "Laws stand apart."


@pytest.fixture
def reader(reviewing, sari, haruka):
    return next(person for person in (sari, haruka) if person.sees("item"))


@pytest.fixture
def theirs(reader, item):
    """What a reader of another team proposes for Korea's problem; its id."""
    base = field(reader, item, "problem")["id"]
    asked = {"item": item, "field": "problem", "base": base, "reason": "So.", "words": "Laws stand."}
    reader.does("amendment.propose", asked)
    return shown(reader)["id"]


def restates(person, amendment, item, words="Laws do stand."):
    stands = field(person, item, "problem")
    return person.ask("amendment.restate", amendment=amendment, words=words, base=stands and stands["id"])


def test_nothing_is_stated_anew_in_a_frozen_text(theirs, reader, item, titled, fay, ids):
    fay.does("agenda.freeze", team=ids["KR"])
    assert restates(reader, theirs, item)["code"] == "frozen"


def test_nothing_is_stated_anew_in_a_step_without_comments(theirs, reader, go, minjun):
    go("break")
    go("close")
    refused = reader.ask("amendment.restate", amendment=theirs, words="Other words.")
    assert refused["code"] == "not_now"
    assert shown(minjun)["words"] == "Laws stand."


def test_what_was_decided_is_not_stated_anew(theirs, reader, item, minjun, go):
    go("draft")
    minjun.does("amendment.reject", amendment=theirs)
    assert reader.ask("amendment.restate", amendment=theirs, words="Other words.")["code"] == "decided"


def test_another_team_puts_nothing_in_brackets(theirs, reader, item):
    rivals = [{"amendment": theirs, "words": "Laws stand."}]
    refused = reader.ask("amendment.bracket", rivals=rivals, base=field(reader, item, "problem")["id"])
    assert refused["code"] == "not_your_draft"


def test_what_the_text_says_already_does_not_go_into_brackets(theirs, item, minjun, go):
    go("draft")
    seen = field(minjun, item, "problem")["id"]
    minjun.does("field.write", item=item, field="problem", words="Laws stand.", base=seen)
    rivals = [{"amendment": theirs, "words": "Laws stand."}]
    refused = minjun.ask("amendment.bracket", rivals=rivals, base=field(minjun, item, "problem")["id"])
    assert refused["code"] == "nothing_changed"


def test_nothing_is_opened_again_in_a_frozen_text(theirs, reader, titled, fay, ids):
    reader.does("amendment.withdraw", amendment=theirs)
    fay.does("agenda.freeze", team=ids["KR"])
    assert reader.ask("amendment.reopen", amendment=theirs)["code"] == "frozen"


def test_what_somebody_else_proposes_by_now_is_not_opened_again(theirs, reader, item, olga):
    reader.does("amendment.withdraw", amendment=theirs)
    base = field(olga, item, "problem")["id"]
    same = {"item": item, "field": "problem", "base": base, "reason": "So.", "words": "Laws stand."}
    olga.does("amendment.propose", same)
    assert reader.ask("amendment.reopen", amendment=theirs)["code"] == "same_proposed"


def test_a_facilitator_hides_only_what_is_there(fay):
    assert fay.ask("amendment.hide", amendment=999)["code"] == "no_such_amendment"


def test_an_answer_names_only_people_who_see_it(reader, item, minjun, sari, haruka, go):
    reader.does("comment.add", item=item, kind="question", words="Who pays?")
    number = minjun.sees("comment")[0]["id"]
    other = haruka if reader is sari else sari
    go("draft")
    refused = minjun.ask("comment.answer", comment=number, words="We do.", mentions=[other.person])
    assert refused["code"] == "cannot_see"
