"""A choice among amendments, carried out: the text says what was chosen, and who put it there."""

import pytest

from tests.deciding.conftest import choice, closed, settle, votes

AS_IT_IS, A1, A2 = 1, 2, 3  # options of a vote among two amendments


@pytest.fixture
def chose(rivals, fay, minjun, seoyeon, ids):
    """Return a function in which Korea's two choose among two amendments; it gives the ballot's id."""

    def chose(*said, publish=True, **rule):
        ask = {"kind": "choice", "about": "amendments", "team": ids["KR"], "amendments": rivals[:2]}
        fay.does("ballot.open", {**ask, **rule})
        ballot = fay.sees("ballot")[-1]["id"]
        for person, option in zip((minjun, seoyeon), said, strict=False):
            votes(person, ballot, choice(option))
        closed(fay, ballot)
        if publish:
            fay.does("ballot.publish", ballot=ballot)
        return ballot

    return chose


def outcome(person):
    return person.sees("item")[-1]["fields"]["outcome"]["words"]


def fates(person, rivals):
    told = {amendment["id"]: amendment for amendment in person.sees("amendment")}
    return [told[each]["fate"] for each in rivals]


@pytest.mark.parametrize("door", ["socket", "http"])
@pytest.mark.parametrize("who", ["fay", "minjun"])
def test_the_text_says_what_was_chosen_and_the_others_are_rejected(
    door, who, chose, rivals, opened, minjun, seoyeon, log, ids
):
    ballot = chose(A2, A2)
    decider = opened(who)
    assert decider.ask("ballot.enact", ballot=ballot, door=door)["ok"]
    assert outcome(minjun) == "All have one."
    assert fates(minjun, rivals) == ["rejected", "accepted", "open"]
    told = {each["id"]: each["decided"] for each in seoyeon.sees("amendment")}
    assert [told[each]["ballot"] for each in rivals[:2]] == [ballot, ballot]
    assert [told[each]["by"] for each in rivals[:2]] == [decider.person] * 2
    assert log(f"team-{ids['KR']}")[-3:] == ["ballot.enacted"] * 3
    heard = [event["subject"]["type"] for event in seoyeon.received() if event["kind"] == "ballot.enacted"]
    assert heard.count("amendment") == 2
    assert heard.count("item") == 1


def test_where_the_text_was_chosen_as_it_is_all_amendments_are_rejected(chose, rivals, fay, minjun):
    before = outcome(minjun)
    fay.does("ballot.enact", ballot=chose(AS_IT_IS, AS_IT_IS))
    assert (outcome(minjun), fates(minjun, rivals)) == (before, ["rejected", "rejected", "open"])


def test_what_was_settled_by_the_chair_is_put_in(chose, rivals, fay, minjun):
    ballot = chose(A1, A2, publish=False)
    assert settle(fay, ballot, "chair", elected=[A1])["ok"]
    fay.does("ballot.publish", ballot=ballot)
    fay.does("ballot.enact", ballot=ballot)
    assert (outcome(minjun), fates(minjun, rivals)[:2]) == ("Most have one.", ["accepted", "rejected"])


def test_one_of_two_alternatives_in_brackets_takes_their_place(rivals, chose, fay, minjun):
    told = {each["id"]: each for each in minjun.sees("amendment")}
    ways = [{"amendment": each, "words": told[each]["words"]} for each in rivals[:2]]
    minjun.does("amendment.bracket", rivals=ways, base=told[rivals[0]]["text"])
    assert "[" in outcome(minjun)
    ballot = chose(A1, A1)
    fay.does("ballot.enact", ballot=ballot)
    assert (outcome(minjun), fates(minjun, rivals)[:2]) == ("Most have one.", ["accepted", "rejected"])


def test_brackets_that_are_chosen_stay(rivals, chose, fay, minjun, everything):
    told = {each["id"]: each for each in minjun.sees("amendment")}
    ways = [{"amendment": each, "words": told[each]["words"]} for each in rivals[:2]]
    minjun.does("amendment.bracket", rivals=ways, base=told[rivals[0]]["text"])
    ballot = chose(AS_IT_IS, AS_IT_IS)
    before = everything()
    assert fay.ask("ballot.enact", ballot=ballot)["code"] == "decided"
    assert everything() == before


def test_who_proposed_it_has_written_it_and_the_team_can_undo_it(chose, rivals, fay, minjun, seoyeon):
    before = outcome(minjun)
    fay.does("ballot.enact", ballot=chose(A2, A2))
    assert minjun.sees("item")[-1]["fields"]["outcome"]["by"] == seoyeon.person
    minjun.does("amendment.reopen", amendment=rivals[1])
    assert (outcome(minjun), fates(minjun, rivals)[1]) == (before, "open")
    assert {each["id"]: each["decided"] for each in minjun.sees("amendment")}[rivals[1]] is None


