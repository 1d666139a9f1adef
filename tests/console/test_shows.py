"""What each show says, what it never says, and that it follows the work live."""

import json

import pytest
from sqlalchemy import event

from facilitator.extensions import db
from tests.deciding.conftest import ask_all, published, receipt, stance, vote, votes

OF_THE_WORKSHOP = {
    *("workshop", "team", "step", "clock", "person", "announcement", "screen"),
    *("context_card", "reference", "declaration", "turn"),
}


def shows(wall):
    return wall.sees("screen")[0]["shows"]


def pictures(wall):
    """Every picture that the wall was told since it was last asked."""
    told = [event["subject"] for event in wall.received()]
    return [subject["shows"] for subject in told if subject["type"] == "screen"]


def all_that_was_told(wall):
    return json.dumps([wall.page(), wall.received(), wall.missed()], ensure_ascii=False)


def of_team(teams, team):
    return next(each for each in teams if each["team"] == team)


def test_a_tick_is_counted_on_the_wall_without_a_name(fay, minjun, seoyeon, wall, ids, go):
    step = go("recap")
    pictures(wall)
    minjun.does("ready.set", step=step, ready=True)
    [picture] = pictures(wall)
    assert of_team(picture["teams"], ids["KR"]) == {"team": ids["KR"], "done": 1, "of": 2}
    assert of_team(picture["teams"], ids["ID"]) == {"team": ids["ID"], "done": 0, "of": 2}
    fay.does("person.remove", person=ids["minjun"])
    assert of_team(shows(wall)["teams"], ids["KR"]) == {"team": ids["KR"], "done": 0, "of": 1}
    assert wall.sees("ready") == []


def test_who_was_ready_with_another_step_is_not_ready(minjun, wall, ids, go):
    minjun.does("ready.set", step=go("recap"), ready=True)
    go("ideas")
    assert of_team(shows(wall)["teams"], ids["KR"])["done"] == 0


def test_the_wall_counts_ideas_and_does_not_hold_their_words_before_the_reveal(fay, minjun, wall, ids, go):
    go("ideas")
    fay.does("screen.show", what="board", team=ids["KR"])
    minjun.does("idea.add", words="A register of co-operatives")
    assert shows(wall)["count"]["ideas"] == 1
    assert shows(wall)["groups"] == []
    assert "register" not in all_that_was_told(wall)


def test_after_the_reveal_one_board_is_on_the_wall_and_no_other(fay, minjun, sari, wall, ids, go):
    go("ideas")
    minjun.does("idea.add", words="A register of co-operatives")
    minjun.does("idea.add", words="Something that must be hidden")
    sari.does("idea.add", words="Village enterprises buy together")
    fay.does("ideas.reveal")
    fay.does("screen.show", what="board", team=ids["KR"])
    [hidden] = [idea for idea in fay.sees("idea") if "hidden" in idea["words"]]
    pictures(wall)
    fay.does("idea.hide", idea=hidden["id"])
    assert pictures(wall)[-1]["groups"] == [{"name": "", "ideas": ["A register of co-operatives"]}]
    assert "Village" not in all_that_was_told(wall)
    assert "Min-jun" not in json.dumps(shows(wall))


def test_a_board_that_nobody_sent_to_the_wall_is_not_in_it(grouped, wall):
    assert "An idea for" not in all_that_was_told(wall)
    assert "A framework law" not in all_that_was_told(wall)


def test_groups_are_shown_with_their_ideas_once_they_are_sent(grouped, fay, wall, ids):
    fay.does("screen.show", what="board", team=ids["KR"])
    assert [group["name"] for group in shows(wall)["groups"]] == [
        "Care in ageing counties",
        "A framework law",
        "Public buying",
    ]


def test_counts_of_all_teams_follow_the_ideas(fay, minjun, wall, ids, go):
    go("ideas")
    fay.does("screen.show", what="board")
    pictures(wall)
    minjun.does("idea.add", words="A register of co-operatives")
    [picture] = pictures(wall)
    assert picture["type"] == "counts"
    assert of_team(picture["teams"], ids["KR"])["ideas"] == 1


def test_votes_are_counted_live_and_neither_who_nor_what_is_told(rating, grouped, fay, minjun, wall, ids):
    fay.does("screen.show", what="ballot")
    pictures(wall)
    paper = vote("rating", [(group, 5, 1) for group in grouped["KR"]])
    minjun.does("vote.cast", ballot=rating, receipt=receipt(), choice=paper)
    [picture] = pictures(wall)
    assert picture["teams"] == [{"team": ids["KR"], "done": 1, "of": 2}]
    for secret in ("impact", "Min-jun has", '"roll"', '"seat"'):
        assert secret not in json.dumps([picture, wall.sees("roll"), wall.sees("seat"), wall.sees("ballot")])


