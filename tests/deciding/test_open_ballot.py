from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deciding.conftest import GROUPS, latest, receipt, vote


def of(leader, team):
    return [ballot for ballot in leader.sees("ballot") if ballot["team"] == team]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_rating_asks_about_the_groups_of_the_team_as_they_are_now(door, grouped, go, fay, minjun, ids, log):
    go("prioritise")
    assert fay.ask("ballot.open", kind="rating", team=ids["KR"], door=door)["ok"]
    ballot = minjun.sees("ballot")[0]
    assert [option["name"] for option in ballot["options"]] == list(GROUPS)
    assert (ballot["status"], ballot["secret"], ballot["cast"], ballot["entitled"]) == ("open", True, 0, 2)
    assert (ballot["few"], ballot["result"]) == (True, None)  # two people: the result will tell
    assert log(f"team-{ids['KR']}")[-1] == "ballot.opened"
    assert [seat["id"] for seat in minjun.sees("seat")] == [ballot["id"]]


def test_what_is_asked_stays_as_it_was_when_the_groups_change(grouped, go, rating, minjun, ids):
    go("cluster")
    minjun.does("cluster.rename", {"cluster": grouped["KR"][0], "name": "Another name"})
    assert minjun.sees("ballot")[0]["options"][0]["name"] == GROUPS[0]


def test_all_teams_that_can_are_asked_and_the_others_are_named_with_the_reason(grouped, go, fay, sari, ids):
    go("prioritise", ids["KR"])
    fay.does("ballot.open", kind="rating")
    states = {ballot["team"]: (ballot["status"], ballot["lacking"]) for ballot in fay.sees("ballot")}
    assert states == {
        ids["KR"]: ("open", ""),
        ids["ID"]: ("draft", "no_vote_in_step"),
        ids["JP"]: ("draft", "no_vote_in_step"),
    }
    assert sari.sees("ballot") == []  # a draft is the facilitators' own
    go("prioritise", ids["ID"])
    fay.does("ballot.open", kind="rating")
    assert [ballot["status"] for ballot in of(fay, ids["ID"])] == ["open"]


def test_two_facilitators_who_open_together_ask_once(grouped, go, fay, lin):
    go("prioritise")
    with ThreadPoolExecutor() as pool:
        answers = pool.map(lambda who: who.ask("ballot.open", kind="dots", door="http"), (fay, lin))
    assert all(answer["ok"] for answer in answers)
    assert len(fay.sees("ballot")) == 3


def test_a_team_is_not_asked_again_before_the_result_is_shown(rating, fay, ids, everything):
    fay.does("ballot.close", ballot=rating)
    before = everything()
    assert fay.ask("ballot.open", kind="rating", team=ids["KR"])["code"] == "ballot_closed"
    assert everything() == before
    fay.does("ballot.publish", ballot=rating)
    fay.does("ballot.open", kind="rating", team=ids["KR"])
    assert [b["status"] for b in of(fay, ids["KR"])] == ["published", "open"]  # the first round stays beside


@pytest.mark.parametrize(
    ("step", "kind", "code"),
    [
        ("draft", "rating", "no_vote_in_step"),
        ("prioritise", "rating", "no_clusters"),
        ("prioritise", "dots", "no_clusters"),
        ("adopt", "consent", "not_frozen"),
        ("adopt", "motion", "not_frozen"),
    ],
)
def test_a_ballot_that_makes_no_sense_yet_is_refused_with_the_reason(
    step, kind, code, go, fay, ids, everything
):
    go(step)
    before = everything()
    assert fay.ask("ballot.open", kind=kind, team=ids["KR"])["code"] == code
    assert fay.ask("ballot.open", kind=kind)["code"] == code
    assert everything() == before


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({"majority": "simple", "base": "entitled"}, "base_unfit"),
        ({"majority": "percent"}, "base_unfit"),
        ({"conditions": [{"choice": "support", "bound": "at_least"}]}, "condition_unfit"),
        ({"quorums": [{"heads": "entitled", "number": 3}]}, "quorum_unfit"),
        ({"about": "clusters"}, "about_unfit"),
        ({"quorum": 101}, "invalid"),
        ({"majority": "most"}, "invalid"),
        ({"title": "x" * 201}, "too_long"),
    ],
)
def test_a_rule_that_cannot_be_counted_is_refused_when_the_ballot_is_made(
    rule, code, frozen, fay, ids, everything
):
    before = everything()
    assert fay.ask("ballot.open", kind="motion", team=ids["KR"], **rule)["code"] == code
    assert everything() == before


def test_a_consent_is_bound_to_the_frozen_text(consent, frozen, minjun):
    ballot = minjun.sees("ballot")[0]
    assert (ballot["text_hash"], ballot["secret"]) == (frozen["KR"], False)


def test_a_motion_keeps_its_rule(frozen, opened_ballot, minjun):
    opened_ballot("motion", majority="absolute", quorum=50)
    rule = minjun.sees("ballot")[0]["rule"]
    assert (rule["majority"], rule["base"], rule["quorum"]) == ("absolute", "entitled", 50)


def test_other_teams_are_told_nothing_of_a_ballot(rating, sari, olga, wall):
    assert sari.sees("ballot") == sari.sees("seat") == []
    assert [event for event in sari.received() if event["kind"].startswith("ballot")] == []
    assert [b["id"] for b in olga.sees("ballot")] == [rating]
    assert wall.sees("ballot") == []  # what it shows is composed by the console
    assert olga.sees("roll") == wall.sees("roll") == []


def test_a_draft_and_a_ballot_without_votes_can_be_taken_back(rating, fay, minjun, ids):
    fay.does("ballot.discard", ballot=rating)
    assert minjun.sees("ballot") == minjun.sees("seat") == []
    assert (fay.sees("ballot")[0]["status"], fay.sees("roll")) == ("discarded", [])
    assert minjun.received()[-1]["subject"]["type"] == "gone"
    fay.does("ballot.open", kind="rating", team=ids["KR"])
    assert latest(fay, ids["KR"], "rating")["status"] == "open"


def test_a_ballot_with_votes_is_taken_back_only_with_a_reason_that_is_kept(rating, grouped, fay, minjun):
    minjun.does("vote.cast", ballot=rating, receipt=receipt(), choice=vote("rating", [(1, 5, 5)]))
    assert fay.ask("ballot.discard", ballot=rating)["code"] == "empty"
    fay.does("ballot.discard", ballot=rating, reason="A group was missing")
    ballot = fay.sees("ballot")[0]
    assert (ballot["reason"], ballot["cast"], ballot["result"]) == ("A group was missing", 1, None)
    assert fay.missed()[-1]["kind"] == "ballot.discarded"
    again = {"ballot": rating, "receipt": receipt(), "choice": vote("rating", [(1, 5, 5)])}
    assert minjun.ask("vote.cast", again)["code"] == "ballot_discarded"


def test_a_published_result_is_not_taken_back(rating, fay):
    fay.does("ballot.close", ballot=rating)
    fay.does("ballot.publish", ballot=rating)
    assert fay.ask("ballot.discard", ballot=rating, reason="We do not like it")["code"] == "ballot_published"
