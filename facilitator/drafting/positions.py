"""In which order the parts of a draft stand: its items, the actions of each, the preamble's paragraphs."""

from collections.abc import Iterable
from typing import Literal, Protocol, TypeVar

from flask_babel import lazy_gettext as _l
from msgspec import UNSET, Struct, UnsetType

from facilitator.errors import Invalid, NotFound


class Move(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a part is to go: one place up or down, or before another one (None: behind all of them)."""

    direction: Literal["up", "down"] | UnsetType = UNSET
    before: int | UnsetType | None = UNSET


class Part(Protocol):
    id: int
    position: int
    gone: bool


Placed = TypeVar("Placed", bound=Part)


def move(part: Placed, parts: Iterable[Placed], ask: Move) -> list[Placed]:
    """Move a part among all of its kind, and return those that have another number now; none if all stays.

    A place is named by a neighbour, not by a number: so it is still the one that was meant when others have
    moved something meanwhile. `parts` holds what was taken out too: it keeps its place for when it comes
    back, and what was to go before it goes there. All are numbered anew, without gaps.
    Raises Invalid `one_place`, and NotFound `no_such_neighbour` for one that was never in this list.
    """
    before = sorted(parts, key=lambda each: (each.position, each.id))
    after = _moved(part, before, ask)
    if _standing(after) == _standing(before):
        return []
    changed = [each for number, each in enumerate(after) if each.position != number and not each.gone]
    for number, each in enumerate(after):
        each.position = number
    return changed


def _moved(part: Placed, parts: list[Placed], ask: Move) -> list[Placed]:
    if (ask.direction is UNSET) is (ask.before is UNSET):
        # NOTE: Shown when a program asks for no place or for two places to move something to.
        raise Invalid("one_place", _l("Say one place to move this to."))
    if ask.before is not UNSET:
        return _put_before(part, parts, ask.before)
    return _stepped(part, parts, 1 if ask.direction == "down" else -1)


def _put_before(part: Placed, parts: list[Placed], neighbour: int | None) -> list[Placed]:
    if neighbour is not None and neighbour not in [each.id for each in parts]:
        # NOTE: Shown when something of a draft was to be moved next to a thing that is not in the same list.
        raise NotFound(
            "no_such_neighbour", _l("What this was to stand before is not there. It stays where it is.")
        )
    if neighbour == part.id:
        return parts
    others = [each for each in parts if each is not part]
    place = next((number for number, each in enumerate(others) if each.id == neighbour), len(others))
    return [*others[:place], part, *others[place:]]


def _stepped(part: Placed, parts: list[Placed], step: int) -> list[Placed]:
    """Let a part change places with the next one that is shown; at the ends it stays."""
    shown = [each for each in parts if not each.gone]
    place = shown.index(part) + step
    if not 0 <= place < len(shown):
        return parts
    swapped = {part.id: shown[place], shown[place].id: part}
    return [swapped.get(each.id, each) for each in parts]


def _standing(parts: list[Placed]) -> list[int]:
    return [part.id for part in parts if not part.gone]
