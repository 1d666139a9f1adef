"""The method of equal shares: everybody has as much money, and an option is bought by those who chose it.

Source: D. Peters, G. Pierczyński and P. Skowron, Proportional Participatory Budgeting with Additive
Utilities, NeurIPS 2021; without costs, D. Peters and P. Skowron, Proportionality and the Limits of
Welfarism, EC 2020. Who chose nobody is a voter too, and has a share; both papers divide by all voters.
What is left over is spent by a rule that is named (`Completion`), never by chance.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from facilitator.deciding.methods.boxes import Box, Unfit, must_fit, must_order
from facilitator.deciding.methods.lots import Lots, counted
from facilitator.deciding.methods.market import Market, Purchases, Worth
from facilitator.deciding.methods.raising import times_alike
from facilitator.deciding.methods.results import Result, Way


class Completion(StrEnum):
    """What is done with the money for which nothing can be bought any more."""

    NONE = "none"
    PHRAGMEN = "phragmen"  # everybody earns on, at the same pace, until supporters can pay for one more
    MORE = "more"  # all is counted anew with one more for everybody, as often as what is bought can be paid
    MOST = "most"  # what most have chosen, as long as the money lasts


def equal_shares(
    box: Box,
    seats: int,
    order: Sequence[int] = (),
    completion: Completion = Completion.PHRAGMEN,
    worth: Worth = Worth.COST,
) -> Result:
    """Elect so many options, or, where they have costs, as many as the budget pays. Raises Unfit."""
    _must_fit(box, seats, order, completion)
    prices = {option: box.costs[option] if box.costs else 1 for option in box.options}
    money, worth = (box.budget, worth) if box.costs else (seats, Worth.COUNT)
    market = Market(box.approvals, prices, money, worth)
    size = (len(market.papers) + len(prices)) * (3 if completion is Completion.MORE else 1)
    return counted(
        f"shares_{completion}", seats, lambda lots: COMPLETED[completion](market, lots), order, size
    )


def _must_fit(box: Box, seats: int, order: Sequence[int], completion: Completion) -> None:
    if not box.costs:
        must_fit(box, seats, order)
    elif any(box.costs.get(option, -1) < 0 for option in box.options) or box.budget < 0:
        raise Unfit("each option needs a price, and no price nor the budget can be below zero")
    must_order(box, order)
    if completion in (Completion.MORE, Completion.MOST) and not box.costs:
        raise Unfit(f"without costs the rest is not spent by {completion}")
    if completion is Completion.PHRAGMEN and box.costs:
        raise Unfit(f"with costs the rest is not spent by {completion}")


def _plain(market: Market, lots: Lots) -> Purchases:
    purchases = Purchases(market, market.money, lots)
    purchases.buy_all()
    return purchases


def _raised(market: Market, lots: Lots) -> Way:
    """Count anew with one more for everybody, until no other choice fits, or too much is bought.

    Source: equalshares.net, "Add1"; the last count whose purchases can be paid is the one that counts.
    """
    money = market.money
    while True:
        trial = _trial(market, money, lots)
        if trial.spent > market.money:
            return _trial(market, money - market.voters, lots).way
        if market.is_exhausted_by(trial.bought):
            return trial.way
        money += market.voters * times_alike(market, money, trial.bought)


def _trial(market: Market, money: int, lots: Lots) -> Purchases:
    trial = Purchases(market, money, lots, is_trial=True)
    trial.buy_all()
    return trial


def _saved(market: Market, lots: Lots) -> Way:
    purchases = _plain(market, lots)
    purchases.save_up()
    return purchases.way


def _most_wanted(market: Market, lots: Lots) -> Way:
    purchases = _plain(market, lots)
    purchases.buy_most_wanted()
    return purchases.way


COMPLETED: dict[Completion, Callable[[Market, Lots], Way]] = {
    Completion.NONE: lambda market, lots: _plain(market, lots).way,
    Completion.PHRAGMEN: _saved,
    Completion.MORE: _raised,
    Completion.MOST: _most_wanted,
}
