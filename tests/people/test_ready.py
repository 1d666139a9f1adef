import pytest


@pytest.mark.parametrize("door", ["socket", "http"])
def test_who_is_ready_is_seen_by_name_in_the_team_and_by_those_who_watch(
    door, minjun, seoyeon, fay, olga, sari, ids
):
    assert minjun.ask("ready.set", step=ids["lobby"], ready=True, door=door)["ok"]
    for viewer in (minjun, seoyeon, fay, olga):
        assert viewer.sees("ready") == [{"type": "ready", "id": ids["minjun"], "step": ids["lobby"]}]
        heard = [event["subject"] for event in viewer.received()]
        assert [subject["id"] for subject in heard if subject["type"] == "ready"] == [ids["minjun"]]
    assert sari.sees("ready") == sari.received() == []


def test_ready_can_be_taken_back_and_saying_it_twice_says_nothing_new(minjun, seoyeon, ids, log):
    minjun.does("ready.set", step=ids["lobby"], ready=True)
    minjun.does("ready.set", step=ids["lobby"], ready=True)
    minjun.does("ready.set", step=ids["lobby"], ready=False)
    assert seoyeon.sees("ready") == []
    assert log(f"team-{minjun.team}") == ["ready.set", "ready.set"]


def test_ready_with_a_step_that_the_team_has_left_is_refused(minjun, ids, go, everything):
    go("ideas")
    before = everything()
    assert minjun.ask("ready.set", step=ids["lobby"], ready=True)["code"] == "other_step"
    assert everything() == before


def test_ready_says_nothing_of_the_next_step(minjun, ids, go):
    minjun.does("ready.set", step=ids["lobby"], ready=True)
    go("ideas")
    assert minjun.sees("ready")[0]["step"] == ids["lobby"]
    minjun.does("ready.set", step=ids["ideas"], ready=True)
    assert minjun.sees("ready")[0]["step"] == ids["ideas"]


def test_an_observer_has_nothing_to_be_ready_with(olga, ids):
    assert olga.ask("ready.set", step=ids["lobby"], ready=True)["code"] == "not_yours"
