"""What a command costs the server, and how many it acknowledges in a second."""

import json
import sqlite3
import sys
from statistics import median
from time import perf_counter

import gevent
import pytest

from tests import server as servers
from tests.bench.crowd import SIZE, gather
from tests.bench.figures import show, spread
from tests.bench.wire import Wire
from tests.server import ROOT, Server

ASKED = 1000  # commands, one after the other, before a median is taken
CROWD = 300
SECONDS = 8
LIKE_A_LINE = """
CREATE TABLE activity (seq INTEGER PRIMARY KEY AUTOINCREMENT, prev INTEGER, at INTEGER, kind TEXT, by TEXT,
  room TEXT, subject JSON);
CREATE INDEX by_room ON activity (room, seq);
"""
LINE = (1, 1_600_000_000_000, "ready.set", "Sari", "team-1", '{"type": "ready", "id": 1, "step": 3}')


@pytest.fixture
def timed_server(tmp_path, monkeypatch):
    """A real server with a stopwatch on `perform`; it has written its laps when it has stopped."""
    monkeypatch.setattr(servers, "RUN", [sys.executable, "-m", "tests.bench.timed"])
    laps = {"LAPS": str(tmp_path / "laps.json"), "WATCHED": "ready.set", "PYTHONPATH": str(ROOT)}
    return Server(tmp_path, **laps)


def test_where_the_time_of_a_command_goes(timed_server):
    rows, step = gather(timed_server, SIZE)
    timed_server.start()
    team = [Wire(timed_server, row).connect() for row in rows]
    waits = []
    for number in range(ASKED):
        began = perf_counter()
        team[0].does("ready.set", {"step": step, "ready": number % 2 == 0})
        waits.append((perf_counter() - began) * 1000)
        for member in team[1:]:
            member.await_packet("42")
    for member in team:
        member.close()
    timed_server.stop()
    laps = json.loads((timed_server.folder / "laps.json").read_text())
    show("One `ready.set`, told to a team of seven; SQLite, synchronous FULL", parts(laps))
    show("From asking to the answer, one at a time", [("ready.set", spread(waits))])


def parts(laps):
    """Return the median of each part, and its share of `perform`; of the processor's time, the mean."""

    def ms(*added, less=()):
        return median(sum(map(lap.get, added)) - sum(map(lap.get, less)) for lap in laps) / 1e6

    processor = (laps[-1]["processor"] - laps[0]["processor"]) / (len(laps) - 1) / 1e6
    measured = [
        ("check: the payload, and who asks", ms("payload", "who")),
        ("transaction", ms("begin", "once", "commit")),
        ("  begin", ms("begin")),
        ("  the act", ms("act")),
        ("  the log lines", ms("record")),
        ("  look up and keep the operation", ms("once", less=("act", "record"))),
        ("  commit (and what it flushes)", ms("commit")),
        ("broadcast: hand the events to the sockets", ms("tell")),
        ("all of `perform`", ms("perform")),
        ("processor time for the whole event", processor),
    ]
    whole = ms("perform")
    said = [(label, f"{value:7.3f} ms  {value / whole:5.0%} of perform") for label, value in measured]
    return [*said, ("SQL statements", f"{median(lap['statements'] for lap in laps):.0f}")]


def test_acknowledgements_a_second(tmp_path):
    crowded = Server(tmp_path)
    rows, step = gather(crowded, CROWD)
    crowded.start()
    crowd = [Wire(crowded, row) for row in rows]
    gevent.joinall([gevent.spawn(person.connect) for person in crowd], raise_error=True)
    before = bare_inserts(tmp_path / "before.db")
    until = perf_counter() + SECONDS
    asking = [gevent.spawn(ask, person, step, until) for person in crowd]
    gevent.joinall(asking, raise_error=True)
    waits = [wait for greenlet in asking for wait in greenlet.value[0]]
    lost = sum(greenlet.value[1] for greenlet in asking)
    after = bare_inserts(tmp_path / "after.db")
    acknowledged, bare = len(waits) / SECONDS, (before + after) / 2
    for person in crowd:
        person.close()
    crowded.stop()
    rows = [
        ("acknowledged commands", f"{acknowledged:7.0f} /s"),
        ("from asking to the answer", spread(waits)),
        ("connections lost", f"{lost:7}"),
        ("bare: one insert, one commit, one loop", f"{before:7.0f} /s before, {after:.0f} /s after"),
        ("acknowledged / bare", f"{acknowledged / bare:7.2f}"),
    ]
    show(f"{CROWD} people, each giving `ready.set` again as soon as it is answered, for {SECONDS} s", rows)


def ask(person, step, until):
    """Give one command after the other until the time is up.

    Return how long each took (ms), and whether the connection was lost, as it is when pings wait too long.
    """
    waits = []
    while (began := perf_counter()) < until:
        try:
            person.does("ready.set", {"step": step, "ready": len(waits) % 2 == 0})
        except ConnectionError:
            return waits, True
        waits.append((perf_counter() - began) * 1000)
    return waits, False


def bare_inserts(path, seconds=2):
    """Return how many lines a second a loop that does nothing else can write, each with its own commit."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.executescript(LIKE_A_LINE)
    began, written = perf_counter(), 0
    while perf_counter() < began + seconds:
        database.execute("BEGIN IMMEDIATE")
        database.execute(
            "INSERT INTO activity (prev, at, kind, by, room, subject) VALUES (?, ?, ?, ?, ?, ?)", LINE
        )
        database.execute("COMMIT")
        written += 1
    database.close()
    return written / seconds