def test_what_was_undone_can_be_put_in_once_more_and_a_second_press_changes_nothing(
    chose, rivals, fay, minjun, log, ids
):
    ballot = chose(A2, A2)
    fay.does("ballot.enact", ballot=ballot)
    before = log(f"team-{ids['KR']}")
    minjun.does("ballot.enact", ballot=ballot)
    assert log(f"team-{ids['KR']}") == before
    minjun.does("amendment.reopen", amendment=rivals[1])
    minjun.does("ballot.enact", ballot=ballot)
    assert (outcome(minjun), fates(minjun, rivals)) == ("All have one.", ["rejected", "accepted", "open"])


def test_undone_the_text_has_its_brackets_again_with_what_was_written_beside_them(rivals, chose, fay, minjun):
    told = {each["id"]: each for each in minjun.sees("amendment")}
    ways = [{"amendment": each, "words": told[each]["words"]} for each in rivals[:2]]
    minjun.does("amendment.bracket", rivals=ways, base=told[rivals[0]]["text"])
    item = minjun.sees("item")[-1]
    named = {"item": item["id"], "field": "outcome", "base": item["fields"]["outcome"]["id"]}
    words = f"By 2025: {outcome(minjun)}"
    minjun.does("field.write", {**named, "words": words})
    fay.does("ballot.enact", ballot=chose(A1, A1))
    assert outcome(minjun) == "Most have one."
    minjun.does("amendment.reopen", amendment=rivals[0])
    assert outcome(minjun) == words


@pytest.mark.parametrize("who", ["fay", "minjun"])
def test_what_was_hidden_since_is_not_put_in(who, chose, rivals, fay, minjun, opened, everything):
    ballot = chose(A2, A2)
    fay.does("amendment.hide", amendment=rivals[1])
    before = everything()
    assert opened(who).ask("ballot.enact", ballot=ballot)["code"] == "no_such_amendment"
    assert everything() == before
    fay.does("amendment.unhide", amendment=rivals[1])
    opened(who).does("ballot.enact", ballot=ballot)
    assert outcome(minjun) == "All have one."


@pytest.mark.parametrize(("chosen", "code"), [(A1, "touched"), (AS_IT_IS, "text_changed")])
def test_a_text_that_was_changed_meanwhile_is_left_to_the_team(chosen, code, chose, fay, minjun, everything):
    ballot = chose(chosen, chosen)
    write_outcome(minjun, "Nobody has one.")
    before = everything()
    assert fay.ask("ballot.enact", ballot=ballot)["code"] == code
    assert everything() == before


def test_a_text_that_was_changed_in_another_place_is_not_the_one_that_was_voted_on(
    chose, rivals, fay, minjun, everything
):
    """The amendments go with the text, and would write what was on no ballot."""
    changed = "Every care worker has one. Nobody is left out."
    ballots = [chose(A2, A2), chose(AS_IT_IS, AS_IT_IS)]
    write_outcome(minjun, changed)
    assert {each["touched"] for each in minjun.sees("amendment") if each["id"] in rivals} == {False}
    before = everything()
    for ballot in ballots:
        assert fay.ask("ballot.enact", ballot=ballot)["code"] == "text_changed"
    assert everything() == before


def test_brackets_that_were_changed_meanwhile_are_left_to_the_team(rivals, chose, fay, minjun, everything):
    told = {each["id"]: each for each in minjun.sees("amendment")}
    ways = [{"amendment": each, "words": told[each]["words"]} for each in rivals[:2]]
    minjun.does("amendment.bracket", rivals=ways, base=told[rivals[0]]["text"])
    ballot = chose(A1, A1)
    write_outcome(minjun, "Nobody has one.")
    before = everything()
    assert fay.ask("ballot.enact", ballot=ballot)["code"] == "text_changed"
    assert everything() == before


def test_an_amendment_that_was_stated_anew_since_is_neither_put_in_nor_rejected(
    chose, rivals, fay, minjun, seoyeon, everything
):
    first, second = chose(A1, A1), chose(A2, A2)
    base = minjun.sees("item")[-1]["fields"]["outcome"]["id"]
    seoyeon.does("amendment.restate", amendment=rivals[1], words="Few have one.", base=base)
    before = everything()
    assert fay.ask("ballot.enact", ballot=second)["code"] == "text_changed"
    assert everything() == before
    fay.does("ballot.enact", ballot=first)
    assert (outcome(minjun), fates(minjun, rivals)[:2]) == ("Most have one.", ["accepted", "open"])


