"""Everything of one workshop as one JSON document.

A complete one, which only the command line makes, can be imported on another server. The copy for reading
that facilitators get in the browser shows no more than their console does: see `reading.py`.
"""

import json
from typing import Any

from msgspec import Struct, to_builtins
from sqlalchemy import ColumnElement, ForeignKey, Select, Table, or_, select

from facilitator import __version__
from facilitator.closing.numbering import LOG, ROOMS, Row, tables
from facilitator.core.activity import Line
from facilitator.core.clock import now
from facilitator.core.rooms import Audience
from facilitator.extensions import db
from facilitator.workshops.models import Workshop

FORMAT = "facilitator-workshop"
VERSION = 1
# Passwords; what keeps a resend from being done twice; what a browser holds while it waits to be let in; what
# is kept only to be quick, and follows from the rest.
NEVER = {"account", "operation", "join_request", "pairing", "document_snapshot"}
UNKEPT = {(LOG, "prev")}  # it follows from the order of the lines


class About(Struct, frozen=True):
    title: str
    code: str
    date: str


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """One workshop. `exported_at` is in ms; `program` is the version of Facilitator that wrote it."""

    format: str
    version: int
    complete: bool
    program: str
    exported_at: int
    workshop: About
    tables: dict[str, list[Row]]


def document(workshop: Workshop) -> Document:
    """Return everything of a workshop, as complete as another server needs it."""
    return put_together(workshop, complete=True, rows=rows_of(workshop))


def put_together(workshop: Workshop, *, complete: bool, rows: dict[str, list[Row]]) -> Document:
    about = About(workshop.title, workshop.code, workshop.date)
    return Document(FORMAT, VERSION, complete, __version__, now(), about, rows)


def written(told: Document) -> str:
    return json.dumps(to_builtins(told), ensure_ascii=False, indent=1) + "\n"


def rows_of(workshop: Workshop) -> dict[str, list[Row]]:
    """Return the rows of every table that belong to a workshop, in the order of their keys.

    Papers of secret ballots and evaluations have random keys, so their order tells nothing.
    """
    return {table.name: _rows(table, workshop) for table in tables() if table.name not in NEVER}


def _rows(table: Table, workshop: Workshop) -> list[Row]:
    chosen = _lines(workshop) if table.name == LOG else select(table).where(_belongs(table, workshop.id))
    rows = db.session.execute(chosen.order_by(*table.primary_key.columns))
    return [_plain(table, row._asdict()) for row in rows]


def _plain(table: Table, row: Row) -> Row:
    """Return a row as JSON has it. Who signed in with which account is this server's own."""
    left_out = {column.name for column in table.columns if _refers_to_never(column.foreign_keys)}
    plain: Row = to_builtins({name: None if name in left_out else value for name, value in row.items()})
    return {name: value for name, value in plain.items() if (table.name, name) not in UNKEPT}


def _belongs(table: Table, workshop: int) -> ColumnElement[bool]:
    """The condition under which a row is a workshop's: along the keys that it cannot be without."""
    if table.name == "workshop":
        return table.c.id == workshop
    column, key = way_home(table)
    return column.in_(select(key.column).where(_belongs(key.column.table, workshop)))


def way_home(table: Table) -> tuple[ColumnElement[Any], ForeignKey]:
    """Return the first column by which a row always belongs to another, which in the end is a workshop's."""
    return next((c, key) for c in table.columns if not c.nullable for key in c.foreign_keys)


def _refers_to_never(keys: set[ForeignKey]) -> bool:
    return any(key.column.table.name in NEVER for key in keys)


def _lines(workshop: Workshop) -> Select[Any]:
    """The log lines of all rooms of a workshop."""
    ours = [f"{audience}-{workshop.id}" for audience in Audience if audience not in ROOMS]
    own = [Line.room.in_(ours)]
    for kind, name in ROOMS.items():
        of = next(table for table in tables() if table.name == name)
        ids = db.session.scalars(select(of.c.id).where(_belongs(of, workshop.id)))
        own.append(Line.room.in_([f"{kind}-{number}" for number in ids]))
    return select(Line.__table__).where(or_(*own))
