"""BLT files from elsewhere, as the world writes them, and what is wrong with broken ones."""

import json
from pathlib import Path

import pytest

from facilitator.deciding import files
from facilitator.deciding.methods import METHODS, Box, Form
from facilitator.deciding.methods.boxes import Pile

SCOTLAND = Path(__file__).parents[3] / "shared/data/stv"
PAPER = """4 2
-2
3 1 3 4 0
4 1 3 2 0
2 4 1 3 0
1 2 0
2 2 4 3 1 0
1 3 4 2 0
0
"Adam"
"Basil"
"Charlotte"
"Donald"
"Title"
"""


def read(text):
    return files.read(text.encode() if isinstance(text, str) else text, "blt")


def orders(box):
    """Papers as they are told: [(3, "1 3 4")]."""
    return [
        (pile.many, " ".join("=".join(map(str, sorted(place))) for place in pile.paper)) for pile in box.piles
    ]


def test_the_paper_that_describes_the_format_is_read():
    box = read(PAPER)
    assert (box.form, box.names, box.seats) == (Form.RANKING, ["Adam", "Basil", "Charlotte", "Donald"], 2)
    assert (box.title, box.withdrawn, box.cast) == ("Title", {2}, 13)
    assert orders(box)[0] == (3, "1 3 4")


@pytest.mark.parametrize(
    "written",
    [
        "\ufeff" + PAPER,
        PAPER.replace("\n", "\r\n"),
        PAPER.replace("\n", "\r"),
        PAPER.replace("\n", "  \n"),
        PAPER.replace("\n", "\n\n"),
        PAPER.replace("\n", " # what this is\n"),
        PAPER.replace("\n", " /* what this\nis */\n"),
        "# from the council\n" + PAPER,
        " ".join(PAPER.split("\n")),
        PAPER.replace("3 1 3 4 0\n", "3 1\n3 4\n0 "),
        PAPER.replace('"\n', '" '),
        PAPER.replace('"', ""),
        PAPER.replace(" 0\n", "\n"),
        PAPER + '"from the council"\n"typed twice"\n',
        PAPER.rstrip(),
    ],
    ids=[
        *("a mark before the text", "Windows", "old Macintosh", "spaces at the ends", "blank lines"),
        *("comments", "long comments", "a comment first", "all on one line", "a paper runs on"),
        *(
            "names on one line",
            "bare names",
            "papers end with lines",
            "a source and a comment",
            "no last end",
        ),
    ],
)
def test_the_same_box_is_read_however_it_is_written(written):
    assert read(written) == read(PAPER)


def test_those_who_withdrew_may_stand_on_one_line_or_on_several():
    assert read("4 1 -2 -4\n1 1 0\n0\n").withdrawn == {2, 4}
    assert read("4 1\n-2\n-4\n1 1 0\n0\n").withdrawn == {2, 4}


def test_names_may_be_missing_and_the_title_comes_last():
    assert read("3 1\n1 1 0\n0\n").names == ["", "", ""]
    assert read('3 1\n1 1 0\n0\n"Ana"\n"Bo"\n').names == ["Ana", "Bo", ""]
    box = read("2 1\n1 1 0\n0\nAna de la Cruz (Ind)\nBo # 2\nWard 3 \n")
    assert (box.names, box.title) == (["Ana de la Cruz (Ind)", "Bo # 2"], "Ward 3")


def test_comments_between_names_are_passed_over_however_many_there_are():
    # Reading that grows with the square of their number would outlast the limit of every test.
    assert read("1 1\n1 1 0\n0\n" + "/**/" * 900_000 + '\n/* a\n*/ "Ana" /* b */ # c\n').names == ["Ana"]


def test_quotes_in_names_stay_whether_they_are_doubled_or_not():
    assert read('1 1\n1 1 0\n0\n"Kevan ""The Hat"" Shaw"\n').names == ['Kevan "The Hat" Shaw']
    assert read('1 1\n1 1 0\n0\n"Kevan "The Hat" Shaw"\n').names == ['Kevan "The Hat" Shaw']


def test_equal_and_skipped_places_are_read():
    assert orders(read("4 1\n2 1=3 4 0\n1 - 2 - 1 0\n1 (2 4) 1 0\n0\n")) == [
        (2, "1=3 4"),
        (1, "2 1"),
        (1, "2=4 1"),
    ]


def test_papers_under_ids_are_read_with_a_count_or_without_one():
    with_count = "3 1\n(A 17) 1 2 1 0\n(A 18) 1 1 3 0\n0\n"
    without = "3 1\n(A 17) 2 1 0\n(A 18) 1 3 0\n0\n"
    assert orders(read(with_count)) == orders(read(without)) == [(1, "2 1"), (1, "1 3")]


