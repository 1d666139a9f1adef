"""Before a ballot and after it: drafts, the next round, what is taken back, and words that change."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.core.activity import Line
from facilitator.extensions import db
from tests.deciding.conftest import QUESTION, choice, closed, last, published, the, vote, votes, write_agenda
from tests.drafting.conftest import field


@pytest.fixture
def first_round(asked, minjun, fay):
    """A choice in Korea whose result is published: Care."""
    ballot = asked("choice")
    votes(minjun, ballot, choice(1))
    published(fay, ballot)
    return ballot


@pytest.mark.parametrize("door", ["socket", "http"])
def test_the_same_is_asked_again_beside_the_earlier_round(door, first_round, fay, minjun, seoyeon, olga):
    assert fay.ask("ballot.again", ballot=first_round, door=door)["ok"]
    again = last(minjun)
    earlier = the(minjun, first_round)
    assert (again["earlier"], again["status"], again["cast"]) == (first_round, "open", 0)
    same = ("kind", "about", "title", "options", "rule", "secret", "team", "voters")
    assert [again[part] for part in same] == [earlier[part] for part in same]
    for person in (minjun, seoyeon):
        votes(person, again["id"], choice(2))
    published(fay, again["id"])
    for person in (minjun, olga):
        winners = [b["result"]["options"] for b in (the(person, first_round), the(person, again["id"]))]
        assert [[o["option"] for o in options if o["place"]] for options in winners] == [[1], [2]]
    assert the(olga, first_round) == {**earlier, "present": the(olga, first_round)["present"]}


def test_a_later_round_is_asked_of_those_who_may_vote_now(first_round, fay, ids):
    fay.does("person.remove", person=ids["minjun"])
    fay.does("ballot.again", ballot=first_round)
    assert fay.sees("roll")[-1]["entitled"] == [ids["seoyeon"]]
    assert the(fay, first_round)["entitled"] == 2


def test_a_round_is_asked_again_only_once_it_is_published_and_no_later_one_runs(
    first_round, asked, fay, minjun, everything
):
    open_ = asked("choice")
    shut = asked("choice")
    fay.does("ballot.close", ballot=shut)
    gone = asked("choice")
    fay.does("ballot.discard", ballot=gone)
    fay.does("ballot.again", ballot=first_round)
    second = last(fay)["id"]
    before = everything()
    wrong = ((open_, "ballot_open"), (shut, "ballot_closed"), (gone, "ballot_discarded"))
    for ballot, code in (
        *wrong,
        (first_round, "ballot_open"),
        (second, "ballot_open"),
        (99, "no_such_ballot"),
    ):
        assert fay.ask("ballot.again", ballot=ballot)["code"] == code
    assert minjun.ask("ballot.again", ballot=first_round)["code"] == "not_yours"
    assert everything() == before
    fay.does("ballot.close", ballot=second)
    assert fay.ask("ballot.again", ballot=first_round)["code"] == "ballot_open"
    fay.does("ballot.publish", ballot=second)
    fay.does("ballot.again", ballot=second)
    assert (last(fay)["earlier"], len(fay.sees("ballot"))) == (second, 6)
    assert fay.ask("ballot.again", ballot=first_round)["code"] == "ballot_open"  # the third runs


def test_two_who_ask_again_at_once_ask_once(first_round, fay, lin):
    with ThreadPoolExecutor() as pool:
        asks = pool.map(lambda who: who.ask("ballot.again", ballot=first_round, door="http"), (fay, lin))
        codes = sorted(answer.get("code", "") for answer in asks)
    assert (codes, len(fay.sees("ballot"))) == (["", "ballot_open"], 2)


def test_everybody_is_asked_again_as_everybody(fay, haruka):
    fay.does("ballot.open", {**QUESTION, "voters": "countries"})
    ballot = last(fay)["id"]
    published(fay, ballot)
    fay.does("ballot.again", ballot=ballot)
    again = last(haruka)
    assert (again["earlier"], again["voters"], again["entitled"]) == (ballot, "countries", 3)


def test_groups_are_rated_again_as_they_are_now(rating, grouped, go, fay, minjun):
    published(fay, rating)
    go("cluster")
    minjun.does("cluster.rename", {"cluster": grouped["KR"][0], "name": "Another name"})
    assert fay.ask("ballot.again", ballot=rating)["code"] == "no_vote_in_step"
    go("prioritise")
    fay.does("ballot.again", ballot=rating)
    assert [the(fay, rating)["options"][0]["name"], last(fay)["options"][0]["name"]] == [
        "Care in ageing counties",
        "Another name",
    ]
    assert fay.ask("ballot.again", ballot=rating)["code"] == "ballot_open"


@pytest.mark.parametrize("counted", [False, True])
def test_what_is_taken_back_keeps_its_reason_and_its_totals_in_the_log(
    counted, app, asked, fay, minjun, seoyeon, olga
):
    ballot = asked("choice")
    votes(minjun, ballot, choice(1))
    if counted:
        fay.does("ballot.close", ballot=ballot)
    assert fay.ask("ballot.discard", ballot=ballot, reason=" ")["code"] == "empty"
    fay.does("ballot.discard", ballot=ballot, reason="An option was missing.")
    with app.app_context():
        lines = db.session.query(Line).filter_by(kind="ballot.discarded", room="facilitators-1")
        told = [line.subject for line in lines if line.subject["type"] == "ballot"]
    (subject,) = told
    assert (subject["reason"], subject["cast"], subject["entitled"]) == ("An option was missing.", 1, 2)
    assert (subject["result"]["valid"] if counted else subject["result"]) == (1 if counted else None)
    for person in (minjun, seoyeon, olga):
        assert (person.sees("ballot"), person.sees("seat")) == ([], [])
        assert "An option was missing." not in str(person.missed())
    assert fay.ask("ballot.again", ballot=ballot)["code"] == "ballot_discarded"


@pytest.fixture
def written(go, minjun):
    """Korea's agenda is being drafted. Return its item."""
    go("draft")
    write_agenda(minjun, "KR")
    return minjun.sees("item")[-1]["id"]


