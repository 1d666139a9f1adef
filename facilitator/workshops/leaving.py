"""What happens when a team leaves a step: features that keep something of it say so here."""

from collections.abc import Callable, Iterable

from facilitator.core.rooms import Subject
from facilitator.workshops.models import Step, Team

Leave = Callable[[Team, Step], Iterable[Subject]]
LEAVES: list[Leave] = []


def leaves(keep: Leave) -> Leave:
    """Let this function act when a team leaves a step; what it returns is told with the move."""
    LEAVES.append(keep)
    return keep


def kept_of(team: Team, step: Step) -> list[Subject]:
    """Let every feature keep what it wants of a step that is being left, and return what they made."""
    return [subject for keep in LEAVES for subject in keep(team, step)]
