"""A real server in a process of its own, with the demonstration: it can be killed and started again."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.phone import Phone

ROOT = Path(__file__).parent.parent
RUN = [sys.executable, str(ROOT / "run.py")]


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """A server process on a port and a folder of its own; `links` has a row for everybody."""

    def __init__(self, folder, port=None, **settings):
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.log = folder / f"server-{self.port}.log"
        own = {"FACILITATOR_INSTANCE": str(folder), "SECRET_KEY": "for tests", "PORT": str(self.port)}
        quiet = {"HEARTBEAT_SECONDS": "3600"}  # too rare to hide a catch-up that does not work
        self.environment = {**os.environ, **quiet, **own, **settings}

    def goes_on(self, stopped, links):
        """Begin where another one has stopped, whose links are known."""
        shutil.copytree(stopped.folder, self.folder, dirs_exist_ok=True)
        self.links = [{**row, "link": row["link"].replace(stopped.url, self.url)} for row in links]

    def start(self):
        with self.log.open("a") as log:
            self.process = subprocess.Popen([*RUN, "run"], env=self.environment, stdout=log, stderr=log)
        self.wait()
        return self

    def wait(self):
        """Return when it answers; its own log tells why when it does not."""
        while self.process.poll() is None:
            with suppress(OSError), urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return answer.read()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.05)
        raise AssertionError(self.log.read_text())

    def kill(self):
        """As the power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def command(self, *words):
        told = subprocess.run(
            [*RUN, *words], env=self.environment, capture_output=True, text=True, check=True
        )
        return told.stdout

    @cached_property
    def links(self):
        """Everybody's links, asked for once: a command is a program of its own, and takes its time."""
        return json.loads(self.command("links", "--json"))


@pytest.fixture
def settings():
    """More environment for the server of a test."""
    return {}


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The demonstration as it is before anybody did anything: made once, and copied for every server."""
    prepared = Server(tmp_path_factory.mktemp("demonstration"))
    prepared.command("demo")
    return prepared, prepared.links


@pytest.fixture
def server(tmp_path, settings, demonstration):
    running = Server(tmp_path, **settings)
    if not settings.keys() & {"DATABASE_URL", "SECRET_KEY", "PUBLIC_URL"}:
        running.goes_on(*demonstration)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def phone(server):
    """Return a function that opens a device for a row of the links, or for the first that fits."""
    opened = []

    def phone(row=None, transports=("websocket",), **wanted):
        row = row or next(r for r in server.links if wanted.items() <= r.items())
        opened.append(Phone(server, row, transports))
        return opened[-1]

    yield phone
    for each in opened:
        each.close()
