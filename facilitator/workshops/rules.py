"""The arithmetic of a step's clock, and who reads whom. No database, no clock, no Flask."""

from typing import NamedTuple

MINUTE = 60_000  # ms
GRACE = 10 * MINUTE  # for words that were being written when their team was moved on


class Timer(NamedTuple):
    """A running or paused countdown. All in milliseconds, except `extra`, the minutes added so far.

    `left` is what remained when it was paused, or None while it runs. It never moves anybody by itself.
    """

    entered_at: int
    ends_at: int
    left: int | None = None
    extra: int = 0

    @classmethod
    def of(cls, minutes: int, now: int) -> "Timer":
        return cls(now, now + minutes * MINUTE)

    def extended(self, minutes: int, now: int) -> "Timer":
        """Add minutes; a countdown that has run out starts again from now."""
        added = self._replace(extra=self.extra + minutes)
        if self.left is not None:
            return added._replace(left=max(0, self.left + minutes * MINUTE))
        return added._replace(ends_at=max(self.ends_at, now) + minutes * MINUTE)

    def paused(self, now: int) -> "Timer":
        return self if self.left is not None else self._replace(left=max(0, self.ends_at - now))

    def resumed(self, now: int) -> "Timer":
        return self if self.left is None else self._replace(ends_at=now + self.left, left=None)


def readers(teams: list[int], round_: int) -> dict[int, int]:
    """Say which team's draft each team reads in a round (from 1), as {reader: author}.

    An even number of teams reads in pairs, every round another partner (the circle method of round-robin
    tournaments); an odd number reads around the circle, so that nobody is left out.
    """
    count = len(teams)
    if count < 2:
        return {}
    if count % 2:
        shift = (round_ - 1) % (count - 1) + 1
        return {team: teams[(place + shift) % count] for place, team in enumerate(teams)}
    turn = (round_ - 1) % (count - 1)
    circle = [teams[0], *teams[1 + turn :], *teams[1 : 1 + turn]]
    pairs = zip(circle, reversed(circle), strict=True)
    return dict(pairs)
