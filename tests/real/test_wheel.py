"""The wheel, installed in an empty folder outside the checkout, runs with its pages, styles and words."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
import requests

from tests.server import ROOT, Server

CARRIED = (
    "facilitator",
    "templates",
    "static",
    "setup.py",
    "setup.cfg",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with nothing but what the wheel carries; its libraries are those of the tests."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("installed")
    for name in CARRIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    (wheel,) = target.glob("*.whl")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(target / "lib"),
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return target


class Installed(Server):
    """A server of the wheel, run from another folder."""

    def __init__(self, folder, library):
        super().__init__(folder, PYTHONPATH=str(library))

    def start(self):
        run = [sys.executable, "-m", "facilitator.cli", "run"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                run, env=self.environment, cwd=self.folder, stdout=log, stderr=log
            )
        self.wait()
        return self


def test_an_installed_wheel_runs_outside_the_checkout(installed, tmp_path):
    server = Installed(tmp_path, installed / "lib").start()
    try:
        page = requests.get(f"{server.url}/join", timeout=10, headers={"Accept-Language": "ko"})
        style = re.search(r'href="(/static/main-[^"]+\.css)"', page.text)[1]
        assert 'lang="ko"' in page.text
        assert requests.get(server.url + style, timeout=10).headers["Cache-Control"].endswith("immutable")
        words = json.loads((installed / "lib/facilitator/static/manifest.json").read_text())[
            "words-room-ko.js"
        ]
        assert requests.get(f"{server.url}/static/{words}", timeout=10).status_code == 200
    finally:
        server.stop()


def test_the_command_of_an_installed_wheel_answers(installed, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(installed / "lib")}
    run = [sys.executable, "-m", "facilitator.cli", "--version"]
    told = subprocess.run(run, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.startswith("facilitator, version")
