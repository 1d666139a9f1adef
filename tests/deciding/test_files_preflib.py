"""Files of PrefLib, in its present form and in that before 2022."""

import pytest

from facilitator.deciding import files
from facilitator.deciding.methods import Box, Form
from facilitator.deciding.methods.boxes import Pile

DEBIAN = """# FILE NAME: 00002-00000001.toc
# TITLE: Debian 2002 Leader
# DESCRIPTION: Obtained from the soi by adding the unranked alternatives at the bottom
# DATA TYPE: toc
# MODIFICATION TYPE: imbued
# RELATES TO: 00002-00000001.soi
# RELATED FILES:
# PUBLICATION DATE: 2013-08-17
# MODIFICATION DATE: 2022-09-16
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 152
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Branden Robinson
# ALTERNATIVE NAME 2: Raphael Hertzog
# ALTERNATIVE NAME 3: Bdale: Garbee
# ALTERNATIVE NAME 4: None Of The Above
100: 3,1,2,4
43: 2, 3, 1, 4
9: 3,{1,2,4}
"""
FRENCH = """# TITLE: GylesNonains
# DATA TYPE: cat
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 16
# NUMBER UNIQUE PREFERENCES: 4
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: Yes
# CATEGORY NAME 2: No
# ALTERNATIVE NAME 1: Megret
# ALTERNATIVE NAME 2: Lepage
# ALTERNATIVE NAME 3: Gluckstein
# ALTERNATIVE NAME 4: Bayrou
8: 3,{1,2,4}
5: {},{1,2,3,4}
2: {1,3},{2,4}
1: {1, 3},{2}
"""
FORMER = """3
1,Ana
2,Bo, the elder
3,Cy
6,6,3
3,1,2,3
2,2,{1,3}
1,3
"""


def read(text, kind=""):
    return files.read(text.encode(), kind)


def papers(box):
    return [
        (pile.many, [sorted(place) if isinstance(place, frozenset) else place for place in pile.paper])
        for pile in box.piles
    ]


def test_orders_are_read_with_their_ties():
    box = read(DEBIAN)
    assert (box.form, box.title, box.cast) == (Form.RANKING, "Debian 2002 Leader", 152)
    assert box.names[2] == "Bdale: Garbee"
    assert papers(box) == [(100, [[3], [1], [2], [4]]), (43, [[2], [3], [1], [4]]), (9, [[3], [1, 2, 4]])]
    assert read(DEBIAN.replace("\n", "\r\n"), "toc") == box


def test_of_two_categories_the_first_is_what_a_voter_approves_of():
    box = read(FRENCH, "cat")
    assert (box.form, box.cast) == (Form.APPROVAL, 16)
    assert papers(box) == [(8, [3]), (5, []), (3, [1, 3])]


def test_more_categories_are_an_order_of_them():
    text = FRENCH.replace("CATEGORIES: 2", "CATEGORIES: 3").replace("},", "},{},").replace("3,{", "3,{},{")
    box = read(text)
    assert (box.form, papers(box)[:2]) == (Form.RANKING, [(8, [[3], [1, 2, 4]]), (5, [[1, 2, 3, 4]])])


def test_a_file_from_before_2022_is_read():
    box = read(FORMER, "toi")
    assert (box.names, box.cast) == (["Ana", "Bo, the elder", "Cy"], 6)
    assert papers(box) == [(3, [[1], [2], [3]]), (2, [[2], [1, 3]]), (1, [[3]])]
    assert read(FORMER) == box, "known by how it begins"


