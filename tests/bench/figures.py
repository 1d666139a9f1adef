"""How the numbers of a bench are put together and printed."""

from statistics import median


def show(title, rows):
    """Print a heading, and below it a line for each (label, words)."""
    print(f"\n{title}")  # noqa: T201  (a bench is run to be read)
    for label, words in rows:
        print(f"  {label:<44}{words}")  # noqa: T201


def percentile(values, share):
    """Return the value below which this share of all lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(milliseconds):
    """Say where the middle is, and the slowest of a hundred."""
    middle, slow = median(milliseconds), percentile(milliseconds, 0.99)
    return f"p50 {middle:7.2f} ms   p99 {slow:7.2f} ms   ({len(milliseconds)} samples)"
