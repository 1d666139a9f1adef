"""The clock of a step: extra minutes, pause, and never a move by itself."""

import pytest

MINUTE = 60_000


def clock_of(person, team):
    return next(clock for clock in person.sees("clock") if clock["team"] == team)


@pytest.mark.parametrize("door", ["socket", "http"])
def test_one_team_gets_extra_minutes_and_the_others_do_not(door, fay, minjun, ids, go):
    go("recap")
    before = {team: clock_of(minjun, team) for team in (None, ids["KR"], ids["ID"])}
    fay.does("clock.extend", minutes=5, team=ids["KR"], door=door)
    assert clock_of(minjun, ids["KR"])["ends_at"] == before[ids["KR"]]["ends_at"] + 5 * MINUTE
    assert clock_of(minjun, ids["KR"])["extra"] == 5
    assert clock_of(minjun, ids["ID"]) == before[ids["ID"]]
    assert clock_of(minjun, None) == before[None]


def test_all_clocks_stop_and_go_on_with_what_was_left(fay, minjun, wall, go):
    go("recap")
    wall.received()
    fay.does("clock.pause")
    left = {clock["team"]: clock["left"] for clock in minjun.sees("clock")}
    assert all(0 < remaining <= 30 * MINUTE for remaining in left.values())
    fay.does("clock.resume")
    assert all(clock["left"] is None for clock in minjun.sees("clock"))
    told = [event for event in wall.received() if event["subject"]["type"] == "clock"]
    assert {event["kind"] for event in told} == {"clock.paused", "clock.resumed"}


def test_pausing_twice_keeps_what_was_left_the_first_time(fay, minjun, ids, go):
    go("recap")
    fay.does("clock.pause", team=ids["KR"])
    left = clock_of(minjun, ids["KR"])["left"]
    fay.does("clock.pause", team=ids["KR"])
    assert clock_of(minjun, ids["KR"])["left"] == left


def test_a_step_that_is_over_moves_nobody_by_itself(fay, minjun, ids, go):
    recap = go("recap")
    fay.does("clock.extend", minutes=-60)
    assert {clock["step"] for clock in minjun.sees("clock")} == {recap}


def test_a_team_that_is_not_there_has_no_clock(fay, everything):
    before = everything()
    for name in ("clock.pause", "clock.resume"):
        assert fay.ask(name, team=999)["code"] == "no_such_team"
    assert fay.ask("clock.extend", minutes=2, team=999)["code"] == "no_such_team"
    assert fay.ask("clock.extend", minutes=121)["code"] == "invalid"
    assert everything() == before


def test_an_announcement_takes_the_place_of_the_one_before_and_can_be_taken_back(fay, minjun, wall):
    fay.does("announcement.make", words="Lunch is at 12:30.")
    fay.does("announcement.make", words="Lunch is at 12:45.")
    [said] = minjun.sees("announcement")
    assert (said["words"], said["by"]) == ("Lunch is at 12:45.", "Fay")
    fay.does("announcement.withdraw", announcement=said["id"])
    assert minjun.sees("announcement") == wall.sees("announcement") == []
    assert fay.ask("announcement.make", words="  ")["code"] == "empty"
    assert fay.ask("announcement.withdraw", announcement=999)["code"] == "no_such_announcement"
