"""`facilitator count`, as somebody types it who has a file and no server."""

import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitator.commandline import facilitator

ROOT = Path(__file__).parent.parent
SCOTLAND = ROOT.parent / "shared/data/stv"
MANUAL = ROOT / "docs/counting.md"
LUNCH = """3 1
2 1 2 0
2 2 1 0
1 3 2 0
0
"Rice"
"Noodles"
"Bread"
"Lunch"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lunch.blt").write_text(LUNCH)
    return tmp_path


def counts(*words, exit=0, typed=None):
    """Run a count that must end with this exit code; return what it says, or what is wrong."""
    ran = CliRunner().invoke(facilitator, ["count", *words], input=typed)
    assert isinstance(ran.exception, SystemExit | None), ran.exception
    assert ran.exit_code == exit, ran.output
    return ran.stderr if exit else ran.stdout


def answer(*words, **how):
    return json.loads(counts(*words, "--json", **how))


def manual():
    """Yield the blocks of the manual: (kind, file or "", text)."""
    return re.findall(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", MANUAL.read_text(), re.MULTILINE | re.DOTALL)


def told(block):
    """Return what the manual says that a terminal shows, with what was typed."""
    return [part.partition("\n")[::2] for part in block.split("$ facilitator count ")[1:]]


def test_every_example_of_the_manual_is_what_the_command_says(folder):
    for _, name, text in manual():
        if name:
            (folder / name).write_text(text)
    shown = [typed for kind, _, text in manual() if kind == "console" for typed in told(text)]
    assert len(shown) == 6
    for words, output in shown:
        ran = CliRunner().invoke(facilitator, ["count", *words.split()])
        assert ran.output.rstrip() == output.rstrip(), words


def test_the_verdict_comes_first_then_names_and_numbers(folder):
    lines = counts("lunch.blt").splitlines()
    assert lines[0] == "Elected: 2 Noodles."
    assert lines[3] == "Counted by stv: 1 of 3 options, 5 valid papers of 5, 3 the quota."
    assert lines[6].split() == ["elected", "2", "2", "3", "Noodles"]


def test_the_json_answer_has_every_key_that_is_documented(folder):
    told_of = answer("lunch.blt")
    assert told_of["elected"] == [2]
    assert (told_of["quota"], told_of["valid"], told_of["sets"], told_of["ties"]) == (3, 5, [], [])
    assert [each["kind"] for each in told_of["rounds"]] == ["stv.first", "stv.exclude"]
    rows = re.findall(r"^\| (`.*?) \|", MANUAL.read_text().partition("## Formats")[0], re.MULTILINE)
    assert told_of.keys() <= {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def test_numbers_in_json_are_exact(folder):
    (folder / "lunch.csv").write_text("form,ranking\npapers,group,A,B,C\n1,,1,1,\n1,,1,2,\n")
    [sums] = answer("lunch.csv", "--method", "borda")["rounds"]
    assert sums["tallies"] == {"1": "7/2", "2": "5/2", "3": 0}


def test_a_protocol_tells_every_round(folder):
    shown, whole = counts("lunch.blt"), counts("lunch.blt", "--protocol")
    assert whole.startswith(shown)
    steps = whole.removeprefix(shown).splitlines()
    assert [name in " ".join(steps) for name in ("1 Rice", "2 Noodles", "3 Bread")] == [True] * 3
    assert len(steps) > len(answer("lunch.blt")["rounds"])


TIE = "form,approval\nseats,2\npapers,group,Water,Ports,Schools\n2,,1,1,\n2,,1,,1\n"


def test_a_tie_is_named_and_a_drawn_order_settles_it(folder):
    (folder / "tie.csv").write_text(TIE)
    open_ = answer("tie.csv")
    assert (open_["elected"], open_["sets"]) == ([1], [[1, 2], [1, 3]])
    assert open_["ties"] == [{"round": 0, "stake": "elect", "options": [2, 3], "taken": 0, "by": "open"}]
    assert "2 Ports and 3 Schools are equal for a seat. Nothing decides it." in counts("tie.csv")
    drawn = answer("tie.csv", "--order", "3, 1,2")
    assert (drawn["elected"], drawn["sets"], drawn["ties"][0]["by"]) == ([1, 3], [], "order")


def test_a_file_is_read_from_standard_input_too(folder):
    assert counts("-", typed=LUNCH) == counts("lunch.blt")
    assert answer("-", "--format", "csv", typed=TIE)["elected"] == [1]
    said = counts("-", typed=LUNCH.replace("2 2 1", "2 4 1"), exit=2)
    assert "standard input, line 3: there is no option 4" in said


PARKS = """META
key;value
budget;4
vote_type;approval
PROJECTS
project_id;cost
1;2
2;3
VOTES
voter_id;vote
a;1
b;1
c;2
"""


@pytest.mark.parametrize(
    ("name", "text", "method"),
    [
        ("a.csv", "form,points\npapers,group,A,B\n1,,3,2\n", "points"),
        ("a.csv", "form,approval\ncost,,2,3\nbudget,4\npapers,group,A,B\n2,,1,\n1,,,1\n", "shares_more"),
        ("a.csv", "form,approval\npapers,group,A,B\n1,,1,\n", "approval"),
        ("a.pb", PARKS, "shares_more"),
        ("unknown", "2 1\n3 1 0\n0\n", "stv"),
        ("a.toi", "2\n1,A\n2,B\n1,1,1\n1,1,2\n", "stv"),
    ],
)
def test_the_papers_suggest_the_method(folder, name, text, method):
    (folder / name).write_text(text)
    assert (answer(name)["method"], answer(name)["elected"]) == (method, [1])


def test_a_method_that_is_named_may_pass_over_costs(folder):
    (folder / "parks.pb").write_text(PARKS.replace("approval", "ordinal"))
    assert "Counted by schulze: 1 of 2 options, 3 valid" in counts("parks.pb", "--method", "schulze")
    (folder / "parks.pb").write_text(PARKS)
    assert "Counted by shares_more: a budget of 4, 3 valid" in counts("parks.pb")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["nowhere.blt"], "nowhere.blt cannot be read: No such file"),
        (["."], ". cannot be read: Is a directory"),
        (["broken.blt"], "broken.blt, line 2: option 1 stands on this paper twice."),
        (["empty.blt"], "empty.blt, line 1: the file is empty."),
        (["lunch.blt", "--format", "json"], "lunch.blt, line 1: this is not a box of ours"),
        (["lunch.blt", "--seats", "4"], "lunch.blt cannot be counted by stv: 4 seats, but only 3 options"),
        (["lunch.blt", "--seats", "0"], "Invalid value for '--seats'"),
        (
            ["lunch.blt", "--method", "pav"],
            "ranking papers of options without costs, which these count: borda, schulze, runoff, stv",
        ),
        (["lunch.blt", "--method", "runoff", "--seats", "2"], "an instant run-off elects one"),
        (["lunch.blt", "--method", "chance"], "'chance' is not one of"),
        (["equal.blt"], "equal.blt cannot be counted by stv: two options share a place"),
        (["costs.csv"], "points papers of options with costs, for which there is no usual method"),
        (["costs.csv", "--method", "shares_more"], "which these count: points."),
        (["lunch.csv", "--method", "shares_more"], "without costs, which these count: approval, pav"),
        (["lunch.blt", "--order", "1,2"], "--order must name each option that stands once: 1, 2, 3"),
        (["lunch.blt", "--order", "1,2,2"], "--order must name each option"),
        (["lunch.blt", "--order", "1,two"], "'1,two' is not a list of numbers"),
        ([], "Missing argument 'FILE'"),
    ],
)
def test_what_cannot_be_counted_is_said_with_the_reason(folder, words, reason):
    (folder / "broken.blt").write_text("3 1\n2 1 1 0\n0\n")
    (folder / "empty.blt").write_text("")
    (folder / "equal.blt").write_text("3 1\n2 1=2 0\n0\n")
    (folder / "costs.csv").write_text("form,points\ncost,,1,1\nbudget,1\npapers,group,A,B\n1,,1,\n")
    (folder / "lunch.csv").write_text("form,approval\npapers,group,A,B\n1,,1,\n")
    assert reason in counts(*words, exit=2)


PROBE = """
import sys
from facilitator.cli import main
sys.argv = ["facilitator", "count", sys.argv[1]]
try:
    main()
