"""The newer kinds of ballots as plain posted forms: what is good is kept, what is not stays in the form."""

import pytest

from tests.deciding.conftest import published, question, the, vote, votes, write_agenda
from tests.deciding.test_vote_page import form, papers, post
from tests.drafting.conftest import field

REASON = "It is the first that I can see done."
GOOD = {
    "gradients": (
        {"options": []},
        {"said": "reservations", "words": REASON},
        {"kind": "gradients", "choice": "reservations", "words": REASON},
    ),
    "choice": (
        {"reasons": "optional"},
        {"chosen_3": "y", "chosen_1": "y", "words": REASON},
        {"kind": "choice", "options": [1, 3], "instead": None, "words": REASON},
    ),
    "ranking": (
        {"method": "stv"},
        {"place_2": "1", "place_4": "2", "place_1": ""},
        {
            "kind": "ranking",
            "order": [{"option": 2, "place": 1}, {"option": 4, "place": 2}],
            "instead": None,
            "words": "",
        },
    ),
    "stance": (
        {"secret": True},
        {"stance_1": "disagree", "words_1": REASON, "stance_4": "pass"},
        {
            "kind": "stance",
            "stances": [
                {"option": 1, "stance": "disagree", "words": REASON},
                {"option": 4, "stance": "pass", "words": ""},
            ],
        },
    ),
}


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_is_voted_on_a_plain_page(kind, asked, minjun, seoyeon, everything):
    rule, fields, paper = GOOD[kind]
    ballot = asked(kind, **rule)
    part, _ = form(minjun, ballot)
    assert all(each["name"] in part for each in the(minjun, ballot)["options"])
    assert post(minjun, ballot, **fields).status_code == 303
    assert papers(everything) == [paper]
    assert the(seoyeon, ballot)["cast"] == 1
    assert "Your vote is recorded, receipt" in form(minjun, ballot)[0]


@pytest.mark.parametrize("kind", ["gradients", "stance"])
def test_a_named_vote_is_changed_on_the_page_where_it_stands(kind, asked, minjun, everything):
    ballot = asked(kind, **{**GOOD[kind][0], "secret": False})
    post(minjun, ballot, **GOOD[kind][1])
    part, _ = form(minjun, ballot)
    assert (REASON in part, part.count(" checked")) == (True, {"gradients": 1, "stance": 2}[kind])
    changed = {"gradients": {"said": "endorse"}, "stance": {"stance_2": "agree"}}[kind]
    assert post(minjun, ballot, **changed).status_code == 303
    (paper,) = papers(everything)
    assert paper.get("choice", "") == changed.get("said", "")
    assert len(paper.get("stances", [0])) == 1


