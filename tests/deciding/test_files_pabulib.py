"""Files of Pabulib: projects with costs, and what voters said of them."""

import pytest

from facilitator.deciding import files
from facilitator.deciding.methods import Box, Form
from facilitator.deciding.methods.boxes import Pile

WIELICZKA = """META
key; value
description; Municipal PB in Wieliczka
num_projects; 5
num_votes; 4
budget; 2500
vote_type; approval
PROJECTS
project_id; cost; category; name
1; 600; culture, education; Library
2; 800; sport; "Pitch; the new one"
4; 1400.00; culture; ""\"Stage"" of the town"
5; 1000; health, sport;
7; 1200; education; School
VOTES
voter_id; age; sex; vote
1; 34; f; 1,2,4
2; 51; m; 1, 2
3; 23; m; 4,2,1
4; 19; f;
""".replace('; "', ';"')
TOULOUSE = """META
key;value
description;Municipal PB in Toulouse
budget;1000000
vote_type;cumulative
max_sum_points;7
PROJECTS
project_id;cost;name
3;20000;Parc
1;7000;Compost
2;35000;Panneau
VOTES
voter_id;vote;points
0;1,3;4,3
1;2;7
2;3,1;3,4
"""


def read(text):
    return files.read(text.encode(), "pb")


def papers(box):
    return [
        (pile.many, sorted(pile.paper) if box.form is Form.APPROVAL else pile.paper) for pile in box.piles
    ]


def test_approvals_are_read_with_costs_and_the_budget():
    box = read(WIELICZKA)
    assert (box.form, box.title, box.budget) == (Form.APPROVAL, "Municipal PB in Wieliczka", 2500)
    assert box.costs == {1: 600, 2: 800, 3: 1400, 4: 1000, 5: 1200}
    assert papers(box) == [(2, [1, 2, 3]), (1, [1, 2]), (1, [])]
    assert read(WIELICZKA.replace("\n", "\r\n")) == box
    assert files.read(WIELICZKA.encode()) == box, "known by how it begins"


def test_names_begin_with_the_id_where_that_is_not_the_number():
    assert read(WIELICZKA).names == [
        "1 Library",
        "2 Pitch; the new one",
        '4 "Stage" of the town',
        "5",
        "7 School",
    ]
    assert read(TOULOUSE).names == ["Compost", "Panneau", "Parc"]


def test_points_are_read_by_the_option_and_unlisted_ones_have_the_default():
    assert papers(read(TOULOUSE)) == [(2, ((1, 4), (3, 3))), (1, ((2, 7),))]
    scoring = TOULOUSE.replace("cumulative", "scoring\ndefault_score;-1")
    assert papers(read(scoring)) == [(2, ((1, 4), (2, -1), (3, 3))), (1, ((1, -1), (2, 7), (3, -1)))]


def test_orders_and_single_choices_are_read():
    ordinal = TOULOUSE.replace("cumulative", "ordinal").replace(";points", "")
    ordinal = ordinal.replace(";4,3", "").replace(";7\n", "\n").replace(";3,4", "")
    assert papers(read(ordinal))[0] == (1, (frozenset({1}), frozenset({3})))
    assert read(ordinal).form is Form.RANKING
    single = ordinal.replace("ordinal", "choose-1").replace("1,3", "1").replace("3,1", "3")
    assert papers(read(single)) == [(1, [1]), (1, [2]), (1, [3])]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (WIELICZKA.replace("META", "META;"), None, ""),
        (WIELICZKA.replace("META", "METRO"), 1, "the table META should begin here"),
        (WIELICZKA.replace("approval", "lottery"), 7, "vote_type must be one of approval, choose-1, ordinal"),
        (WIELICZKA.replace("vote_type; approval\n", ""), 6, "META does not say the vote_type"),
        (WIELICZKA.replace("budget; 2500\n", ""), 6, "META does not say the budget"),
        (WIELICZKA.replace("2500", "2500.50"), 6, "budget must be a whole number, and is '2500.50'"),
        (WIELICZKA.replace("2500", "-1"), 6, "budget is -1"),
        (WIELICZKA.replace("projects; 5", "projects; 6"), 4, "num_projects is 6, but there are 5"),
        (WIELICZKA.replace("votes; 4", "votes; 40"), 5, "num_votes is 40, but there are 4"),
        (WIELICZKA.replace("PROJECTS", "PROJECT"), 15, "the table PROJECTS should begin here"),
        (WIELICZKA.partition("VOTES")[0], 14, "the table VOTES should begin here"),
        (WIELICZKA.replace("800", "eight"), 11, "a cost must be a whole number, and is 'eight'"),
        (WIELICZKA.replace("\n2; 800", "\n1; 800"), 11, "project '1' stands on line 10 already"),
        (WIELICZKA.replace("; cost;", "; price;"), 10, "no column cost"),
        (WIELICZKA.replace("1,2,4", "1,2,3"), 17, "there is no project '3'"),
        (WIELICZKA.replace("1,2,4", "1,2,2"), 17, "option 2 stands on this paper twice"),
        (WIELICZKA.replace("1,2,4", "1,2,"), 17, "there is no project ''"),
        (WIELICZKA.replace("\n2; 51", "\n1; 51"), 18, "voter '1' has voted on line 17 already"),
        (WIELICZKA.replace("34; f;", "34;"), 17, "the line has 3 cells, and its table 4 columns"),
        (WIELICZKA.replace("34; f;", "34; f; x;"), 17, "the line has 5 cells, and its table 4 columns"),
        (WIELICZKA.replace("34; f", '34;"f'), 17, "this is not a line of a table"),
        (WIELICZKA.replace("; approval", "; choose-1"), 17, "3 projects are chosen, and a voter chooses one"),
        (TOULOUSE.replace("4,3\n", "4\n"), 14, "2 projects, but points for 1"),
        (TOULOUSE.replace("4,3\n", "4,-3\n"), 14, "points are -3"),
        (TOULOUSE.replace("4,3\n", "4,2.5\n"), 14, "must be a whole number, and is '2.5'"),
        (TOULOUSE.replace(";points", ";stars"), 14, "no column points"),
    ],
)
def test_a_broken_file_is_refused_with_its_line_and_the_reason(text, line, reason):
    if line is None:
        assert read(text) == read(WIELICZKA)
        return
    with pytest.raises(files.Broken) as refused:
        read(text)
    assert (refused.value.line, reason in refused.value.reason) == (line, True), refused.value


COSTS = {"costs": {1: 5, 2: 3}, "budget": 5}


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        (Box(Form.APPROVAL, ["Ana", "Bo"], []), "every option has a cost"),
        (Box(Form.APPROVAL, ["Ana", "Bo"], [], withdrawn=frozenset({1}), **COSTS), "no withdrawn options"),
        (Box(Form.RANKING, ["Ana", "Bo"], [Pile((frozenset({1, 2}),))], **COSTS), "share a place"),
        (Box(Form.APPROVAL, ["Ana", "Bo"], [Pile(frozenset({1}), 2_000_000)], **COSTS), "each takes a line"),
    ],
)
def test_what_pabulib_cannot_hold_is_not_written(box, reason):
    with pytest.raises(files.Unwritable, match=reason):
        files.write(box, "pb")