@pytest.mark.parametrize(
    ("text", "kind", "line", "reason"),
    [
        (
            DEBIAN.replace("VOTERS: 152", "VOTERS: 153"),
            "",
            11,
            "NUMBER VOTERS is 153, but the papers come to 152",
        ),
        (DEBIAN.replace("ORDERS: 3", "ORDERS: 4"), "", 12, "NUMBER UNIQUE ORDERS is 4"),
        (DEBIAN.replace("ALTERNATIVES: 4", "ALTERNATIVES: 3"), "", 16, "no option 4"),
        (
            DEBIAN.replace("ALTERNATIVES: 4", "ALTERNATIVES: four"),
            "",
            10,
            "must be a whole number, and is 'four'",
        ),
        (DEBIAN.replace("TYPE: toc", "TYPE: wmd"), "", 4, "must be one of soc, soi, toc, toi, cat"),
        (DEBIAN.replace("TYPE: toc", "TYPE: soc"), "", 19, "two options share a place"),
        (DEBIAN, "toi", 4, "DATA TYPE is toc, but the file is taken for toi"),
        (DEBIAN.replace("43: 2, 3, 1, 4", "43: 2, 3, 1"), "", 18, "an option is missing"),
        (DEBIAN.replace("43: 2", "43: 5"), "", 18, "no option 5"),
        (DEBIAN.replace("43: 2, 3, 1", "43: 2, 2, 1"), "", 18, "option 2 stands on this paper twice"),
        (DEBIAN.replace("43: 2, 3, 1", "43: 2, x, 1"), "", 18, "must be a whole number, and is 'x'"),
        (DEBIAN.replace("43:", "-43:"), "", 18, "number of papers is '-43'"),
        (DEBIAN.replace("43:", "4.5:"), "", 18, "number of papers must be a whole number, and is '4.5'"),
        (DEBIAN.replace("43:", "43;"), "", 18, "`count: order`"),
        (DEBIAN.replace("{1,2,4}", "{1,2,4"), "", 19, "an order is `1,{2,3},4`"),
        (DEBIAN.replace("{1,2,4}", "{1,2,4},{}"), "", 19, "a place on this paper is empty"),
        (DEBIAN.replace("NAME 4", "NAME 3"), "", 16, "stands on line 15 already"),
        (DEBIAN.replace("# DATA TYPE: toc\n", ""), "", 1, "DATA TYPE must be one of"),
        (DEBIAN + "# TITLE: again\n", "", 20, "`count: order`"),
        (FRENCH.replace("{1,3},{2,4}", "{1,3}"), "", 15, "1 categories, and not 2"),
        (FRENCH.replace("# NUMBER CATEGORIES: 2\n", ""), "", 11, "does not say its NUMBER CATEGORIES"),
        (FRENCH.replace("PREFERENCES: 4", "PREFERENCES: 5"), "", 5, "NUMBER UNIQUE PREFERENCES is 5"),
        (FORMER.replace("6,6,3", "6,7,3"), "toi", 5, "the papers come to 6,6,3"),
        (FORMER.replace("6,6,3", "6,6"), "toi", 5, "the papers come to 6,6,3"),
        (FORMER.replace("2,Bo", "3,Bo"), "toi", 3, "the name of alternative 2 should stand here"),
        (FORMER, "soi", 7, "two options share a place"),
        ("3\n1,Ana\n", "toi", 2, "ends where the name of alternative 2 should stand"),
        ("2\n1,Ana\n2,Bo\n", "toi", 3, "ends where the totals should stand"),
        ("Ana\n", "toi", 1, "must be a whole number, and is 'Ana'"),
        (FORMER, "cat", 1, "begins with metadata"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_the_reason(text, kind, line, reason):
    with pytest.raises(files.Broken) as refused:
        read(text, kind or "") if kind else files.preflib.read(text)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


ANA_FIRST = Pile((frozenset({1}), frozenset({2})), 3, "youth")
BOTH = Pile((frozenset({1, 2}),))


def test_the_narrowest_kind_that_holds_a_box_is_known():
    def kind(*piles, names=("Ana", "Bo")):
        return files.preflib.kind_of(Box(Form.RANKING, [*names], [*piles]))

    assert (kind(ANA_FIRST), kind(BOTH)) == ("soc", "toc")
    assert kind(ANA_FIRST, names=("Ana", "Bo", "Cy")) == "soi"
    assert kind(ANA_FIRST, BOTH, names=("Ana", "Bo", "Cy")) == "toi"
    assert files.preflib.kind_of(Box(Form.APPROVAL, ["Ana"], [])) == "cat"


@pytest.mark.parametrize(
    ("box", "kind", "reason"),
    [
        (Box(Form.POINTS, ["Ana"], []), "toi", "of the form ranking, and these are points"),
        (Box(Form.RANKING, ["Ana"], []), "cat", "of the form approval, and these are ranking"),
        (Box(Form.RANKING, ["Ana", "Bo"], [BOTH]), "soi", "two options share a place"),
        (Box(Form.RANKING, ["Ana", "Bo", "Cy"], [ANA_FIRST]), "soc", "does not name every option"),
        (Box(Form.RANKING, ["Ana", "Bo"], [], withdrawn=frozenset({2})), "soi", "no withdrawn options"),
        (Box(Form.APPROVAL, ["Ana"], [], costs={1: 5}, budget=5), "cat", "no costs"),
        (Box(Form.RANKING, ["Ana", "Ana"], []), "soi", "no two options have the same name"),
        (Box(Form.RANKING, ["Ana "], []), "soi", "no space at its ends"),
    ],
)
def test_what_preflib_cannot_hold_is_not_written(box, kind, reason):
    with pytest.raises(files.Unwritable, match=reason):
        files.write(box, kind)
