"""Who may see what. Events, pages, exports and look-ups all ask `sights`, so they cannot disagree."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Protocol, TypeVar

from msgspec import Struct

from facilitator.errors import NotFound


class Audience(StrEnum):
    """The kinds of rooms. A viewer is told of one subject through one room only."""

    WORKSHOP = "workshop"  # everybody in it
    TEAM = "team"
    FACILITATORS = "facilitators"
    OBSERVERS = "observers"
    PROJECTOR = "projector"
    PERSON = "person"


class Seen(Struct, frozen=True, tag_field="type"):
    """Something as an audience may see it. Each kind of subject subclasses it, and so reaches the browser."""


class Gone(Seen, frozen=True, tag="gone"):
    """What an audience is shown when a subject was taken away from it."""

    of: str
    id: int


class Subject(Protocol):
    """A thing that events are about. It knows its rooms and what each kind of room may see."""

    @property
    def rooms(self) -> list[str]: ...

    def seen_by(self, audience: Audience) -> Seen | None: ...


class Viewer(Protocol):
    """Whoever has rooms to be told things in."""

    @property
    def id(self) -> int: ...

    @property
    def workshop_id(self) -> int: ...

    @property
    def rooms(self) -> list[str]: ...


class Alike:
    """A subject that shows the same to all who may see it: it is looked at once for all of them."""


Source = Callable[[Viewer], Iterable[Subject]]
SOURCES: list[Source] = []


def source(read: Source) -> Source:
    """Let what this function reads be part of every viewer's snapshot, as far as they may see it."""
    SOURCES.append(read)
    return read


def room(audience: Audience, number: int) -> str:
    return f"{audience}-{number}"


def sights(subject: Subject, rooms: Iterable[str] | None = None) -> Iterator[tuple[str, Seen]]:
    """Yield each of these rooms (or of all) that may see the subject, with what it sees."""
    own, look = subject.rooms, cache(subject.seen_by)
    for name in own if rooms is None else rooms:
        audience = Audience.TEAM if isinstance(subject, Alike) else Audience(name.partition("-")[0])
        seen = look(audience) if name in own else None
        if seen is not None:
            yield name, seen


def everything_for(viewer: Viewer) -> list[Seen]:
    """Return all that a viewer sees now: the same things, in the same words, as events would have told."""
    rooms = viewer.rooms
    subjects = [subject for read in SOURCES for subject in read(viewer)]  # all held: rows are read once
    return [seen for subject in subjects for _, seen in sights(subject, rooms) if not isinstance(seen, Gone)]


Found = TypeVar("Found", bound=Subject)


def found(subject: Found | None, viewer: Viewer, refusal: NotFound) -> Found:
    """Return a subject that this viewer sees. What is not theirs to see does not exist for them."""
    seen = [] if subject is None else [seen for _, seen in sights(subject, viewer.rooms)]
    if subject is None or not seen or isinstance(seen[0], Gone):
        raise refusal
    return subject
