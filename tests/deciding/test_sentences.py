"""The rule of each ballot in sentences, as they stand on the paper, on the result and in the minutes."""

import re
from itertools import product

import pytest

from facilitator.deciding.judging.gradients import Gradient
from facilitator.deciding.judging.majorities import (
    Base,
    Bound,
    Condition,
    Majority,
    Quorum,
    fits,
    fits_quorum,
)
from facilitator.deciding.judging.rules import Consent, Vote
from facilitator.deciding.kinds import BallotKind, Rule, Topic
from facilitator.deciding.methods import METHODS
from facilitator.deciding.questions import ELECTING, Question, fitted, rule_of
from facilitator.deciding.sentences import sentences
from facilitator.words import TERMS
from tests.deciding.conftest import published, the


def said(kind, rule=None, about="question", options=4):
    """Return the sentences in the words of the catalogue."""
    told = sentences(BallotKind(kind), Topic(about), rule or Rule(), options)
    return [
        TERMS[each.key] % {**each.values, **{p: TERMS[t] for p, t in each.terms.items()}} for each in told
    ]


def elected(kind, options=4, **ask):
    return said(kind, fitted(rule_of(Question(kind=BallotKind(kind), **ask)), options), options=options)


@pytest.mark.parametrize(
    ("kind", "about", "sentence"),
    [
        ("rating", "clusters", "Groups are ranked by mean impact times mean feasibility."),
        ("rating", "question", "Options are ranked by mean impact times mean feasibility."),
        ("dots", "clusters", "Groups are ranked by the sum of their dots."),
        ("dots", "declarations", "Options are ranked by the sum of their dots."),
        ("consent", "text", "It is adopted when somebody supports it and nobody objects."),
        (
            "gradients",
            "item",
            "It is adopted when somebody supports it and nobody disagrees or needs more time.",
        ),
        ("motion", "text", "It is adopted when more people vote yes than no."),
        (
            "stance",
            "clusters",
            "Nothing is decided: it shows where all groups agree, and whose agreement is missing.",
        ),
    ],
)
def test_each_kind_says_by_what_it_is_judged(kind, about, sentence):
    assert said(kind, about=about) == [sentence]


@pytest.mark.parametrize("kind", ["motion", "consent", "gradients"])
def test_a_question_of_ones_own_is_nowhere_said_to_be_a_text(kind, asked, minjun, fay):
    ballot = asked(kind, options=[])
    assert words_of(minjun, "/vote") == []
    published(fay, ballot)
    assert words_of(minjun, f"/ballots/{ballot}") == []


def words_of(person, page):
    """Return each line of a page that speaks of a text."""
    main = re.search(r"<main.*</main>", person.http.get(page).text, re.DOTALL)[0]
    lines = [line.strip() for line in re.sub(r"<[^>]+>", "\n", main).splitlines()]
    assert "What comes first?" in lines
    return [line for line in lines if re.search(r"\btext\b", line, re.IGNORECASE)]


def test_a_motion_says_its_majority_its_base_and_what_else_must_hold():
    rule = Rule(
        majority=Majority.PERCENT,
        base=Base.PRESENT,
        percent=60,
        quorum=50,
        conditions=[
            Condition("no", Bound.AT_MOST, number=2),
            Condition("yes", Bound.AT_LEAST, percent=75, base=Base.ENTITLED),
        ],
        quorums=[Quorum(Base.PRESENT, number=10, percent=40)],
    )
    assert said("motion", rule) == [
        "It is adopted when at least 60 % of all who are present say yes.",
        "At most 2 may choose “No”.",
        "At least 75 % of those entitled must choose “Yes”.",
        "At least 50 % of those entitled must vote.",
        "At least 40 % of those entitled must be present.",
        "At least 10 must be present.",
    ]