def test_a_vote_that_missed_its_quorum_chose_nothing(chose, fay, everything):
    ballot = chose(A1, quorum=100)
    before = everything()
    assert fay.ask("ballot.enact", ballot=ballot)["code"] == "nothing_chosen"
    assert everything() == before


def write_outcome(person, words):
    item = person.sees("item")[-1]
    named = {"item": item["id"], "field": "outcome", "base": item["fields"]["outcome"]["id"]}
    person.does("field.write", {**named, "words": words})


def test_what_the_team_decided_by_hand_stays(chose, rivals, fay, minjun, everything):
    ballot = chose(A1, A1)
    minjun.does("amendment.reject", amendment=rivals[0])
    before = everything()
    assert fay.ask("ballot.enact", ballot=ballot)["code"] == "decided"
    assert everything() == before


def test_only_one_published_wording_is_put_in(chose, asked, fay, minjun, everything):
    tied = chose(A1, A2)
    unpublished = chose(A1, A1, publish=False)
    lunch = asked("choice")
    votes(minjun, lunch, choice(1))
    closed(fay, lunch)
    fay.does("ballot.publish", ballot=lunch)
    before = everything()
    codes = {
        tied: "nothing_chosen",
        unpublished: "ballot_closed",
        lunch: "no_amendments",
        999: "no_such_ballot",
    }
    for ballot, code in codes.items():
        assert fay.ask("ballot.enact", ballot=ballot)["code"] == code
    assert everything() == before


def test_other_teams_and_observers_put_nothing_in(chose, sari, opened, everything):
    ballot, olga = chose(A1, A1), opened("olga")
    before = everything()
    assert sari.ask("ballot.enact", ballot=ballot)["code"] == "no_such_ballot"
    assert olga.ask("ballot.enact", ballot=ballot)["code"] == "not_yours"
    assert everything() == before


def test_after_drafting_only_a_facilitator_puts_it_in_and_not_into_a_frozen_text(
    chose, go, fay, minjun, ids, everything
):
    ballot = chose(A1, A1)
    fay.does("agenda.freeze", team=ids["KR"])
    before = everything()
    assert fay.ask("ballot.enact", ballot=ballot)["code"] == "frozen"
    assert everything() == before
    fay.does("agenda.reopen", team=ids["KR"])
    for step in ("break", "ideas"):
        go(step)
    assert minjun.ask("ballot.enact", ballot=ballot)["code"] == "not_now"
    fay.does("ballot.enact", ballot=ballot)
    assert outcome(minjun) == "Most have one."


def test_just_after_drafting_the_team_still_puts_it_in(chose, go, minjun):
    ballot = chose(A1, A1)
    go("break")
    minjun.does("ballot.enact", ballot=ballot)
    assert outcome(minjun) == "Most have one."


def test_what_the_text_has_run_into_is_not_voted_on(rivals, fay, minjun, ids, everything):
    """Both amendments wait to be stated anew, as the words that they change were changed."""
    item = minjun.sees("item")[-1]
    named = {"item": item["id"], "field": "outcome", "base": item["fields"]["outcome"]["id"]}
    minjun.does("field.write", {**named, "words": "Nobody has one."})
    before = everything()
    ask = {"kind": "choice", "about": "amendments", "team": ids["KR"], "amendments": rivals[:2]}
    assert fay.ask("ballot.open", ask)["code"] == "touched"
    assert everything() == before


def test_of_several_wordings_a_text_says_one(rivals, fay, ids, everything):
    before = everything()
    ask = {"kind": "choice", "about": "amendments", "team": ids["KR"], "amendments": rivals[:2], "seats": 2}
    assert fay.ask("ballot.open", ask)["code"] == "method_unfit"
    assert everything() == before


def test_who_votes_without_scripts_reads_that_an_amendment_takes_all_words_out(rivals, fay, minjun, ids):
    item = minjun.sees("item")[-1]
    named = {"item": item["id"], "field": "outcome", "base": item["fields"]["outcome"]["id"]}
    minjun.does("amendment.propose", {**named, "words": "", "reason": "It is said above."})
    empty = minjun.sees("amendment")[-1]["id"]
    ask = {"kind": "choice", "about": "amendments", "team": ids["KR"]}
    fay.does("ballot.open", {**ask, "amendments": [rivals[0], empty]})
    assert minjun.http.get("/vote").text.count("no words") == 1
