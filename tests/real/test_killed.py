"""The server is killed while it writes: what it acknowledged is there, and nothing is there by half or twice.

A kill lands at no chosen place: it comes when some have been answered, while the next are on their way.
"""

import hashlib
import json
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from functools import partial
from random import randrange
from secrets import token_hex

import pytest
import requests

from tests.day import Day
from tests.phone import Phone
from tests.teamwork import consent

KILLS = 3


class Kill:
    """Kills the server as soon as so many commands were answered, whatever it is writing just then."""

    def __init__(self, server, most):
        self.server, self.left, self.lock = server, randrange(most), threading.Lock()
        self.due = threading.Event()
        self.killer = threading.Thread(target=self.strike)
        self.killer.start()
        self.count(0)

    def count(self, answered=1):
        with self.lock:
            self.left -= answered
            if self.left <= 0:
                self.due.set()

    def strike(self):
        self.due.wait()
        self.server.kill()

    def over(self):
        """Return once the server was killed and is there again; what was to come before comes at once."""
        self.due.set()
        self.killer.join()
        self.server.start()


def asked_until(kill, server, row, commands):
    """Give commands one after the other until there is no answer; return each with what came."""
    told, headers = [], {"Authorization": f"Bearer {row['link'].rpartition('/')[2]}"}
    for op, name, payload in commands:
        answer = None
        with suppress(requests.RequestException):
            asked = {"op": op, "payload": payload}
            answer = requests.post(f"{server.url}/api/commands/{name}", json=asked, headers=headers).json()
            kill.count()
        told.append((op, name, payload, answer))
        if answer is None:
            break
    return told


def rows_of(server, query):
    with closing(sqlite3.connect(server.folder / "facilitator.db")) as database:
        return database.execute(query).fetchall()


def check_log(server):
    """Every room's log is one chain, and every command that was done is there once."""
    heads = {}
    for seq, prev, room in rows_of(server, "SELECT seq, prev, room FROM activity ORDER BY seq"):
        assert prev == heads.get(room, 0), (seq, room)
        heads[room] = seq
    assert rows_of(server, "PRAGMA integrity_check") == [("ok",)]
    assert rows_of(server, "PRAGMA foreign_key_check") == []
    (last,) = rows_of(server, "SELECT max(seq) FROM operation")[0]
    assert (last or 0) <= max(heads.values(), default=0)


def check_answers(server, row, told):
    """Whatever was answered is answered the same again; whatever was not is done now, once."""
    headers = {"Authorization": f"Bearer {row['link'].rpartition('/')[2]}"}
    for op, name, payload, answer in told:
        asked = {"op": op, "payload": payload}
        again = requests.post(f"{server.url}/api/commands/{name}", json=asked, headers=headers).json()
        assert again["ok"], again
        assert answer in (None, again)


def check_pages(*phones):
    """Who comes back knows, by what was missed, the same as a fresh page."""
    for phone in phones:
        phone.connect()
        phone.settle()
        assert phone.store.differs(phone.snapshot()) == []


def facilitators(server):
    return [row for row in server.links if row["role"] == "facilitator"][:4]


def test_a_move_of_all_teams_is_whole_or_not_at_all(server, phone):
    rows = facilitators(server)
    watching = phone(rows[0]), phone(team="KR"), phone(role="projector")
    steps = [step["id"] for step in watching[0].sees("step")]
    for number in range(KILLS):
        kill = Kill(server, 40)
        with ThreadPoolExecutor() as pool:
            given = [presses(steps, number, row) for row in rows]
            told = list(pool.map(partial(asked_until, kill, server), rows, given))
        kill.over()
        check_log(server)
        assert len({step for (step,) in rows_of(server, "SELECT step_id FROM clock")}) == 1
        for row, own in zip(rows, told, strict=True):
            check_answers(server, row, own)
        moves = rows_of(
            server, "SELECT at FROM activity WHERE kind = 'step.moved' AND subject LIKE '%clock%'"
        )
        stays = rows_of(server, "SELECT id FROM stay")
        assert len(moves) % 7 == 0
        assert len(stays) == len(moves) // 7 * 6
        check_pages(*watching)


def presses(steps, number, row):
    """Next, next, back, as several press at once: who comes second leaves a step that is left already."""
    for turn in range(1000):
        leaving, to = steps[turn % 3], steps[(turn + 1) % 3]
        yield f"{number}-{row['person']}-{turn:06}", "step.move", {"leaving": leaving, "to": to}


@pytest.fixture
def voting(server):
    """All 38 are asked whether they stand behind a text of their team."""
    day = Day(server)
    move(day, "draft")
    for phones in day.teams.values():
        phones[0].does("field.write", field="title", words="A law for social enterprises")
        phones[0].does("item.add", title="Registration in one place")
    move(day, "adopt")
    day.freeze()
    yield day
    day.close()


def move(day, kind):
    (leaving,) = [clock["step"] for clock in day.lead.knows("clock") if clock["team"] is None]
    day.lead.does("step.move", leaving=leaving, to=day.step(kind))


def paper_of(phone):
    """Return a vote as it waits in an outbox: made once, and sent until it is answered."""
    (ballot,) = [ballot for ballot in phone.knows("ballot") if ballot["status"] == "open"]
    choice = {"kind": "consent", "choice": "support"}
    return {
        "op": token_hex(16),
        "payload": {"ballot": ballot["id"], "choice": choice, "receipt": token_hex(16)},
    }


def send(phone, paper, kill=None):
    answer = phone.ask("vote.cast", paper["payload"], op=paper["op"])
    if kill and answer:
        kill.count()
    return answer


