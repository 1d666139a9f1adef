"""Elections through the doors: what is chosen from, and how each method counts it."""

import pytest

from facilitator.extensions import db
from facilitator.ideas.models import Cluster
from tests.deciding.conftest import (
    GROUPS,
    OPTIONS,
    cast,
    choice,
    closed,
    filled,
    ranking,
    settle,
    still_open,
    the,
    vote,
    votes,
)

# By method: what the five say, in the order of the roster, and who fills two seats by it.
SAID = {
    "approval": ([(1, 2), (1, 2), (1, 3), (2, 4), (3,)], [1, 2]),
    "pav": ([(1, 2), (1, 2), (1, 2), (3, 4), (3, 4)], None),
    "phragmen": ([(1, 2), (1, 2), (1,), (3, 4), (3,)], [1, 3]),
    "shares_none": ([(1, 2), (1, 2), (1,), (3, 4), (3,)], [1]),
    "shares_phragmen": ([(1, 2), (1, 2), (1,), (3, 4), (3,)], [1, 3]),
    "borda": ([(1, 2), (1, 2), (1, 3), (2, 1), (3, 2)], [1, 2]),
    "schulze": ([(1, 2, 3), (1, 2, 3), (2, 1, 3), (2, 1, 3), (1, 3, 2)], [1, 2]),
    "stv": ([(1, 2), (1, 2), (1, 2), (3, 4), (3, 4)], [1, 3]),
}
ORDERED = ("borda", "schulze", "stv", "runoff")


@pytest.fixture
def five(minjun, seoyeon, sari, budi, haruka):
    return [minjun, seoyeon, sari, budi, haruka]


@pytest.fixture
def all_asked(fay):
    """Return a function that asks everybody a question with four options, and gives the ballot's id."""

    def all_asked(kind, **rule):
        ask = {"about": "question", "title": "What comes first?", "options": OPTIONS, "voters": "everybody"}
        fay.does("ballot.open", {**ask, "kind": kind, **rule})
        return fay.sees("ballot")[-1]["id"]

    return all_asked


@pytest.mark.parametrize("method", SAID)
def test_each_method_fills_the_seats_that_its_rule_gives(method, all_asked, five, fay, haruka):
    papers, elected = SAID[method]
    kind, paper = ("ranking", ranking) if method in ORDERED else ("choice", choice)
    ballot = all_asked(kind, method=method, seats=2)
    for person, said in zip(five, papers, strict=True):
        votes(person, ballot, paper(*said))
    result = closed(fay, ballot)
    assert (result["method"], result["seats"], result["cast"], result["valid"]) == (method, 2, 5, 5)
    if elected:
        assert (filled(result), still_open(result), result["sets"]) == (elected, [], [])
    else:  # three of five have 1 and 2 in common, two have 3 and 4: one of each, and which is open
        assert (filled(result), result["sets"]) == ([], [[1, 3], [1, 4], [2, 3], [2, 4]])
    fay.does("ballot.publish", ballot=ballot)
    assert the(haruka, ballot)["result"] == result


def test_an_instant_run_off_goes_on_until_one_has_more_than_half(all_asked, five, fay):
    ballot = all_asked("ranking", method="runoff")
    for person, order in zip(five, [(1,), (1,), (2, 3), (3, 2), (3, 2)], strict=True):
        votes(person, ballot, ranking(*order))
    result = closed(fay, ballot)
    assert filled(result) == [3]
    assert [option["first"]["numerator"] for option in result["options"]] == [2, 1, 2, 0]
    assert result["options"][2]["last"]["numerator"] == 3


@pytest.mark.parametrize(("kind", "method"), [("choice", "approval"), ("ranking", "schulze")])
def test_the_usual_way_of_counting_is_named_on_the_ballot(kind, method, asked, minjun):
    ballot = the(minjun, asked(kind))
    assert (ballot["rule"]["method"], ballot["rule"]["seats"], ballot["rule"]["most"]) == (method, 1, 4)


def test_options_are_the_groups_of_the_team_by_their_place(grouped, go, fay, minjun, seoyeon, ids):
    go("prioritise")
    fay.does("ballot.open", kind="choice", team=ids["KR"], about="clusters", seats=2, method="phragmen")
    ballot = fay.sees("ballot")[-1]
    wanted = list(zip((1, 2, 3), GROUPS, grouped["KR"], strict=True))
    assert [(option["id"], option["name"], option["cluster"]) for option in ballot["options"]] == wanted
    votes(minjun, ballot["id"], choice(1))
    votes(seoyeon, ballot["id"], choice(3))
    assert sorted(filled(closed(fay, ballot["id"]))) == [1, 3]


def test_groups_are_put_in_order_only_where_the_day_has_a_team_vote(grouped, fay, ids, everything):
    before = everything()
    ask = {"kind": "ranking", "team": ids["KR"], "about": "clusters"}
    assert fay.ask("ballot.open", ask)["code"] == "no_vote_in_step"
    assert everything() == before


