"""Keeping the database: a copy of it while the server runs, and the way back."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click

from facilitator.commandline.group import Fault, facilitator, in_app
from facilitator.commandline.schema import NEWER, known
from facilitator.extensions import db

PARTS = ("", "-wal", "-shm")  # the files that SQLite keeps one database in


@facilitator.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@in_app
def backup(file: Path) -> None:
    """Copy the database into FILE, whole and consistent, also while the server is running."""
    source = database("pg_dump")
    if file.exists():
        raise Fault(f"{file} is there already, and a backup never takes the place of another.")
    if not source.exists():
        raise Fault(f"There is no database at {source} yet.")
    with _finished(file) as copy:
        copied(source, copy)
    click.echo(
        f"{file}: {file.stat().st_size:,} bytes, checked. Keep the secret too: links are signed with it."
    )


@facilitator.command()
@click.argument("file", type=click.Path(dir_okay=False, exists=True, path_type=Path))
@in_app
def restore(file: Path) -> None:
    """Put a backup in the place of the database, and keep the one that was there beside it."""
    target = database("pg_restore")
    with _lock(target, fcntl.LOCK_EX, "A server is running on this database. Stop it first."):
        if target.exists() and file.samefile(target):
            raise Fault(f"{file} is the database itself.")
        kept = target.with_name(f"{target.name}.before-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
        with _finished(target) as copy:
            copied(file, copy)
            must_be_ours(copy)
            for part in PARTS:
                if (old := Path(f"{target}{part}")).exists():
                    old.rename(f"{kept}{part}")
    click.echo(f"{file} is now the database.")
    if kept.exists():
        click.echo(f"The one before it is kept as {kept}.")


@contextmanager
def served() -> Iterator[None]:
    """Say for as long as this server runs that the database is in use; it ends with the process, however."""
    if db.engine.dialect.name != "sqlite":
        yield
        return
    with _lock(database(), fcntl.LOCK_SH, "The database is being restored. Try again in a moment."):
        yield


def database(instead: str = "") -> Path:
    """Return the path of the SQLite database, or say with what the other kind is kept."""
    url = db.engine.url
    if db.engine.dialect.name != "sqlite":
        raise Fault(f"This database is {db.engine.dialect.name}: use {instead}, which comes with it.")
    return Path(str(url.database)).absolute()


def copied(source: Path, copy: Path) -> None:
    """Copy a database as it is at one moment, while others write, and check the copy."""
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))  # it holds what people wrote
    try:
        reading = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
        with closing(reading), closing(sqlite3.connect(copy)) as written:
            reading.backup(written)
            written.execute("PRAGMA journal_mode = DELETE")  # so that one file is all of it
            (said,) = written.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError as fault:
        raise Fault(f"{source} cannot be read as a database: {fault}.") from fault
    if said != "ok":
        raise Fault(f"{source} is damaged: {said}.")


def must_be_ours(copy: Path) -> None:
    """Refuse a database of something else, or one that this version cannot read."""
    with closing(sqlite3.connect(copy)) as reading:
        try:
            version = reading.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as fault:
            raise Fault("This is not a database of Facilitator. Nothing was changed.") from fault
    if version is None or version[0] not in known():
        raise Fault(f"This backup is not one that this version knows. {NEWER} Nothing was changed.")


@contextmanager
def _finished(file: Path) -> Iterator[Path]:
    """Give a path beside the file, which takes the file's place only when all went well."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        yield unfinished
        unfinished.replace(file)
    except OSError as fault:
        raise Fault(f"{file} cannot be written: {fault.strerror}.") from fault
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _lock(path: Path, kind: int, refusal: str) -> Iterator[None]:
    """Hold the database's lock, which a process cannot leave behind when it ends."""
    try:
        lock = open(f"{path}.lock", "w")  # noqa: SIM115  # held until the caller is done
    except OSError as fault:
        raise Fault(f"The folder {path.parent} cannot be written: {fault.strerror}.") from fault
    with lock:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise Fault(refusal) from fault
        yield