def test_a_consent_that_allows_some_objections_does_not_say_that_there_may_be_none():
    allowed = Rule(conditions=[Condition("object", Bound.AT_MOST, number=1)])
    assert said("consent", allowed) == [
        "It is adopted when somebody supports it and no more object than allowed.",
        "At most 1 may choose “Object”.",
    ]
    wanted = Rule(conditions=[Condition("support", Bound.AT_LEAST, percent=50, base=Base.CAST)])
    assert said("consent", wanted) == [
        "It is adopted when somebody supports it and nobody objects.",
        "At least 50 % of all votes must choose “Support”.",
    ]


@pytest.mark.parametrize(
    ("kind", "ask", "told"),
    [
        ("choice", {}, ["One is elected."]),
        ("choice", {"most": 1}, ["One is elected.", "Choose exactly 1."]),
        ("choice", {"most": 3, "seats": 2}, ["Seats to fill: 2.", "Choose at most 3."]),
        ("choice", {"least": 2}, ["One is elected.", "Choose at least 2."]),
        ("choice", {"least": 2, "most": 3}, ["One is elected.", "Choose 2 to 3."]),
        ("choice", {"least": 4}, ["One is elected.", "Choose exactly 4."]),
        ("choice", {"most": 50}, ["One is elected."]),
        ("choice", {"quorum": 20}, ["One is elected.", "At least 20 % of those entitled must vote."]),
        ("ranking", {"most": 2}, ["One is elected.", "Put at most 2 in order."]),
        ("ranking", {"least": 2}, ["One is elected.", "Put at least 2 in order."]),
        (
            "ranking",
            {"least": 3, "most": 3},
            ["One is elected.", "Put at most 3 in order.", "Put at least 3 in order."],
        ),
    ],
)
def test_an_election_says_its_seats_and_how_many_to_choose(kind, ask, told):
    rule, *rest = elected(kind, **ask)
    assert rest == told
    assert rule == TERMS[f"method.{ {'choice': 'approval', 'ranking': 'schulze'}[kind] }.rule"]


@pytest.mark.parametrize("kind", ELECTING)
def test_each_way_of_counting_has_a_name_and_a_rule(kind):
    fitting = [name for name, each in METHODS.items() if ELECTING[kind] in each.forms and not each.priced]
    assert fitting
    for name in fitting:
        assert elected(kind, method=name)[0] == TERMS[f"method.{name}.rule"]
        assert TERMS[f"method.{name}"]


def test_every_rule_that_can_be_asked_for_can_be_said():
    """No place in a sentence stays empty, and none is missing."""
    rules = [
        ("motion", Rule(majority=majority, base=base, percent=percent))
        for majority, base, percent in product(Majority, Base, (0, 60))
        if fits(majority, base, percent)
    ]
    chosen = {"motion": Vote, "consent": Consent, "gradients": Gradient}
    conditions = [
        (kind, Rule(conditions=[Condition(choice, bound, **limit)]))
        for kind, choices in chosen.items()
        for choice, bound in product(choices, Bound)
        for limit in ({"number": 3}, *({"percent": 50, "base": base} for base in Base))
    ]
    quorums = [
        ("motion", Rule(quorums=[quorum]))
        for heads, base, number, percent in product(Base, Base, (0, 3), (0, 50))
        if fits_quorum(quorum := Quorum(heads, number, percent, base))
    ]
    assert (len(rules), len(conditions), len(quorums)) == (21, 150, 12)
    for kind, rule in [*rules, *conditions, *quorums]:
        for sentence in said(kind, rule):
            assert "%(" not in sentence
            assert sentence.endswith(".")


def test_the_sentences_are_on_the_ballot_and_on_the_plain_page_in_the_readers_language(asked, minjun, fay):
    ballot = asked("choice", most=1, quorum=50)
    keys = [sentence["key"] for sentence in the(minjun, ballot)["rules"]]
    assert keys == ["method.approval.rule", "rule.seats.one", "rule.exactly", "rule.quorum"]
    assert the(fay, ballot)["rules"] == the(minjun, ballot)["rules"]
    told = (
        "Those whom most voters choose are elected. One is elected. Choose exactly 1. "
        "At least 50 % of those entitled must vote."
    )
    assert told in minjun.http.get("/vote").text