def test_papers_that_say_the_same_come_into_one_pile_and_empty_ones_count_as_cast():
    assert orders(read("3 1\n2 1 2 0\n1 3 0\n5 0\n4 1 2 0\n0\n")) == [(6, "1 2"), (1, "3"), (5, "")]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "empty"),
        ("\ufeff \n\n", 1, "empty"),
        ("3\n", 1, "ends where the number of seats"),
        ("three 1\n", 1, "number of options must be a whole number, and is 'three'"),
        ("3 0\n0\n", 1, "number of seats is '0', and cannot be less than 1"),
        ("99999 1\n0\n", 1, "more than 10000 options"),
        ("3 1\n\n2 1 4 0\n0\n", 3, "no option 4: the options are 1 to 3"),
        ("3 1\n2 1 -2 0\n0\n", 2, "option is '-2'"),
        ("3 1\n2 1 2 1 0\n0\n", 2, "option 1 stands on this paper twice"),
        ("3 1\n2 1=1 0\n0\n", 2, "option 1 stands on this paper twice"),
        ("3 1\n2 1= 0\n0\n", 2, "must be a whole number"),
        ("3 1\n1 1 0\n-2 1 0\n0\n", 3, "number of papers is '-2'"),
        ("3 1\n1.5 1 0\n0\n", 2, "must be a whole number, and is '1.5'"),
        ("3 1\n1 two 0\n0\n", 2, "must be a whole number, and is 'two'"),
        ("3 1\n1 ² 0\n0\n", 2, "must be a whole number, and is '²'"),
        ("3 1\n1234567890123456 1 0\n0\n", 2, "too large"),
        ("3 1\n1 1 2 0\n", 2, "ends where the 0 that ends the papers"),
        ("3 1\n1 1 2 0\n1 2", 3, "ends where the 0 that ends a paper"),
        ("3 1\n1 1 2\n2 1 0\n0\n", 2, "option 2 stands on this paper twice"),
        ("3 1\n-4\n0\n", 2, "no option 4"),
        ("3 1\n-2 -2\n0\n", 2, "withdrawn twice"),
        ("3 1\n[nick a b c]\n1 a 0\n0\n", 2, "which is not read here"),
        ("3 1\n(a) 1 2 0\n(a) 3 0\n0\n", 3, "the id 'a' stands on line 2 already"),
        ("3 1\n(a) 1 2 0\n(b) 1 3 0\n0\n", 2, "no paper tells which"),
        ("2 1\n0\nA\nB\nTitle\nsource\ncomment\nmore\n", 8, "more names than the 2 options"),
        ('2 1\n0\n"A\nB\n', 3, "does not end with a quote"),
        ('2 1\n0\n"A" B\n', 3, "does not end with a quote"),
        ('2 1\n0\n"A" B "C"\n', 3, "does not end with a quote"),
        (b"3 1\n1 1 0\n0\n\xff\xfe\n", 4, "not UTF-8 text (byte 0xff)"),
        (b"3 1\n\0\n", 2, "zero byte"),
        (b"3 1\n1 1 0\n" + b"9" * 50_000_000, 3, "longer than 4 MB"),
        (b"3 1\n" + b"1 1 0\n" * 11_000_000, 1, "larger than 64 MB"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_broken_file_is_refused_with_its_line_and_the_reason(text, line, reason):
    with pytest.raises(files.Broken) as refused:
        read(text)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


def test_a_zero_that_is_missing_from_one_paper_is_not_made_up():
    with pytest.raises(files.Broken, match="line 3"):
        read("3 1\n1 1 0\n1 2\n1 2 3 0\n0\n")


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        (Box(Form.POINTS, ["A"], []), "hold points"),
        (Box(Form.APPROVAL, ["A"], []), "hold approval"),
        (Box(Form.RANKING, ["A"], [], costs={1: 5}, budget=5), "costs"),
        (Box(Form.RANKING, ["A\nB"], []), "one line"),
    ],
)
def test_what_blt_cannot_hold_is_not_written(box, reason):
    with pytest.raises(files.Unwritable, match=reason):
        files.write(box, "blt")


def test_a_box_is_written_without_groups():
    box = Box(
        Form.RANKING,
        ["Ana", 'Bo "B" Lee'],
        [
            Pile((frozenset({1}), frozenset({2})), 2, "youth"),
            Pile((frozenset({1}), frozenset({2})), 1),
            Pile((frozenset({1, 2}),)),
        ],
        title="Chair",
        withdrawn=frozenset({2}),
    )
    assert (
        files.write(box, "blt").decode() == '2 1\n-2\n3 1 2 0\n1 1=2 0\n0\n"Ana"\n"Bo ""B"" Lee"\n"Chair"\n'
    )


@pytest.fixture
def elections():
    if not SCOTLAND.exists():
        pytest.skip(f"the Scottish elections are not at {SCOTLAND}")
    return {path.stem: path.read_bytes() for path in sorted(SCOTLAND.glob("*.blt"))}


def test_scottish_elections_are_read_and_counted_as_scotland_did(elections):
    outcomes = json.loads((SCOTLAND / "outcomes.json").read_text())
    assert elections.keys() == outcomes.keys()
    for name, data in elections.items():
        box, known = read(data), outcomes[name]
        result = METHODS["stv"].count(box, box.seats)
        assert (len(box.names), box.cast) == (known["candidates"], known["valid_votes"])
        assert all(box.names), name
        assert box.title, name
        assert sorted(result.elected) == known["elected"], name


def test_scottish_names_are_read_with_their_quotes(elections):
    box = read(elections["edinburgh_2022_ward11"])
    assert 'Kevan SHAW "Alba Party for independence"' in box.names
