"""The time, in one place."""

import time


def now() -> int:
    """Return the milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