except SystemExit as ended:
    print(ended.code, sorted({"flask", "sqlalchemy", "gevent", "socketio"} & sys.modules.keys()))
"""


def test_counting_starts_without_the_server_and_leaves_nothing_behind(folder):
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, "lunch.blt"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.stdout.splitlines()[0] == "Elected: 2 Noodles.", ran.stderr
    assert ran.stdout.splitlines()[-1] == "0 []"
    assert [path.name for path in folder.iterdir()] == ["lunch.blt"]


def test_a_broken_file_is_told_on_standard_error_only(folder):
    (folder / "broken.blt").write_text(LUNCH.replace("2 2 1 0", "2 2 1"))
    run = [sys.executable, str(ROOT / "run.py"), "count", "broken.blt"]
    ran = subprocess.run(run, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "broken.blt, line 3: option 1 stands on this paper twice" in ran.stderr


def test_twelve_elections_in_scotland_come_out_as_they_did():
    if not SCOTLAND.exists():
        pytest.skip(f"the Scottish elections are not at {SCOTLAND}")
    known = json.loads((SCOTLAND / "outcomes.json").read_text())
    for name, outcome in known.items():
        told_of = answer(str(SCOTLAND / f"{name}.blt"))
        assert sorted(told_of["elected"]) == outcome["elected"], name
        assert [told_of[key] for key in ("seats", "quota", "valid")] == [
            outcome[key] for key in ("seats", "quota", "valid_votes")
        ]
        assert (
            sum(Fraction(votes) for votes in told_of["rounds"][0]["tallies"].values())
            == outcome["valid_votes"]
        )
