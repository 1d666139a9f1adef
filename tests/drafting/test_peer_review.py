"""Teams read another's draft and comment; nobody else sees it, and nobody else writes in it.

The cast has three teams, so they read around the circle, in the second round the other way round.
"""

import pytest

from facilitator.extensions import db
from facilitator.workshops.models import Step
from tests.drafting.conftest import drafts_of, followed

SECRET = "Laws stand apart."


def comments(person):
    return [(comment["kind"], comment["words"]) for comment in person.sees("comment")]


@pytest.fixture
def pair(reviewing, request):
    """Who reads Korea's draft in the first round, and who does in the second."""
    first = next(name for name in ("sari", "haruka") if request.getfixturevalue(name).sees("item"))
    second = "haruka" if first == "sari" else "sari"
    return request.getfixturevalue(first), request.getfixturevalue(second)


@pytest.fixture
def comment(pair, item):
    """A question of the readers about Korea's item; its id."""
    reader, _ = pair
    reader.does("comment.add", item=item, kind="question", words="Who pays?")
    return reader.sees("comment")[0]["id"]


def test_the_readers_see_the_draft_and_the_others_do_not(pair, item, stranger, wall):
    reader, other = pair
    assert reader.sees("item")[0]["fields"]["problem"]["words"] == SECRET
    for person in (other, wall):
        assert person.sees("item") == []
        assert SECRET not in person.http.get(f"/{person.seat}").text
    assert SECRET not in stranger.http.get("/room").text


@pytest.mark.parametrize("kind", ["clear", "missing", "can_help", "question", "objection"])
@pytest.mark.parametrize("door", ["socket", "http"])
def test_readers_comment_in_five_kinds(door, kind, pair, item, minjun, fay, olga, log, ids):
    reader, other = pair
    assert reader.ask("comment.add", item=item, kind=kind, words=" Good. ", door=door)["ok"]
    for person in (reader, minjun, fay, olga):
        assert comments(person) == [(kind, "Good.")]
    assert comments(other) == []
    assert log(f"team-{ids['KR']}")[-1] == log(f"team-{reader.team}")[-1] == "comment.added"
    assert "comment.added" not in log(f"team-{other.team}")


def test_observers_and_facilitators_comment_too(reviewing, item, olga, fay, minjun, ids):
    olga.does("comment.add", item=item, kind="clear", words="Clear to me.")
    fay.does("comment.add", item=item, kind="missing", words="By when?")
    assert [comment["by"] for comment in minjun.sees("comment")] == [ids["olga"], ids["fay"]]


def test_a_reader_cannot_write_in_the_draft(pair, item, fay, ids, everything):
    """Not even when a facilitator has given the right to write to the step."""
    reader, _ = pair
    assert reader.ask("field.write", item=item, field="problem", words="x")["code"] == "not_your_draft"
    step = next(step for step in fay.sees("step") if step["kind"] == "peer")
    with reader.app.app_context():
        db.session.get_one(Step, step["id"]).rights = ["draft", "comment"]
        db.session.commit()
    before = everything()
    for name, fields in (
        ("field.write", {"item": item, "field": "problem", "words": "x"}),
        ("item.remove", {"item": item}),
        ("action.add", {"item": item}),
        ("choice.set", {"item": item, "field": "references", "keys": []}),
    ):
        assert reader.ask(name, fields)["code"] == "not_your_draft"
    assert reader.ask("item.restore", item=item)["code"] == "no_such_item"
    assert everything() == before


def test_who_does_not_read_the_draft_cannot_comment_on_it(pair, item, wall, stranger, everything):
    _, other = pair
    before = everything()
    asked = {"item": item, "kind": "clear", "words": "x"}
    assert other.ask("comment.add", asked)["code"] == "no_such_item"
    assert wall.ask("comment.add", asked)["code"] == "not_yours"
    assert stranger.ask("comment.add", asked, door="http")["code"] == "stranger"
    assert everything() == before


