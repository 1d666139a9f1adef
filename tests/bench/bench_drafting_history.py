"""What a document costs that has been written in for long: opening it, taking letters in, keeping it open."""

import gc
import os
from base64 import b64encode
from ctypes import CDLL
from random import Random
from statistics import median
from time import perf_counter_ns, process_time_ns

import gevent
import pytest
from pycrdt import Doc
from pycrdt import Text as SharedText
from sqlalchemy import Engine, event, insert

from facilitator.app import create_app
from facilitator.core.clock import now
from facilitator.core.commands import Identity
from facilitator.core.database import writing
from facilitator.drafting.cowriting import OpenText, WriteText, open_text, write_text
from facilitator.drafting.documents import Update, document_of, sheet_of, take_in
from facilitator.drafting.resting import rest
from facilitator.extensions import db
from tests.bench.crowd import DRAFT, SIZE, gather
from tests.bench.figures import show, spread
from tests.server import Server

FIELD = "agenda.focus"
HISTORY, OPENINGS = 50_000, 20
MARKS, EACH, AT_ONCE = (0, 10_000, 100_000), 300, 1000
DAY, DOCUMENTS = 4_000, 50  # gathered updates of a team's normal day, and documents that are open
PAGE = os.sysconf("SC_PAGE_SIZE")


class Writer:
    """Somebody who writes as people do: on and on, takes one letter in ten back, and moves now and then."""

    def __init__(self, identity, team):
        self.identity, self.team, self.chance = identity, team, Random(team)
        opened = open_text(identity, OpenText(team))
        self.key, self.doc, self.place, self.size = opened.key, Doc(client_id=opened.pen), 0, 0
        self.text, self.updates = self.doc.get(FIELD, type=SharedText), []
        self.doc.observe(lambda change: self.updates.append(change.update))

    def edit(self):
        """Return the update of the next edit."""
        if self.chance.random() < 0.02:
            self.place = self.chance.randrange(self.size + 1)
        if self.place and self.chance.random() < 0.1:
            self.place, self.size = self.place - 1, self.size - 1
            del self.text[self.place : self.place + 1]
        else:
            self.text.insert(self.place, self.chance.choice("abcdefgh ijklmnop"))
            self.place, self.size = self.place + 1, self.size + 1
        return self.updates.pop()

    def write(self):
        data = b64encode(self.edit()).decode()
        began = process_time_ns()
        write_text(self.identity, WriteText(self.team, self.key, data))
        return (process_time_ns() - began) / 1e6

    def write_much(self, number):
        """Write so many edits, many in each transaction, and let the text rest now and then."""
        for begun in range(0, number, AT_ONCE):
            with writing():
                document = document_of(self.team)
                for _ in range(min(AT_ONCE, number - begun)):
                    take_in(document, self.identity.person, self.edit())
            rest(self.team)

    def open(self, clocks=""):
        began = perf_counter_ns()
        open_text(self.identity, OpenText(self.team, self.key if clocks else "", clocks))
        return (perf_counter_ns() - began) / 1e6


@pytest.fixture
def people(tmp_path):
    """Somebody of each of fifty teams."""
    server = Server(tmp_path)
    rows, _ = gather(server, DOCUMENTS * SIZE, SIZE, DRAFT)
    return {row["team"]: Identity(row["person"], 1) for row in reversed(rows)}


@pytest.fixture
def app(tmp_path, people):
    database = f"sqlite:///{tmp_path}/facilitator.db"
    app = create_app({"SECRET_KEY": "for tests", "SQLALCHEMY_DATABASE_URI": database, "REST_SECONDS": 0})
    with app.app_context():
        yield app


@pytest.fixture
def writer(app, people):
    return Writer(people[1], 1)


def test_opening_a_long_history(app, writer):
    writer.write_much(HISTORY)
    known = b64encode(writer.doc.get_state()).decode()

    def cold():
        app.extensions["sheets"].clear()
        return writer.open()

    rows = [
        ("cold process, page that knows nothing", spread([cold() for _ in range(OPENINGS)])),
        ("warm, page that knows nothing", spread([writer.open() for _ in range(OPENINGS)])),
        ("warm, page that knows all", spread([writer.open(known) for _ in range(OPENINGS)])),
    ]
    show(f"Server's time for `text.open` after {HISTORY:,} edits (target: 200 ms)", rows)


def test_what_an_edit_costs_after_so_many(writer):
    rows, first, done = [], None, 0
    for mark in MARKS:
        writer.write_much(mark - done)
        taken = median(writer.write() for _ in range(EACH))
        done, first = mark + EACH, first or taken
        began = process_time_ns()
        rest(writer.team)
        rested = (process_time_ns() - began) / 1e6
        rows.append(
            (f"edit {mark + 1:,}", f"{taken:7.2f} ms = {taken / first:.2f} x   rest {rested:7.2f} ms")
        )
    show(f"Processor's time for one edit, and for writing the text out (medians of {EACH}; once)", rows)


def resident():
    """Return the memory of this process, without what it has freed already."""
    gc.collect()
    CDLL(None).malloc_trim(0)
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * PAGE


def test_memory_of_an_open_document(app, writer, people):
    day = [writer.edit() for _ in range(DAY)]
    with writing():
        for team, identity in people.items():
            rows = [
                {"team_id": team, "number": number, "person_id": identity.person, "at": now(), "data": data}
                for number, data in enumerate(day, 1)
            ]
            document_of(team).count = DAY
            db.session.execute(insert(Update), rows)
    before = resident()
    for team in people:
        sheet_of(document_of(team))
    grown = (resident() - before) / DOCUMENTS
    show(
        f"Memory, {DOCUMENTS} documents of {DAY:,} updates each",
        [("an open document", f"{grown / 1000:7.1f} kB")],
    )


def test_writes_of_what_comes_at_one_time(app, people):
    """Seven teams, one letter each, at one time."""
    counted = {"statements": 0, "transactions": 0}
    writers = [Writer(people[team], team) for team in range(1, 8)]
    given = [WriteText(each.team, each.key, b64encode(each.edit()).decode()) for each in writers]

    def write(writer, ask):
        with app.app_context():
            write_text(writer.identity, ask)

    event.listen(Engine, "after_cursor_execute", lambda *_: count(counted, "statements"))
    event.listen(Engine, "commit", lambda _: count(counted, "transactions"))
    asking = [gevent.spawn(write, writer, ask) for writer, ask in zip(writers, given, strict=True)]
    gevent.joinall(asking, raise_error=True)
    show("Seven letters that come at one time", [(what, f"{number:7}") for what, number in counted.items()])


def count(counted, what):
    counted[what] += 1
