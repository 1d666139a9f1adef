"""How the database is opened: many readers, and one writer at a time from its first look to its commit."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event, text

from facilitator.extensions import db

PEN = text("SELECT pg_advisory_xact_lock(1)")


@contextmanager
def writing() -> Iterator[None]:
    """One transaction of the only writer, so that what a rule has seen still holds when it is saved.

    It also makes the order of `seq` the order of commit. What a door had read before is let go.
    """
    db.session.rollback()
    for kept in ("mentions", "drafts", "held"):  # for one transaction only
        db.session.info.pop(kept, None)
    with db.session.begin():
        connection = db.session.connection(execution_options={"writing": True})
        if connection.dialect.name == "postgresql":
            db.session.execute(PEN)
        yield


def hold(rows: Iterable[object]) -> None:
    """Keep these rows at hand until the transaction ends: what nobody holds is read again when asked for."""
    db.session.info.setdefault("held", []).extend(rows)


@event.listens_for(Engine, "connect")
def _opened(connection: Any, _record: Any) -> None:
    if not _is_sqlite(connection):
        return
    connection.isolation_level = None  # SQLAlchemy, not the driver, begins transactions
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL", "busy_timeout = 5000"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begun(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        immediate = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _is_sqlite(connection: Any) -> bool:
    return type(connection).__module__.startswith("sqlite3")
