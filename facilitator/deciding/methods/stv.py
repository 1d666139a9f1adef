"""The single transferable vote, as Scotland counts it.

Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52, and the
Order of 2011 after it. Surpluses are transferred one at a time, the largest first, all papers of the elected
(weighted inclusive Gregory), at values of five decimals, the remainder ignored. Of equal options the last
earlier stage decides in which they were unequal; where there is none, the Order asks for a lot.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from fractions import Fraction

from facilitator.deciding.methods.boxes import Box, must_fit
from facilitator.deciding.methods.lots import Lots, counted
from facilitator.deciding.methods.results import Result, Round, Stake, Way

PLACES = 100_000  # parts of one vote: five decimals


class Parcel:
    """Papers that say the same and have the same value: `many`, of which each is worth `value` parts."""

    __slots__ = ("many", "order", "place", "value")

    def __init__(self, order: tuple[int, ...], place: int, many: int, value: int) -> None:
        self.order, self.place, self.many, self.value = order, place, many, value


def scottish(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect so many options. Raises Unfit for equal places on a paper, or fewer options than seats."""
    must_fit(box, seats, order)
    papers = box.orders
    size = 2 * (len(papers) + len(box.options))
    return counted("stv", seats, lambda lots: Count(box.options, papers, seats, lots).run(), order, size)