@pytest.mark.parametrize(
    ("kind", "words", "code"),
    [("clear", " \x00 ", "empty"), ("clear", "돌" * 501, "too_long"), ("nice", "x", "invalid")],
)
def test_a_comment_that_is_not_one_is_refused(kind, words, code, pair, item, everything):
    before = everything()
    assert pair[0].ask("comment.add", item=item, kind=kind, words=words)["code"] == code
    assert everything() == before


def test_comments_wait_for_their_step(pair, item, go):
    reader, _ = pair
    go("draft")
    go("break")
    asked = {"item": item, "kind": "clear", "words": "x"}
    assert reader.ask("comment.add", asked)["code"] == "not_now"


def test_a_comment_that_was_being_written_when_the_round_ended_still_arrives(pair, item, minjun, go):
    reader, other = pair
    go("peer", turn=2)
    reader.does("comment.add", item=item, kind="can_help", words="We have such a law.")
    assert comments(minjun) == [("can_help", "We have such a law.")]
    assert comments(other) == [("can_help", "We have such a law.")]
    assert reader.sees("comment") == []


def test_in_the_next_round_the_draft_goes_to_the_next_partner(pair, item, comment, go, minjun):
    reader, other = pair
    go("peer", turn=2)
    assert [person.sees("item") != [] for person in pair] == [False, True]
    assert comments(other) == [("question", "Who pays?")]
    assert comments(reader) == []
    go("adopt")
    assert reader.ask("comment.add", item=item, kind="clear", words="x")["code"] == "no_such_item"
    assert other.sees("item") == other.sees("comment") == []
    assert comments(minjun) == [("question", "Who pays?")]


def test_one_team_that_is_sent_ahead_reads_what_its_step_says(written, item, go, ids, haruka, sari, request):
    go("peer", team=ids["JP"], turn=1)
    go("peer", team=ids["ID"], turn=1)
    readers = [person for person in (haruka, sari) if person.sees("item")]
    assert len(readers) == 1


def test_the_authors_writing_reaches_the_readers_and_nobody_else(pair, item, minjun, go, ids):
    reader, other = pair
    go("draft", team=ids["KR"])
    reader.received(), other.received()
    minjun.does("field.write", item=item, field="outcome", words="One law for all.")
    assert [e["subject"]["id"] for e in reader.received()] == [item, ids["KR"]]
    assert other.received() == []
    assert "One law for all." not in str(other.missed())
    assert "One law for all." in str(reader.missed())


@pytest.mark.parametrize("door", ["socket", "http"])
def test_the_authors_answer_and_close_a_comment(door, comment, pair, minjun, seoyeon, ids):
    reader, _ = pair
    assert minjun.ask("comment.answer", comment=comment, words="The ministry.", door=door)["ok"]
    assert seoyeon.ask("comment.resolve", comment=comment, resolved=True, door=door)["ok"]
    for person in (reader, minjun):
        (shown,) = person.sees("comment")
        assert [(answer["words"], answer["by"]) for answer in shown["answers"]] == [
            ("The ministry.", ids["minjun"])
        ]
        assert shown["resolved"]
    minjun.does("comment.resolve", comment=comment, resolved=False)
    assert not reader.sees("comment")[0]["resolved"]


def test_answers_come_in_the_step_of_adoption_too(comment, go, minjun):
    go("adopt")
    minjun.does("comment.answer", comment=comment, words="The ministry.")
    go("declare")
    minjun.does("comment.answer", comment=comment, words="Its second office.")
    go("close")
    assert minjun.ask("comment.answer", comment=comment, words="x")["code"] == "not_now"
    assert minjun.ask("comment.resolve", comment=comment, resolved=True)["code"] == "not_now"


def test_whoever_reads_a_comment_answers_it_and_only_the_authors_close_it(
    comment, pair, minjun, olga, fay, wall, everything
):
    reader, other = pair
    for person in (reader, olga, fay):
        person.does("comment.answer", comment=comment, words=f"From {person.person}.")
    (shown,) = minjun.sees("comment")
    assert [answer["by"] for answer in shown["answers"]] == [reader.person, olga.person, fay.person]
    before = everything()
    for person in (reader, olga, fay):
        asked = {"comment": comment, "resolved": True}
        assert person.ask("comment.resolve", asked)["code"] == "not_your_draft"
    for name, more in (("comment.answer", {"words": "x"}), ("comment.resolve", {"resolved": True})):
        assert other.ask(name, comment=comment, **more)["code"] == "no_such_comment"
        assert wall.ask(name, comment=comment, **more)["code"] == "not_yours"
    assert everything() == before


