"""How fast votes are taken of 300 people, how soon all see a result, and how fast boxes are counted."""

import random
import subprocess
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import gevent
import pytest

from facilitator.deciding import files
from facilitator.deciding.methods import METHODS, Box, Form, Pile
from tests.bench.bench_command import bare_inserts
from tests.bench.crowd import gather
from tests.bench.figures import show, spread
from tests.bench.wire import Wire
from tests.databases import postgresql_database
from tests.server import Server

CROWD = 300
BALLOTS = 5
OPTIONS = ["Seoul", "Jakarta", "Manila", "Ulaanbaatar"]
PAPERS = 100_000
SEATS = 3
SCOTLAND = Path(__file__).parent.parent.parent.parent / "shared/data/stv"
ORACLES = (
    Path(__file__).parent.parent.parent.parent / "oracles/bin/python"
)  # tests/deciding/oracles/README.md


@contextmanager
def running(folder, cluster=None):
    """A server with 300 people connected to it, on SQLite or on PostgreSQL."""
    if cluster is None:
        yield from crowded(Server(folder))
        return
    with postgresql_database(cluster) as address:
        yield from crowded(Server(folder, DATABASE_URL=address.render_as_string(hide_password=False)))


def crowded(server):
    rows, _ = gather(server, CROWD)
    server.start()
    crowd = [Wire(server, row) for row in rows]
    lead = Wire(server, server.lead).connect()
    gevent.joinall([gevent.spawn(person.connect) for person in crowd], raise_error=True)
    yield lead, crowd
    for person in (lead, *crowd):
        person.close()
    server.stop()


@pytest.mark.parametrize("database", ["SQLite", "PostgreSQL"])
def test_votes_of_300_people(database, tmp_path, request):
    cluster = request.getfixturevalue("cluster") if database == "PostgreSQL" else None
    bare = bare_inserts(tmp_path / "bare.db")
    waits, took, told = [], 0.0, []
    with running(tmp_path, cluster) as (lead, crowd):
        for _ in range(BALLOTS):
            ballot = opened(lead)
            began = perf_counter()
            votes = [gevent.spawn(vote, person, ballot) for person in crowd]
            gevent.joinall(votes, raise_error=True)
            took += perf_counter() - began
            waits += [each.value for each in votes]
            told.append(shown(lead, crowd, ballot))
    accepted = BALLOTS * CROWD / took
    show(
        f"{CROWD} people vote at once, {BALLOTS} ballots, {database}",
        [
            ("votes accepted", f"{accepted:7.0f} /s"),
            ("from sending to the acknowledgement", spread(waits)),
            ("bare: one insert, one commit (SQLite)", f"{bare:7.0f} /s"),
            ("accepted / bare", f"{accepted / bare:7.3f}"),
            ("from close to the count, of the facilitator", spread([close for close, _ in told])),
            ("from publish to the last of all screens", spread([last for _, last in told])),
        ],
    )


def opened(lead):
    asked = {"kind": "choice", "title": "Where next?", "options": OPTIONS, "voters": "everybody"}
    lead.does("ballot.open", asked)
    return max(ballot["id"] for ballot in lead.sees("ballot"))


def vote(person, ballot):
    choice = {"kind": "choice", "options": [1 + person.row["person"] % len(OPTIONS)]}
    began = perf_counter()
    person.does("vote.cast", {"ballot": ballot, "receipt": uuid4().hex, "choice": choice})
    return (perf_counter() - began) * 1000


def shown(lead, crowd, ballot):
    """Close a ballot and publish it; return how long both took (ms), until each of the crowd had it."""
    began = perf_counter()
    lead.does("ballot.close", {"ballot": ballot})
    closed = (perf_counter() - began) * 1000
    began = perf_counter()
    lead.command("ballot.publish", {"ballot": ballot})
    waiting = [gevent.spawn(hears, person, ballot) for person in crowd]
    gevent.joinall(waiting, raise_error=True)
    last = (perf_counter() - began) * 1000
    lead.answer()
    return closed, last


def hears(person, ballot):
    """Read on until the result of this ballot has come."""
    while '"ballot.published"' not in person.await_packet("42"):
        pass


