import pytest

from facilitator.workshops.templates import minutes_of
from tests.conftest import Browser


def steps_of(person):
    return {clock["team"]: clock["step"] for clock in person.sees("clock")}


@pytest.mark.parametrize("door", ["socket", "http"])
def test_moving_all_moves_every_team_and_the_plenary(door, fay, minjun, wall, ids, log):
    fay.ask("step.move", leaving=ids["lobby"], to=ids["recap"], door=door)
    assert set(steps_of(minjun).values()) == {ids["recap"]}
    assert log("workshop-1") == ["step.moved"] * 5
    told = [event for event in wall.received() if event["room"] == "workshop-1"]
    assert [event["by"] for event in told] == ["Fay"] * 5
    assert minjun.sees("workshop")[0]["started_at"]


def test_two_facilitators_who_press_together_move_once(fay, lin, ids, everything):
    fay.does("step.move", leaving=ids["lobby"], to=ids["recap"])
    before = everything()["activity"]
    lin.does("step.move", leaving=ids["lobby"], to=ids["recap"])
    assert everything()["activity"] == before


def test_who_presses_late_does_not_draw_the_teams_back(fay, lin, ids):
    fay.does("step.move", leaving=ids["lobby"], to=ids["recap"])
    fay.does("step.move", leaving=ids["recap"], to=ids["ideas"])
    lin.does("step.move", leaving=ids["lobby"], to=ids["recap"])
    assert set(steps_of(fay).values()) == {ids["ideas"]}


def test_one_team_moves_alone_and_back_again_deletes_nothing(fay, ids, go):
    go("ideas")
    fay.does("step.move", leaving=ids["ideas"], to=ids["perspectives"], team=ids["KR"])
    assert steps_of(fay)[ids["KR"]] == ids["perspectives"]
    assert steps_of(fay)[ids["ID"]] == steps_of(fay)[None] == ids["ideas"]
    fay.does("step.move", leaving=ids["perspectives"], to=ids["ideas"], team=ids["KR"])
    assert steps_of(fay)[ids["KR"]] == ids["ideas"]


def test_a_step_or_a_team_that_is_not_there_is_refused(fay, ids, everything):
    before = everything()
    assert fay.ask("step.move", leaving=ids["lobby"], to=999)["code"] == "no_such_step"
    assert fay.ask("step.move", leaving=ids["lobby"], to=ids["recap"], team=999)["code"] == "no_such_team"
    assert everything() == before


def test_a_new_device_sees_the_step_that_was_moved_to(app, fay, ids, go):
    go("ideas")
    assert steps_of(Browser(app, ids["sari"]))[ids["ID"]] == ids["ideas"]


def test_words_that_were_being_written_when_the_team_moved_on_are_still_taken(minjun, go):
    go("ideas")
    go("break")
    minjun.does("idea.add", words="I was still writing this")
    assert [idea["words"] for idea in minjun.sees("own_idea")] == ["I was still writing this"]


def test_another_team_that_moves_takes_nobody_s_time_to_finish(minjun, go, ids):
    go("ideas", team=ids["KR"])
    go("break", team=ids["KR"])
    go("recap", team=ids["ID"])
    minjun.does("idea.add", words="Indonesia moved while I wrote this")


def test_after_a_while_or_two_steps_later_they_are_refused_and_kept_by_their_writer(minjun, go, monkeypatch):
    go("ideas")
    go("break")
    monkeypatch.setattr("facilitator.workshops.models.GRACE", -1)
    assert minjun.ask("idea.add", words="Too late")["code"] == "not_now"
    monkeypatch.undo()
    go("declare")
    assert minjun.ask("idea.add", words="Two steps later")["code"] == "not_now"


def test_what_is_no_writing_ends_with_its_step(minjun, go, ids):
    go("cluster")
    go("break")
    assert minjun.ask("cluster.form", ideas=[1], name="A late group of ideas")["code"] == "not_now"


def test_the_full_day_takes_420_minutes_and_the_half_day_240():
    assert [minutes_of(template) for template in ("full_day", "half_day")] == [420, 240]
