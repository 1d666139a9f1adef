"""What every method has in common: small boxes, ties, drawn orders, and what cannot be counted."""

import pytest

from facilitator.deciding.methods import METHODS, Completion, Form, Unfit, Worth
from facilitator.deciding.methods.results import Settled
from facilitator.deciding.methods.shares import equal_shares
from tests.deciding.boxing import chosen, empty, outcomes, pointed, ranked

PRICED = [name for name, method in METHODS.items() if method.priced]
SEATED = [name for name in METHODS if name not in PRICED]
WHOLE = [name for name in SEATED if name != "shares_none"]  # they fill every seat
MANY = [name for name in WHOLE if name != "runoff"]


def form(name):
    return METHODS[name].forms[0]


def count(name, box, seats=1, **more):
    return METHODS[name].count(box, seats, **more)


def alike(name, options):
    """A box in which all options are equal."""
    numbers = range(1, options + 1)
    return {
        Form.RANKING: lambda: (
            ranked("=".join(map(str, numbers)), options=options)
            if name in ("borda", "schulze")
            else ranked(*map(str, numbers), options=options)
        ),
        Form.APPROVAL: lambda: chosen(*map(str, numbers), options=options),
        Form.POINTS: lambda: pointed(dict.fromkeys(numbers, 2), options=options),
    }[form(name)]()


@pytest.mark.parametrize("name", WHOLE)
def test_without_papers_every_option_can_be_elected(name):
    assert outcomes(count(name, empty(form(name), options=3))) == [[1], [2], [3]]


@pytest.mark.parametrize("name", WHOLE)
def test_a_single_option_is_elected_with_or_without_papers(name):
    for box in (empty(form(name), options=1), alike(name, 1)):
        result = count(name, box)
        assert (result.elected, result.ties, result.sets) == ([1], [], [])


@pytest.mark.parametrize("name", MANY)
def test_as_many_seats_as_options_elect_all(name):
    for box in (empty(form(name), options=4), alike(name, 4)):
        result = count(name, box, 4)
        assert (sorted(result.elected), result.sets) == ([1, 2, 3, 4], [])


@pytest.mark.parametrize("name", MANY)
def test_where_all_are_equal_every_set_is_an_outcome(name):
    assert outcomes(count(name, alike(name, 4), 2)) == [[1, 2], [1, 3], [1, 4], [2, 3], [2, 4], [3, 4]]


@pytest.mark.parametrize("name", SEATED)
@pytest.mark.parametrize("order", [[3, 1, 2, 4], [4, 3, 2, 1]])
def test_a_drawn_order_takes_its_first_and_leaves_nothing_open(name, order):
    result = count(name, alike(name, 4), order=order)
    assert (result.sets, {tie.by for tie in result.ties} - {Settled.ORDER}) == ([], set())
    assert result.elected == ([] if name == "shares_none" else order[:1])


@pytest.mark.parametrize("name", SEATED)
def test_no_seat_and_more_seats_than_options_are_refused(name):
    for seats in (0, -1) if name == "runoff" else (0, -1, 5):
        with pytest.raises(Unfit):
            count(name, alike(name, 4), seats)


@pytest.mark.parametrize("name", METHODS)
def test_who_withdrew_is_never_elected(name):
    papers = {
        Form.RANKING: lambda: ranked("9x1>2>3", "2>3", options=3, withdrawn=frozenset([1])),
        Form.APPROVAL: lambda: chosen("9x1 2", "2 3", options=3, withdrawn=frozenset([1])),
        Form.POINTS: lambda: pointed({1: 9, 2: 2}, {3: 1}, options=3, withdrawn=frozenset([1])),
    }
    box = papers[form(name)]()
    if name in PRICED:
        box = chosen("9x1 2", "3", options=3, withdrawn=frozenset([1]), costs={2: 1, 3: 9}, budget=1)
    assert count(name, box).elected == [2]


def test_a_run_off_elects_one():
    with pytest.raises(Unfit, match="STV"):
        count("runoff", ranked("1>2"), 2)


def test_dots_are_summed():
    result = count("points", pointed({1: 3, 2: 2}, {2: 2, 3: 1}, {3: 1}), 2)
    assert result.rounds[0].tallies == {1: 3, 2: 4, 3: 2, 4: 0}
    assert result.elected == [2, 1]


def test_only_papers_with_numbers_have_a_sum():
    with pytest.raises(Unfit, match="number"):
        count("points", chosen("1 2"))


def test_a_run_off_is_not_monotone_and_that_is_how_it_is():
    before = ranked("6x1>2>3", "6x3>1>2", "5x2>3>1", options=3)
    after = ranked("4x1>2>3", "2x3>1>2", "6x3>1>2", "5x2>3>1", options=3)  # two more put Cara first
    assert count("runoff", before).elected == [3]
    assert count("runoff", after).elected == [2]


@pytest.mark.parametrize("completion", [Completion.MORE, Completion.MOST])
def test_without_prices_there_is_no_rest_to_spend_on_more(completion):
    with pytest.raises(Unfit, match="without costs"):
        equal_shares(chosen("1"), 1, completion=completion)


def test_with_prices_nobody_earns_on():
    with pytest.raises(Unfit, match="with costs"):
        equal_shares(chosen("1", options=1, costs={1: 3}, budget=3), 1)


@pytest.mark.parametrize("costs", [{1: 3}, {1: 3, 2: -1}])
def test_each_option_has_a_price_and_none_is_below_zero(costs):
    with pytest.raises(Unfit, match="price"):
        count("shares_more", chosen("1", options=2, costs=costs, budget=3))


@pytest.mark.parametrize("name", ["shares_none", *PRICED])
@pytest.mark.parametrize("worth", Worth)
def test_with_a_budget_nobody_votes_nothing_is_bought_and_what_is_free_and_wanted_is(name, worth):
    costs = {1: 0, 2: 5, 3: 0}
    assert count(name, empty(Form.APPROVAL, 3, costs=costs, budget=9), worth=worth).elected == []
    assert count(name, chosen("1 2", options=3, costs=costs, budget=4), worth=worth).elected == [1]


@pytest.mark.parametrize("name", PRICED)
@pytest.mark.parametrize("worth", Worth)
def test_never_more_is_bought_than_the_budget_pays(name, worth):
    box = chosen("5x1 2", "3x1 3", "4x3", "4", costs={1: 30, 2: 20, 3: 50, 4: 25}, budget=100)
    for winners in outcomes(count(name, box, worth=worth)):
        assert sum(box.costs[option] for option in winners) <= 100