def open_in(lead):
    return [ballot for ballot in lead.knows("ballot") if ballot["status"] == "open"]


def test_thirty_eight_waiting_votes_are_each_counted_once(server, voting):
    phones = [phone for team in voting.teams.values() for phone in team]
    assert len(phones) == 38
    for number in range(KILLS):
        voting.open("consent")
        papers = [paper_of(phone) for phone in phones]
        kill = Kill(server, 38)
        with ThreadPoolExecutor(38) as pool:
            first = list(pool.map(partial(send, kill=kill), phones, papers))
            kill.over()
            check_log(server)
            check_box(server, papers, first)
            list(pool.map(Phone.connect, voting.everybody))
            again = list(pool.map(send, phones, papers))
        assert all(answer["ok"] for answer in again)
        assert all(before in (None, after) for before, after in zip(first, again, strict=True))
        check_box(server, papers, again)
        voting.lead.wait(lambda: sum(ballot["cast"] for ballot in open_in(voting.lead)) == 38)
        ballots = open_in(voting.lead)
        assert all(ballot["cast"] == ballot["entitled"] for ballot in ballots)
        for ballot in ballots if number + 1 < KILLS else ():
            voting.lead.does("ballot.discard", ballot=ballot["id"], reason="Once more, the server was gone.")
    voting.compare()
    assert voting.strayed == []


def check_box(server, papers, answers):
    """A vote is its paper, its cross on the roll and its operation, or none of them."""
    done = {op for (op,) in rows_of(server, "SELECT op FROM operation")}
    papers_in = {receipt for (receipt,) in rows_of(server, "SELECT receipt FROM paper")}
    for paper, answer in zip(papers, answers, strict=True):
        assert (paper["op"] in done) == (paper["payload"]["receipt"] in papers_in)
        assert paper["op"] in done or answer is None
    (last,) = rows_of(server, "SELECT count(*) FROM seat WHERE voted")
    assert last == (len(papers_in),)


def test_a_declaration_is_whole_or_not_at_all(server, voting):
    voting.open("consent")
    voting.each(lambda _, phones, seeds: consent(_, phones, seeds))
    voting.finish("consent")
    move(voting, "declare")
    rows, teams = facilitators(server), list(voting.ids.values())
    for number in range(KILLS):
        kill = Kill(server, 8)
        due = teams[2 * number : 2 * number + 2]
        with ThreadPoolExecutor() as pool:
            told = list(pool.map(partial(asked_until, kill, server), rows, [declaring(due, r) for r in rows]))
        kill.over()
        check_log(server)
        declared = check_declarations(server, voting)
        for row, own in zip(rows, told, strict=True):
            acknowledged = {payload["team"] for _, _, payload, answer in own if answer}
            assert acknowledged <= declared
            check_answers(server, row, own)
    with ThreadPoolExecutor() as pool:
        list(pool.map(Phone.connect, voting.everybody))
    for team in teams:
        voting.lead.does("declaration.declare", team=team)
    assert check_declarations(server, voting) == set(teams)
    voting.compare()
    assert voting.strayed == []


def declaring(teams, row):
    for team in teams:
        yield f"{row['person']}-declares-{team:04}", "declaration.declare", {"team": team}


def check_declarations(server, day):
    """Each is sealed, on its public page and in the log, and its agenda is declared; return their teams."""
    kept = rows_of(server, "SELECT team_id, number, sealed, sha256 FROM declaration ORDER BY number")
    agendas = {team for (team,) in rows_of(server, "SELECT team_id FROM agenda WHERE state = 'DECLARED'")}
    lines = rows_of(server, "SELECT subject FROM activity WHERE kind = 'declaration.declared'")
    told = [json.loads(subject) for (subject,) in lines]
    seals = [subject["sha256"] for subject in told if subject["type"] == "declaration"]
    assert [number for _, number, _, _ in kept] == list(range(1, len(kept) + 1))
    assert [seal for *_, seal in kept] == seals
    assert agendas == {team for team, *_ in kept}
    paths = {declaration["team"]: declaration["path"] for declaration in day.lead.sees("declaration")}
    for team, _, sealed, seal in kept:
        page = server.url + paths[team]
        assert hashlib.sha256(sealed.encode()).hexdigest() == seal
        assert hashlib.sha256(requests.get(f"{page}.json").content).hexdigest() == seal
        assert seal[:4] in requests.get(page).text
    return agendas


def test_a_list_of_people_is_taken_whole_or_not_at_all(server, phone):
    """What the button of the preview gives, by the other door: a kill can come between two answers."""
    rows = facilitators(server)[:1]
    reader, leader = phone(team="KR"), phone(rows[0])
    team, before = leader.sees("team")[0]["id"], len(leader.sees("person"))
    for number in range(KILLS):
        kill = Kill(server, 3)
        told = asked_until(kill, server, rows[0], lists(number, team))
        kill.over()
        check_log(server)
        query = (
            "SELECT organisation, count(*) FROM person WHERE organisation LIKE 'List %' GROUP BY organisation"
        )
        taken = dict(rows_of(server, query))
        assert set(taken.values()) <= {SIZE}
        assert {f"List {op}" for op, _, _, answer in told if answer and answer["ok"]} <= set(taken)
        check_answers(server, rows[0], told)
        before += SIZE * len(told)
        assert len(phone(rows[0]).sees("person")) == before
    check_pages(reader)


SIZE = 60


def lists(number, team):
    """Lists of sixty people, one after the other."""
    for part in range(100):
        op = f"import-{number}-{part:03}"
        people = [
            {"name": f"Person {n} of {op}", "team": team, "organisation": f"List {op}"} for n in range(SIZE)
        ]
        yield op, "roster.import", {"rows": people}
