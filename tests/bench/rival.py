"""hocuspocus, against which the relay is measured: fetched when it is, and no part of the product."""

import json
import os
import socket
import subprocess
from contextlib import suppress

from tests.server import ROOT, free_port
from tools.environment import NODE, NPM, PROGRAMS

VERSION = "4.7.0"
PACKAGES = ROOT / ".venv" / f"hocuspocus-{VERSION}"


def fetch():
    """Install the pinned version beside the environment, once."""
    if (PACKAGES / "node_modules" / "@hocuspocus" / "server").exists():
        return
    PACKAGES.mkdir(exist_ok=True)
    wanted = {"private": True, "dependencies": {"@hocuspocus/server": VERSION}}
    (PACKAGES / "package.json").write_text(json.dumps(wanted))
    command = [NPM, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    path = PROGRAMS + os.pathsep + os.environ.get("PATH", "")
    subprocess.run(
        [*command, "--no-package-lock"], cwd=PACKAGES, env={**os.environ, "PATH": path}, check=True
    )


class Hocuspocus:
    """A server process of hocuspocus, with the same durability as ours."""

    def __init__(self, folder):
        self.port, self.database = free_port(), folder / "hocuspocus.db"

    def start(self):
        fetch()
        program = str(ROOT / "tests" / "bench" / "hocuspocus.mjs")
        node = subprocess.check_output(
            [NODE, "-p", "process.execPath"], text=True
        ).strip()  # NODE only starts it
        self.process = subprocess.Popen([node, program, str(PACKAGES), str(self.port), str(self.database)])
        while self.process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return self
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(0.05)
        raise AssertionError("hocuspocus did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()
