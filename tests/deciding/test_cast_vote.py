from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from facilitator.extensions import db
from facilitator.people.models import Person, Role
from tests.conftest import Browser
from tests.deciding.conftest import receipt, vote


def cast(person, ballot, choice, door="socket", **more):
    return person.ask("vote.cast", {"ballot": ballot, "receipt": receipt(), "choice": choice, **more}, door)


def seats(person):
    return {seat["id"]: seat["voted"] for seat in person.sees("seat")}


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_vote_is_counted_for_everybody_and_told_to_its_voter_alone(
    door, rating, grouped, minjun, seoyeon, fay
):
    paper = vote("rating", [(1, 5, 2)])
    assert cast(minjun, rating, paper, door)["ok"]
    for person in (minjun, seoyeon, fay):
        told = [e["subject"] for e in person.received() if e["kind"] == "vote.cast"]
        assert [t["cast"] for t in told if t["type"] == "ballot"] == [1]
        assert [t for t in told if t["type"] == "seat"] == (
            [{"type": "seat", "id": rating, "voted": True, "paper": None, "by_host": False}]
            if person is minjun
            else []
        )
    assert (seats(minjun), seats(seoyeon)) == ({rating: True}, {rating: False})


def test_a_rating_may_leave_things_out(rating, grouped, minjun, everything):
    paper = {"kind": "rating", "ratings": [{"option": 2, "impact": 4}]}
    assert cast(minjun, rating, paper)["ok"]
    assert everything()["paper"][0].choice == paper


@pytest.mark.parametrize("door", ["socket", "http"])
def test_nobody_votes_twice_not_from_a_second_device_either(
    door, rating, grouped, minjun, opened, everything
):
    cast(minjun, rating, vote("rating", [(1, 5, 2)]))
    before = everything()
    assert cast(opened("minjun"), rating, vote("rating", [(1, 1, 1)]), door)["code"] == "already_voted"
    assert everything() == before


def test_two_tabs_at_once_are_one_vote(rating, grouped, minjun, opened, everything):
    tabs = [minjun, opened("minjun")]
    with ThreadPoolExecutor() as pool:
        paper = vote("rating", [(1, 5, 2)])
        answers = list(pool.map(lambda tab: cast(tab, rating, paper, "http"), tabs))
    assert sorted(answer["ok"] for answer in answers) == [False, True]
    assert len(everything()["paper"]) == 1


def test_a_resend_gets_the_first_answer_and_is_one_paper(rating, grouped, minjun, everything):
    paper = {"ballot": rating, "receipt": receipt(), "choice": vote("rating", [(1, 5, 2)])}
    op = uuid4().hex
    first = minjun.ask("vote.cast", paper, op=op)
    before = everything()
    assert minjun.ask("vote.cast", paper, door="http", op=op) == first
    assert everything() == before


@pytest.mark.parametrize("number", ["A" * 32, "x" * 32, "a" * 31, "a" * 33, "a" * 31 + "\n", ""])
def test_a_receipt_that_is_none_is_refused(number, rating, grouped, minjun, everything):
    before = everything()
    paper = vote("rating", [(1, 5, 2)])
    assert cast(minjun, rating, paper, receipt=number)["code"] == "invalid"
    assert everything() == before


def test_a_receipt_is_used_once(rating, grouped, minjun, seoyeon, everything):
    paper = {"ballot": rating, "receipt": receipt(), "choice": vote("rating", [(1, 5, 2)])}
    minjun.does("vote.cast", paper)
    before = everything()
    assert seoyeon.ask("vote.cast", paper)["code"] == "receipt_used"
    assert everything() == before


BAD_RATINGS = {
    "unknown option": ([{"option": 999, "impact": 3}], "no_such_option"),
    "twice": ([{"option": 0, "impact": 3}, {"option": 0, "impact": 4}], "option_twice"),
    "negative": ([{"option": 0, "impact": -1}], "invalid"),
    "nought": ([{"option": 0, "impact": 0}], "invalid"),
    "six": ([{"option": 0, "feasibility": 6}], "invalid"),
    "fraction": ([{"option": 0, "impact": 2.5}], "invalid"),
    "text for a number": ([{"option": 0, "impact": "3"}], "invalid"),
    "null": ([{"option": 0, "impact": None}], "invalid"),
    "true": ([{"option": 0, "impact": True}], "invalid"),
    "nothing": ([], "empty_paper"),
    "nothing rated": ([{"option": 0}], "empty_paper"),
    "a field too many": ([{"option": 0, "impact": 3, "person": 1}], "invalid"),
    "too many": ([{"option": 0, "impact": 3}] * 201, "invalid"),
}


def placed(entries, options):
    """0 stands for the first option of the ballot."""
    return [{**entry, "option": options[0] if entry["option"] == 0 else entry["option"]} for entry in entries]


@pytest.mark.parametrize("door", ["socket", "http"])
@pytest.mark.parametrize("bad", BAD_RATINGS)
def test_a_bad_rating_leaves_no_row(bad, door, rating, grouped, minjun, everything):
    entries, code = BAD_RATINGS[bad]
    before = everything()
    paper = {"kind": "rating", "ratings": placed(entries, grouped["KR"])}
    assert cast(minjun, rating, paper, door)["code"] == code
    assert everything() == before


BAD_DOTS = {
    "option of another team": ("ID", [(0, 1)], "no_such_option"),
    "one over the budget": ("KR", [(0, 3), (1, 3)], "over_budget"),
    "one over the cap": ("KR", [(0, 4)], "over_cap"),
    "twice": ("KR", [(0, 1), (0, 1)], "option_twice"),
    "none": ("KR", [], "empty_paper"),
    "nought": ("KR", [(0, 0)], "invalid"),
    "negative": ("KR", [(0, 3), (1, -1)], "invalid"),
}


