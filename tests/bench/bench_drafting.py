"""Writing together, next to hocuspocus: letters relayed, their time on the way, their bytes."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from statistics import median

import pytest

from tests.bench.crowd import DRAFT, gather
from tests.bench.figures import percentile, show, spread
from tests.bench.rival import Hocuspocus
from tests.bench.wire import Wire
from tests.server import ROOT, Server

PEOPLE = {7: 42, 40: 40}  # by size of the rooms: how many write
SECONDS, TURNS, DRIVERS = 5, 3, 2
RATE = 200  # letters a second, of all
TICK = os.sysconf("SC_CLK_TCK")


def processor_time(process):
    """Return the seconds that a process has had of the processor, in all its threads."""
    with open(f"/proc/{process.pid}/stat") as file:
        words = file.read().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICK


@contextmanager
def ours(folder, size):
    server = Server(folder)
    rows, _ = gather(server, PEOPLE[size], size, DRAFT)
    server.start()
    try:
        readers = [reader(server, row) for row in rows]
        yield server, {"kind": "facilitator", "port": server.port, "readers": readers}
    finally:
        server.stop()


def reader(server, row):
    wire = Wire(server, row)
    auth = {"seat": wire.seat, "person": row["person"]}
    return {"room": row["team"], "team": row["team"], "pen": 0, "cookie": wire.cookie, "auth": auth}


@contextmanager
def theirs(folder, size):
    server = Hocuspocus(folder).start()
    readers = [{"room": number // size, "pen": 3_000_000_000 + number} for number in range(PEOPLE[size])]
    try:
        yield server, {"kind": "hocuspocus", "port": server.port, "readers": readers}
    finally:
        server.stop()


SERVERS = {"Facilitator": ours, "hocuspocus": theirs}


class Drivers:
    """Programs that play the typists of a plan, each its share of them; those who write come last."""

    def __init__(self, plan, number):
        self.programs = []
        for share in range(number):
            own = {**plan, "readers": plan["readers"][share::number]}
            self.programs.append(drive(own))
        try:
            for program in self.programs:
                assert program.stdout.readline() == "ready\n"
        except BaseException:
            self.stop()
            raise

    def go(self):
        """Let them type, and return what each has seen."""
        self.start()
        return self.finish()

    def start(self):
        for program in self.programs:
            program.stdin.write("go\n")
            program.stdin.flush()

    def finish(self):
        said = [json.loads(program.stdout.readline()) for program in self.programs]
        for program in self.programs:
            program.communicate()
        return said

    def stop(self):
        for program in self.programs:
            program.kill()
            program.communicate()


def drive(plan):
    program = [sys.executable, "-m", "tests.bench.typists"]
    started = subprocess.Popen(program, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    started.stdin.write(json.dumps(plan) + "\n")
    started.stdin.flush()
    return started


def relay(name, folder, size, seconds=SECONDS):
    """Return the letters that a server relayed in a second, and its processor's time a delivery (us)."""
    with SERVERS[name](folder, size) as (server, plan):
        drivers = Drivers({**plan, "seconds": seconds, "rate": 0}, DRIVERS)
        before = processor_time(server.process)
        written = sum(each["written"] for each in drivers.go())
        spent = processor_time(server.process) - before
    return written / seconds, spent / written / (size - 1) * 1e6


@pytest.mark.parametrize("size", PEOPLE)
def test_letters_relayed(size, tmp_path):
    """Each writes on as soon as the last letter was answered, as a page does; the servers take turns."""
    seen = {name: [] for name in SERVERS}
    for turn in range(TURNS):
        for name in SERVERS:
            (folder := tmp_path / f"{name}-{turn}").mkdir()
            seen[name].append(relay(name, folder, size))
    middle = {name: [median(values) for values in zip(*turns, strict=True)] for name, turns in seen.items()}
    rows = [
        (
            name,
            f"{rate:7.0f} letters/s   {cost:7.1f} us of processor for each delivery   {turns_of(seen[name])}",
        )
        for name, (rate, cost) in middle.items()
    ]
    (rate, cost), (their_rate, their_cost) = middle["Facilitator"], middle["hocuspocus"]
    rows.append(
        ("ratio", f"{rate / their_rate:7.3f} of the letters   {cost / their_cost:7.1f} x the processor")
    )
    show(f"Rooms of {size}, {PEOPLE[size]} people, every letter kept before the answer", rows)


def turns_of(turns):
    return "(" + ", ".join(f"{rate:.0f}" for rate, _ in turns) + ")"


@pytest.mark.parametrize("size", PEOPLE)
def test_from_a_letter_to_the_others(size, tmp_path):
    rows = []
    for name in SERVERS:
        (folder := tmp_path / name).mkdir()
        with SERVERS[name](folder, size) as (_, plan):
            (said,) = Drivers({**plan, "seconds": SECONDS, "rate": RATE}, 1).go()
        waits = [wait * 1000 for wait in said["latencies"]]
        rows.append((name, f"{spread(waits)}   max {max(waits):.1f} ms   p90 {percentile(waits, 0.9):.2f}"))
    show(f"From sending a letter to each other's socket, rooms of {size}, {RATE} letters/s", rows)


@pytest.mark.parametrize("deflate", [False, True], ids=["plain", "compressed"])
def test_bytes_of_a_letter(deflate, tmp_path):
    """One writes, six read."""
    rows = []
    with ExitStack() as stack:
        for name in SERVERS:
            (folder := tmp_path / name).mkdir()
            _, plan = stack.enter_context(SERVERS[name](folder, 7))
            seven = [{**own, "writes": not place} for place, own in enumerate(plan["readers"][:7])]
            asked = {**plan, "readers": seven, "seconds": SECONDS, "rate": 30, "deflate": deflate}
            (said,) = Drivers(asked, 1).go()
            written, (writer, *readers) = said["written"], said["received"]
            rows.append((f"{name}, up, a letter", f"{said['sent'][0] / written:7.1f}"))
            rows.append((f"{name}, down to its writer", f"{writer / written:7.1f}"))
            rows.append((f"{name}, down to each reader", f"{median(readers) / written:7.1f}"))
            rows.append((f"{name}, compression agreed on", f"{said['deflated']!s:>7}"))
    show(f"Bytes on the wire for a letter, compression {'offered' if deflate else 'not offered'}", rows)
