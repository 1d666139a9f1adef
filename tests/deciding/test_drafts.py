"""A ballot that is prepared: facilitators see it and word it anew, until one of them starts it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deciding.conftest import OPTIONS, QUESTION, choice, last, published, the, votes


@pytest.fixture
def draft(fay, ids):
    fay.does("ballot.prepare", question={**QUESTION, "team": ids["KR"]})
    return last(fay)["id"]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_draft_is_seen_by_facilitators_alone_until_it_is_started(
    door, draft, fay, lin, minjun, olga, wall, haruka, log, ids
):
    others = (minjun, olga, wall, haruka)
    assert (the(lin, draft)["status"], the(lin, draft)["asked"]["title"]) == ("draft", "Which first?")
    assert [person.sees("ballot") for person in others] == [[]] * 4
    reworded = {**QUESTION, "team": ids["KR"], "title": "What comes first?", "secret": False}
    assert lin.ask("ballot.prepare", {"ballot": draft, "question": reworded}, door)["ok"]
    assert (the(fay, draft)["title"], the(fay, draft)["secret"]) == ("What comes first?", False)
    assert [[e for e in person.received() if "ballot" in e["kind"]] for person in others] == [[]] * 4
    assert [e["kind"] for e in minjun.missed() if "ballot" in e["kind"]] == []
    assert fay.ask("ballot.start", ballot=draft, door=door)["ok"]
    ballot = the(minjun, draft)
    assert (ballot["status"], ballot["title"], ballot["entitled"]) == ("open", "What comes first?", 2)
    assert (ballot["asked"], the(fay, draft)["asked"]) == (None, None)
    assert log("facilitators-1")[-4:] == [
        "ballot.prepared",
        "ballot.prepared",
        "ballot.opened",
        "ballot.opened",
    ]
    votes(minjun, draft, choice(1))


def test_once_it_is_open_nothing_in_it_is_worded_anew(draft, fay, ids, everything):
    fay.does("ballot.start", ballot=draft)
    before = everything()
    anew = {"ballot": draft, "question": {**QUESTION, "team": ids["KR"], "title": "Another?"}}
    assert fay.ask("ballot.prepare", anew)["code"] == "ballot_open"
    assert everything() == before


def test_a_draft_may_come_to_ask_others_and_something_else(draft, fay, ids, minjun, haruka):
    others = {
        "kind": "dots",
        "about": "question",
        "title": "Dots?",
        "options": OPTIONS,
        "voters": "everybody",
    }
    fay.does("ballot.prepare", ballot=draft, question=others)
    fay.does("ballot.start", ballot=draft)
    assert (the(haruka, draft)["team"], the(haruka, draft)["entitled"], the(minjun, draft)["kind"]) == (
        None,
        5,
        "dots",
    )


def test_a_draft_that_makes_no_sense_is_not_kept(draft, fay, ids, minjun, everything):
    before = everything()
    team = {"team": ids["KR"]}
    bad = {
        "no_voters": QUESTION,
        "no_such_team": {**QUESTION, "team": 99},
        "no_such_item": {"kind": "motion", "about": "item", "item": 99, **team},
        "not_for_all": {"kind": "motion", "voters": "everybody"},
        "base_unfit": {"kind": "motion", "base": "entitled", **team},
        "least_over_most": {**QUESTION, "least": 3, "most": 2, **team},
        "too_long": {**QUESTION, **team, "title": "x" * 201},
    }
    for code, question in bad.items():
        assert fay.ask("ballot.prepare", question=question)["code"] == code
        assert fay.ask("ballot.prepare", question=question, ballot=draft)["code"] == code
    assert fay.ask("ballot.prepare", question={**QUESTION, **team}, ballot=99)["code"] == "no_such_ballot"
    for act in ("ballot.start", "ballot.close", "ballot.discard"):
        assert minjun.ask(act, ballot=draft)["code"] == "not_yours"
    for act in ("ballot.close", "ballot.publish", "ballot.roll", "ballot.settle"):
        more = {"way": "lot"} if act == "ballot.settle" else {}
        assert fay.ask(act, ballot=draft, **more)["code"] == "ballot_draft"
    assert everything() == before


def test_a_draft_that_was_thrown_away_is_nobodys(draft, fay, lin, minjun):
    fay.does("ballot.discard", ballot=draft)
    assert (fay.sees("ballot"), lin.missed()[-1]["subject"]) == (
        [],
        {"type": "gone", "of": "ballot", "id": draft},
    )
    assert lin.ask("ballot.start", ballot=draft)["code"] == "no_such_ballot"


def test_a_draft_says_what_is_lacking_and_starts_once_it_is_there(grouped, go, fay, ids, everything):
    fay.does("ballot.prepare", question={"kind": "rating", "team": ids["KR"]})
    draft = last(fay)
    assert (draft["status"], draft["lacking"]) == ("draft", "no_vote_in_step")
    before = everything()
    assert fay.ask("ballot.start", ballot=draft["id"])["code"] == "no_vote_in_step"
    assert everything() == before
    go("prioritise")
    fay.does("ballot.start", ballot=draft["id"])
    assert (last(fay)["status"], last(fay)["lacking"]) == ("open", "")


def test_a_draft_of_what_is_being_asked_waits_until_that_is_published(rating, fay, ids, everything):
    fay.does("ballot.prepare", question={"kind": "rating", "team": ids["KR"]})
    draft = last(fay)["id"]
    before = everything()
    assert fay.ask("ballot.start", ballot=draft)["code"] == "ballot_open"
    assert everything() == before
    published(fay, rating)
    fay.does("ballot.start", ballot=draft)
    assert (last(fay)["status"], last(fay)["earlier"]) == ("open", rating)


def test_two_who_start_close_and_publish_at_once_do_it_once(draft, fay, lin, minjun, log, ids):
    for act, kind in (("start", "opened"), ("close", "closed"), ("publish", "published")):
        with ThreadPoolExecutor() as pool:
            asks = pool.map(
                lambda who, act=act: who.ask(f"ballot.{act}", ballot=draft, door="http"), (fay, lin)
            )
            assert [answer["ok"] for answer in asks] == [True, True]
        assert log(f"team-{ids['KR']}").count(f"ballot.{kind}") == 1
    assert len(fay.sees("roll")[-1]["entitled"]) == 2
