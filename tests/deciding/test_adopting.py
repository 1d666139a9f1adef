"""Which votes adopt a text: those on the whole of it, by whichever rule, that carried it; and no others."""

import pytest

from tests.deciding.conftest import agenda, closed, the, vote, votes

WHY = "The date is too early."


def published(leader, ballot):
    result = closed(leader, ballot)
    leader.does("ballot.publish", ballot=ballot)
    return result


@pytest.mark.parametrize(
    ("steps", "outcome", "state"),
    [
        (("endorse", "will_support"), "adopted", "adopted"),
        (("reservations", "abstain"), "adopted", "adopted"),
        (("abstain", "will_support"), "no_decision", "frozen"),
        (("endorse", "more_discussion"), "objections", "frozen"),
        (("endorse", "disagree"), "objections", "frozen"),
        (("endorse", "veto"), "objections", "frozen"),
    ],
)
def test_eight_steps_adopt_a_text_that_somebody_carries_and_nobody_must_be_answered(
    steps, outcome, state, frozen, opened_ballot, fay, minjun, seoyeon, olga, ids
):
    ballot = opened_ballot("gradients")
    for person, step in zip((minjun, seoyeon), steps, strict=True):
        votes(person, ballot, vote("gradients", step, WHY))
    assert agenda(minjun, ids["KR"])["state"] == "frozen"
    assert published(fay, ballot)["outcome"] == outcome
    assert (agenda(minjun, ids["KR"])["state"], the(minjun, ballot)["text_hash"]) == (state, frozen["KR"])
    named = [said["person"] for said in the(minjun, ballot)["result"]["statements"]]
    assert [said["person"] for said in the(olga, ballot)["result"]["statements"]] == [0] * len(named)


@pytest.mark.parametrize(("most", "outcome"), [(1, "adopted"), (0, "no_decision")])
def test_a_condition_of_the_rule_must_hold_too(most, outcome, frozen, opened_ballot, fay, minjun, seoyeon):
    rule = {"conditions": [{"choice": "abstain", "bound": "at_most", "number": most}]}
    ballot = opened_ballot("gradients", **rule)
    votes(minjun, ballot, vote("gradients", "endorse"))
    votes(seoyeon, ballot, vote("gradients", "abstain"))
    result = published(fay, ballot)
    assert (result["outcome"], result["conditions"][0]["holds"]) == (outcome, most == 1)


@pytest.mark.parametrize(("yes", "verdict"), [(60, "fail"), (50, "pass")])
def test_a_share_of_ones_own_carries_a_motion(yes, verdict, frozen, opened_ballot, fay, minjun, seoyeon, ids):
    ballot = opened_ballot("motion", majority="percent", percent=yes, base="cast")
    votes(minjun, ballot, vote("motion", "yes"))
    votes(seoyeon, ballot, vote("motion", "abstain"))
    assert published(fay, ballot)["verdict"] == verdict
    assert agenda(minjun, ids["KR"])["state"] == ("adopted" if verdict == "pass" else "frozen")


KINDS = ("consent", "gradients", "motion")


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_is_voted_on_by_one_rule_at_a_time_and_not_opened_meanwhile(
    kind, frozen, opened_ballot, fay, ids, everything
):
    ballot = opened_ballot(kind)
    for _ in ("open", "closed"):
        before = everything()
        for other in KINDS:
            code = {"open": None, "closed": "ballot_closed"}[the(fay, ballot)["status"]]
            answer = fay.ask("ballot.open", kind=other, team=ids["KR"])
            assert answer.get("code") == (code if other == kind else "other_vote")
        assert fay.ask("agenda.reopen", team=ids["KR"])["code"] == "vote_unfinished"
        assert everything()["ballot"] == before["ballot"]
        fay.does("ballot.close", ballot=ballot)
    fay.does("ballot.publish", ballot=ballot)
    fay.does("agenda.reopen", team=ids["KR"])


def test_what_was_objected_to_is_asked_again_beside_it(frozen, opened_ballot, fay, minjun, seoyeon, ids):
    first = opened_ballot("gradients")
    votes(minjun, first, vote("gradients", "endorse"))
    votes(seoyeon, first, vote("gradients", "veto", WHY))
    published(fay, first)
    fay.does("ballot.again", ballot=first)
    second = fay.sees("ballot")[-1]["id"]
    for person in (minjun, seoyeon):
        votes(person, second, vote("gradients", "endorse"))
    assert published(fay, second)["outcome"] == "adopted"
    assert agenda(minjun, ids["KR"])["state"] == "adopted"
    assert the(minjun, first)["result"]["outcome"] == "objections"
    assert fay.ask("ballot.again", ballot=second)["code"] == "not_frozen"


@pytest.mark.parametrize("about", ["item", "question"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_vote_on_less_than_the_text_adopts_nothing(kind, about, frozen, fay, minjun, seoyeon, ids):
    item = minjun.sees("item")[0]["id"] if about == "item" else None
    ask = {"kind": kind, "about": about, "item": item, "team": ids["KR"], "title": "Shall we?"}
    fay.does("ballot.open", ask)
    ballot = fay.sees("ballot")[-1]["id"]
    said = {"consent": "support", "gradients": "endorse", "motion": "yes"}[kind]
    for person in (minjun, seoyeon):
        votes(person, ballot, vote(kind, said))
    published(fay, ballot)
    assert (agenda(minjun, ids["KR"])["state"], bool(the(fay, ballot)["text_hash"])) == (
        "frozen",
        about == "item",
    )
    assert fay.ask("declaration.declare", team=ids["KR"])["code"] == "not_adopted"