@pytest.mark.parametrize("bad", BAD_DOTS)
def test_bad_dots_leave_no_row(bad, dots, grouped, minjun, everything):
    country, said, code = BAD_DOTS[bad]
    before = everything()
    paper = vote("dots", [(grouped[country][place], number) for place, number in said])
    assert cast(minjun, dots, paper)["code"] == code
    assert everything() == before


def test_dots_up_to_the_budget_are_taken(dots, grouped, minjun):
    assert cast(minjun, dots, vote("dots", [(1, 3), (2, 2)]))["ok"]


BAD_CONSENTS = {
    "no reason for an objection": ({"choice": "object"}, "no_reason"),
    "no reason for a reservation": ({"choice": "reservation", "words": " \n\u200b "}, "no_reason"),
    "reason too long": ({"choice": "object", "words": "한" * 501}, "too_long"),
    "unknown choice": ({"choice": "abstain"}, "invalid"),
    "null": ({"choice": None}, "invalid"),
    "a megabyte": ({"choice": "object", "words": "x" * 200_000}, "invalid"),
}


@pytest.mark.parametrize("bad", BAD_CONSENTS)
def test_a_bad_consent_leaves_no_row(bad, consent, minjun, everything):
    paper, code = BAD_CONSENTS[bad]
    before = everything()
    assert cast(minjun, consent, {"kind": "consent", **paper})["code"] == code
    assert everything() == before


def test_a_megabyte_is_too_large_for_any_door(consent, minjun, everything):
    before = everything()
    paper = {"kind": "consent", "choice": "object", "words": "x" * 1_000_000}
    assert cast(minjun, consent, paper, "http")["code"] == "too_large"
    assert everything() == before


def test_a_reason_of_500_signs_is_kept_whole(consent, minjun):
    words = "👩🏽‍🌾" * 500
    assert cast(minjun, consent, vote("consent", "reservation", words))["ok"]
    assert minjun.sees("seat")[0]["paper"]["words"] == words


def test_a_vote_of_another_kind_is_refused(motion, minjun, everything):
    before = everything()
    assert cast(minjun, motion, vote("consent", "support"))["code"] == "other_kind"
    assert cast(minjun, motion, {"choice": "yes"})["code"] == "invalid"
    assert everything() == before


def test_who_is_not_in_the_team_finds_no_ballot_and_who_may_not_vote_is_told(
    motion, sari, olga, fay, wall, stranger
):
    assert cast(sari, motion, vote("motion", "yes"))["code"] == "no_such_ballot"
    assert [cast(who, motion, vote("motion", "yes"))["code"] for who in (olga, fay, wall)] == [
        "not_yours"
    ] * 3
    assert cast(stranger, motion, vote("motion", "yes"), "http")["code"] == "stranger"


def test_who_came_after_the_opening_is_not_on_the_roll(app, motion, ids, everything):
    with app.app_context():
        late = Person(workshop_id=1, team_id=ids["KR"], role=Role.PARTICIPANT, name="Do-yun")
        db.session.add(late)
        db.session.commit()
        doyun = Browser(app, late.id)
    before = everything()
    assert cast(doyun, motion, vote("motion", "yes"))["code"] == "not_entitled"
    assert everything() == before


@pytest.mark.parametrize("door", ["socket", "http"])
def test_who_was_removed_does_not_vote(door, motion, fay, minjun, ids, everything):
    fay.does("person.remove", person=ids["minjun"])
    before = everything()
    minjun.socket = minjun.socket if minjun.socket.is_connected() else None
    answer = cast(minjun, motion, vote("motion", "yes"), "http" if minjun.socket is None else door)
    assert answer["code"] == "removed"
    assert everything() == before


def test_a_team_that_moved_on_may_still_put_its_votes_into_an_open_ballot(rating, grouped, go, minjun):
    go("draft")
    assert cast(minjun, rating, vote("rating", [(1, 5, 2)]))["ok"]


def test_a_consent_may_be_changed_while_it_is_open(consent, fay, minjun, seoyeon, everything):
    cast(minjun, consent, vote("consent", "object", "The date is too early"))
    minjun.does("vote.change", ballot=consent, choice=vote("consent", "support"))
    seat = minjun.sees("seat")[0]
    assert seat["paper"] == vote("consent", "support", words="")
    assert seoyeon.sees("ballot")[0]["cast"] == 1
    assert [e for e in seoyeon.received() if e["kind"] == "vote.changed"] == []
    assert len(everything()["paper"]) == 1
    fay.does("ballot.close", ballot=consent)
    late = minjun.ask("vote.change", {"ballot": consent, "choice": vote("consent", "stand_aside")})
    assert late["code"] == "ballot_closed"


def test_choosing_the_same_again_is_nothing_new(consent, minjun, everything):
    cast(minjun, consent, vote("consent", "support"))
    before = everything()["activity"]
    minjun.does("vote.change", ballot=consent, choice=vote("consent", "support"))
    assert everything()["activity"] == before


def test_what_cannot_be_changed_says_why(motion, fay, minjun, ids, everything):
    cast(minjun, motion, vote("motion", "yes"))
    before = everything()
    change = {"ballot": motion, "choice": vote("motion", "no")}
    assert minjun.ask("vote.change", change)["code"] == "secret_final"
    assert everything() == before
    fay.does("ballot.discard", ballot=motion, reason="By consent instead.")
    fay.does("ballot.open", kind="consent", team=ids["KR"])
    consent = next(b["id"] for b in minjun.sees("ballot") if b["kind"] == "consent")
    before = everything()
    change = {"ballot": consent, "choice": vote("consent", "support")}
    assert minjun.ask("vote.change", change)["code"] == "not_voted"
    assert everything() == before
