"""Whatever is wrong with a paper, nothing of it is kept; what is right with it, counts."""

import pytest

from tests.deciding.conftest import OPTIONS, cast, choice, closed, ranking, receipt, stance, vote, votes

RULES = {  # the terms under which each kind is asked here
    "rating": {},
    "dots": {"budget": 5, "cap": 3},
    "consent": {"options": []},
    "gradients": {"options": []},
    "motion": {"options": [], "reasons": "required"},
    "choice": {"least": 2, "most": 3, "instead": ["none"], "reasons": "required"},
    "ranking": {"method": "stv", "least": 2, "most": 3, "instead": ["abstain"], "reasons": "optional"},
    "stance": {},
}
WHY = "Because."
LONG = "👩🏽‍🌾" * 501


def rated(**rating):
    return {"kind": "rating", "ratings": [{"option": 1, "impact": 3, **rating}]}


def dotted(*dots):
    return vote("dots", dots)


def chosen(*options, **more):
    return choice(*options, words=WHY, **more)


def placed(*places):
    return {"kind": "ranking", "order": [{"option": o, "place": p} for o, p in enumerate(places, 1)]}


def stood(**stood):
    return {"kind": "stance", "stances": [{"option": 1, "stance": "agree", **stood}]}


NOT_NUMBERS = {"fraction": 1.5, "text for a number": "1", "null": None, "true": True, "no sign": float("nan")}
BAD = {
    "rating": {
        "unknown option": (rated(option=99), "no_such_option"),
        "option of another ballot": (rated(option=5), "no_such_option"),
        "negative option": (rated(option=-1), "no_such_option"),
        "same option twice": (vote("rating", [(1, 3, 3), (1, 4, 4)]), "option_twice"),
        "nothing": ({"kind": "rating", "ratings": []}, "empty_paper"),
        "nothing rated": ({"kind": "rating", "ratings": [{"option": 1}]}, "empty_paper"),
        "negative": (rated(impact=-1), "invalid"),
        "nought": (rated(feasibility=0), "invalid"),
        "six": (rated(impact=6), "invalid"),
        "words where there are none": ({**rated(), "words": WHY}, "invalid"),
        **{name: (rated(impact=value), "invalid") for name, value in NOT_NUMBERS.items()},
    },
    "dots": {
        "unknown option": (dotted((99, 1)), "no_such_option"),
        "option of another ballot": (dotted((5, 1)), "no_such_option"),
        "same option twice": (dotted((1, 1), (1, 1)), "option_twice"),
        "one over the budget": (dotted((1, 3), (2, 3)), "over_budget"),
        "one over the cap": (dotted((1, 4)), "over_cap"),
        "beyond every number": (dotted((1, 10**30)), "over_cap"),
        "none": (dotted(), "empty_paper"),
        "nought": (dotted((1, 0)), "invalid"),
        "negative, so that the budget holds": (dotted((1, 3), (2, 3), (3, -1)), "invalid"),
        **{name: (dotted((1, value)), "invalid") for name, value in NOT_NUMBERS.items()},
    },
    "consent": {
        "no reason for an objection": (vote("consent", "object"), "no_reason"),
        "no reason for a reservation": (vote("consent", "reservation", " \n\u200b "), "no_reason"),
        "501 signs": (vote("consent", "object", LONG), "too_long"),
        "a choice of another kind": (vote("consent", "yes"), "invalid"),
        "abstain": (vote("consent", "abstain"), "invalid"),
        "null": (vote("consent", None), "invalid"),
        "a number": (vote("consent", 1), "invalid"),
        "two choices": (vote("consent", ["support", "object"], WHY), "invalid"),
    },
    "gradients": {
        **{
            f"no reason for {step}": (vote("gradients", step), "no_reason")
            for step in ("reservations", "more_discussion", "disagree", "veto")
        },
        "501 signs": (vote("gradients", "veto", LONG), "too_long"),
        "a choice of another kind": (vote("gradients", "support"), "invalid"),
        "a number": (vote("gradients", 1), "invalid"),
        "null": (vote("gradients", None), "invalid"),
    },
    "motion": {
        "no reason": (vote("motion", "yes"), "no_reason"),
        "501 signs": (vote("motion", "no", LONG), "too_long"),
        "reason null": ({**vote("motion", "no"), "words": None}, "invalid"),
        "a choice of another kind": (vote("motion", "support", WHY), "invalid"),
        "true": (vote("motion", True, WHY), "invalid"),
        "null": (vote("motion", None, WHY), "invalid"),
        "nothing": ({"kind": "motion", "words": WHY}, "invalid"),
    },
    "choice": {
        "unknown option": (chosen(1, 99), "no_such_option"),
        "option of another ballot": (chosen(1, 5), "no_such_option"),
        "negative": (chosen(1, -1), "no_such_option"),
        "same option twice": (chosen(1, 1), "option_twice"),
        "too few": (chosen(1), "too_few"),
        "too many": (chosen(1, 2, 3, 4), "too_many"),
        "nothing": (chosen(), "empty_paper"),
        "abstaining where that is off": (chosen(instead="abstain"), "not_offered"),
        "none of these, with choices": (chosen(1, 2, instead="none"), "both"),
        "something else instead": (chosen(instead="later"), "invalid"),
        "no reason": (choice(1, 2), "no_reason"),
        "no reason for none of these": (choice(instead="none"), "no_reason"),
        "501 signs": (choice(1, 2, words=LONG), "too_long"),
        "options null": ({"kind": "choice", "options": None, "words": WHY}, "invalid"),
        "more than any ballot has": (chosen(*range(1, 202)), "invalid"),
        "a name": ({**chosen(1, 2), "person": 1}, "invalid"),
        **{name: (chosen(1, value), "invalid") for name, value in NOT_NUMBERS.items()},
    },
    "ranking": {
        "unknown option": (ranking(1, 99), "no_such_option"),
        "option of another ballot": (ranking(1, 5), "no_such_option"),
        "same option twice": (ranking(1, 1), "option_twice"),
        "too few": (ranking(1), "too_few"),
        "too many": (ranking(1, 2, 3, 4), "too_many"),
        "nothing": (ranking(), "empty_paper"),
        "a gap": (placed(1, 3), "gap"),
        "no first": (placed(2, 3), "gap"),
        "beyond every number": (placed(1, 10**18), "gap"),
        "one place twice": (placed(1, 1), "same_place"),
        "place nought": (placed(0, 1), "invalid"),
        "negative": (placed(-1, 1), "invalid"),
        "none where that is off": (ranking(instead="none"), "not_offered"),
        "abstaining, with an order": (ranking(1, 2, instead="abstain"), "both"),
        "501 signs": (ranking(1, 2, words=LONG), "too_long"),
        **{name: (placed(1, value), "invalid") for name, value in NOT_NUMBERS.items()},
    },
    "stance": {
        "unknown option": (stance(o99="agree"), "no_such_option"),
        "option of another ballot": (stance(o5="agree"), "no_such_option"),
        "same option twice": (stance(o1="agree", o01="disagree"), "option_twice"),
        "nothing": (stance(), "empty_paper"),
        "a choice of another kind": (stance(o1="abstain"), "invalid"),
        "501 signs": (stood(stance="disagree", words=LONG), "too_long"),
        **{name: (stood(stance=value), "invalid") for name, value in NOT_NUMBERS.items()},
    },
}


