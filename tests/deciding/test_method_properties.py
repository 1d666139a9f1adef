"""What holds for every box: no name and no order of papers matters, and more support never harms."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.deciding.methods import METHODS, Box, Form, Pile
from tests.deciding.boxing import outcomes

OPTIONS = 4
STRICT = ("runoff", "stv")
options = st.integers(1, OPTIONS)
orders = st.lists(options, max_size=OPTIONS, unique=True)
choices = st.frozensets(options)
points = st.dictionaries(options, st.integers(0, 3)).map(lambda given: tuple(sorted(given.items())))


@st.composite
def rankings(draw):
    order, cuts = draw(orders), draw(st.lists(st.booleans(), min_size=OPTIONS, max_size=OPTIONS))
    places = []
    for option, cut in zip(order, cuts, strict=False):
        if places and cut:
            places[-1].add(option)
        else:
            places.append({option})
    return tuple(map(frozenset, places))


PAPERS = {
    Form.RANKING: rankings(),
    Form.APPROVAL: choices,
    Form.POINTS: points,
}
strict = orders.map(lambda order: tuple(frozenset([option]) for option in order))


def boxes(name):
    form = METHODS[name].forms[0]
    papers = strict if name in STRICT else PAPERS[form]
    piles = st.lists(st.builds(Pile, papers, st.integers(1, 4)), max_size=6)
    prices = st.lists(st.integers(1, 6), min_size=OPTIONS, max_size=OPTIONS)
    priced = bool(METHODS[name].priced)
    return st.builds(
        lambda piles, prices, budget: Box(
            form,
            [*"ABCD"],
            piles,
            costs=dict(enumerate(prices, 1)) if priced else {},
            budget=budget if priced else 0,
        ),
        piles,
        prices,
        st.integers(0, 20),
    )


def seats_for(name, seats):
    return 1 if name == "runoff" or METHODS[name].priced else seats


def renamed(paper, names):
    if isinstance(paper, frozenset):
        return frozenset(names[option] for option in paper)
    return tuple(
        (names[part[0]], part[1]) if isinstance(part, tuple) else renamed(part, names) for part in paper
    )


@pytest.mark.parametrize("name", METHODS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_the_papers_changes_nothing(name, data):
    box = data.draw(boxes(name))
    seats = seats_for(name, data.draw(options))
    single = [Pile(pile.paper) for pile in box.piles for _ in range(pile.many)]
    shuffled = replace(box, piles=data.draw(st.permutations(single)))
    assert METHODS[name].count(shuffled, seats) == METHODS[name].count(box, seats)


@pytest.mark.parametrize("name", METHODS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_other_numbers_for_the_options_elect_the_same_options(name, data):
    box = data.draw(boxes(name))
    seats = seats_for(name, data.draw(options))
    names = dict(enumerate(data.draw(st.permutations(range(1, OPTIONS + 1))), 1))
    other = replace(
        box,
        piles=[Pile(renamed(pile.paper, names), pile.many) for pile in box.piles],
        costs={names[option]: cost for option, cost in box.costs.items()},
    )
    before, after = (outcomes(METHODS[name].count(each, seats)) for each in (box, other))
    assert sorted(sorted(names[option] for option in winners) for winners in before) == after


@pytest.mark.parametrize("name", METHODS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_drawn_order_comes_to_one_of_the_sets_and_all_orders_to_no_other(name, data):
    box = data.draw(boxes(name))
    seats = seats_for(name, data.draw(options))
    found = outcomes(METHODS[name].count(box, seats))
    order = data.draw(st.permutations(range(1, OPTIONS + 1)))
    drawn = METHODS[name].count(box, seats, order=order)
    assert sorted(drawn.elected) in found
    assert drawn.sets == []


@pytest.mark.parametrize("name", METHODS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_who_is_elected_for_sure_is_in_every_set(name, data):
    box = data.draw(boxes(name))
    result = METHODS[name].count(box, seats_for(name, data.draw(options)))
    assert {*result.elected} == set.intersection(*map(set, outcomes(result)))
    assert not result.sets or len(result.sets) > 1


def raised(ranking, winner):
    """The same paper with the winner put first."""
    others = tuple(place - {winner} for place in ranking if place - {winner})
    return (frozenset([winner]), *others)


@pytest.mark.parametrize("name", ["borda", "schulze"])
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_who_wins_still_wins_when_a_paper_puts_them_first(name, data):
    box = data.draw(boxes(name))
    if not box.piles:
        return
    winners = {*chain.from_iterable(outcomes(METHODS[name].count(box, 1)))}
    place, winner = data.draw(st.integers(0, len(box.piles) - 1)), data.draw(st.sampled_from(sorted(winners)))
    piles = [*box.piles]
    piles[place] = Pile(raised(piles[place].paper, winner), piles[place].many)
    after = METHODS[name].count(replace(box, piles=piles), 1)
    assert [winner] in outcomes(after)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_who_is_chosen_once_more_is_elected_still(data):
    box, seats = data.draw(boxes("approval")), data.draw(options)
    count = METHODS["approval"].count
    before = count(box, seats)
    winner = data.draw(st.sampled_from(before.elected or [1]))
    after = count(replace(box, piles=[*box.piles, Pile(frozenset([winner]))]), seats)
    assert winner in after.elected or not before.elected
