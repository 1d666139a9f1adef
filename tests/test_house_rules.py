"""The few rules of the house that a machine can watch."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path for path in (ROOT / "facilitator").rglob("*.py") if "migrations" not in path.relative_to(ROOT).parts
)
ORDER = [
    *("config", "address", "assets", "errors", "extensions", "language", "core"),
    *("workshops", "people", "evidence", "ideas", "drafting", "deciding", "declaring", "steering"),
    *("closing", "words", "openapi", "api", "console", "demonstration", "live", "serve", "app"),
    *("commandline", "cli"),
]
OF_DOORS = {"api", "words", "people"}  # pages may say terms, carry snapshots, and ask who is asking
COMMITTERS = {"facilitator.core.database"}
TELLERS = {"facilitator.core.telling"}


def module(path):
    return path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")


def users_of(pattern):
    return {module(path) for path in SOURCES if re.search(pattern, path.read_text())}


def test_only_core_commits_and_tells():
    assert users_of(r"session\.(begin|commit)\(") <= COMMITTERS
    assert users_of(r"socketio\.(emit|send)\(|[^_]emit\(") <= TELLERS


def test_nothing_imports_what_stands_above_it():
    wrong = []
    for path in SOURCES:
        parts = module(path).split(".")
        own = parts[1] if len(parts) > 1 else "__init__"
        door = re.search("(views|forms|pages)$", parts[-1])
        for name in re.findall(r"^from facilitator\.(\w+)", path.read_text(), re.MULTILINE):
            allowed = door and name in OF_DOORS
            if own in ORDER and ORDER.index(name) > ORDER.index(own) and not allowed:
                wrong.append((module(path), name))
    assert wrong == []


@pytest.mark.parametrize("path", SOURCES, ids=module)
def test_functions_stay_small(path):
    functions = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.FunctionDef)]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno >= 40] == []


def test_files_stay_within_three_screens():
    long = {module(path): len(path.read_text().splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in long.items() if lines > 300} == {}


def test_no_inline_script_and_no_style_attribute_in_any_template():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text), path
        assert not re.search(r"\sstyle=|\son\w+=", text), path
