"""Python reads this before the server, on whose PYTHONPATH it stands, which then dies where a story wants it.

The story leaves the place in a file: a statement in SQL, and whether the process is to die `at` it, `before`
or `after` the commit of its transaction, or `within` that commit, when some of its pages are in the log of
the database and others are not. Nothing of the product is changed: only what it opens as a connection.
"""

import json
import os
import resource
import signal
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from sqlite3 import dbapi2

FRAME = 24 + 4096  # bytes: a page of SQLite in its write-ahead log
TORN = 2 * FRAME + 1000  # that still fit: two pages, and a part of the third


def wanted():
    """Return where to die: the beginning of a statement, and when; nothing if nobody wants it."""
    with suppress(FileNotFoundError):
        return json.loads(Path(os.environ["DIES_AT"]).read_text())
    return None, None


def die():
    """As in a power cut. Who starts this process again does not want it once more."""
    spared()
    os.kill(os.getpid(), signal.SIGKILL)


def spared():
    os.rename(os.environ["DIES_AT"], os.environ["DIES_AT"] + ".done")


def die_within(log):
    """Let the system end this process as soon as it has written so much more of the log."""
    spared()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + TORN, resource.RLIM_INFINITY))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


class Mortal(sqlite3.Connection):
    """A connection that sees each statement before it is executed."""

    __module__ = "sqlite3"  # by which the product knows a connection to SQLite

    def __init__(self, database, *args, **more):
        super().__init__(database, *args, **more)
        self.log, self.statements = Path(f"{database}-wal"), []
        self.execute("PRAGMA wal_autocheckpoint = 0")  # so that the log only grows
        self.set_trace_callback(self.sees)

    def sees(self, statement):
        if statement.startswith("BEGIN"):
            self.statements.clear()
        self.statements.append(statement)
        begins, when = wanted()
        if when == "at" and statement.startswith(begins):
            die()

    def commit(self):
        begins, when = wanted()
        is_it = when and any(statement.startswith(begins) for statement in self.statements)
        self.statements.clear()
        if is_it and when == "before":
            die()
        if is_it and when == "within":
            die_within(self.log)
        super().commit()
        if is_it and when == "after":
            die()


dbapi2.connect = sqlite3.connect = partial(sqlite3.connect, factory=Mortal)
