"""How voters are put into groups of which a result may speak. No database, no clock, no Flask."""

from collections import Counter
from collections.abc import Iterable, Mapping

SMALLEST = 4  # people in a group of which a secret result speaks
OTHERS = "others"  # the groups that are too small for it, together


def sizes(groups: Iterable[str]) -> dict[str, int]:
    """Return how many are in each group, those in none left out."""
    return {group: many for group, many in Counter(groups).items() if group}


def safe(many: Mapping[str, int], least: int = SMALLEST) -> dict[str, str]:
    """Return for each group the name under which it may be told in secret: its own, or that of the others.

    No group under `least` is told; and as a sum less all that is told tells of the rest, neither is a rest.
    So the small ones are told together, with as many of the next larger ones as it takes. What is in the
    group without a name ("") counts among the others.
    """
    ordered = sorted(many, key=lambda group: (group not in ("", OTHERS), many[group], group))
    others: list[str] = []
    for group in ordered:
        rest = sum(many[each] for each in others)
        if group in ("", OTHERS) or many[group] < least or 0 < rest < least:
            others.append(group)
    return {group: OTHERS if group in others else group for group in many}
