"""How much more everybody can be given before a count by equal shares can go otherwise.

To spend what is left, the method of equal shares is counted anew with one more for everybody, again and
again. With amounts of money that would be millions of counts, nearly all alike. Here every number of a count
is a line: what it is now, and what one more for everybody adds to it. A count goes as before as long as each
comparison of two lines comes out as before; the first crossing of two that were compared says how far to go.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil

from facilitator.deciding.methods.market import Market


class Reach:
    """The first whole number of times at which a comparison can come out otherwise; 0 while there is none."""

    def __init__(self) -> None:
        self.times = 0

    def compare(self, first: "Line", second: "Line") -> int:
        """Return -1, 0 or 1 as the first is below, equal or above, and remember for how long that is sure."""
        ahead, gains = first[0] - second[0], first[1] - second[1]
        if ahead * gains < 0:
            self._ends(ceil(-ahead / gains))
        if ahead == 0 and gains:
            self._ends(1)
        return (ahead > 0) - (ahead < 0)

    def _ends(self, times: int) -> None:
        self.times = min(self.times or times, times)


Line = tuple[Fraction, Fraction]  # what it is now, and what one more for everybody adds


def times_alike(market: Market, money: int, bought: Sequence[int]) -> int:
    """Return after how many times one more this count, which came to `bought`, can go otherwise."""
    reach = Reach()
    purses: list[Line] = [(Fraction(money, market.voters or 1), Fraction(1))] * len(market.papers)
    left = [*market.wanted]
    for taken in [*bought, None]:
        shares = {option: share for option in left if (share := _share(market, purses, option, reach))}
        if taken is None:
            break
        rates = {option: _over(share, market.worth_of(option)) for option, share in shares.items()}
        for option in rates:
            reach.compare(rates[option], rates[taken])
        for i in market.supporters[taken]:
            purses[i] = _paid(purses[i], shares[taken], reach)
        left = [option for option in shares if option != taken]
    return max(1, reach.times)


def _share(market: Market, purses: list[Line], option: int, reach: Reach) -> Line | None:
    own = Counter[Line]()
    for i in market.supporters[option]:
        own[purses[i]] += market.papers[i][1]
    groups, voters = sorted(own), market.wanted[option]
    for poorer, richer in pairwise(groups):
        reach.compare(poorer, richer)
    rest: Line = (Fraction(market.prices[option]), Fraction(0))
    for purse in groups:
        if reach.compare(_times(purse, voters), rest) >= 0:
            return _over(rest, voters)
        rest = (rest[0] - purse[0] * own[purse], rest[1] - purse[1] * own[purse])
        voters -= own[purse]
    return None


def _paid(purse: Line, share: Line, reach: Reach) -> Line:
    if reach.compare(purse, share) >= 0:
        return (purse[0] - share[0], purse[1] - share[1])
    return (Fraction(0), Fraction(0))


def _times(line: Line, many: int) -> Line:
    return (line[0] * many, line[1] * many)


def _over(line: Line, many: int) -> Line:
    return (line[0] / many, line[1] / many)