def test_among_amendments_one_option_keeps_the_text_as_it_is(rivals, fay, minjun, seoyeon, ids):
    ask = {"kind": "ranking", "about": "amendments", "team": ids["KR"], "method": "runoff"}
    fay.does("ballot.open", {**ask, "amendments": rivals[:2]})
    ballot = fay.sees("ballot")[-1]
    told = [(o["id"], o["name"], o["means"], o.get("amendment")) for o in ballot["options"]]
    assert told == [
        (1, "", "Every care worker has one.", None),
        (2, "A1", "Most have one.", rivals[0]),
        (3, "A2", "All have one.", rivals[1]),
    ]
    votes(minjun, ballot["id"], ranking(1, 2))
    votes(seoyeon, ballot["id"], ranking(1, 3))
    assert filled(closed(fay, ballot["id"])) == [1]


def test_amendments_that_are_no_rivals_or_not_there_are_not_voted_on(rivals, fay, minjun, ids, everything):
    minjun.does("amendment.reject", amendment=rivals[1])
    before = everything()
    asks = {
        "not_rivals": [[rivals[0], rivals[2]], []],
        "no_such_amendment": [[rivals[0], rivals[1]], [999]],
        "option_repeated": [[rivals[0], rivals[0]]],
    }
    ask = {"kind": "choice", "about": "amendments", "team": ids["KR"]}
    for code, chosen in asks.items():
        for amendments in chosen:
            assert fay.ask("ballot.open", {**ask, "amendments": amendments})["code"] == code
    other = {**ask, "team": ids["ID"], "amendments": rivals[:1]}
    assert fay.ask("ballot.open", other)["code"] == "no_such_amendment"
    assert everything() == before


def test_the_adopted_agendas_are_what_all_choose_from(frozen, fay, minjun, sari, haruka, opened_ballot, ids):
    for country, person in (("KR", minjun), ("ID", sari)):
        consent = opened_ballot("consent", country)
        votes(person, consent, vote("consent", "support"))
        closed(fay, consent)
        fay.does("ballot.publish", ballot=consent)
    fay.does("ballot.open", kind="choice", about="declarations", voters="everybody")
    options = haruka.sees("ballot")[-1]["options"]
    shown = [(option["country"], option["team"], option["means"]) for option in options]
    assert shown == [("ID", ids["ID"], "The agenda of ID"), ("KR", ids["KR"], "The agenda of KR")]
    votes(haruka, haruka.sees("ballot")[-1]["id"], choice(2))


def test_as_long_as_nobody_has_adopted_all_agendas_stand_to_choose_without_their_words(frozen, fay, sari):
    fay.does("ballot.open", kind="ranking", about="declarations", voters="countries")
    options = sari.sees("ballot")[-1]["options"]
    assert [option["country"] for option in options] == ["ID", "JP", "KR"]
    assert [option.get("means", "") for option in options] == ["", "", ""]


def test_an_election_in_which_nobody_votes_can_be_closed(asked, fay):
    for kind, rule in (
        ("choice", {"method": "approval", "seats": 2}),
        ("choice", {"method": "pav", "seats": 2}),
        ("choice", {"method": "shares_phragmen", "seats": 2}),
        ("ranking", {"method": "stv", "seats": 2}),
        ("ranking", {"method": "borda", "seats": 2}),
    ):
        ballot = asked(kind, **rule)
        result = closed(fay, ballot)
        assert (result["cast"], filled(result)) == (0, [])


MANY = [f"Option {number}" for number in range(1, 51)]


@pytest.mark.parametrize(
    ("options", "seats", "code"),
    [(50, 3, None), (16, 8, None), (50, 4, "too_many_options"), (17, 9, "too_many_options")],
)
def test_more_sets_than_can_be_weighed_are_refused_before_anybody_votes(
    options, seats, code, fay, ids, everything
):
    ask = {"kind": "choice", "about": "question", "title": "Which?", "team": ids["KR"], "method": "pav"}
    before = everything()
    answer = fay.ask("ballot.open", {**ask, "options": MANY[:options], "seats": seats})
    assert answer.get("code") == code
    assert (everything() == before) == bool(code)


def test_pairs_of_more_than_fifty_groups_are_not_compared(app, go, fay, ids):
    """Only groups can be so many; other ways of counting bear it."""
    go("prioritise")
    with app.app_context():
        db.session.add_all(Cluster(team_id=ids["KR"], name=f"Group {number}") for number in range(51))
        db.session.commit()
    ask = {"kind": "ranking", "about": "clusters", "team": ids["KR"]}
    assert fay.ask("ballot.open", {**ask, "method": "schulze"})["code"] == "too_many_options"
    assert fay.ask("ballot.open", {**ask, "method": "borda"})["ok"]


@pytest.mark.timeout(20)
def test_no_method_holds_the_server_over_a_tie_of_all_options(asked, fay, minjun):
    """With everybody tied there are billions of outcomes: it is told that not all were looked at."""
    for kind, method in (("ranking", "schulze"), ("ranking", "stv"), ("choice", "phragmen")):
        ballot = asked(kind, method=method, seats=10, options=MANY)
        result = closed(fay, ballot)
        assert (result["all_sets"], len(result["sets"])) == (False, 20)
        assert settle(fay, ballot, "lot")["ok"]


def test_a_wrong_option_of_a_ballot_of_all_is_no_vote(all_asked, haruka, everything):
    ballot = all_asked("choice")
    before = everything()
    assert cast(haruka, ballot, choice(5))["code"] == "no_such_option"
    assert everything() == before
