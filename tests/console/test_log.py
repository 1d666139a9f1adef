"""The log as the console reads it."""

import pytest


def read(person, before=""):
    return person.http.get(f"/api/log?before={before}", headers={"X-Seat": "console"}).json


def test_a_deed_is_one_line_however_many_were_told_of_it(fay, go, ids):
    go("recap")
    fay.does("clock.extend", minutes=5, team=ids["KR"])
    extended, moved = read(fay)["deeds"]
    assert (moved["kind"], moved["by"], len(moved["teams"])) == ("step.moved", "Fay", 3)
    assert (extended["kind"], extended["teams"]) == ("clock.extended", [ids["KR"]])


def test_two_acts_of_one_person_are_two_lines_however_quick(fay):
    fay.does("announcement.make", words="Lunch is at 12:30.")
    fay.does("announcement.make", words="Lunch is at 12:45.")
    assert [deed["kind"] for deed in read(fay)["deeds"]] == ["announcement.made"] * 2


def test_older_lines_come_page_by_page_and_none_twice(fay, lin):
    for count in range(120):
        (fay, lin)[count % 2].does("announcement.make", words=f"Line {count}")
    seen, before = [], ""
    for _ in range(4):
        page = read(fay, before)
        seen += [deed["seq"] for deed in page["deeds"]]
        before = page["before"]
        if before is None:
            break
    assert before is None
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == 120


@pytest.mark.parametrize("person", ["minjun", "olga", "wall", "stranger"])
@pytest.mark.parametrize("path", ["/api/log", "/api/movements"])
def test_the_log_is_for_facilitators(person, path, request):
    answer = request.getfixturevalue(person).http.get(path)
    assert answer.status_code == 403
    assert answer.json["code"] in ("not_yours", "stranger")


def test_the_console_knows_when_each_team_last_moved(fay, minjun, ids, go, app):
    assert fay.http.get("/api/movements").json == {}
