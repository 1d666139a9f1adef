"""The server as it runs: killed, crowded, behind bad networks, in several processes."""

import json
import re
import sqlite3
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress

import pytest
import requests

from facilitator.app import create_app
from tests.server import RUN, Phone, Server, free_port

HELLO = {"words": "Lunch is at 12:30."}


@pytest.mark.parametrize("transports", [("websocket",), ("polling",), ("polling", "websocket")])
def test_whatever_gets_through_a_network_carries_commands_and_events(transports, phone):
    fay, sari = phone(role="facilitator"), phone(team="ID", host=True, transports=transports)
    fay.does("announcement.make", HELLO)
    sari.wait(lambda: sari.store.of("announcement"))
    assert sari.store.of("announcement")[0]["words"] == HELLO["words"]
    assert sari.holes == []
    assert sari.ask("announcement.make", HELLO)["code"] == "not_yours"


def test_a_device_that_sends_without_end_does_not_hold_up_the_others(phone):
    fay, sari = phone(role="facilitator"), phone(team="ID", host=True)
    answers = []

    def answered(said):
        with fay.news:
            answers.append(said)
            fay.news.notify_all()

    for number in range(500):
        asked = {"op": f"endless-{number}", "name": "announcement.make", "payload": HELLO}
        fay.socket.emit("command", asked, callback=answered)
    step = next(clock["step"] for clock in sari.sees("clock") if clock["team"] is None)
    said = [sari.does("ready.set", step=step, ready=ready) for ready in (True, False, True)]
    fay.wait(lambda: len(answers) == 500)
    assert said[-1]["seq"] < answers[-1]["seq"]


UNREADABLE = ['2["command",{"op":' + "9" * 4000 + "}]", "2" + "[" * 100_000, "2{}", "2[", "9", "4[]", "٣", ""]


def test_whatever_nobody_can_read_is_one_line_in_the_log_and_harms_no_one(server, phone):
    budi, sari = phone(team="ID", host=False), phone(team="ID", host=True)
    before = len(server.log.read_text().splitlines())
    for packet in UNREADABLE:
        budi.socket.eio.send(packet)
    step = next(clock["step"] for clock in sari.sees("clock") if clock["team"] is None)
    for each in (budi, sari):
        each.does("ready.set", step=step, ready=True)
    said = server.log.read_text().splitlines()[before:]
    assert [line for line in said if not re.match(r"message handler error: \w+: .{,100}$", line)] == []
    assert len(said) <= len(UNREADABLE)


def test_a_long_list_that_is_read_does_not_hold_up_the_others(server, phone):
    fay, sari = phone(role="facilitator"), phone(team="ID", host=True)
    address = f"{server.url}/workshops/{fay.row['workshop']}/roster"
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', fay.http.get(address).text)[1]
    step = next(clock["step"] for clock in sari.sees("clock") if clock["team"] is None)
    endless = {"file": ("roster.csv", b"Name,Team\n" + b"a\n" * 1_000_000)}
    with ThreadPoolExecutor() as pool:
        bringing = pool.submit(fay.http.post, address, data={"csrf_token": token}, files=endless)
        said = 0
        while not bringing.done():
            said += 1
            sari.does("ready.set", step=step, ready=bool(said % 2))
    assert (bringing.result().status_code, said > 2) == (422, True), said


def write_until_it_dies(server, token, killed):
    """Give commands one after the other, and return the numbers that were acknowledged."""
    acknowledged = []
    headers = {"Authorization": f"Bearer {token}"}
    for number in range(100_000):
        asked = {"op": f"{token[:8]}-{number:08}", "payload": {"words": f"Line {number}"}}
        with suppress(requests.RequestException):
            answer = requests.post(
                f"{server.url}/api/commands/announcement.make", json=asked, headers=headers, timeout=5
            )
            if answer.json().get("ok"):
                acknowledged.append(number)
        if number == 20:
            killed.set()
        if server.process.poll() is not None:
            return acknowledged
    raise AssertionError("The server was never killed.")


def lines_of(server):
    """Read the log of the workshop from the database as the kill left it."""
    with closing(sqlite3.connect(server.folder / "facilitator.db")) as connection:
        rows = connection.execute("SELECT seq, prev, by, room, subject FROM activity ORDER BY seq").fetchall()
    return [{"seq": s, "prev": p, "by": b, "room": r, "subject": json.loads(j)} for s, p, b, r, j in rows]


