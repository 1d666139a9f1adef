"""Where the others write: told to a team as carets move, and never stored."""

from base64 import b64decode
from typing import Annotated

from msgspec import Meta, Struct

from facilitator.core.commands import Id, Identity
from facilitator.core.telling import mention
from facilitator.drafting.admitting import malformed
from facilitator.drafting.cowriting import Base64, not_your_draft, slow_down
from facilitator.drafting.naming import NAME
from facilitator.drafting.pens import PENS, Pen
from facilitator.drafting.pseudonyms import known_as
from facilitator.drafting.updates import read_position
from facilitator.extensions import db
from facilitator.people.asking import writer_with
from facilitator.workshops.models import Right

COST = 500  # characters: what telling of a caret costs of what a person may send


class Point(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a writer's caret stands: a field, and the ends of the selection as Yjs' relative positions."""

    team: Id
    pen: Annotated[int, Meta(ge=0, lt=PENS)]
    field: Annotated[str, Meta(max_length=64)]
    anchor: Annotated[Base64, Meta(max_length=200)]
    head: Annotated[Base64, Meta(max_length=200)]


class Caret(Struct, frozen=True):
    """A writer's caret as the others are told of it; an empty field means that it has gone. Never stored."""

    person: int
    team: int
    pen: int
    field: str
    anchor: str
    head: str


def point(identity: Identity | None, ask: Point) -> None:
    """Show the others of a team where one of them is writing."""
    slow_down(identity, COST)
    person = writer_with(Right.DRAFT)(identity)
    if person.team is None or person.team_id != ask.team:
        raise not_your_draft()
    own = db.session.get(Pen, (ask.team, ask.pen))
    if own is None or own.person_id != person.id or (ask.field and not _is_pointed(ask)):
        raise malformed("no such place")
    caret = Caret(known_as(person.id), ask.team, ask.pen, ask.field, ask.anchor, ask.head)
    mention("caret", caret, to=person.team.own_rooms)


def _is_pointed(ask: Point) -> bool:
    """Say whether both ends have the form of places in this field's text."""
    try:
        fields = [read_position(b64decode(end, validate=True)) for end in (ask.anchor, ask.head)]
    except ValueError:
        return False
    return NAME.fullmatch(ask.field) is not None and all(field in (None, ask.field) for field in fields)
