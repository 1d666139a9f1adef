"""What was put into a ballot box, in the form in which it is counted. Options are numbered from 1."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct


class Form(StrEnum):
    """What a voter could say: an order, a choice, or a number for each option."""

    RANKING = "ranking"
    APPROVAL = "approval"
    POINTS = "points"


Ranking = tuple[frozenset[int], ...]  # from the first place to the last; options in one place are equal
Approval = frozenset[int]
Points = tuple[tuple[int, int], ...]  # of an option, so many
Number = int | Fraction
Paper = TypeVar("Paper", Ranking, Approval, Any)


class Pile(Struct, frozen=True):
    """Papers that say the same, and how many there are. `group` says whose they are, where that is known."""

    paper: Ranking | Approval | Points
    many: int = 1
    group: str = ""


class Box(Struct, frozen=True):
    """The papers of one ballot. `costs` and `budget` are whole numbers of any currency; both or neither.

    Withdrawn options stand in papers still, and are passed over by every count.
    """

    form: Form
    names: list[str]
    piles: list[Pile]
    seats: int = 1
    title: str = ""
    withdrawn: frozenset[int] = frozenset()
    costs: dict[int, int] = {}
    budget: int = 0

    @property
    def options(self) -> list[int]:
        """The options that can be elected, in the order of the ballot."""
        return [option for option in range(1, len(self.names) + 1) if option not in self.withdrawn]

    @property
    def cast(self) -> int:
        return sum(pile.many for pile in self.piles)

    @property
    def rankings(self) -> list[tuple[Ranking, int]]:
        """Papers as orders of the options that stand; a paper on which nobody is left is not among them."""
        papers: list[tuple[Ranking, int]] = _merged((pile.paper, pile.many) for pile in self.piles)
        if self.withdrawn:
            standing = {*self.options}
            papers = _merged((_standing(paper, standing), many) for paper, many in papers)
        return [(paper, many) for paper, many in papers if paper]

    @property
    def orders(self) -> list[tuple[tuple[int, ...], int]]:
        """The same as plain orders. Raises Unfit where two options share a place."""
        orders = _merged((strict(pile.paper), pile.many) for pile in self.piles)
        if self.withdrawn:
            standing = {*self.options}
            orders = _merged((tuple(o for o in order if o in standing), many) for order, many in orders)
        return [(order, many) for order, many in orders if order]

    @property
    def approvals(self) -> list[tuple[Approval, int]]:
        """Papers as sets of the options that stand, empty ones too: who chose nobody has voted."""
        standing = {*self.options}
        papers = _merged((pile.paper, pile.many) for pile in self.piles)
        return _merged((frozenset(_chosen(paper)) & standing, many) for paper, many in papers)


class Unfit(ValueError):
    """A method cannot count this box. Its words are for who reads a command line or a log."""


def _standing(paper: object, options: set[int]) -> Ranking:
    assert isinstance(paper, tuple)
    return tuple(place for each in paper if (place := each & options))


def _chosen(paper: object) -> Iterable[int]:
    if isinstance(paper, frozenset):
        return paper
    assert isinstance(paper, tuple)
    return (option for option, _ in paper)


def _merged(papers: Iterable[tuple[Paper, int]]) -> list[tuple[Paper, int]]:
    many: dict[Paper, int] = {}
    for paper, count in papers:
        many[paper] = many.get(paper, 0) + count
    return [(paper, count) for paper, count in many.items() if count]


def strict(ranking: Any) -> tuple[int, ...]:
    """Return an order without equal places. Raises Unfit for one that has some."""
    order = tuple(chain.from_iterable(ranking))
    if len(order) > len(ranking):
        raise Unfit("two options share a place on a paper, which this method cannot count")
    return order


def must_fit(box: Box, seats: int, order: Sequence[int] = ()) -> None:
    """Raise Unfit for fewer options than seats, no seat, or a drawn order that leaves out an option."""
    if seats < 1:
        raise Unfit("at least one seat must be filled")
    if len(box.options) < seats:
        raise Unfit(f"{seats} seats, but only {len(box.options)} options")
    must_order(box, order)


def must_order(box: Box, order: Sequence[int]) -> None:
    if order and ({*box.options} - {*order} or len({*order}) != len(order)):
        raise Unfit("the drawn order must name each option once")