BAD = {
    "choice": [
        ({}, "Please choose something first"),
        ({"chosen_1": "y"}, "Please choose at least 2"),
        ({"chosen_1": "y", "chosen_2": "y", "instead": "none"}, "not both"),
        ({"instead": "abstain"}, "does not offer that"),
    ],
    "ranking": [
        ({}, "Please choose something first"),
        ({"place_1": "1", "place_2": "1"}, "the same place"),
        ({"place_1": "1", "place_2": "3"}, "A place in the order is empty"),
        ({"place_1": "1", "place_2": "-2"}, "right form"),
        ({"place_1": "first"}, "not sent"),
    ],
    "gradients": [
        ({}, "right form"),
        ({"said": "veto", "words": "  "}, "Please say why"),
        ({"said": "yes", "words": REASON}, "right form"),
    ],
    "stance": [
        ({}, "Please choose something first"),
        ({"stance_1": "yes"}, "right form"),
        ({"stance_1": "disagree", "words_1": "한" * 501}, "This is too long"),
    ],
}
TERMS = {
    "choice": {"least": 2, "instead": ["none"]},
    "ranking": {"method": "stv"},
    "gradients": {"options": []},
    "stance": {},
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_refused_says_why_and_leaves_no_row(kind, asked, minjun, everything):
    ballot = asked(kind, **TERMS[kind])
    before = everything()
    for fields, sentence in BAD[kind]:
        answer = post(minjun, ballot, **fields)
        assert (answer.status_code, sentence in answer.text) == (422, True), fields
        for name, value in fields.items():
            if value not in ("y", "abstain", "yes", "  "):
                assert value in answer.text, (name, value)
    assert everything() == before


def test_what_all_are_asked_is_on_everybodys_page(fay, minjun, haruka, everything):
    ballot = question(fay, {"kind": "choice", "voters": "countries", "instead": ["abstain", "none"]})
    assert post(minjun, ballot, chosen_1="y").status_code == 303
    assert post(haruka, ballot, instead="none").status_code == 303
    assert [(paper["options"], paper["instead"]) for paper in papers(everything)] in (
        [([1], None), ([], "none")],
        [([], "none"), ([1], None)],
    )


def test_a_host_has_voted_for_them_is_seen_on_the_page(asked, minjun, seoyeon, ids):
    ballot = asked("choice")
    given = {"ballot": ballot, "person": ids["seoyeon"], "receipt": "a" * 32}
    minjun.does("vote.give", {**given, "choice": {"kind": "choice", "options": [1]}})
    part, _ = form(seoyeon, ballot)
    assert ("You have voted." in part, "<form" in part) == (True, False)


def test_a_teams_text_stands_beside_votes_on_it_and_no_others(frozen, fay, minjun, ids):
    item = minjun.sees("item")[0]["id"]
    fay.does("ballot.open", kind="choice", about="declarations", voters="everybody")
    fay.does("ballot.open", kind="motion", about="item", item=item, team=ids["KR"])
    fay.does("ballot.open", kind="consent", team=ids["KR"])
    shown = ["Pass the domestic workers" in form(minjun, each["id"])[0] for each in minjun.sees("ballot")]
    assert shown == [False, False, True]


BOUND = {"outcome": "Every care worker has one.", "problem": "Care workers have no contract."}
TODAY = "Nobody has voted on these words."


@pytest.mark.parametrize("kind", ["motion", "consent", "gradients"])
def test_a_vote_on_an_item_shows_the_words_that_it_is_bound_to_and_not_those_of_today(
    kind, go, fay, minjun, ids
):
    go("draft")
    write_agenda(minjun, "KR")
    item = minjun.sees("item")[-1]["id"]
    fay.does("ballot.open", kind=kind, about="item", item=item, team=ids["KR"])
    ballot = minjun.sees("ballot")[-1]["id"]
    for name in ("title", "outcome"):
        rewrite(minjun, item, name)
    part, _ = form(minjun, ballot)
    assert ("Care in ageing rural counties" in part, BOUND["outcome"] in part) == (True, True)
    assert TODAY not in part


def test_a_vote_among_amendments_shows_the_words_that_it_is_bound_to(go, fay, minjun, seoyeon, ids):
    go("draft")
    write_agenda(minjun, "KR")
    item = minjun.sees("item")[-1]["id"]
    base = field(minjun, item, "problem")["id"]
    words = {"words": "Most have none.", "reason": "It is clearer.", "base": base}
    seoyeon.does("amendment.propose", item=item, field="problem", **words)
    rival = minjun.sees("amendment")[-1]["id"]
    fay.does("ballot.open", kind="choice", about="amendments", team=ids["KR"], amendments=[rival])
    ballot = minjun.sees("ballot")[-1]["id"]
    seoyeon.does("amendment.restate", amendment=rival, words=TODAY, base=base)
    rewrite(minjun, item, "problem")
    part, _ = form(minjun, ballot)
    assert (BOUND["problem"] in part, "Most have none." in part, TODAY in part) == (True, True, False)


@pytest.mark.parametrize("kind", ["choice", "ranking", "dots", "stance"])
def test_a_vote_on_all_agendas_shows_the_titles_that_it_is_bound_to(
    kind, frozen, opened_ballot, fay, minjun, sari
):
    for person, country in ((minjun, "KR"), (sari, "ID")):
        ballot = opened_ballot("consent", country)
        votes(person, ballot, vote("consent", "support"))
        published(fay, ballot)
    fay.does("ballot.open", kind=kind, about="declarations", voters="everybody")
    part, _ = form(minjun, minjun.sees("ballot")[-1]["id"])
    assert ("The agenda of KR" in part, "The agenda of ID" in part) == (True, True)


def rewrite(person, item, name):
    base = field(person, item, name)["id"]
    person.does("field.write", item=item, field=name, words=TODAY, base=base)