def box_of(form, rng):
    """A box of 100,000 papers over ten options, many of them alike, as papers are."""
    numbers = range(1, 11)
    said = {
        Form.RANKING: lambda: tuple(frozenset([o]) for o in rng.sample(numbers, rng.randint(1, 6))),
        Form.APPROVAL: lambda: frozenset(rng.sample(numbers, rng.randint(1, 4))),
        Form.POINTS: lambda: tuple(sorted((o, rng.randint(1, 5)) for o in rng.sample(numbers, 3))),
    }[form]
    piles = {}
    for _ in range(PAPERS):
        paper = said()
        piles[paper] = piles.get(paper, 0) + 1
    papers = [Pile(paper, many) for paper, many in piles.items()]
    return Box(form, [f"Option {number}" for number in numbers], papers, SEATS)


def test_boxes_of_100000_papers():
    rng, rows = random.Random(7), []
    boxes = {form: box_of(form, rng) for form in Form}
    for name, method in METHODS.items():
        if method.priced:
            continue
        box = boxes[method.forms[0]]
        seats = 1 if name == "runoff" else SEATS
        began = perf_counter()
        method.count(box, seats)
        rows.append((f"{name}, {len(box.piles):,} different papers", f"{perf_counter() - began:7.2f} s"))
    show(f"{PAPERS:,} papers, 10 options, {SEATS} seats (run-off: 1)", rows)
    show("The same papers by others' programs", [*others(boxes)])


def test_twelve_elections_of_scotland():
    if not SCOTLAND.exists():
        pytest.skip(f"the Scottish elections are not at {SCOTLAND}")
    began = perf_counter()
    boxes = [files.read(path.read_bytes(), name=path.name) for path in sorted(SCOTLAND.glob("*.blt"))]
    read = perf_counter() - began
    began = perf_counter()
    for box in boxes:
        METHODS["stv"].count(box, box.seats)
    counted = perf_counter() - began
    papers = sum(box.cast for box in boxes)
    rows = [("read from BLT", f"{read:7.2f} s"), ("counted, with all ties", f"{counted:7.2f} s")]
    show(f"{len(boxes)} elections of Scottish councils, {papers:,} papers", rows)


def others(boxes):
    """Time pyrankvote and abcvoting on the same papers, each in the environment of the oracles."""
    if not ORACLES.exists():
        yield ("not measured", "tests/deciding/oracles/README.md tells how they are set up")
        return
    for form, script in ((Form.RANKING, PYRANKVOTE), (Form.APPROVAL, ABCVOTING)):
        lines = "\n".join(f"{pile.many};{written(pile.paper)}" for pile in boxes[form].piles)
        told = subprocess.run(
            [ORACLES, "-c", script], input=lines, capture_output=True, text=True, check=True
        )
        for line in told.stdout.splitlines():
            name, _, seconds = line.partition("\t")
            yield name, f"{float(seconds):7.2f} s"


def written(paper):
    return " ".join(str(o) for place in paper for o in (place if isinstance(place, frozenset) else [place]))


READ = """
import sys, time
lines = [line.partition(";") for line in sys.stdin]
papers = [(int(n), [int(o) for o in said.split()]) for n, _, said in lines]
"""
PYRANKVOTE = (
    READ
    + """
import pyrankvote
names = [pyrankvote.Candidate(str(o)) for o in range(1, 11)]
ballots = [pyrankvote.Ballot([names[o - 1] for o in said]) for n, said in papers for _ in range(n)]
for name, count in (
    ("pyrankvote, single transferable vote", lambda: pyrankvote.single_transferable_vote(names, ballots, 3)),
    ("pyrankvote, instant run-off", lambda: pyrankvote.instant_runoff_voting(names, ballots)),
):
    began = time.perf_counter()
    count()
    print(name, time.perf_counter() - began, sep="\\t")
"""
)
ABCVOTING = (
    READ
    + """
from abcvoting import abcrules
from abcvoting.preferences import Profile, Voter
profile = Profile(10)
for n, said in papers:
    profile.add_voter(Voter([o - 1 for o in said], weight=n))
for rule in ("pav", "seqphragmen", "equal-shares"):
    began = time.perf_counter()
    try:
        abcrules.compute(rule, profile, committeesize=3, resolute=False)
    except Exception as fault:
        sys.stderr.write(f"{rule}: {fault}")
        continue
    print(f"abcvoting, {rule}", time.perf_counter() - began, sep="\\t")
"""
)
