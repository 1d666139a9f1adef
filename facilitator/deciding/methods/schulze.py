"""Schulze's method: who is preferred to each other option, directly or by the strongest chain of preferences.

Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method, Social Choice and Welfare 36 (2011); strength is the votes of the winning side.
"""

from collections.abc import Sequence

from facilitator.deciding.methods.boxes import Box, must_fit
from facilitator.deciding.methods.lots import Lots, counted
from facilitator.deciding.methods.pairs import Table, pairwise
from facilitator.deciding.methods.results import Result, Round, Stake, Way


def schulze(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect so many options: first those whom nobody beats, then those whom only the elected beat."""
    must_fit(box, seats, order)
    preferred = pairwise(box.options, box.rankings)
    chains = strongest(preferred, box.options)
    rounds = _told(box.options, preferred, chains)
    return counted(
        "schulze",
        seats,
        lambda lots: _elect(box.options, chains, seats, rounds, lots),
        order,
        len(box.options),
    )


def strongest(preferred: Table, options: Sequence[int]) -> Table:
    """Return the strength of the strongest chain from one option to another (Floyd and Warshall)."""
    chains = {(a, b): votes if votes > preferred[b, a] else 0 for (a, b), votes in preferred.items()}
    for by in options:
        for a in options:
            for b in options:
                if len({a, b, by}) == 3:
                    chains[a, b] = max(chains[a, b], min(chains[a, by], chains[by, b]))
    return chains


def _elect(options: list[int], chains: Table, seats: int, told: list[Round], lots: Lots) -> Way:
    left, elected, rounds = [*options], list[int](), [*told]
    while len(elected) < seats:
        free = [a for a in left if all(chains[a, b] >= chains[b, a] for b in left if b != a)]
        taken = lots.take(free, Stake.ELECT, len(rounds), state=tuple(left))
        rounds.append(Round("schulze.elect", [taken], {}, {}, [taken]))
        elected.append(taken)
        left.remove(taken)
    return Way(elected, rounds, lots.ties)


def _told(options: list[int], preferred: Table, chains: Table) -> list[Round]:
    """For each option: how many prefer it to each other one, and its strongest chain to each."""
    return [
        Round(kind, [a], {b: table[a, b] for b in options if b != a})
        for kind, table in (("schulze.pairs", preferred), ("schulze.chains", chains))
        for a in options
    ]