@pytest.mark.parametrize("door", ["socket", "http"])
@pytest.mark.parametrize("kind", BAD)
def test_a_bad_paper_leaves_no_row_and_says_what_is_wrong(kind, door, asked, minjun, everything):
    asked(kind, **{**RULES[kind], "options": RULES[kind].get("options", [*OPTIONS, "A fifth"])})
    ballot = asked(kind, **RULES[kind])
    before = everything()
    for name, (paper, code) in BAD[kind].items():
        assert (name, cast(minjun, ballot, paper, door)["code"]) == (name, code)
        assert everything() == before, name


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_paper_of_the_kind_leaves_no_row(kind, asked, minjun, everything):
    ballot = asked(kind, **RULES[kind])
    before = everything()
    for other in GOOD.keys() - {kind}:
        assert cast(minjun, ballot, GOOD[other][0])["code"] == "other_kind"
    for nothing in (None, [], "yes", {}, {"kind": kind}, {"kind": "plebiscite"}):
        assert cast(minjun, ballot, nothing)["code"] == "invalid"
    assert everything() == before


@pytest.mark.parametrize("kind", BAD)
def test_a_megabyte_is_too_large_for_every_kind(kind, asked, minjun, everything):
    ballot = asked(kind, **RULES[kind])
    before = everything()
    large = "x" * 1_000_000
    assert cast(minjun, ballot, {**GOOD[kind][0], "words": large}, "http")["code"] == "too_large"
    assert cast(minjun, ballot, {**GOOD[kind][0], "words": large})["code"] == "invalid"
    assert everything() == before


GOOD = {  # a paper, and what is counted of it
    "rating": (vote("rating", [(1, 5, 2)]), lambda r: r["options"][0]["score"]["numerator"] == 10),
    "dots": (dotted((1, 3), (2, 2)), lambda r: [o["dots"] for o in r["options"]] == [3, 2, 0, 0]),
    "consent": (vote("consent", "object", LONG[: -len("👩🏽‍🌾")]), lambda r: r["object"] == 1),
    "gradients": (vote("gradients", "minor_point"), lambda r: r["counts"] == [0, 1, *[0] * 6]),
    "motion": (vote("motion", "yes", WHY), lambda r: (r["yes"], r["verdict"]) == (1, "pass")),
    "choice": (chosen(1, 2), lambda r: [o["first"]["numerator"] for o in r["options"]] == [1, 1, 0, 0]),
    "ranking": (ranking(2, 1), lambda r: [o["place"] for o in r["options"]] == [None, 1, None, None]),
    "stance": (stance(o1="agree", o2="disagree"), lambda r: r["cast"] == 1),
}


