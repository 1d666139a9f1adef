"""Set-up starts on a machine that has only Python and make."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def commands():
    """The lines of the Makefile that set something up."""
    lines = (ROOT / "Makefile").read_text().splitlines()
    return [line.strip("\t@").split() for line in lines if "tools.environment" in line]


def test_a_python_that_has_loaded_nothing_yet_can_set_up():
    assert commands()
    for python, *words, purpose in commands():
        assert python == "python3"
        assert purpose in ("run", "test")
        asked = [sys.executable, "-S", *words, "something else"]  # -S: nothing is loaded beforehand
        told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
        assert told.stderr.startswith("Set up, inside this folder")
