"""Where a rule leaves it open: an order that was drawn before, or else every way in turn, none by chance."""

from collections.abc import Callable, Collection, Hashable, Sequence
from contextlib import suppress
from contextvars import ContextVar

from facilitator.deciding.methods.results import Result, Settled, Stake, Tie, Way, in_every

# Papers and options, times rounds, in all ways that are tried: a few seconds, for who has the time.
WORK = ContextVar("work", default=2_000_000)


class Known(Exception):
    """Another way has come to where this one stands, so it can come to nothing new."""


class Lots:
    """Takes one of those who are tied, and notes the tie: by a drawn order, or as a script says.

    The first of an order is elected first, its surplus goes first, and it is excluded last. Of those that a
    script does not reach, the first of the ballot is taken; the others are other ways. What was taken once
    among the same options holds when they are tied again, in another trial of the same count.
    """

    def __init__(
        self, order: Sequence[int] = (), script: Sequence[int] = (), been: set[Hashable] | None = None
    ) -> None:
        self.order, self.script = list(order), list(script)
        self.been = set[Hashable]() if been is None else been
        self.ties: list[Tie] = []
        self.open: list[Tie] = []
        self.rounds = 0  # in all trials
        self.drawn: dict[tuple[Stake, *tuple[int, ...]], int] = {}

    def take(self, tied: Collection[int], stake: Stake, round_: int, state: Hashable = None) -> int:
        """Return one of those tied. `state` is all on which the rest of the count depends, if known."""
        options = sorted(tied)
        self.rounds += 1
        if len(options) == 1:
            return options[0]
        if self.order:
            last = max if stake is Stake.EXCLUDE else min
            return self._note(round_, stake, options, last(options, key=self.order.index), Settled.ORDER)
        drawn = self.drawn.get((stake, *options)) or self._open(options, stake, round_, state)
        self.drawn[stake, *options] = drawn
        return self._note(round_, stake, options, drawn, Settled.OPEN)

    def _open(self, options: list[int], stake: Stake, round_: int, state: Hashable) -> int:
        place = len(self.open)
        if place >= len(self.script) and state is not None:
            if state in self.been:
                raise Known
            self.been.add(state)
        taken = self.script[place] if place < len(self.script) else options[0]
        self.open.append(Tie(round_, stake, options, taken, Settled.OPEN))
        return taken

    def note(self, tied: Collection[int], stake: Stake, round_: int, taken: int) -> int:
        """Note a tie that the rule itself settles, by the last stage in which those tied were unequal."""
        return self._note(round_, stake, sorted(tied), taken, Settled.EARLIER)

    def _note(self, round_: int, stake: Stake, options: list[int], taken: int, by: Settled) -> int:
        self.ties.append(Tie(round_, stake, options, taken, by))
        return taken


def counted(
    method: str, seats: int, run: Callable[[Lots], Way], order: Sequence[int] = (), size: int = 1
) -> Result:
    """Count in the way that a drawn order decides, or without one in every way that the rule leaves open.

    `size` says how much work one round is, so that a count says that there are too many ways before long.
    """
    if order:
        way = run(Lots(order))
        return Result(method, seats, way.elected, way.ties, way.rounds, way.quota)
    ways, all_ways = every_way(run, size)
    first = ways[0]
    sets = sorted({tuple(sorted(way.elected)) for way in ways})
    sure = in_every(sets) if all_ways else elected_before_a_lot(first)
    return Result(
        method,
        seats,
        [option for option in first.elected if option in sure],
        first.ties,
        first.rounds,
        first.quota,
        [list(winners) for winners in sets] if len(sets) > 1 or not all_ways else [],
        all_ways,
    )


def elected_before_a_lot(way: Way) -> set[int]:
    """Return who is elected in every way, as far as one way alone can tell."""
    if not way.whole:
        return set()
    first = min((tie.round for tie in way.ties if tie.by is Settled.OPEN), default=0)
    return {option for round_ in way.rounds[:first] for option in round_.elected}


def every_way(run: Callable[[Lots], Way], size: int = 1) -> tuple[list[Way], bool]:
    """Run a count once for each way in which its open ties can be settled, and say whether that was all."""
    ways, scripts, been = list[Way](), [list[int]()], set[Hashable]()
    work = 0
    while scripts and work < WORK.get():
        script = scripts.pop()
        lots = Lots(script=script, been=been)
        with suppress(Known):
            ways.append(run(lots))
        work += lots.rounds * size
        for place in range(len(script), len(lots.open)):
            before = [tie.taken for tie in lots.open[:place]]
            tie = lots.open[place]
            scripts += [[*before, other] for other in tie.options if other != tie.taken]
    return ways, not scripts
