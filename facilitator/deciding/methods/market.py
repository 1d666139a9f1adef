"""What voters buy together, each from a purse of their own. Money is held in whole parts."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from math import lcm

from facilitator.deciding.methods.boxes import Approval, Number
from facilitator.deciding.methods.lots import Lots
from facilitator.deciding.methods.results import Round, Stake, Tie, Way

Papers = list[tuple[Approval, int]]


class Worth(StrEnum):
    """What an option is worth to who chose it: as much as any other, or what it costs."""

    COUNT = "count"
    COST = "cost"


class Market:
    """What can be bought, at which price, by whom, and what there is to spend in all."""

    def __init__(self, papers: Papers, prices: dict[int, int], money: int, worth: Worth) -> None:
        self.papers, self.prices, self.money, self.worth = papers, prices, money, worth

    @cached_property
    def voters(self) -> int:
        return sum(many for _, many in self.papers)

    @cached_property
    def supporters(self) -> dict[int, list[int]]:
        """The papers on which an option is chosen, for those that anybody chose."""
        of: dict[int, list[int]] = {}
        for index, (paper, _) in enumerate(self.papers):
            for option in paper:
                of.setdefault(option, []).append(index)
        return {option: of[option] for option in self.prices if option in of}

    @cached_property
    def wanted(self) -> dict[int, int]:
        """How many chose each option that anybody chose."""
        return {option: sum(self.papers[i][1] for i in own) for option, own in self.supporters.items()}

    def price(self, options: Iterable[int]) -> int:
        return sum(self.prices[option] for option in options)

    def worth_of(self, option: int) -> int:
        """What it is worth to each who wants it; what is free costs nothing for whatever it is worth."""
        return (self.prices[option] if self.worth is Worth.COST else 1) or 1

    def fitting(self, bought: Collection[int]) -> list[int]:
        """What somebody wants, and what is left can still pay for."""
        rest = self.money - self.price(bought)
        return [option for option in self.wanted if option not in bought and self.prices[option] <= rest]

    def is_exhausted_by(self, bought: Collection[int]) -> bool:
        return not self.fitting(bought)


class Purchases:
    """What was bought so far, and what everybody has left: `purses`, in parts of which `unit` make one."""

    def __init__(self, market: Market, money: int, lots: Lots, is_trial: bool = False) -> None:
        self.market, self.lots, self.is_trial = market, lots, is_trial
        each = Fraction(money, market.voters or 1)
        self.unit, self.purses = each.denominator, [each.numerator] * len(market.papers)
        self.bought, self.ties = list[int](), list[Tie]()
        numbers: dict[str, Number] = {"purse": each, "money": money, "voters": market.voters}
        self.rounds: list[Round] = [Round("shares.purse", [], {}, numbers)]

    @property
    def way(self) -> Way:
        return Way(self.bought, self.rounds, self.ties, self.rounds[0].numbers["purse"], not self.is_trial)

    @property
    def spent(self) -> int:
        return self.market.price(self.bought)

    def buy_all(self) -> None:
        """Buy, again and again, what costs each who wants it least for what it is worth to them."""
        left = [*self.market.wanted]
        while asked := {option: share for option in left if (share := self._share(option)) is not None}:
            rates = {option: share / self.market.worth_of(option) for option, share in asked.items()}
            taken = self._take(f"shares.{self.market.worth}", rates, min(rates.values()))
            self._pay(taken, asked[taken])
            left = [option for option in asked if option != taken]  # who cannot pay now never can

    def _take(self, kind: str, scores: Mapping[int, Number], best: Number) -> int:
        tied = [option for option in scores if scores[option] == best]
        taken = self._settled(tied, self._state() if len(tied) > 1 else None)
        numbers: dict[str, Number] = {"price": self.market.prices[taken], "voters": self.market.wanted[taken]}
        numbers |= {"best": best, "rest": self.market.money - self.spent}
        self.rounds.append(Round(kind, [taken], {**scores}, numbers, [taken]))
        self.bought.append(taken)
        return taken

    def _settled(self, tied: list[int], state: Hashable) -> int:
        taken = self.lots.take(tied, Stake.ELECT, len(self.rounds), state)
        if len(tied) > 1:
            self.ties.append(self.lots.ties[-1])
        return taken

    def _state(self) -> Hashable:
        """All on which the rest of this count depends; a trial depends on those before it, too."""
        return None if self.is_trial else (frozenset(self.bought), self.unit, (*self.purses,))

    def _share(self, option: int) -> Fraction | None:
        """Return the most that one of its supporters pays for an option, or None if they cannot pay it."""
        own = Counter[int]()
        for i in self.market.supporters[option]:
            own[self.purses[i]] += self.market.papers[i][1]
        rest, voters = self.market.prices[option] * self.unit, self.market.wanted[option]
        for purse in sorted(own):
            if purse * voters >= rest:
                return Fraction(rest, voters * self.unit)
            rest -= purse * own[purse]
            voters -= own[purse]
        return None

    def _pay(self, option: int, share: Fraction) -> None:
        self._refine(share.denominator)
        parts = share.numerator * (self.unit // share.denominator)
        for i in self.market.supporters[option]:
            self.purses[i] -= min(self.purses[i], parts)

    def _refine(self, denominator: int) -> None:
        unit = lcm(self.unit, denominator)
        if unit != self.unit:
            self.purses = [purse * (unit // self.unit) for purse in self.purses]
            self.unit = unit

    def save_up(self) -> None:
        """Let everybody earn at the same pace until the supporters of one more can pay for it together."""
        while left := [option for option in self.market.prices if option not in self.bought]:
            if self.spent == self.market.money:
                return
            waits = {option: self._wait(option) for option in left if option in self.market.wanted}
            if not waits:
                self._take_unwanted(left)
                continue
            least = min(waits.values())
            taken = self._take("shares.save", waits, least)
            self._refine(least.denominator)
            earned = least.numerator * (self.unit // least.denominator)
            self.purses = [purse + earned for purse in self.purses]
            for i in self.market.supporters[taken]:
                self.purses[i] = 0

    def _wait(self, option: int) -> Fraction:
        """Return what each must still earn until all that an option's supporters have is its price."""
        own = sum(self.purses[i] * self.market.papers[i][1] for i in self.market.supporters[option])
        return Fraction(self.market.prices[option] * self.unit - own, self.unit * self.market.wanted[option])

    def _take_unwanted(self, left: list[int]) -> None:
        """Fill a seat where nobody has chosen any of those that are left: each is as good as any other."""
        taken = self._settled(left, ("unwanted", tuple(left)))
        self.rounds.append(Round("shares.nobody", [taken], {}, {}, [taken]))
        self.bought.append(taken)

    def buy_most_wanted(self) -> None:
        """Buy what most have chosen, as long as the money lasts; never what nobody chose."""
        while can := self.market.fitting(self.bought):
            wanted = {option: self.market.wanted[option] for option in can}
            self._take("shares.most", wanted, max(wanted.values()))
