"""The one path that every change takes, whichever door it came in by."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, Protocol, TypeVar, get_type_hints

import msgspec
from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct
from sqlalchemy import delete, insert
from sqlalchemy.exc import DataError
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.activity import Deed, Event, latest, record
from facilitator.core.clock import now
from facilitator.core.database import writing
from facilitator.core.telling import dismiss, tell, tell_mentions
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.extensions import Instant, Model, db

T = TypeVar("T")
Id = Annotated[int, Meta(ge=1, lt=2**31)]  # as large as a database of any kind can look up
# A number beyond every column, half a sign (a lone surrogate), or brackets without end.
UNREADABLE = (OverflowError, DataError, UnicodeEncodeError, RecursionError)
KEPT = 7 * 24 * 3600 * 1000  # ms that an operation is remembered: longer than an outbox can wait


class Identity(Struct, frozen=True):
    """Whom a door takes for the asker: no proof until they are looked up. `version` is their link's."""

    person: int
    version: int


class Asker(Protocol):
    @property
    def id(self) -> int: ...


class Who(Protocol):
    """Looks up who asks, and refuses whoever may not; says who may, for the documentation."""

    @property
    def may(self) -> str: ...

    def __call__(self, identity: Identity | None) -> Any: ...


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """A command on its way in. The client makes op, once, and sends the same one again."""

    op: Annotated[str, Meta(min_length=8, max_length=64)]
    name: str
    payload: dict[str, Any]


class Done(Struct, frozen=True):
    """The command's answer: whoever has heard everything up to seq has heard of it."""

    seq: int
    ok: Literal[True] = True


class Operation(Model):
    """A command that was done, kept so that a resend gets the first answer.

    `digest` tells a resend from another command under the same op; it is empty for a secret one, since the
    digest of a ballot paper would tie it to its voter.
    """

    __tablename__ = "operation"

    asker_id: Mapped[int] = mapped_column(primary_key=True)
    op: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[Instant] = mapped_column(default=now)
    seq: Mapped[Instant]
    digest: Mapped[str]


Payload = TypeVar("Payload", bound=Struct)
Act = Callable[[Any, Payload], Deed | None]


@dataclass(frozen=True)
class Command(Generic[Payload]):
    name: str
    who: Who
    takes: type[Payload]
    act: Act[Payload]
    secret: bool

    @property
    def does(self) -> str:
        """The act in its own words, for the documentation."""
        return (self.act.__doc__ or "").strip()


REGISTRY: dict[str, Command[Any]] = {}


def command(name: str, *, who: Who, secret: bool = False) -> Callable[[Act[Payload]], Act[Payload]]:
    """Let a function be asked for by this name; it takes the Struct that `ask` is declared as."""

    def enter(act: Act[Payload]) -> Act[Payload]:
        REGISTRY[name] = Command(name, who, get_type_hints(act)["ask"], act, secret)
        return act

    return enter


def checked(data: object, shape: type[T]) -> T:
    """Return what came in as what it must be, or refuse it."""
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as fault:
        raise _malformed(str(fault)) from fault


def _malformed(where: str) -> Invalid:
    # NOTE: %(where)s is a technical name such as "$.text"; shown when a program sent something malformed.
    said = _l("Something in what was sent does not have the right form (%(where)s).", where=where)
    return Invalid("invalid", said)


def perform(asked: Asked, identity: Identity | None) -> Done:
    """Do a command once: its rows and its lines in one transaction, and only then tell the rooms.

    Raises Refusal when the command is unknown, malformed, not this person's, or against a rule.
    """
    command = _named(asked.name)
    try:
        with writing():
            asker = command.who(identity)  # first of all: a stranger learns nothing of what a command takes
            ask = checked(asked.payload, command.takes)
            done, events, dismissed = _once(command, asker, asked, ask)
    except UNREADABLE as fault:
        raise _malformed(type(fault).__name__) from fault
    tell(events)
    tell_mentions()
    dismiss(dismissed)
    return done


def witness(act: Callable[[], Deed | None]) -> None:
    """Record what came about by itself (a team stopped typing for a moment), and tell the rooms."""
    with writing():
        deed = act()
        events = record(deed) if deed else []
    tell(events)
    tell_mentions()


def forget_operations() -> None:
    """Let go of operations that no outbox can still be waiting for."""
    with writing():
        db.session.execute(delete(Operation).where(Operation.at < now() - KEPT))


def _named(name: str) -> Command[Any]:
    if name not in REGISTRY:
        # NOTE: Shown when a program asks the server for something that it does not offer.
        raise NotFound("no_such_command", _l("There is no such command."))
    return REGISTRY[name]


def _once(
    command: Command[Any], asker: Asker, asked: Asked, ask: Struct
) -> tuple[Done, list[Event], list[int]]:
    """Act, unless this operation was done before; then only answer as the first time."""
    digest = "" if command.secret else _digest(asked)
    before = db.session.get(Operation, (asker.id, asked.op))
    if before and before.digest != digest:
        # NOTE: Shown when a program sends two different requests under one number.
        raise Refusal(
            "operation_differs", _l("Something else was already done under this operation's number.")
        )
    if before:
        return Done(before.seq), [], []
    deed = command.act(asker, ask)
    events = record(deed) if deed else []
    seq = events[-1].seq if events else latest()
    kept = {"asker_id": asker.id, "op": asked.op, "seq": seq, "digest": digest}
    db.session.connection().execute(insert(Operation), kept)  # one for each command, so without the ORM
    return Done(seq), events, deed.dismissed if deed else []


def _digest(asked: Asked) -> str:
    said = msgspec.json.encode([asked.name, asked.payload], order="sorted")
    return hashlib.sha256(said).hexdigest()
