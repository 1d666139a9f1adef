"""The activity log. A line in it is also the event that one room receives."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec
from msgspec import Struct, to_builtins
from sqlalchemy import JSON, BigInteger, Index, Integer, and_, func, insert, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.clock import now
from facilitator.core.rooms import Subject, sights
from facilitator.extensions import Instant, Model, db

LIMIT = 500  # events in one catch-up; past that a fresh snapshot is smaller
Seq = Annotated[int, msgspec.Meta(ge=0)]


class Event(Struct, frozen=True):
    """What a room is told: the whole subject, and the seq of the event before it in this room.

    `at` is in milliseconds since 1970 UTC; `by` is empty where the name is nobody's business.
    """

    seq: int
    prev: int
    at: int
    kind: str
    by: str
    room: str
    subject: dict[str, Any]


class Mark(Struct, frozen=True):
    """How far a room has come, and the server's time (ms)."""

    room: str
    seq: int
    now: int


class Since(Struct, frozen=True, forbid_unknown_fields=True):
    """How far a client has come: the seq of its page, and of each room it has heard since."""

    seq: Seq
    heard: dict[str, Seq] = msgspec.field(default_factory=dict)


class Missed(Struct, frozen=True):
    """What a returning client missed, in order; or that it had better take a fresh snapshot."""

    events: list[Event]
    fresh: bool = False


class Line(Model):
    """One thing that happened, as one room may know it."""

    __tablename__ = "activity"
    __table_args__ = (Index("activity_by_room", "room", "seq"), {"sqlite_autoincrement": True})

    seq: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    prev: Mapped[Instant]
    at: Mapped[Instant] = mapped_column(default=now)
    kind: Mapped[str]
    by: Mapped[str]
    room: Mapped[str]
    subject: Mapped[dict[str, Any]] = mapped_column(JSON)

    def event(self) -> Event:
        return Event(self.seq, self.prev, self.at, self.kind, self.by, self.room, self.subject)


@dataclass(frozen=True)
class Deed:
    """What a command did, to which things; `by` is empty where the name is nobody's business.

    `dismissed` are the ids of people whose open connections end once this is committed.
    """

    kind: str
    subjects: list[Subject]
    by: str = ""
    dismissed: list[int] = field(default_factory=list)


Echo = Callable[[Deed], Iterable[Subject]]
ECHOES: list[Echo] = []


def echo(follow: Echo) -> Echo:
    """Let a deed also tell of what this function derives from it (such as a projector's picture)."""
    ECHOES.append(follow)
    return follow


def record(deed: Deed) -> list[Event]:
    """Write the deed into the log of every room that may see one of its subjects."""
    db.session.flush()  # so that a new subject has its id
    subjects = [*deed.subjects, *(subject for follow in ECHOES for subject in follow(deed))]
    seen = [sight for subject in subjects for sight in sights(subject)]
    heads = {mark.room: mark.seq for mark in marks({room for room, _ in seen})}
    at = now()  # the same for all lines of a deed: it happened once
    return [_write(deed, at, room, to_builtins(sight, str_keys=True), heads) for room, sight in seen]


def _write(deed: Deed, at: int, room: str, subject: dict[str, Any], heads: dict[str, int]) -> Event:
    """Write one line behind the head of its room. The hottest insert of all, so without the ORM."""
    line = {"prev": heads.get(room, 0), "at": at, "kind": deed.kind, "by": deed.by, "room": room}
    written = db.session.connection().execute(insert(Line), {**line, "subject": subject})
    heads[room] = int((written.inserted_primary_key or [0])[0])
    return Event(seq=heads[room], subject=subject, **line)  # type: ignore[arg-type]


def latest(room: str | None = None) -> int:
    """Return the seq of the last line of a room, or of all."""
    seq = select(func.max(Line.seq))
    return db.session.scalar(seq.filter_by(room=room) if room else seq) or 0


def marks(rooms: Collection[str]) -> list[Mark]:
    """Return how far each of these rooms has come, those without a line left out."""
    heads = select(Line.room, func.max(Line.seq)).where(Line.room.in_(rooms)).group_by(Line.room)
    return [Mark(room, seq, now()) for room, seq in db.session.execute(heads)]


def missed(rooms: Iterable[str], since: Since) -> Missed:
    """Return what these rooms show now of what they were told after the client last heard of them.

    Of each subject only the newest line is sent: it is whole, and an older one may hold what is hidden now.
    A client that is ahead of the log has seen a database that is no more (one restored from a backup).
    """
    if max([since.seq, *since.heard.values()]) > latest():
        return Missed([], fresh=True)
    unheard = [and_(Line.room == r, Line.seq > since.heard.get(r, since.seq)) for r in rooms]
    lines = db.session.scalars(select(Line).where(or_(*unheard)).order_by(Line.seq).limit(LIMIT + 1)).all()
    if len(lines) > LIMIT:
        return Missed([], fresh=True)
    newest = {(line.room, *_about(line)): line for line in lines}
    kept = sorted(newest.values(), key=lambda line: line.seq)
    return Missed(list(_chained(kept, since)))


def _about(line: Line) -> tuple[str, int]:
    """Return which subject a line is about, also when it says that the subject is gone."""
    subject = line.subject
    return subject["of"] if subject["type"] == "gone" else subject["type"], subject["id"]


def _chained(lines: Iterable[Line], since: Since) -> Iterator[Event]:
    """Yield the events so that each names the one before it in this answer: no hole is left."""
    heads: dict[str, int] = {}
    for line in lines:
        before = heads.get(line.room, since.heard.get(line.room, since.seq))
        heads[line.room] = line.seq
        yield msgspec.structs.replace(line.event(), prev=before)
