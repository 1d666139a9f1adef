"""Before a ballot and after it: drafts, the next round, what is taken back, and words that change."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from facilitator.core.activity import Line
from facilitator.extensions import db
from tests.deciding.conftest import (
    QUESTION,
    cast,
    choice,
    closed,
    last,
    published,
    the,
    vote,
    votes,
    write_agenda,
)
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


def names(ballot):
    return [option["name"] for option in ballot["options"]]


def test_a_next_round_may_be_among_fewer_options_and_compares_each_with_itself(
    asked, fay, minjun, seoyeon, log, ids
):
    """Of four options the second and the last stay: they are 1 and 2 now, and still what they were."""
    ballot = asked("choice", most=1)
    votes(minjun, ballot, choice(2))
    votes(seoyeon, ballot, choice(4))
    earlier = published(fay, ballot)
    fay.does("ballot.again", ballot=ballot, options=[4, 2])
    second = last(minjun)
    assert (second["options"], second["earlier"], second["rule"]["most"]) == (
        [{"id": 1, "name": "A law"}, {"id": 2, "name": "A fund"}],
        ballot,
        1,
    )
    assert log(f"team-{ids['KR']}")[-1] == "ballot.narrowed"
    assert the(fay, ballot) == earlier
    assert cast(minjun, second["id"], choice(4))["code"] == "no_such_option"
    for person in (minjun, seoyeon):
        votes(person, second["id"], choice(2))
    result = published(fay, second["id"])["result"]
    assert [each["option"] for each in result["options"] if each["place"]] == [2]
    shift = text_of(minjun, second["id"]).partition("Since the earlier round")[2]
    assert shift.startswith("\nOption\nBefore\nNow\nShift\nA law\n1\n0\n−1\nA fund\n1\n2\n+1\n")
    fay.does("ballot.again", ballot=second["id"])
    assert names(last(fay)) == ["A law", "A fund"]  # the third is among those of the second


def test_a_next_round_among_all_options_is_the_same_once_more(asked, fay, log, ids):
    ballot = asked("choice")
    stay = [option["id"] for option in published(fay, ballot)["options"]]
    fay.does("ballot.again", ballot=ballot, options=stay)
    assert names(last(fay)) == names(the(fay, ballot))
    assert log(f"team-{ids['KR']}")[-1] == "ballot.opened"


def text_of(person, ballot):
    words = re.sub(r"<[^>]+>", "\n", person.http.get(f"/ballots/{ballot}").text)
    return "\n".join(filter(None, map(str.strip, words.splitlines())))


@pytest.mark.parametrize("kind", ["rating", "dots"])
def test_a_next_round_among_fewer_groups_is_among_them_alone_whatever_they_are_called_now(
    kind, grouped, go, opened_ballot, fay, minjun, everything
):
    go("prioritise")
    ballot = opened_ballot(kind)
    published(fay, ballot)
    go("cluster")
    minjun.does("cluster.rename", cluster=grouped["KR"][2], name="Another name")
    minjun.does("idea.add", words="One more idea")
    minjun.does("cluster.form", ideas=[minjun.sees("idea")[-1]["id"]], name="A new group")
    go("prioritise")
    fay.does("ballot.again", ballot=ballot, options=[1, 3])
    second = last(fay)
    assert (names(second), [option["id"] for option in second["options"]]) == (
        ["Care in ageing counties", "Another name"],
        [1, 2],
    )
    assert [option["cluster"] for option in second["options"]] == [grouped["KR"][0], grouped["KR"][2]]
    published(fay, second["id"])
    go("cluster")
    minjun.does("cluster.dissolve", cluster=grouped["KR"][2])
    go("prioritise")
    before = everything()
    assert fay.ask("ballot.again", ballot=second["id"], options=[1, 2])["code"] == "no_such_cluster"
    assert everything() == before
    fay.does("ballot.again", ballot=ballot)
    assert names(last(fay)) == ["Care in ageing counties", "A framework law", "A new group"]


def test_options_are_left_out_only_where_that_can_be(asked, fay, minjun, grouped, go, ids, everything):
    go("prioritise")
    elected = asked("choice", seats=3)
    stances = asked("stance")
    said = asked("motion", options=[])
    fay.does("ballot.open", kind="choice", about="declarations", voters="everybody")
    agendas = last(fay)["id"]
    fay.does("ballot.open", kind="dots", team=ids["KR"])
    dots = last(fay)["id"]
    for ballot in (elected, stances, said, agendas, dots):
        published(fay, ballot)
    before = everything()
    for ballot, stay, code in (
        (elected, [1, 2], "too_few_options"),  # three are to be elected
        (elected, [1], "too_few_options"),
        (elected, [], "too_few_options"),
        (elected, [1, 2, 3, 5], "no_such_option"),
        (elected, [1, 2, 2, 3], "no_such_option"),
        (dots, [2], "too_few_options"),
        (stances, [1, 2], "all_stay"),
        (said, [], "all_stay"),
        (agendas, [1, 2], "all_stay"),
    ):
        assert fay.ask("ballot.again", ballot=ballot, options=stay)["code"] == code, (ballot, stay)
    assert everything() == before