class Count:
    """One count under way. Votes are held in parts (`PLACES` to the vote)."""

    def __init__(
        self, options: list[int], papers: list[tuple[tuple[int, ...], int]], seats: int, lots: Lots
    ) -> None:
        self.seats, self.lots = seats, lots
        self.continuing = dict.fromkeys(options)  # in the order of the ballot
        self.elected: list[int] = []
        self.surplus_of: list[int] = []  # elected, with a surplus that was not transferred yet
        self.valid = sum(many for _, many in papers)
        self.quota = (self.valid // (seats + 1) + 1) * PLACES
        self.parcels: dict[int, list[Parcel]] = {option: [] for option in options}
        self.votes = dict.fromkeys(options, 0)
        self.lost = 0
        self.stages: list[dict[int, int]] = []
        self.history: list[tuple[int, ...]] = []  # the stages, without those that changed nothing
        self.rounds: list[Round] = []
        for order, many in papers:
            self._give(Parcel(order, 0, many, PLACES), order[0])

    def run(self) -> Way:
        self._end_stage("first", [])
        while not self._is_full():
            if self.surplus_of:
                self._transfer(self._largest())
            else:
                self._exclude(self._smallest())
        return Way(self.elected, self.rounds, self.lots.ties, Fraction(self.quota, PLACES))

    def _give(self, parcel: Parcel, option: int) -> None:
        self.parcels[option].append(parcel)
        self.votes[option] += parcel.many * parcel.value

    def _is_full(self) -> bool:
        """Rule 52: the last vacancies are filled once it is known by whom; nothing more is transferred."""
        vacancies = self.seats - len(self.elected)
        if not vacancies:
            return True
        if len(self.continuing) == vacancies:
            self._fill("last", [*self.continuing])
            return True
        if vacancies > 1:
            return False
        pending = sum(self.votes[option] - self.quota for option in self.surplus_of)
        rest = sum(self.votes[option] for option in self.continuing) + pending
        for option in self.continuing:
            if self.votes[option] > rest - self.votes[option]:
                self._fill("lead", [option])
                return True
        return False

    def _fill(self, kind: str, options: list[int]) -> None:
        last = sorted(options, key=lambda option: -self.votes[option])
        self._elect(last)
        self._note(kind, last, {}, elected=last)

    def _elect(self, options: list[int]) -> None:
        for option in options:
            del self.continuing[option]
            self.elected.append(option)

    def _end_stage(self, kind: str, about: list[int], numbers: dict[str, int] | None = None) -> None:
        """Rule 47: who has the quota at the end of a stage is elected, who has most of it first."""
        self.stages.append(dict(self.votes))
        if (votes := tuple(self.votes.values())) != (self.history or [()])[-1]:
            self.history.append(votes)
        reached = [option for option in self.continuing if self.votes[option] >= self.quota]
        reached.sort(key=lambda option: -self.votes[option])
        self._elect(reached)
        self.surplus_of += [option for option in reached if self.votes[option] > self.quota]
        excluded = about if kind == "exclude" else []
        self._note(kind, about, numbers or {}, elected=reached, excluded=excluded)

    def _note(
        self,
        kind: str,
        about: list[int],
        numbers: dict[str, int],
        elected: Sequence[int] = (),
        excluded: Sequence[int] = (),
    ) -> None:
        tallies = {option: Fraction(votes, PLACES) for option, votes in self.votes.items()}
        exact = {name: Fraction(parts, PLACES) for name, parts in {**numbers, "lost": self.lost}.items()}
        self.rounds.append(Round(f"stv.{kind}", about, tallies, exact, [*elected], [*excluded]))

    def _transfer(self, option: int) -> None:
        """Rule 48: every paper of who has a surplus goes on at the part of its value that is surplus."""
        self.surplus_of.remove(option)
        total, surplus = self.votes[option], self.votes[option] - self.quota
        gone = 0
        for parcel in self.parcels[option]:
            value = surplus * parcel.value // total
            gone += self._pass_on(parcel, value)
        self.votes[option] = self.quota
        self.lost += surplus - gone
        self.parcels[option] = []
        self._end_stage("transfer", [option], {"surplus": surplus, "total": total})

    def _exclude(self, option: int) -> None:
        """Rule 50: the papers of who has the fewest votes go on at the value they have."""
        del self.continuing[option]
        total = self.votes[option]
        self.votes[option] = 0
        self.lost += total - sum(self._pass_on(parcel, parcel.value) for parcel in self.parcels[option])
        self.parcels[option] = []
        self._end_stage("exclude", [option], {"total": total})

    def _pass_on(self, parcel: Parcel, value: int) -> int:
        """Give a parcel to the next continuing option on it; return the parts that were given."""
        order = parcel.order
        for place in range(parcel.place + 1, len(order)):
            if order[place] in self.continuing:
                self._give(Parcel(order, place, parcel.many, value), order[place])
                return parcel.many * value
        return 0

    def _largest(self) -> int:
        most = max(self.votes[option] for option in self.surplus_of)
        tied = [option for option in self.surplus_of if self.votes[option] == most]
        return self._settled(tied, Stake.TRANSFER)

    def _smallest(self) -> int:
        fewest = min(self.votes[option] for option in self.continuing)
        tied = [option for option in self.continuing if self.votes[option] == fewest]
        return self._settled(tied, Stake.EXCLUDE)

    def _settled(self, tied: list[int], stake: Stake) -> int:
        """Rules 49 and 51: of those who are equal, the last stage decides in which they were not."""
        if len(tied) == 1:
            return tied[0]
        left = set[int](tied)
        for votes in reversed(self.stages[:-1]):
            left = _foremost(left, votes, stake)
            if len(left) == 1:
                return self.lots.note(tied, stake, len(self.rounds), left.pop())
        return self.lots.take(left, stake, len(self.rounds), state=self._state())

    def _state(self) -> Hashable:
        """All on which the rest of the count depends: where the papers are, and the stages before."""
        parcels = [
            frozenset(Counter((each.order, each.place, each.many, each.value) for each in own).items())
            for own in self.parcels.values()
        ]
        left = (tuple(self.continuing), tuple(sorted(self.elected)), tuple(sorted(self.surplus_of)))
        return (*left, tuple(parcels), tuple(self.history))


def _foremost(options: Collection[int], votes: dict[int, int], stake: Stake) -> set[int]:
    reach = (max if stake is Stake.TRANSFER else min)(votes[option] for option in options)
    return {option for option in options if votes[option] == reach}