def test_a_vote_on_an_item_is_bound_to_its_words_as_they_were(written, fay, minjun, seoyeon, ids):
    ask = {"kind": "gradients", "about": "item", "item": written, "team": ids["KR"]}
    fay.does("ballot.open", ask)
    ballot = last(minjun)
    words = {"name": "Care in ageing rural counties", "means": "Every care worker has one.", "item": written}
    assert (ballot["item"], ballot["options"]) == (written, [{"id": 1, **words}])
    write(minjun, written, "Every second care worker has one.")
    assert the(minjun, ballot["id"]) == ballot
    votes(seoyeon, ballot["id"], vote("gradients", "endorse"))
    assert published(fay, ballot["id"])["text_hash"] == ballot["text_hash"]
    fay.does("ballot.again", ballot=ballot["id"])
    assert last(fay)["options"][0]["means"] == "Every second care worker has one."
    assert last(fay)["text_hash"] != ballot["text_hash"]
    assert the(fay, ballot["id"])["options"] == ballot["options"]
    published(fay, last(fay)["id"])
    write(minjun, written, "Every care worker has one.")
    fay.does("ballot.again", ballot=ballot["id"])
    assert last(fay)["text_hash"] == ballot["text_hash"]  # the same words are the same


def write(person, item, words):
    base = field(person, item, "outcome")["id"]
    person.does("field.write", item=item, field="outcome", words=words, base=base)


def test_an_item_that_is_another_teams_or_was_taken_out_is_not_voted_on(
    written, fay, minjun, ids, everything
):
    ask = {"kind": "consent", "about": "item", "item": written}
    minjun.does("item.add", title="Another")
    out = minjun.sees("item")[-1]["id"]
    fay.does("ballot.prepare", question={**ask, "team": ids["KR"], "item": out})
    minjun.does("item.remove", item=out)
    before = everything()
    for more in ({"team": ids["JP"]}, {"team": ids["KR"], "item": out}, {"team": ids["KR"], "item": None}):
        assert fay.ask("ballot.open", {**ask, **more})["code"] == "no_such_item"
    assert fay.ask("ballot.start", ballot=last(fay)["id"])["code"] == "no_such_item"
    assert everything() == before


def test_a_vote_among_amendments_keeps_their_words_and_the_texts(written, fay, minjun, seoyeon, ids):
    base = minjun.sees("item")[-1]["fields"]["problem"]["id"]
    named = {"item": written, "field": "problem", "reason": "It is clearer.", "base": base}
    for words in ("Most have none.", "Few have one."):
        seoyeon.does("amendment.propose", {**named, "words": words})
    rivals = [amendment["id"] for amendment in minjun.sees("amendment")]
    fay.does("ballot.open", kind="ranking", about="amendments", team=ids["KR"], amendments=rivals)
    ballot = last(minjun)
    assert [option["means"] for option in ballot["options"]] == [
        "Care workers have no contract.",
        "Most have none.",
        "Few have one.",
    ]
    seoyeon.does("amendment.restate", amendment=rivals[1], words="Hardly any has one.", base=base)
    votes(minjun, ballot["id"], {"kind": "ranking", "order": [{"option": 3, "place": 1}]})
    assert closed(fay, ballot["id"])["options"][2]["place"] == 1
    shown = the(minjun, ballot["id"])
    assert (shown["options"], shown["text_hash"]) == (ballot["options"], ballot["text_hash"])
    fay.does("ballot.publish", ballot=ballot["id"])
    fay.does("ballot.again", ballot=ballot["id"])
    assert last(fay)["options"][2]["means"] == "Hardly any has one."
    assert last(fay)["text_hash"] != ballot["text_hash"]