@pytest.mark.parametrize("door", ["socket", "http"])
@pytest.mark.parametrize("kind", GOOD)
def test_a_good_paper_of_each_kind_counts(kind, door, asked, minjun, fay, everything):
    ballot = asked(kind, **RULES[kind])
    paper, told = GOOD[kind]
    votes(minjun, ballot, paper, door)
    assert [row.choice["kind"] for row in everything()["paper"]] == [kind]
    result = closed(fay, ballot)
    assert (result["cast"], result["entitled"]) == (1, 2)
    assert told(result), result


def test_up_to_the_limits_a_paper_is_good(asked, minjun, seoyeon, fay):
    ballot = asked("choice", **RULES["choice"])
    votes(minjun, ballot, chosen(4, 1, 3))
    votes(seoyeon, ballot, chosen(instead="none"))
    result = closed(fay, ballot)
    assert (result["cast"], result["valid"], result["none"], result["abstain"]) == (2, 2, 1, 0)
    assert [option["first"]["numerator"] for option in result["options"]] == [1, 0, 1, 1]
    assert [said["words"] for said in result["statements"]] == [WHY, WHY]


def test_who_abstains_has_voted_and_is_no_paper(asked, minjun, seoyeon, fay):
    ballot = asked("ranking", **RULES["ranking"])
    votes(minjun, ballot, ranking(instead="abstain"))
    votes(seoyeon, ballot, ranking(2, 3, 1))
    result = closed(fay, ballot)
    assert (result["cast"], result["valid"], result["abstain"]) == (2, 1, 1)


@pytest.mark.parametrize("method", ["borda", "schulze"])
def test_places_are_shared_where_the_method_counts_that(method, asked, minjun, seoyeon, fay):
    ballot = asked("ranking", method=method)
    assert cast(minjun, ballot, placed(1, 1, 3))["code"] == "gap"
    votes(minjun, ballot, ranking((1, 2), 3))
    votes(seoyeon, ballot, ranking(1))
    assert [option["place"] for option in closed(fay, ballot)["options"]] == [1, None, None, None]


def test_a_reason_is_kept_only_where_one_is_asked_for(asked, minjun, seoyeon, everything):
    ballot = asked("consent", options=[])
    votes(minjun, ballot, vote("consent", "support", "I am all for it."))
    quiet = asked("choice")
    votes(minjun, quiet, choice(1, words="It is mine."))
    ground = asked("stance")
    votes(minjun, ground, {"kind": "stance", "stances": [{"option": 1, "stance": "pass", "words": "Hm."}]})
    assert {each.get("words", "") for row in everything()["paper"] for each in said(row)} == {""}


def said(row):
    return row.choice.get("stances") or [row.choice]


def test_a_paper_is_changed_by_the_same_rules(asked, minjun, everything):
    ballot = asked("gradients", options=[])
    votes(minjun, ballot, vote("gradients", "endorse"))
    before = everything()
    for paper, code in BAD["gradients"].values():
        assert minjun.ask("vote.change", {"ballot": ballot, "choice": paper})["code"] == code
        assert everything() == before
    minjun.does("vote.change", {"ballot": ballot, "choice": vote("gradients", "veto", WHY)})
    assert [row.choice for row in everything()["paper"]] == [vote("gradients", "veto", WHY)]


def test_what_cannot_be_counted_is_not_even_asked(fay, ids, everything):
    """Rules that no paper could satisfy are refused when the ballot is made."""
    before = everything()
    asks = {
        "method_unfit": {"kind": "choice", "method": "schulze"},
        "least_over_most": {"kind": "choice", "least": 3, "most": 2},
        "too_few_options": {"kind": "ranking", "seats": 5, "method": "stv"},
        "no_options": {"kind": "dots", "options": []},
        "option_repeated": {"kind": "dots", "options": ["Care", " care"]},
        "condition_unfit": {"kind": "gradients", "conditions": [{"choice": "no", "bound": "at_most"}]},
        "empty": {"kind": "dots", "options": ["Care", " "]},
    }
    for code, rule in asks.items():
        ask = {"about": "question", "title": "What?", "team": ids["KR"], "options": OPTIONS, **rule}
        assert fay.ask("ballot.open", ask)["code"] == code
        assert everything() == before
    assert fay.ask("ballot.open", {**ask, "options": OPTIONS, "title": " "})["code"] == "empty"
    more = {"ballot": 1, "choice": dotted((1, 1)), "receipt": receipt()}
    assert fay.ask("vote.cast", more)["code"] == "not_yours"
