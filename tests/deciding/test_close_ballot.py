from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deciding.conftest import agenda, receipt, vote


def cast(person, ballot, choice, door="socket"):
    return person.ask("vote.cast", {"ballot": ballot, "receipt": receipt(), "choice": choice}, door)


def result(person):
    return person.sees("ballot")[-1]["result"]


@pytest.mark.parametrize("door", ["socket", "http"])
def test_a_closed_ballot_is_counted_and_shown_only_when_it_is_published(
    door, motion, fay, minjun, seoyeon, olga
):
    cast(minjun, motion, vote("motion", "yes"))
    cast(seoyeon, motion, vote("motion", "abstain"))
    assert fay.ask("ballot.close", ballot=motion, door=door)["ok"]
    assert (result(fay)["verdict"], result(fay)["margin"]) == ("pass", 0)
    assert [result(person) for person in (minjun, olga)] == [None] * 2
    assert fay.ask("ballot.publish", ballot=motion, door=door)["ok"]
    assert [result(person) for person in (minjun, olga)] == [result(fay)] * 2
    assert (result(fay)["yes"], result(fay)["abstain"], result(fay)["entitled"]) == (1, 1, 2)


def test_closing_and_publishing_twice_change_nothing(motion, fay, lin, minjun, everything):
    cast(minjun, motion, vote("motion", "yes"))
    for act in ("ballot.close", "ballot.publish"):
        fay.does(act, ballot=motion)
        before = everything()["activity"]
        lin.does(act, ballot=motion)
        assert everything()["activity"] == before


def test_two_facilitators_who_close_at_once_count_once(motion, fay, lin, minjun, log, ids):
    cast(minjun, motion, vote("motion", "yes"))
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda who: who.ask("ballot.close", ballot=motion, door="http"), (fay, lin)))
    assert [answer["ok"] for answer in answers] == [True, True]
    assert log(f"team-{ids['KR']}").count("ballot.closed") == 1


def test_a_result_is_stored_and_never_counted_again(app, motion, fay, minjun, ids):
    cast(minjun, motion, vote("motion", "yes"))
    fay.does("ballot.close", ballot=motion)
    fay.does("person.remove", person=ids["seoyeon"])
    assert result(fay)["entitled"] == 2


def test_an_open_ballot_is_not_published_and_a_closed_one_takes_no_vote(motion, fay, minjun, everything):
    assert fay.ask("ballot.publish", ballot=motion)["code"] == "ballot_open"
    fay.does("ballot.close", ballot=motion)
    before = everything()
    assert cast(minjun, motion, vote("motion", "yes"))["code"] == "ballot_closed"
    assert everything() == before


def test_fifty_votes_that_race_fifty_closes_are_counted_or_refused(hall, frozen, opened_ballot, fay, lin):
    motion = opened_ballot("motion")
    asks = [(person, "vote.cast") for person in hall]
    for place in range(50):
        asks.insert(25 + place, ((fay, lin)[place % 2], "ballot.close"))

    def ask(who_and_what):
        who, what = who_and_what
        if what == "vote.cast":
            return cast(who, motion, vote("motion", "yes"), "http")
        return who.ask(what, ballot=motion, door="http")

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, asks))
    votes = [answer for (_, what), answer in zip(asks, answers, strict=True) if what == "vote.cast"]
    closes = [answer for (_, what), answer in zip(asks, answers, strict=True) if what == "ballot.close"]
    accepted = sum(answer["ok"] for answer in votes)
    assert {answer.get("code") for answer in votes} <= {None, "ballot_closed"}
    assert all(answer["ok"] for answer in closes)
    assert (result(fay)["yes"], result(fay)["cast"]) == (accepted, accepted)


def test_ratings_of_all_teams_are_revealed_together(grouped, go, fay, minjun, sari, haruka):
    go("prioritise")
    fay.does("ballot.open", kind="rating")
    for person in (minjun, sari):
        ballot = person.sees("ballot")[0]["id"]
        cast(person, ballot, vote("rating", [(1, 5, 4)]))
    fay.does("ballot.close", ballot=minjun.sees("ballot")[0]["id"])
    assert fay.ask("ballots.publish", kind="rating")["code"] == "ballot_open"
    assert result(minjun) is None
    fay.does("ballots.close", kind="rating")
    fay.does("ballots.publish", kind="rating")
    assert result(minjun)["options"][0]["score"] == {"numerator": 20, "denominator": 1}
    assert [result(person)["cast"] for person in (minjun, sari, haruka)] == [1, 1, 0]


def test_a_consent_without_objection_adopts_the_text(consent, fay, minjun, seoyeon, sari, olga, ids):
    cast(minjun, consent, vote("consent", "support"))
    cast(seoyeon, consent, vote("consent", "reservation", "The date is too early."))
    fay.does("ballot.close", ballot=consent)
    assert agenda(minjun, ids["KR"])["state"] == "frozen"
    fay.does("ballot.publish", ballot=consent)
    assert agenda(minjun, ids["KR"])["state"] == "adopted"
    counted = result(minjun)
    assert (counted["outcome"], counted["support"], counted["reservation"]) == ("adopted", 1, 1)
    said = {"choice": "reservation", "words": "The date is too early."}
    assert counted["statements"] == [{**said, "person": ids["seoyeon"]}]
    assert result(olga)["statements"] == [{**said, "person": 0}]
    assert sari.sees("ballot") == []


def test_an_objection_keeps_the_text_from_being_adopted(consent, fay, minjun, seoyeon, ids):
    cast(minjun, consent, vote("consent", "support"))
    cast(seoyeon, consent, vote("consent", "object", "Employers were not heard."))
    fay.does("ballot.close", ballot=consent)
    fay.does("ballot.publish", ballot=consent)
    assert result(minjun)["outcome"] == "objections"
    assert agenda(minjun, ids["KR"])["state"] == "frozen"


def test_a_motion_that_fails_says_by_how_much(frozen, opened_ballot, fay, minjun, seoyeon, ids):
    motion = opened_ballot("motion", majority="absolute")
    cast(minjun, motion, vote("motion", "yes"))
    cast(seoyeon, motion, vote("motion", "no"))
    fay.does("ballot.close", ballot=motion)
    fay.does("ballot.publish", ballot=motion)
    assert (result(minjun)["verdict"], result(minjun)["margin"]) == ("fail", -1)
    assert agenda(minjun, ids["KR"])["state"] == "frozen"


def test_a_text_on_which_people_vote_is_not_opened_again(consent, fay, go, minjun, seoyeon, ids, frozen):
    cast(minjun, consent, vote("consent", "support"))
    assert fay.ask("agenda.reopen", team=ids["KR"])["code"] == "vote_unfinished"
    fay.does("ballot.close", ballot=consent)
    assert fay.ask("agenda.reopen", team=ids["KR"])["code"] == "vote_unfinished"
    fay.does("ballot.discard", ballot=consent, reason="One word was missing.")
    fay.does("agenda.reopen", team=ids["KR"])
    seoyeon.does("field.write", field="focus", words="Another focus")
    fay.does("agenda.freeze", team=ids["KR"])
    assert agenda(minjun, ids["KR"])["state"] == "frozen"
    assert agenda(minjun, ids["KR"])["hash"] != frozen["KR"]


def test_one_text_is_voted_on_by_one_rule_at_a_time(consent, fay, ids):
    assert fay.ask("ballot.open", kind="motion", team=ids["KR"])["code"] == "other_vote"
    fay.does("ballot.discard", ballot=consent, reason="")
    fay.does("ballot.open", kind="motion", team=ids["KR"])
