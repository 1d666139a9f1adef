"""Whether this installation is well: one line for each thing that can be wrong, in words."""

import json
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from facilitator.commandline import group, schema
from facilitator.config import LANGUAGES, PACKAGE, STATIC, instance
from facilitator.core.activity import Line
from facilitator.core.clock import now
from facilitator.extensions import db
from facilitator.language import LOCALES

TRIED = ((3, 11), (3, 14))  # the first and last Python that the tests run on
SPACE = (200, 1000)  # MB: below the first is a fault, below the second a warning
BUILT = datetime(2026, 1, 1, tzinfo=UTC)  # no true clock shows an earlier time
SLACK = 60_000  # ms by which two servers' clocks may differ


class Finding(NamedTuple):
    state: str  # ok, warn or fail
    words: str


def ok(words: str) -> Finding:
    return Finding("ok", words)


def warn(words: str) -> Finding:
    return Finding("warn", words)


def fail(words: str) -> Finding:
    return Finding("fail", words)


@group.facilitator.command()
def doctor() -> None:
    """Look whether everything that a workshop needs is in order; exit with 1 if something is not."""
    worst = "ok"
    for state, words in findings():
        click.echo(f"{state:<5} {words}")
        worst = state if state == "fail" else worst
    if worst == "fail":
        raise SystemExit(1)


def findings() -> Iterator[Finding]:
    """Look at one thing after another; what needs the application is left out when there is none."""
    yield python()
    yield secret(instance() / "secret")
    try:
        app = group.made()
    except group.Fault as fault:
        yield fail(" ".join(fault.message.split("\n")))
        return
    with app.app_context():
        reached = database()
        yield reached
        if reached.state == "ok":
            yield tables()
            yield clock()
        yield space()
        yield from redis(app.config["REDIS_URL"])
    yield static_files(STATIC)
    yield catalogues(PACKAGE / "translations")


def python() -> Finding:
    version = sys.version_info[:2]
    said = f"Python {sys.version.partition(' ')[0]}"
    if version < TRIED[0]:
        return fail(f"{said}: 3.11 or later is needed.")
    return ok(said) if version <= TRIED[1] else warn(f"{said} is newer than any that was tried.")


def secret(kept: Path) -> Finding:
    """Whoever can read the secret can make anybody's link."""
    if os.environ.get("SECRET_KEY"):
        return ok("The secret is given by SECRET_KEY.")
    if not kept.exists():
        return warn(f"There is no secret yet; one is made at the first start, in {kept}.")
    if stat.S_IMODE(kept.stat().st_mode) & 0o077:
        return fail(f"Others on this machine can read the secret. Run: chmod 600 {kept}")
    if len(kept.read_text().strip()) < 32:
        return fail(f"The secret in {kept} is too short: it needs at least 32 characters.")
    return ok(f"The secret is in {kept}, and only its owner can read it.")


def database() -> Finding:
    url = db.engine.url.render_as_string(hide_password=True)
    try:
        with db.engine.connect():
            return ok(f"The database answers: {url}")
    except (SQLAlchemyError, ImportError) as fault:
        return fail(f"The database {url} does not answer: {str(fault).partition(chr(10))[0]}")


def tables() -> Finding:
    version, versions = schema.present(), schema.known()
    if version is None:
        return warn("The database is empty; it is set up at the first start.")
    if version not in versions:
        return fail(f"The tables ({version}) are not ones that this version knows. {schema.NEWER}")
    if version != versions[0]:
        return fail(f"The tables ({version}) are older than this version. The next start migrates them.")
    return ok(f"The tables are up to date ({version}).")


def clock() -> Finding:
    """Steps end by this clock; one that was set back would show log lines of the future."""
    if now() < BUILT.timestamp() * 1000:
        return fail(f"This machine's clock says {datetime.now(UTC):%Y-%m-%d}. Set it.")
    newest = None
    with suppress(SQLAlchemyError):  # an empty database has no log
        newest = db.session.scalar(select(func.max(Line.at)))
    if newest and newest > now() + SLACK:
        said = f"{datetime.fromtimestamp(newest / 1000, UTC):%Y-%m-%d %H:%M} UTC"
        return fail(f"The log has a line of {said}, which this machine's clock has not reached. Set it.")
    return ok(f"The clock says {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC.")


def space() -> Finding:
    file = db.engine.url.database
    folder = Path(file).parent if db.engine.dialect.name == "sqlite" and file else instance()
    if not folder.exists():
        return fail(f"There is no folder {folder}.")
    free = shutil.disk_usage(folder).free // 1_000_000
    said = f"{free:,} MB are free in {folder}."
    return fail(said) if free < SPACE[0] else warn(said) if free < SPACE[1] else ok(said)


def redis(url: str) -> Iterator[Finding]:
    """Several processes hear of one another through Redis; one alone needs none."""
    if not url:
        return
    if not find_spec("redis"):
        yield fail("REDIS_URL is set, but the package is missing. Run: pip install 'facilitator[redis]'")
        return
    from redis import Redis, RedisError

    try:
        Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2).ping()
        yield ok("Redis answers.")
    except (RedisError, ValueError) as fault:
        yield fail(f"Redis does not answer: {fault}.")


def static_files(folder: Path) -> Finding:
    manifest = folder / "manifest.json"
    if not manifest.exists():
        return fail("The browser's files are not built. Run: make build")
    missing = [name for name in json.loads(manifest.read_text()).values() if not (folder / name).exists()]
    if missing:
        return fail(f"Of the browser's files {', '.join(missing)} are missing. Run: make build")
    return ok("The browser's files are built.")


def catalogues(folder: Path) -> Finding:
    others = [(LANGUAGES[tag], locale) for tag, locale in LOCALES.items() if tag != "en"]
    missing = [name for name, at in others if not (folder / at / "LC_MESSAGES/messages.mo").exists()]
    if missing:
        return warn(
            f"Pages are in English, for want of catalogues, in: {', '.join(missing)}. Run: make build"
        )
    return ok("The catalogues of all languages are compiled.")
