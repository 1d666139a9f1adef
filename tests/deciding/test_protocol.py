"""One protocol of each method, read by hand: its numbers are those that the rule gives."""

from fractions import Fraction

import pytest

from facilitator.deciding.methods import METHODS, Worth
from facilitator.deciding.methods.protocol import Tongue, protocol
from facilitator.deciding.methods.results import Settled, Stake
from facilitator.deciding.methods.words import SENTENCES
from tests.deciding.boxing import chosen, empty, pointed, ranked

ORDERS = ranked("9x1>2", "4x2>1", "3x3>2>1>4", "2x4>3")
CHOICES = chosen("5x1 2", "3x1 3", "4x3", "4")
BUDGET = chosen("5x1 2", "3x1 3", "4x3", "4", costs={1: 30, 2: 20, 3: 50, 4: 25}, budget=100)


def told(name, box, seats=2, **more):
    """The protocol without the rule and what was in the box, which begin it."""
    lines = protocol(METHODS[name].count(box, seats, **more), box)
    assert lines[0].startswith("Papers in the box")
    return lines[2:]


def test_approval():
    assert told("approval", CHOICES) == [
        "Chosen by: Anna = 8; Ben = 5; Cara = 7; Dita = 1.",
        "Elected: Anna and Cara.",
    ]


def test_dots():
    assert told("points", pointed({1: 3, 2: 2}, {2: 2}), 1) == [
        "Points: Anna = 3; Ben = 4; Cara = 0; Dita = 0.",
        "Elected: Ben.",
    ]


def test_borda():
    # Anna: 9 x 3, 4 x 2, 3 x 1, 2 x 1/2 for a place shared by two
    assert told("borda", ORDERS) == [
        "Points: Anna = 39; Ben = 37; Cara = 19.5; Dita = 12.5.",
        "Elected: Anna and Ben.",
    ]


def test_instant_run_off():
    assert told("runoff", ORDERS, 1) == [
        "Votes: Anna = 9; Ben = 4; Cara = 3; Dita = 2; in all: 18. Dita has the fewest, and is out.",
        "Votes: Anna = 9; Ben = 4; Cara = 5; in all: 18. Ben has the fewest, and is out.",
        "Votes: Anna = 13; Cara = 5; in all: 18. Anna has more than half.",
        "Elected: Anna.",
    ]


def test_schulze():
    circle = ranked("4x1>2>3", "3x2>3>1", "2x3>1>2", options=3)
    assert told("schulze", circle, 1) == [
        "So many papers put Anna before another option: Ben = 6; Cara = 4.",
        "So many papers put Ben before another option: Anna = 3; Cara = 7.",
        "So many papers put Cara before another option: Anna = 5; Ben = 2.",
        "How strong the strongest chain is from Anna to another: Ben = 6; Cara = 6.",  # over Ben
        "How strong the strongest chain is from Ben to another: Anna = 5; Cara = 7.",
        "How strong the strongest chain is from Cara to another: Anna = 5; Ben = 5.",
        "No option that is left has a stronger chain to Anna than there is back.",
        "Elected: Anna.",
    ]


def test_single_transferable_vote():
    assert told("stv", ORDERS) == [
        "Quota: 18 votes divided by 3, rounded down, and one more: 7.",
        "Votes: Anna = 9; Ben = 4; Cara = 3; Dita = 2.",
        "The quota is reached by: Anna.",
        "Anna has 9, which is 2 over the quota. All these papers go to the next option on them that is left, "
        "each at its value times 2 / 9. Votes: Anna = 7; Ben = 5.99998; Cara = 3; Dita = 2. "
        "Lost so far: 0.00002.",
        "The last seat is that of Ben, who cannot be overtaken any more.",
        "Elected: Anna and Ben.",
    ]


def test_an_exclusion_and_the_ties_on_the_way():
    box = ranked("9x1", "4x2", "3x3", "1x4>3", "1", withdrawn=frozenset([5]), options=5)
    lines = protocol(METHODS["stv"].count(box, 2), box)
    assert lines[1] == "Withdrawn, and passed over on every paper: Emil."
    assert lines[7] == (
        "Dita has the fewest, 1, and is out. These papers go to the next option on them that is left, at the "
        "value that they have. Votes: Anna = 7; Ben = 4; Cara = 4; Dita = 0. Lost so far: 3."
    )
    assert lines[8] == (
        "Equal: Ben and Cara. At the last stage at which they were not, Cara had the fewest, and is out."
    )


def test_proportional_approval():
    # 9 papers with one elected choice, 3 with both: 9 + 3 x 3/2
    assert told("pav", CHOICES) == [
        "Elected choices: 1, on so many papers: 9.",
        "Elected choices: 2, on so many papers: 3.",
        "For Anna and Cara this comes to 13.5.",
        "With another option in place of one of these it would come at most to: Ben = 12; Dita = 9.",
        "Elected: Anna and Cara.",
    ]


def test_phragmen():
    # Ben's five bear 1/8 each with Anna; (1 + 5/8) / 5. Cara's seven, of whom three do: (1 + 3/8) / 7.
    assert told("phragmen", CHOICES) == [
        "With another option each of its voters would bear: Anna = 0.125; Ben = 0.2; "
        "Cara = 1/7 (about 0.14286); Dita = 1. The least is 0.125, for Anna, chosen by 8.",
        "With another option each of its voters would bear: Ben = 0.325; Cara = 11/56 (about 0.19643); "
        "Dita = 1. The least is 11/56 (about 0.19643), for Cara, chosen by 7.",
        "Elected: Anna and Cara.",
    ]