def test_who_wrote_a_comment_opens_it_again_and_nobody_else_of_the_readers_does(
    comment, pair, minjun, olga, fay
):
    reader, _ = pair
    minjun.does("comment.resolve", comment=comment, resolved=True)
    asked = {"comment": comment, "resolved": False}
    assert olga.ask("comment.resolve", asked)["code"] == "not_your_draft"
    reader.does("comment.resolve", asked)
    assert not minjun.sees("comment")[0]["resolved"]
    assert reader.ask("comment.resolve", comment=comment, resolved=True)["code"] == "not_your_draft"


def test_an_answer_that_was_being_written_when_the_round_ended_still_arrives(comment, pair, minjun, go):
    reader, _ = pair
    go("peer", turn=2)
    reader.does("comment.answer", comment=comment, words="We meant the county.")
    assert minjun.sees("comment")[0]["answers"][0]["words"] == "We meant the county."
    assert reader.sees("comment") == []


def test_closing_twice_is_nothing_new(comment, minjun, everything):
    minjun.does("comment.resolve", comment=comment, resolved=True)
    before = everything()["activity"]
    minjun.does("comment.resolve", comment=comment, resolved=True)
    assert everything()["activity"] == before


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_hidden_comment_is_gone_for_all_but_facilitators_until_it_is_shown_again(
    door, comment, pair, minjun, olga, fay, lin
):
    reader, _ = pair
    [person.received() for person in (reader, minjun, olga)]
    assert fay.ask("comment.hide", comment=comment, door=door)["ok"]
    for person in (reader, minjun, olga):
        assert person.sees("comment") == []
        (event,) = person.received()
        assert event["subject"] == {"type": "gone", "of": "comment", "id": comment}
    assert lin.sees("comment")[0]["hidden"]
    assert minjun.ask("comment.answer", comment=comment, words="x")["code"] == "no_such_comment"
    assert lin.ask("comment.unhide", comment=comment, door=door)["ok"]
    assert comments(minjun) == comments(reader) == [("question", "Who pays?")]


def test_hiding_twice_is_nothing_new(comment, fay, lin, everything):
    fay.does("comment.hide", comment=comment)
    before = everything()["activity"]
    lin.does("comment.hide", comment=comment)
    assert everything()["activity"] == before
    assert lin.ask("comment.hide", comment=999)["code"] == "no_such_comment"


def test_comments_on_an_item_that_was_taken_out_come_back_with_it(comment, item, minjun, go):
    go("draft")
    minjun.does("item.remove", item=item)
    minjun.does("item.restore", item=item)
    assert comments(minjun) == [("question", "Who pays?")]


def test_who_was_moved_on_says_nothing_to_an_item_that_was_taken_out(pair, item, minjun, go):
    reader, _ = pair
    go("draft")
    minjun.does("item.remove", item=item)
    asked = {"item": item, "kind": "missing", "words": "A budget."}
    assert reader.ask("comment.add", asked)["code"] == "no_such_item"


def test_a_page_that_followed_the_events_shows_what_a_new_page_shows(pair, comment, item, minjun, fay, olga):
    people = (pair[0], minjun, fay, olga)
    before = {person: drafts_of(person) for person in people}
    [person.received() for person in people]
    minjun.does("comment.answer", comment=comment, words="The ministry.")
    pair[0].does("comment.add", item=item, kind="can_help", words="We have a fund.")
    minjun.does("comment.resolve", comment=comment, resolved=True)
    fay.does("comment.hide", comment=comment)
    for person in people:
        assert followed(before[person], person.received()) == drafts_of(person)
    fay.does("comment.unhide", comment=comment)
    for person in people:
        assert len(drafts_of(person)) == len(followed(drafts_of(person), person.received()))
