"""A box taken out as a file: for whom, in which formats, and that it comes to the same count."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.deciding import files
from facilitator.deciding.methods import METHODS
from tests.deciding.conftest import vote
from tests.deciding.table import (
    TEXT,
    VOTES,
    asked,
    chosen,
    counted,
    downloaded,
    files_on,
    on,
    published,
    read,
    seated,
    stood,
    voted,
)

MANUAL = Path(__file__).parents[2] / "docs/counting.md"
FITTING = {
    "approval": ["csv", "json", "cat", "pb"],
    "points": ["csv", "json", "pb"],
    "ranking": ["csv", "json", "blt", "soi", "pb"],
}
METHOD = {"choice": "approval", "ranking": "schulze", "dots": "points", "rating": "points"}


@pytest.fixture
def seven(app, ids, minjun, seoyeon):
    """Seven people at Korea's table."""
    return [minjun, seoyeon, *seated(app, ids)]


def box(person, ballot, ending):
    """Return a downloaded file as it is read back."""
    answer = downloaded(person, ballot, ending)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="ballot-{ballot}.{ending}"'
    return files.read(answer.data, name=f"ballot.{ending}")


def outcome(found, name):
    """Return what a box comes to: who is elected, every set, the last numbers."""
    came = METHODS[name].count(found, found.seats)
    return came.elected, came.sets, dict(came.rounds[-1].tallies)


@pytest.mark.parametrize("name", VOTES)
def test_each_file_of_a_ballot_is_read_back_and_comes_to_the_same_count(name, fay, seven, ids, minjun):
    ballot, _ = counted(fay, seven, ids["KR"], name)
    offered = files_on(minjun, ballot)
    found = {ending: box(minjun, ballot, ending) for ending in offered}
    form = found["csv"].form
    assert offered == FITTING[form]
    method = name if name in METHODS else METHOD.get(name, "approval")
    assert len({str(outcome(each, method)) for each in found.values()}) == 1
    told = minjun.sees("ballot")[-1]
    assert {each.cast for each in found.values()} == {
        told["result"].get("valid", 6)
    }  # abstentions are not in
    assert {each.seats for each in found.values()} == {told["rule"]["seats"] or 1}


def test_the_count_of_a_file_is_the_published_one(fay, seven, ids, minjun):
    ballot, _ = counted(fay, seven, ids["KR"], "stv")
    result = minjun.sees("ballot")[-1]["result"]
    elected = sorted((each["place"], each["option"]) for each in result["options"] if each["place"])
    for ending in files_on(minjun, ballot):
        assert outcome(box(minjun, ballot, ending), "stv")[0] == [option for _, option in elected]
    ballot, _ = counted(fay, seven, ids["KR"], "dots")
    dots = {each["option"]: each["dots"] for each in minjun.sees("ballot")[-1]["result"]["options"]}
    assert outcome(box(minjun, ballot, "csv"), "points")[2] == dots


def test_in_pabulib_each_option_costs_one_and_there_is_one_for_each_seat(fay, seven, ids, minjun):
    ballot, _ = counted(fay, seven, ids["KR"], "choice")
    found = box(minjun, ballot, "pb")
    assert (found.budget, found.costs) == (2, {1: 1, 2: 1, 3: 1})


def test_orders_with_equal_places_and_whole_orders_find_their_kind_of_file(fay, seven, ids, minjun):
    equal = {
        "kind": "ranking",
        "order": [{"option": 1, "place": 1}, {"option": 2, "place": 1}, {"option": 3, "place": 2}],
    }
    ballot = asked(fay, kind="ranking", team=ids["KR"], **on("Which goal first?", method="schulze"))
    voted(seven, ballot, [equal] * 5)
    published(fay, ballot)
    assert files_on(minjun, ballot) == ["csv", "json", "blt", "toc"]  # Pabulib has no equal places
    found = [outcome(box(minjun, ballot, each), "schulze") for each in files_on(minjun, ballot)]
    assert found == [found[0]] * 4


def test_a_voter_finds_the_receipt_in_the_file_too(fay, seven, ids, minjun):
    ballot, receipts = counted(fay, seven, ids["KR"], "choice")
    rows = list(csv.reader(io.StringIO(downloaded(minjun, ballot, "csv").text)))
    lines = {row[1]: row[2:] for row in rows[4:]}
    assert [*lines] == sorted(receipts[:5])  # who abstained is in no file
    assert lines[receipts[0]] == ["1", "1", ""]
    assert lines[receipts[4]] == ["", "", ""]
    piles = json.loads(downloaded(minjun, ballot, "json").text)["papers"]
    assert {pile["group"]: pile["paper"] for pile in piles}[receipts[2]] == [2, 3]
    assert receipts[5] in read(minjun, ballot)


def test_no_file_holds_a_name_a_group_of_a_secret_vote_or_a_reason(fay, seven, ids, minjun):
    named = asked(fay, kind="consent", team=ids["KR"], **TEXT)
    objection = vote("consent", "object", "Not in the holidays.")
    voted(seven, named, [vote("consent", "support")] * 5 + [objection])
    published(fay, named)
    secret, _ = counted(fay, seven, ids["KR"], "stance")
    for ballot in (named, secret):
        for ending in files_on(minjun, ballot):
            text = downloaded(minjun, ballot, ending).text
            assert re.findall("Min-jun|Dohyun|Mina|workers|government|holidays", text) == []