def test_equal_shares_and_how_the_rest_is_earned():
    # Cara: three have 3/13 - 1/8 = 11/104 left and pay it all; four pay (1 - 33/104) / 4
    assert told("shares_phragmen", CHOICES, 3) == [
        "3 is shared by 13 voters: each has 3/13 (about 0.23077).",
        "The most that one voter would pay for it: Anna = 0.125; Ben = 0.2; Cara = 1/7 (about 0.14286). "
        "The least is 0.125, for Anna (price 1, chosen by 8).",
        "The most that one voter would pay for it: Cara = 71/416 (about 0.17067). "
        "The least is 71/416 (about 0.17067), for Cara (price 1, chosen by 7).",
        "Nobody can pay for more. Everybody earns on at the same pace, until all that the voters of an "
        "option have is its price. That would take: Ben = 49/520 (about 0.09423); "
        "Dita = 10/13 (about 0.76923). The first, after 49/520 (about 0.09423), is Ben, whose voters pay all "
        "they have.",
        "Elected: Anna, Cara, and Ben.",
    ]


def test_equal_shares_with_prices_and_one_more_for_everybody():
    lines = told("shares_more", BUDGET, 1)
    assert lines[0].endswith("the budget of 100 can pay.")
    assert lines[1] == "126 is shared by 13 voters: each has 126/13 (about 9.69231)."
    assert lines[2] == (
        "The most that one voter would pay for it, divided by its price: Anna = 0.125; Ben = 0.2; "
        "Cara = 1/7 (about 0.14286). The least is 0.125, for Anna (price 30, chosen by 8)."
    )
    assert lines[-1] == "Elected: Anna, Cara, and Ben."


def test_equal_shares_with_prices_and_what_most_want():
    assert told("shares_most", BUDGET, 1, worth=Worth.COUNT)[1:] == [
        "The most that one voter would pay for it: Anna = 3.75; Ben = 4; Cara = 50/7 (about 7.14286). "
        "The least is 3.75, for Anna (price 30, chosen by 8).",
        # Ben's five have 100/13 - 3.75 left, a little less than the four that each would pay
        "Left of the budget: 70. That pays for options chosen by: Ben = 5; Cara = 7; Dita = 1. "
        "Chosen by most is Cara (price 50).",
        "Left of the budget: 20. That pays for options chosen by: Ben = 5. Chosen by most is Ben (price 20).",
        "Elected: Anna, Cara, and Ben.",
    ]


def test_what_the_rule_leaves_open_is_told_at_the_end():
    box = chosen("3x1", "2x2", "2x3", options=3)
    assert told("approval", box)[1:] == [
        "Equal: Ben and Cara, and there are fewer seats than they are.",
        "The rule leaves it open. Each of these sets is an outcome, and somebody must decide:",
        "— Anna and Ben",
        "— Anna and Cara",
        "Elected in every case: Anna.",
    ]
    assert told("approval", box, order=[3, 2, 1])[1:] == [
        "Equal: Ben and Cara. By the order drawn before, Cara is taken.",
        "Elected: Anna and Cara.",
    ]


def test_an_open_tie_on_the_way_is_told_before_what_follows_from_it():
    lines = told("runoff", ranked("1", "2", options=2), 1)
    assert lines[0] == "Equal: Anna and Ben. The rule does not say who is out; here it is Anna."
    assert lines[1] == "Votes: Anna = 1; Ben = 1; in all: 2. Anna has the fewest, and is out."


@pytest.mark.parametrize("name", METHODS)
def test_a_box_without_papers_can_be_told_too(name):
    costs = {"costs": {1: 3, 2: 4}, "budget": 5} if METHODS[name].priced else {}
    box = empty(METHODS[name].forms[0], 2, **costs)
    assert protocol(METHODS[name].count(box, 1), box)[0].startswith("Papers in the box: 0.")


def test_numbers_and_lists_are_written_as_the_language_writes_them():
    result, tongue = METHODS["stv"].count(ORDERS, 2), Tongue("de")
    lines = protocol(result, ORDERS, tongue)
    assert "Ben = 5,99998" in lines[5]
    assert lines[-1] == "Elected: Anna und Ben."
    assert Tongue("id").number(1234567) == "1.234.567"
    assert Tongue("ja").list("ABC") == "A、B、C"


def test_every_sentence_is_translated_before_it_is_filled():
    words = {SENTENCES["start"]: "%(seats)s seats, %(papers)s papers"}
    lines = protocol(METHODS["stv"].count(ORDERS, 2), ORDERS, Tongue(word=lambda word: words.get(word, word)))
    assert lines[0] == "2 seats, 18 papers"


def test_each_kind_of_tie_has_its_sentence():
    told_by = {f"tie.{stake}.{by}" for stake in Stake for by in Settled} - {"tie.elect.earlier"}
    assert told_by <= {*SENTENCES}


def test_a_number_is_exact_where_a_reader_can_read_it():
    tongue = Tongue()
    assert tongue.number(Fraction(1, 3)) == "1/3 (about 0.33333)"
    assert tongue.number(Fraction(1, 8)) == "0.125"
    assert tongue.number(Fraction(10**7 + 1, 3 * 10**7)) == "about 0.33333"
