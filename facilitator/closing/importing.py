"""A workshop from another server: checked as a whole, then written in one transaction or not at all."""

from base64 import b64decode
from typing import Any

import msgspec
from sqlalchemy import Enum, Table, func, insert, select, text
from sqlalchemy.exc import DataError, IntegrityError

from facilitator.closing.export import FORMAT, NEVER, UNKEPT, VERSION, Document
from facilitator.closing.numbering import (
    LOG,
    ROOMS,
    Row,
    counted,
    referred,
    renumbered,
    tables,
)
from facilitator.closing.older import as_now
from facilitator.core.database import writing
from facilitator.core.rooms import Audience
from facilitator.drafting.paragraphs import part_preambles
from facilitator.extensions import db
from facilitator.workshops.models import Workshop

Rows = dict[str, list[Row]]
LARGEST = 2**63 - 1  # what a column of whole numbers holds


class Broken(Exception):
    """The file cannot be imported; says why. Nothing was changed."""


def import_workshop(data: bytes) -> Workshop:
    """Write the workshop of a complete export into this server's database, and return it. Raises Broken."""
    rows = checked(read(data))
    try:
        with writing():
            _must_be_new(rows["workshop"][0]["code"])
            new = _renumbered(rows)
            for table in tables():
                _write(table, new[table.name])
            key = new["workshop"][0]["id"]
            part_preambles(db.session.get_one(Workshop, key).teams)
    except (IntegrityError, DataError) as fault:
        said = str(fault.orig).partition("\n")[0]
        raise Broken(f"What is in this file cannot be kept together with what is here: {said}.") from fault
    return db.session.get_one(Workshop, key)


def read(data: bytes) -> Document:
    try:
        told = msgspec.json.decode(data)
    except msgspec.DecodeError as fault:
        raise Broken(f"This file is not JSON, or was cut off: {fault}.") from fault
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise Broken("This file is not a workshop that Facilitator exported.")
    if isinstance(told.get("version"), int) and told["version"] > VERSION:
        said = f"This file has version {told['version']}; this program reads up to version {VERSION}"
        raise Broken(f"{said}. Install a newer Facilitator.")
    try:
        document = msgspec.convert(told, Document)
    except msgspec.ValidationError as fault:
        raise Broken(f"This file is not as an export is: {fault}.") from fault
    return _importable(document)


def _importable(document: Document) -> Document:
    if document.version != VERSION:
        raise Broken(f"This file has version {document.version}, which there never was.")
    if not document.complete:
        said = "This is the copy for reading that facilitators get: it leaves out what they may not see."
        raise Broken(f"{said} Make a complete one on the other server: facilitator export CODE")
    if len(document.tables.get("workshop", [])) != 1:
        raise Broken("This file does not hold exactly one workshop.")
    return document


def checked(document: Document) -> Rows:
    """Return the rows of every table, complete and of the right types. Raises Broken."""
    known = {table.name: table for table in tables() if table.name not in NEVER}
    for name in document.tables:
        if name not in known:
            raise Broken(f"This file has rows of a kind that this program does not know: {name}.")
    told = as_now(document.tables)
    rows = {name: [_row(table, row) for row in told.get(name, [])] for name, table in known.items()}
    for table in known.values():
        _must_point_inside(table, rows)
    _must_be_told_inside(rows)
    return rows | {name: [] for name in NEVER}


def _row(table: Table, row: Row) -> Row:
    """Return a row with every column, those that an older program did not have with what they begin with."""
    columns = {column.name: column for column in table.columns if (table.name, column.name) not in UNKEPT}
    for name in row:
        if name not in columns:
            raise Broken(f"This file was written by a newer program: {table.name} has no {name} here.")
    return {name: _value(column, row) for name, column in columns.items()}


def _value(column: Any, row: Row) -> Any:
    where = f"{column.table.name}.{column.name}"
    if column.name not in row:
        if column.default is None and not column.nullable:
            raise Broken(f"This file lacks {where}.")
        return _default(column)
    value = row[column.name]
    if value is None and column.nullable:
        return None
    if value is None or (type(value) is int and abs(value) > LARGEST):
        raise Broken(f"{where} cannot be {value}.")
    if isinstance(column.type, Enum) and column.type.enum_class:
        try:
            return column.type.enum_class(value)
        except ValueError as fault:
            raise Broken(f"{where} cannot be {value!r}.") from fault
    wanted = column.type.python_type
    if wanted is bytes:
        return _bytes(value, where)
    if type(value) is not wanted and wanted in (int, str, bool):
        raise Broken(f"{where} must be of type {wanted.__name__}, and is {value!r}.")
    return value


def _bytes(value: Any, where: str) -> bytes:
    try:
        return b64decode(value, validate=True)
    except (TypeError, ValueError) as fault:
        raise Broken(f"{where} must be bytes in base64.") from fault


def _default(column: Any) -> Any:
    default = column.default
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg


def _must_point_inside(table: Table, rows: Rows) -> None:
    """Every row that another refers to must be in the file, or it would take hold of somebody else's."""
    for column, of in referred(table).items():
        there = {row["id"] for row in rows.get(of, []) if "id" in row}
        for row in rows[table.name]:
            if row[column] is not None and row[column] not in there:
                raise Broken(f"{table.name}.{column} names {of} {row[column]}, which is not in this file.")


def _must_be_told_inside(rows: Rows) -> None:
    """Every log line must be for a room of this workshop, or it would be told to others."""
    there = {name: {row["id"] for row in rows[name]} for name in ("workshop", *ROOMS.values())}
    for line in rows[LOG]:
        kind, _, number = line["room"].partition("-")
        ours = there[ROOMS.get(kind, "workshop")]
        if kind not in set(Audience) or not number.isdecimal() or int(number) not in ours:
            raise Broken(f"A line of the log is for the room {line['room']}, which is not this workshop's.")


def _must_be_new(code: str) -> None:
    there = db.session.scalar(select(Workshop).filter_by(code=code))
    if there:
        raise Broken(f"The workshop with the code {code} is on this server already: {there.title}.")


def _renumbered(rows: Rows) -> Rows:
    numbers = {table.name: _free_numbers(table, rows[table.name]) for table in tables() if counted(table)}
    try:
        return renumbered(rows, numbers)
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise Broken(
            "Something in the rows of this file does not have the form that it must have."
        ) from fault


def _free_numbers(table: Table, rows: list[Row]) -> dict[int, int]:
    """Give every row the next free number of its table, in their order."""
    key = counted(table)
    if len({row[key] for row in rows}) != len(rows):
        raise Broken(f"Two rows of {table.name} have the same number.")
    last = db.session.scalar(select(func.max(table.c[key]))) or 0
    return {old: last + place for place, old in enumerate(sorted(row[key] for row in rows), 1)}


def _write(table: Table, rows: list[Row]) -> None:
    if not rows:
        return
    key = counted(table)
    ordered = sorted(rows, key=lambda row: row[key]) if key else rows
    db.session.execute(insert(table), _chained(ordered) if table.name == LOG else ordered)
    if key and db.engine.dialect.name == "postgresql":
        count_on = text("SELECT setval(pg_get_serial_sequence(:name, :key), :last)")
        db.session.execute(count_on, {"name": table.name, "key": key, "last": ordered[-1][key]})


def _chained(lines: list[Row]) -> list[Row]:
    """Give every log line the seq of the one before it in its room."""
    last: dict[str, int] = {}
    chained = []
    for line in lines:
        chained.append({**line, "prev": last.get(line["room"], 0)})
        last[line["room"]] = line["seq"]
    return chained
