"""Our own two formats: a table for spreadsheets, and JSON that holds everything."""

import csv
import io
import json

import pytest

from facilitator.deciding import files
from facilitator.deciding.methods import Box, Form
from facilitator.deciding.methods.boxes import Pile

GOALS = """form,ranking
title,Which goals first
seats,2
papers,group,Clean water,Ports,Schools
1,youth,1,,2
1,officials,2,1,
1,youth,1,,2
3,,1,1,2
1,,,,
"""
WRITTEN = Box(
    Form.RANKING,
    ["Clean water", "Ports", "Schools"],
    [
        Pile((frozenset({1}), frozenset({3})), 2, "youth"),
        Pile((frozenset({2}), frozenset({1})), 1, "officials"),
        Pile((frozenset({1, 2}), frozenset({3})), 3),
        Pile((), 1),
    ],
    2,
    "Which goals first",
)


def read(text, format_="csv"):
    return files.read(text.encode(), format_)


@pytest.mark.parametrize(
    "written",
    [
        GOALS,
        "\ufeff" + GOALS,
        GOALS.replace("\n", "\r\n"),
        GOALS.replace(",", ";"),
        GOALS.replace(",", "\t"),
        GOALS.replace("\n1,", "\n\n,,,,\n1,"),
        GOALS.replace("seats,2\n", "seats,2,,,\n").replace("1,,,,", "1"),
    ],
    ids=["plain", "a mark", "Windows", "semicolons", "tabs", "empty lines", "cells added and left out"],
)
def test_a_table_is_read_however_a_spreadsheet_saves_it(written):
    assert read(written) == WRITTEN
    assert files.read(written.encode()) == WRITTEN, "known by how it begins"


def test_each_paper_is_written_on_a_line_of_its_own():
    lines = files.write(WRITTEN, "csv").decode().splitlines()
    assert lines[3:6] == ["papers,group,Clean water,Ports,Schools", "1,youth,1,,2", "1,youth,1,,2"]
    assert len(lines) == 4 + WRITTEN.cast


def test_approvals_and_points_are_read_with_costs_and_who_withdrew():
    box = read("form,approval\ncost,,5,3,2\nbudget,6\nwithdrawn,,,x,\npapers,group,A,B,C\n1,,1,0,x\n1,,,,\n")
    assert (box.costs, box.budget, box.withdrawn) == ({1: 5, 2: 3, 3: 2}, 6, {2})
    assert [pile.paper for pile in box.piles] == [{1, 3}, frozenset()]
    points = read("form,points\npapers,group,A,B\n1,,-3,0\n1,,,7\n")
    assert [pile.paper for pile in points.piles] == [((1, -3), (2, 0)), ((2, 7),)]


FORMULAS = ["=1+2", "+1", "-1", "@A1", "'=1", "''=1", "'s-Hertogenbosch", "a=b"]


def test_no_cell_is_a_formula_and_every_name_comes_back():
    box = Box(Form.APPROVAL, FORMULAS, [Pile(frozenset({1}), 1, "=cmd|' /C calc'!A0")], title="@SUM(A1)")
    written = files.write(box, "csv").decode()
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert "'s-Hertogenbosch" in cells
    assert read(written) == box


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("name,Ana\n", 1, "does not begin with `form`"),
        (GOALS.replace("ranking", "lottery"), 1, "the form is one of ranking, approval, points"),
        (GOALS.replace("title", "titel"), 2, "'titel' is unknown here"),
        (GOALS.replace("title,", "seats,3\nseats,"), 3, "'seats' stands here twice"),
        (GOALS.replace("seats,2", "seats,0"), 3, "cannot be less than 1"),
        (GOALS.replace("seats,2", "seats,two"), 3, "must be a whole number, and is 'two'"),
        (GOALS.replace("papers,group", "papers,team"), 4, "the header is"),
        (GOALS.partition("papers")[0], 3, "ends before its header"),
        (
            GOALS.replace("1,youth,1,,2", "1,youth,1,,3"),
            5,
            "the places on this paper are 1, 3: there is a gap",
        ),
        (
            GOALS.replace("1,youth,1,,2", "1,youth,first,,2"),
            5,
            "a place must be a whole number, and is 'first'",
        ),
        (GOALS.replace("1,youth,1,,2", "1,youth,1,,2,3"), 5, "goes on beyond the 3 options"),
        (GOALS.replace("1,youth,1,,2", "0,youth,1,,2"), 5, "number of papers is '0'"),
        (
            GOALS.replace("1,youth,1,,2", ",youth,1,,2"),
            5,
            "number of papers must be a whole number, and is ''",
        ),
        (GOALS.replace("1,youth,1,,2", '1,"youth"s,1,,2'), 5, "not a line of a table"),
        (GOALS.replace("ranking", "approval"), 5, "marked by 1 or x, and here by '2'"),
        (GOALS.replace("ranking", "points").replace("1,youth,1", "1,youth,1.5"), 5, "is '1.5'"),
        (GOALS.replace("seats", "withdrawn,,,yes\nseats"), 3, "marked by 1 or x, and here by 'yes'"),
        (GOALS.replace("seats", "cost,,5,3\nseats"), 3, "a cost must be a whole number, and is ''"),
    ],
)
def test_a_broken_table_is_refused_with_its_line_and_the_reason(text, line, reason):
    with pytest.raises(files.Broken) as refused:
        read(text)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_a_table_of_a_million_lines_is_not_written():
    with pytest.raises(files.Unwritable, match="each takes a line"):
        files.write(Box(Form.APPROVAL, ["Ana"], [Pile(frozenset({1}), 10**9)]), "csv")


