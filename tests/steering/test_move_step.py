import pytest

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
