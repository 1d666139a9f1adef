"""Every deed has a sentence for the log."""

import re
from pathlib import Path

from facilitator.steering.deeds import TERMS

SOURCES = (Path(__file__).parent.parent.parent / "facilitator").glob("*/*.py")
SAID = re.compile(r"Deed\(\s*(.*?)[,)]", re.DOTALL)


def test_every_kind_of_deed_in_the_source_has_a_sentence():
    said = {kind for path in SOURCES for deed in SAID.findall(path.read_text()) for kind in named(deed)}
    assert len(said) > 50
    assert {kind for kind in said if f"deed.{kind}" not in TERMS} == set()


def named(deed):
    return re.findall(r'"([a-z]+\.[a-z_]+)"', deed)
