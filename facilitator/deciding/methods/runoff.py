"""Instant run-off: who has fewest votes goes, until somebody has more than half of those that still count."""

from collections.abc import Sequence

from facilitator.deciding.methods.boxes import Box, Unfit, must_fit
from facilitator.deciding.methods.lots import Lots, counted
from facilitator.deciding.methods.results import Result, Round, Stake, Way

Papers = list[tuple[tuple[int, ...], int]]


def runoff(box: Box, seats: int, order: Sequence[int] = ()) -> Result:
    """Elect one option. Of several with the fewest votes each can go: every way is counted.

    Source: Robert's Rules of Order (12th ed.), 45:62, "preferential voting"; it leaves ties open.
    """
    if seats != 1:
        raise Unfit("an instant run-off elects one; for more, count as STV")
    must_fit(box, seats, order)
    papers = box.orders
    size = len(papers) + len(box.options)
    return counted("runoff", 1, lambda lots: _run(box.options, papers, lots), order, size)


def _run(options: list[int], papers: Papers, lots: Lots) -> Way:
    held: dict[int, Papers] = {option: [] for option in options}
    _hand_out(papers, held)
    rounds = list[Round]()
    while True:
        votes = {option: sum(many for _, many in own) for option, own in held.items()}
        count = sum(votes.values())
        ahead = [option for option in held if 2 * votes[option] > count or len(held) == 1]
        if ahead:
            kind = "runoff.majority" if count else "runoff.alone"
            rounds.append(Round(kind, ahead, votes, {"count": count}, ahead))
            return Way(ahead, rounds, lots.ties)
        fewest = min(votes.values())
        tied = [option for option in held if votes[option] == fewest]
        out = lots.take(tied, Stake.EXCLUDE, len(rounds), state=tuple(held))
        rounds.append(Round("runoff.exclude", [out], votes, {"count": count}, [], [out]))
        _hand_out(held.pop(out), held)


def _hand_out(papers: Papers, held: dict[int, Papers]) -> None:
    """Give each paper to the first on it who is left, with what stands behind."""
    for order, many in papers:
        for place, option in enumerate(order):
            if option in held:
                held[option].append((order[place:], many))
                break