def test_what_was_acknowledged_before_a_kill_is_there_afterwards_and_nothing_is_half_done(server, phone):
    rows = [row for row in server.links if row["role"] == "facilitator"][:4]
    tokens = [row["link"].rpartition("/")[2] for row in rows]
    under_way = threading.Event()
    with ThreadPoolExecutor() as pool:
        writers = [pool.submit(write_until_it_dies, server, token, under_way) for token in tokens]
        assert under_way.wait(30)
        server.kill()
    server.start()
    fay = phone(rows[0])
    events = lines_of(server)
    said = [(e["by"], e["subject"]["words"]) for e in events if e["subject"]["type"] == "announcement"]
    for row, writer in zip(rows, writers, strict=True):
        acknowledged = [(row["name"], f"Line {number}") for number in writer.result()]
        assert acknowledged
        assert set(acknowledged) <= set(said)
    assert len(said) == len(set(said))
    shown = [announcement["words"] for announcement in fay.sees("announcement")]
    assert shown == [said[-1][1]]
    workshop = [event for event in events if event["room"].startswith("workshop")]
    assert [event["prev"] for event in workshop] == [0, *(event["seq"] for event in workshop[:-1])]


def test_a_resend_after_a_kill_gets_its_first_answer(server, phone):
    fay = phone(role="facilitator")
    first = fay.does("announcement.make", HELLO, op="an operation")
    server.kill()
    server.start()
    again = phone(role="facilitator")
    assert again.does("announcement.make", HELLO, op="an operation") == first
    assert len(again.sees("announcement")) == 1


def test_thirty_eight_people_who_return_at_once_all_catch_up(server, phone):
    rows = [row for row in server.links if row["role"] == "participant"]
    assert len(rows) == 38
    fay = phone(role="facilitator")
    with ThreadPoolExecutor(38) as pool:
        phones = list(pool.map(lambda row: Phone(server, row), rows))
        server.kill()
        server.start()
        fay.connect()
        fay.does("announcement.make", HELLO)
        list(pool.map(Phone.connect, phones))
        known = list(pool.map(lambda each: each.knows("announcement")[0]["words"], phones))
        assert known == [HELLO["words"]] * 38
        list(pool.map(Phone.close, phones))


@pytest.fixture
def two_processes(tmp_path, postgresql, redis_server):
    """Two servers on one PostgreSQL and one Redis: the same code, other addresses."""
    settings = {"DATABASE_URL": postgresql, "REDIS_URL": redis_server}
    first = Server(tmp_path, **settings).start()
    second = Server(tmp_path, free_port(), **settings).start()
    yield first, second
    first.stop()
    second.stop()


def test_two_processes_on_postgresql_and_redis_are_one_workshop(two_processes):
    first, second = two_processes
    rows = first.links
    fay = Phone(first, next(row for row in rows if row["role"] == "facilitator"))
    sari = Phone(second, next(row for row in rows if row["team"] == "ID"))
    fay.does("announcement.make", HELLO)
    sari.wait(lambda: sari.store.of("announcement"))
    assert sari.store.of("announcement") == sari.sees("announcement")
    for each in (fay, sari):
        each.close()


def test_health_says_how_the_database_is(server):
    answer = requests.get(f"{server.url}/healthz", timeout=5)
    assert (answer.status_code, answer.json()["status"], answer.json()["database"]) == (200, "ok", "sqlite")


def test_health_says_when_the_database_is_gone(tmp_path):
    app = create_app(
        {"SECRET_KEY": "for tests", "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path}/no/such.db"}
    )
    answer = app.test_client().get("/healthz")
    assert (answer.status_code, answer.json["status"]) == (503, "unavailable")


def start_of(server):
    """Start what cannot start, and return what it says."""
    told = subprocess.run([*RUN, "run"], env=server.environment, capture_output=True, text=True, check=False)
    assert told.returncode != 0
    assert "Traceback" not in told.stderr
    return told.stderr


def test_a_port_that_is_taken_is_a_sentence_and_not_a_trace(server, tmp_path):
    assert "is taken" in start_of(Server(tmp_path, server.port))


@pytest.mark.parametrize("secret", ["", "changeme", "x" * 31])
def test_a_production_start_without_a_secret_of_its_own_is_refused(secret, tmp_path):
    refused = start_of(Server(tmp_path, PRODUCTION="1", SECRET_KEY=secret))
    assert "SECRET_KEY must be a secret of your own" in refused
