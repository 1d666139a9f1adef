"""A table's host may enter a vote, and who only has the ballot before them is present."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deciding.conftest import cast, choice, closed, receipt, stance, the, vote, votes


def give(host, ballot, person, paper=None, door="socket", **more):
    given = {"ballot": ballot, "person": person, "receipt": receipt(), "choice": paper or choice(1), **more}
    return host.ask("vote.give", given, door)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_host_enters_the_vote_of_somebody_without_a_device(
    door, asked, fay, minjun, seoyeon, olga, ids, everything
):
    ballot = asked("choice")
    for person in (seoyeon, fay, olga):
        person.received()
    assert give(minjun, ballot, ids["seoyeon"], door=door)["ok"]
    own = {"type": "seat", "id": ballot, "voted": True, "paper": None, "by_host": True}
    assert seoyeon.sees("seat") == [own]
    assert own in [event["subject"] for event in seoyeon.received()]
    assert own not in [event["subject"] for person in (fay, olga) for event in person.received()]
    rows = everything()
    (paper,) = rows["paper"]
    assert (paper.voter_id, paper.choice) == (None, choice(1, instead=None, words=""))
    marked = {seat.person_id: (seat.voted, seat.proxy_id) for seat in rows["seat"]}
    assert marked == {ids["minjun"]: (False, None), ids["seoyeon"]: (True, ids["minjun"])}
    assert minjun.sees("seat")[0]["by_host"] is False
    assert cast(seoyeon, ballot, choice(2))["code"] == "voted_by_host"
    assert give(minjun, ballot, ids["seoyeon"])["code"] == "voted_by_host"
    votes(minjun, ballot, choice(1))
    assert everything()["paper"].__len__() == 2
    assert closed(fay, ballot)["valid"] == 2


def test_only_a_host_enters_votes_and_only_for_their_own_team(
    plenary, fay, minjun, seoyeon, sari, ids, everything
):
    before = everything()
    bad = [(seoyeon, "minjun"), (minjun, "minjun"), (minjun, "budi"), (sari, "seoyeon"), (minjun, "olga")]
    for host, person in bad:
        assert give(host, plenary, ids[person])["code"] == "not_host"
    assert give(minjun, plenary, 999)["code"] == "not_host"
    assert give(fay, plenary, ids["seoyeon"])["code"] == "not_yours"
    assert give(minjun, plenary, ids["seoyeon"], choice(9))["code"] == "no_such_option"
    assert everything() == before


def test_nobody_votes_for_who_was_removed_or_is_not_on_the_roll(asked, fay, minjun, join, ids, everything):
    ballot = asked("choice")
    doyun = join("Do-yun")
    fay.does("person.remove", person=ids["seoyeon"])
    before = everything()
    assert give(minjun, ballot, ids["seoyeon"])["code"] == "not_host"
    assert give(minjun, ballot, doyun.person)["code"] == "not_entitled"
    assert give(minjun, 999, ids["seoyeon"])["code"] == "no_such_ballot"
    assert everything() == before


def test_who_has_the_ballot_before_them_votes_themselves(asked, minjun, seoyeon, ids, everything):
    ballot = asked("choice")
    seoyeon.does("ballot.attend", ballot=ballot)
    before = everything()
    assert give(minjun, ballot, ids["seoyeon"])["code"] == "has_device"
    assert everything() == before
    votes(seoyeon, ballot, choice(1))
    assert give(minjun, ballot, ids["seoyeon"])["code"] == "already_voted"


def test_a_host_and_the_person_at_once_are_one_vote(asked, fay, minjun, seoyeon, ids, everything):
    for _ in range(5):
        ballot = asked("choice")
        acts = [
            lambda b=ballot: cast(seoyeon, b, choice(1), "http"),
            lambda b=ballot: give(minjun, b, ids["seoyeon"], choice(2), "http"),
        ]
        with ThreadPoolExecutor() as pool:
            answers = [answer.result() for answer in [pool.submit(act) for act in acts]]
        assert sorted(answer["ok"] for answer in answers) == [False, True]
        assert {answer.get("code") for answer in answers} <= {None, "voted_by_host", "already_voted"}
        assert len([paper for paper in everything()["paper"] if paper.ballot_id == ballot]) == 1
        assert closed(fay, ballot)["cast"] == 1


def test_in_a_named_ballot_the_vote_of_the_host_is_the_persons_to_change(asked, fay, minjun, seoyeon, ids):
    ballot = asked("consent", options=[])
    give(minjun, ballot, ids["seoyeon"], vote("consent", "object", "She is against it."))
    assert seoyeon.sees("seat")[0]["paper"]["choice"] == "object"
    seoyeon.does("vote.change", ballot=ballot, choice=vote("consent", "support"))
    own = seoyeon.sees("seat")[0]
    assert (own["paper"]["choice"], own["by_host"]) == ("support", False)
    assert closed(fay, ballot)["support"] == 1


def test_a_closed_ballot_takes_no_vote_from_a_host(asked, fay, minjun, ids, everything):
    ballot = asked("choice")
    fay.does("ballot.close", ballot=ballot)
    before = everything()
    assert give(minjun, ballot, ids["seoyeon"])["code"] == "ballot_closed"
    assert everything() == before


@pytest.mark.parametrize("door", ["socket", "http"])
def test_who_has_the_ballot_before_them_is_present_and_a_base_of_those_counts_them(
    door, asked, fay, minjun, seoyeon, ids, everything
):
    """Min-jun says yes, and Seo-yeon has it before her and is silent: half of those present."""
    ballot = asked("motion", options=[], majority="absolute", base="present")
    assert seoyeon.ask("ballot.attend", ballot=ballot, door=door)["ok"]
    before = everything()["activity"]
    seoyeon.does("ballot.attend", ballot=ballot)  # from a second tab, say
    assert everything()["activity"] == before
    assert fay.sees("roll")[-1]["present"] == [ids["seoyeon"]]
    votes(minjun, ballot, vote("motion", "yes"))
    result = closed(fay, ballot)
    assert (the(fay, ballot)["present"], result["verdict"], result["margin"]) == (2, "fail", -1)


def test_who_votes_is_present_and_who_never_had_the_ballot_is_not(asked, fay, minjun):
    ballot = asked("motion", options=[], majority="absolute", base="present")
    votes(minjun, ballot, vote("motion", "yes"))
    assert closed(fay, ballot)["verdict"] == "pass"
    assert the(fay, ballot)["present"] == 1


@pytest.mark.parametrize(("attending", "short"), [(False, 1), (True, 0)])
def test_a_quorum_of_those_present_counts_who_only_has_it_before_them(
    attending, short, asked, fay, minjun, seoyeon
):
    ballot = asked("gradients", options=[], quorums=[{"heads": "present", "number": 2}])
    votes(minjun, ballot, vote("gradients", "endorse"))
    if attending:
        seoyeon.does("ballot.attend", ballot=ballot)
    result = closed(fay, ballot)
    assert (result["quorum_short"], result["outcome"]) == (short, "no_quorum" if short else "adopted")


def test_an_open_ballot_says_how_many_more_its_quorum_needs(asked, fay, minjun, seoyeon):
    ballot = asked("motion", options=[], quorum=100)
    assert (the(seoyeon, ballot)["short"], the(fay, ballot)["short"]) == (2, 2)
    votes(minjun, ballot, vote("motion", "yes"))
    assert [each["subject"]["short"] for each in seoyeon.received() if "short" in each["subject"]][-1] == 1
    votes(seoyeon, ballot, vote("motion", "no"))
    assert the(minjun, ballot)["short"] == 0
    closed(fay, ballot)
    assert the(fay, ballot)["short"] is None


def test_who_comes_is_told_of_where_a_quorum_counts_them(asked, fay, minjun, seoyeon):
    ballot = asked("gradients", options=[], quorums=[{"heads": "present", "number": 2}])
    seoyeon.does("ballot.attend", ballot=ballot)
    assert [each["subject"]["short"] for each in minjun.received() if "short" in each["subject"]][-1] == 1
    free = asked("choice")
    assert the(minjun, free)["short"] is None
    minjun.received()
    seoyeon.does("ballot.attend", ballot=free)
    assert minjun.received() == []


def test_only_who_is_on_the_roll_is_present(asked, fay, sari, olga, join, everything):
    ballot = asked("stance")
    doyun = join("Do-yun")
    before = everything()
    codes = [who.ask("ballot.attend", ballot=ballot)["code"] for who in (sari, olga, fay, doyun)]
    assert codes == ["no_such_ballot", "not_yours", "not_yours", "not_entitled"]
    fay.does("ballot.close", ballot=ballot)
    assert everything()["seat"] == before["seat"]


def test_after_the_end_nobody_comes_any_more(asked, fay, seoyeon, minjun):
    ballot = asked("stance")
    votes(minjun, ballot, stance(o1="agree"))
    fay.does("ballot.close", ballot=ballot)
    assert seoyeon.ask("ballot.attend", ballot=ballot)["code"] == "ballot_closed"
    assert the(fay, ballot)["present"] == 1