BOX = """{
"form": "ranking",
"title": "Which goals first",
"names": ["Clean water", "Ports", "Schools"],
"seats": 2,
"withdrawn": [],
"costs": [],
"budget": 0,
"papers": [
{"many": 2, "group": "youth", "paper": [1, 3]},
{"many": 1, "group": "officials", "paper": [2, 1]},
{"many": 3, "group": "", "paper": [[1, 2], 3]},
{"many": 1, "group": "", "paper": []}
]
}
"""


def test_json_is_read_as_it_is_written_and_on_one_line_too():
    assert read(BOX, "json") == WRITTEN
    assert files.write(WRITTEN, "json").decode() == BOX
    assert read(json.dumps(json.loads(BOX)), "json") == WRITTEN
    least = '{"form": "points", "names": ["Ana", "Bo"], "papers": [{"paper": [[2, 5], [1, -1]]}]}'
    assert read(least, "json").piles == [Pile(((1, -1), (2, 5)))]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (BOX.replace('"seats": 2', '"seats": 0'), 5, "seats is 0"),
        (BOX.replace('"seats": 2', '"seats": "2"'), 5, "Expected `int`, got `str`"),
        (BOX.replace('"seats": 2', '"seats": 2.5'), 5, "Expected `int`, got `float`"),
        (BOX.replace('"seats"', '"seat"'), 5, "unknown field `seat`"),
        (BOX.replace("ranking", "lottery"), 2, "Invalid enum value 'lottery'"),
        (
            BOX.replace('"names": ["Clean water", "Ports", "Schools"],', ""),
            1,
            "missing required field `names`",
        ),
        (BOX.replace("[2, 1]}", "[2, 1]"), 12, "malformed"),
        (BOX[:200], 10, "truncated"),
        (BOX.replace("[2, 1]", "[2, 4]"), 11, "no option 4: the options are 1 to 3"),
        (BOX.replace("[2, 1]", "[2, 2]"), 11, "option 2 stands on this paper twice"),
        (BOX.replace("[2, 1]", "[2, []]"), 11, "a place on this paper is empty"),
        (BOX.replace("[2, 1]", '[2, "1"]'), 11, "must be a whole number, and is '1'"),
        (BOX.replace("[2, 1]", "[2, 1.5]"), 11, "must be a whole number, and is 1.5"),
        (BOX.replace("[2, 1]", "[2, true]"), 11, "must be a whole number, and is True"),
        (BOX.replace("[2, 1]", "[2, null]"), 11, "must be a whole number, and is None"),
        (BOX.replace("[2, 1]", "[" * 2000 + "]" * 2000), 1, "recursion"),
        (BOX.replace('"many": 1, "group": "off', '"many": -1, "group": "off'), 11, "number of papers is -1"),
        (
            BOX.replace('"many": 1, "group": "off', '"several": 1, "group": "off'),
            11,
            "unknown field `several`",
        ),
        (BOX.replace('{"many": 1, "group": "officials", "paper": [2, 1]}', "2"), 11, "Expected `object`"),
        (BOX.replace('"withdrawn": []', '"withdrawn": [4]'), 6, "no option 4"),
        (BOX.replace('"costs": []', '"costs": [1]'), 7, "costs for 1 options, and not for 3"),
        (BOX.replace('"costs": []', '"costs": [1, -1, 1]'), 7, "costs is -1"),
        (
            BOX.replace("ranking", "points").replace("[1, 3]", "[[1, 0.5]]"),
            10,
            "pairs of an option and a whole",
        ),
        ("[]", 1, "Expected `object`, got `array`"),
    ],
    ids=lambda value: str(value)[-30:],
)
def test_broken_json_is_refused_with_its_line_and_the_reason(text, line, reason):
    with pytest.raises(files.Broken) as refused:
        read(text, "json")
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_what_begins_like_no_format_is_refused():
    with pytest.raises(files.Broken, match="like none of the formats"):
        files.read(b"Dear voters,\n")
