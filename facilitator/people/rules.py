"""The arithmetic of keeping guessers out. No database, no clock, no Flask."""

FREE_TRIES = 5
FIRST_WAIT = 30_000  # ms
LONGEST_WAIT = 15 * 60_000  # ms


def wait_after(failures: int) -> int:
    """Return how long (ms) an account is closed after so many wrong passwords in a row: longer each time."""
    if failures < FREE_TRIES:
        return 0
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << min(failures - FREE_TRIES, 10)))


def is_closed(failures: int, failed_at: int | None, now: int) -> bool:
    return now < (failed_at or 0) + wait_after(failures)