def test_a_result_is_shown_after_it_is_published_and_never_before(consent, fay, minjun, seoyeon, wall):
    for person in (minjun, seoyeon):
        person.does("vote.cast", ballot=consent, receipt=receipt(), choice=vote("consent", "support"))
    assert fay.ask("screen.show", what="result", ballot=consent)["code"] == "not_published"
    fay.does("ballot.close", ballot=consent)
    assert fay.ask("screen.show", what="result", ballot=consent)["code"] == "not_published"
    assert '"support"' not in all_that_was_told(wall)
    fay.does("ballot.publish", ballot=consent)
    fay.does("screen.show", what="result", ballot=consent)
    assert shows(wall)["ballot"]["result"]["support"] == 2
    assert fay.ask("screen.show", what="result", ballot=999)["code"] == "no_such_ballot"
    assert fay.ask("screen.show", what="result")["code"] == "no_such_ballot"


def test_common_ground_is_shown_by_perspective_or_by_country_and_back_again(fay, minjun, sari, wall):
    assert ask_all(fay, kind="stance")["ok"]
    ballot = fay.sees("ballot")[-1]["id"]
    for person in (minjun, sari):
        votes(person, ballot, stance(o1="agree"))
    published(fay, ballot)
    fay.does("screen.show", what="result", ballot=ballot)
    assert shows(wall)["cut"] is None
    fay.does("screen.show", what="result", ballot=ballot, cut="country")
    assert (shows(wall)["cut"], shows(wall)["ballot"]["result"]["also"]["cut"]) == ("country", "country")
    fay.does("screen.back")
    assert (shows(wall)["ballot"]["id"], shows(wall)["cut"]) == (ballot, None)
    fay.does("screen.back")
    assert shows(wall)["cut"] == "country"


def test_a_draft_is_shown_as_its_text_stands_and_only_while_it_is_shown(fay, minjun, wall, ids, go):
    go("draft")
    minjun.does("item.add", title="Care jobs in rural counties")
    assert "Care jobs" not in all_that_was_told(wall)
    fay.does("screen.show", what="draft", team=ids["KR"])
    assert [item["title"] for item in shows(wall)["items"]] == ["Care jobs in rural counties"]
    [item] = minjun.sees("item")
    minjun.does("field.write", field="outcome", words="Paid and insured", item=item["id"])
    assert pictures(wall)[-1]["items"][0]["outcome"] == "Paid and insured"
    fay.does("screen.show", what="blank")
    assert shows(wall) == {"type": "blank"}
    base = minjun.sees("item")[0]["fields"]["outcome"]["id"]
    minjun.does("field.write", field="outcome", words="Nobody sees this", item=item["id"], base=base)
    assert pictures(wall)[1:] == []
    assert "Nobody sees this" not in json.dumps(wall.page())


def test_a_team_declares_before_all_and_the_seal_appears(adopted, fay, wall, ids):
    fay.does("screen.show", what="ceremony", team=ids["KR"])
    before = shows(wall)
    assert (before["title"], before["seal"]) == ("The agenda of KR", "")
    assert before["adopted_by"]["result"]["outcome"] == "adopted"
    pictures(wall)
    fay.does("declaration.declare", team=ids["KR"])
    assert pictures(wall)[-1]["seal"] == fay.sees("declaration")[0]["sha256"]


def test_who_had_a_reservation_is_not_on_the_wall(declared, fay, wall, ids):
    fay.does("screen.show", what="ceremony", team=ids["KR"])
    people = [s["person"] for s in shows(wall)["adopted_by"]["result"]["statements"]]
    assert set(people) <= {0, None}


def test_all_agendas_side_by_side_tell_titles_only_of_what_was_decided(declared, fay, wall, ids):
    fay.does("screen.show", what="six")
    teams = shows(wall)["teams"]
    assert of_team(teams, ids["KR"]) == {"team": ids["KR"], "state": "declared", "title": "The agenda of KR"}
    assert of_team(teams, ids["ID"])["title"] == ""


@pytest.mark.parametrize("what", ["step", "board", "ballot", "six", "join", "blank"])
def test_beside_its_picture_the_wall_holds_only_what_all_hold(what, declared, fay, wall):
    fay.does("screen.show", what=what)
    assert {thing["type"] for thing in wall.page()["things"]} <= OF_THE_WORKSHOP
    assert {event["subject"]["type"] for event in wall.received()} <= OF_THE_WORKSHOP | {"gone"}
    assert {event["subject"]["type"] for event in wall.missed()} <= OF_THE_WORKSHOP | {"gone"}


def test_a_picture_that_was_told_equals_a_fresh_one(adopted, fay, wall, ids):
    for what in ("ceremony", "draft", "board", "six", "ballot", "step"):
        fay.does("screen.show", what=what, team=ids["KR"])
        assert pictures(wall)[-1] == shows(wall)


def test_a_tick_costs_the_same_however_many_people_there_are(app, minjun, go):
    step = go("recap")
    said = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    minjun.does("ready.set", step=step, ready=True)
    counted = [statement for statement in said if "FROM ready" in statement or "JOIN ready" in statement]
    assert len(counted) <= 4, counted