def test_groups_stand_in_the_file_of_common_ground_by_name_for_the_team_alone(fay, seven, ids, minjun, olga):
    ballot = asked(fay, kind="stance", team=ids["KR"], **on("Where do we stand?"))
    receipts = voted(seven, ballot, [stood("agree")] * 5)
    published(fay, ballot)
    assert {pile.group for pile in box(minjun, ballot, "csv").piles} == {"government", "workers"}
    assert {pile.group for pile in box(olga, ballot, "csv").piles} == {*receipts}


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        *(("xml", "no_such_file"), ("CSV", "no_such_file"), ("blt", "no_such_file"), ("soc", "no_such_file")),
        *(("", "nowhere"), ("csv.gz", "no_such_file"), ("../csv", "nowhere"), ("csv%00", "no_such_file")),
    ],
)
def test_a_format_that_is_none_or_does_not_fit_is_not_found(ending, code, fay, seven, ids, minjun):
    ballot, _ = counted(fay, seven, ids["KR"], "motion")
    answer = downloaded(minjun, ballot, ending)
    assert (answer.status_code, f'data-code="{code}"' in answer.text) == (404, True)


def test_a_file_is_for_those_who_may_see_the_papers(fay, seven, ids, minjun, lin, olga, sari, wall, stranger):
    ballot, _ = counted(fay, seven, ids["KR"], "motion")
    same = {downloaded(person, ballot, "csv").data for person in (*seven, fay, lin, olga)}
    assert len(same) == 1
    codes = [downloaded(person, ballot, "csv").status_code for person in (sari, wall, stranger)]
    assert codes == [404, 404, 403]


def test_the_box_of_a_few_is_exported_to_nobody(fay, minjun, seoyeon, ids, olga):
    ballot = asked(fay, kind="motion", team=ids["KR"], **TEXT)
    voted([minjun, seoyeon], ballot, [vote("motion", "yes"), vote("motion", "no")])
    published(fay, ballot)
    for person in (minjun, fay, olga):
        for ending in files.FORMATS:
            answer = downloaded(person, ballot, ending)
            assert (answer.status_code, 'data-code="too_few"' in answer.text) == (403, True)


def test_options_and_titles_in_any_words_get_through(fay, seven, ids, minjun):
    options = ['=HYPERLINK("x")', "한국; 日本, “中国”", "a  b"]
    ballot = asked(fay, kind="choice", team=ids["KR"], **{**on("- Which?"), "options": options})
    voted(seven, ballot, [chosen(1), chosen(2), chosen(2), chosen(3), chosen(1)])
    published(fay, ballot)
    assert "'=HYPERLINK" in downloaded(minjun, ballot, "csv").text
    for ending in files_on(minjun, ballot):
        assert box(minjun, ballot, ending).names == ['=HYPERLINK("x")', "한국; 日本, “中国”", "a b"]


def test_a_file_speaks_the_readers_language(fay, seven, ids, minjun):
    ballot, _ = counted(fay, seven, ids["KR"], "motion")
    text = minjun.http.get(f"/ballots/{ballot}/box.csv?lang=id").text
    assert "papers,group,Ya,Tidak,Abstain" in text


@pytest.fixture
def script(tmp_path):
    """The few lines of the manual that count a file with nothing of ours."""
    (lines,) = re.findall(r"^```python sums\.py\n(.*?)^```$", MANUAL.read_text(), re.MULTILINE | re.DOTALL)
    assert len(lines.splitlines()) <= 10
    assert re.findall(r"^(?:from|import) .*", lines, re.MULTILINE) == ["import csv, sys"]
    (tmp_path / "sums.py").write_text(lines)

    def script(data):
        (tmp_path / "box.csv").write_bytes(data)
        typed = [sys.executable, "-I", "sums.py", "box.csv"]
        return subprocess.run(typed, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    return script


@pytest.mark.parametrize("name", ["motion", "consent", "gradients", "choice", "dots"])
def test_the_ten_lines_of_the_manual_come_to_the_numbers_of_the_page(name, script, fay, seven, ids, minjun):
    ballot, _ = counted(fay, seven, ids["KR"], name)
    sums = dict(line.rsplit(" ", 1) for line in script(downloaded(minjun, ballot, "csv").data).splitlines())
    text = read(minjun, ballot)
    page = dict(re.findall(r"([^\n]+)\n(?:tied\n|elected, place \d\n|–\n)?(\d+)\n", text))
    assert len(sums) >= 3
    assert {option: page[option] for option in sums} == sums


def test_the_example_of_the_manual_is_what_the_ten_lines_say(script):
    text = MANUAL.read_text()
    (table,) = re.findall(r"^```csv ballot-7\.csv\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (told,) = re.findall(r"^\$ python3 sums\.py ballot-7\.csv\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert script(table.encode()) == told
