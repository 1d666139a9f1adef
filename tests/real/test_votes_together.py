"""Votes are told together: soon, fewer times than people vote, and also after a server that told nothing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

ASKED = {"kind": "choice", "title": "Where next?", "options": ["Seoul", "Jakarta"]}
TOLD = "SELECT kind, count(*) FROM activity WHERE room LIKE ? AND kind LIKE 'vote.%' GROUP BY kind"


def told_in(server, room):
    with sqlite3.connect(server.folder / "facilitator.db") as database:
        return dict(database.execute(TOLD, [room]).fetchall())


def opened(phone, korea):
    fay = phone(role="facilitator")
    team = next(team["id"] for team in fay.knows("team") if team["country"] == "KR")
    fay.does("ballot.open", team=team, **ASKED)
    people = [phone(row) for row in korea]
    return fay, people, fay.knows("ballot")[-1]["id"]


def vote(person, ballot):
    choice = {"kind": "choice", "options": [1]}
    person.does("vote.cast", ballot=ballot, receipt=uuid4().hex, choice=choice)


def test_what_many_vote_at_once_is_told_to_all_together(server, phone):
    korea = [row for row in server.links if (row["team"], row["role"]) == ("KR", "participant")]
    fay, people, ballot = opened(phone, korea)
    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(lambda person: vote(person, ballot), people))
    for each in (fay, *people):
        each.wait(lambda each=each: each.knows("ballot")[-1]["cast"] == len(people))
    team = next(team["id"] for team in fay.knows("team") if team["country"] == "KR")
    for room in (f"team-{team}", "facilitators-%"):
        told = told_in(server, room)
        assert "vote.cast" not in told  # nobody's vote is tied to a moment
        assert 1 <= told["vote.counted"] < 2 * len(people)


def test_what_a_killed_server_had_not_told_is_told_by_the_next_one(server, phone):
    korea = [row for row in server.links if (row["team"], row["role"]) == ("KR", "participant")]
    _, _, ballot = opened(phone, korea)
    server.kill()
    server.environment |= {"VOTES_SECONDS": "3600"}
    server.start()
    fay, voter = phone(role="facilitator"), phone(korea[0])
    vote(voter, ballot)
    assert fay.knows("ballot")[-1]["cast"] == 0
    server.kill()
    server.start()
    fay.connect()
    fay.wait(lambda: fay.knows("ballot")[-1]["cast"] == 1)
