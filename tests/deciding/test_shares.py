"""Equal shares with amounts of money: counts that would go alike are skipped, and nothing else is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.deciding.methods import METHODS, Box, Form, Pile, Worth
from facilitator.deciding.methods.lots import Lots
from facilitator.deciding.methods.market import Market, Purchases

OPTIONS = 5
ORDER = range(1, OPTIONS + 1)
more = METHODS["shares_more"].count


def one_by_one(box, worth):
    """What the rule says, word for word: one more for everybody, counted anew each time."""
    market = Market(box.approvals, box.costs, box.budget, worth)
    money, kept = box.budget, None
    while True:
        purchases = Purchases(market, money, Lots(ORDER))
        purchases.buy_all()
        if purchases.spent > box.budget:
            return kept
        kept = purchases.way
        if not market.fitting(purchases.bought):
            return kept
        money += market.voters


boxes = st.builds(
    lambda choices, prices, percent: Box(
        Form.APPROVAL,
        [*"ABCDE"],
        [Pile(paper, many) for paper, many in choices],
        costs=dict(enumerate(prices, 1)),
        budget=max(prices) + sum(prices) * percent // 100,
    ),
    st.lists(st.tuples(st.frozensets(st.integers(1, OPTIONS)), st.integers(1, 3)), min_size=1, max_size=6),
    st.lists(st.integers(0, 200), min_size=OPTIONS, max_size=OPTIONS),
    st.integers(0, 80),
)


@settings(max_examples=300, deadline=None)
@given(boxes, st.sampled_from(Worth))
def test_skipping_counts_that_would_go_alike_changes_neither_the_set_nor_a_number(box, worth):
    result, way = more(box, 1, order=ORDER, worth=worth), one_by_one(box, worth)
    assert (result.elected, result.rounds, result.ties) == (way.elected, way.rounds, way.ties)


def test_a_budget_in_won_is_counted_as_exactly_as_one_in_points():
    papers = [frozenset({1, 2}), frozenset({1, 3}), frozenset({3}), frozenset({4, 5}), frozenset({5})]
    prices = {1: 120_000_000, 2: 340_000_001, 3: 99_999_999, 4: 500_000_000, 5: 250_000_000}
    box = Box(Form.APPROVAL, [*"ABCDE"], [*map(Pile, papers)], costs=prices, budget=1_000_000_000)
    result = more(box, 1)
    assert sorted(result.elected) == [1, 2, 3, 5]  # 810 millions, and Dita does not fit any more
    market, shared = Market(box.approvals, prices, box.budget, Worth.COST), result.rounds[0].numbers["money"]
    poorer = Purchases(market, shared - 5, Lots(ORDER))  # one won less for each of the five
    poorer.buy_all()
    assert sorted(poorer.bought) == [1, 3, 5]
