"""The ways in: a personal link, "who am I?" after the workshop's code, and a projector's own code."""

from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct
from sqlalchemy import delete, func, select

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import command
from facilitator.core.rooms import found
from facilitator.core.text import Words
from facilitator.errors import NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import ANYBODY, ANYONE, FACILITATOR, Stranger
from facilitator.people.code import as_typed, new_code
from facilitator.people.entering import NAME, one_line
from facilitator.people.models import JoinRequest, Pairing, Person, PersonAsSubject, Role
from facilitator.workshops.models import Workshop

SEATS_BY_CODE = (Role.PARTICIPANT, Role.OBSERVER)  # whoever leads needs a link or an account
WAITING = 5  # open requests for one person: more is somebody's game
PAIRING_TIME = 15 * 60_000  # ms that a projector's code is good for

Secret = Annotated[str, Meta(min_length=32, max_length=64)]


class TakeSeat(Struct, frozen=True, forbid_unknown_fields=True):
    """Whoever has the workshop's code says who they are; `secret` is how their browser is known again."""

    code: str
    person: int
    secret: Secret


class Arrive(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class ChooseRequest(Struct, frozen=True, forbid_unknown_fields=True):
    request: int


class ShowCode(Struct, frozen=True, forbid_unknown_fields=True):
    secret: Secret


class PairProjector(Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: Words


@command("seat.take", who=ANYONE)
def take_seat(_stranger: Stranger, ask: TakeSeat) -> Deed:
    """Take a free seat at once; for a seat that somebody has taken already, ask the facilitators."""
    person = on_the_list(ask.code, ask.person)
    request = JoinRequest(person=person, secret=ask.secret, version=person.version, approved=None)
    free = person.joined_at is None
    if free:
        request.approved, person.joined_at = True, now()
    elif _open_requests(person) >= WAITING:
        # NOTE: Shown when many browsers at once say that they are the same person.
        raise Refusal(
            "too_many_requests", _l("Several others ask for this seat already. Tell a facilitator.")
        )
    db.session.add(request)
    return Deed("seat.taken", []) if free else Deed("seat.asked", [request])


@command("person.arrive", who=ANYBODY)
def arrive(person: Person, ask: Arrive) -> Deed | None:
    """Note that somebody has come in with their link, so that their seat is taken. Nobody is told."""
    if person.joined_at:
        return None
    person.joined_at = now()
    return Deed("person.arrived", [])


@command("join.approve", who=FACILITATOR)
def approve_join(leader: Person, ask: ChooseRequest) -> Deed:
    """Let in whoever says they are a person whose seat is taken: a second device, or a second try."""
    request = request_in(leader, ask.request)
    request.approved = True
    return Deed("join.approved", [request], by=leader.name)


@command("join.decline", who=FACILITATOR)
def decline_join(leader: Person, ask: ChooseRequest) -> Deed:
    """Turn away whoever says they are a person whose seat is taken."""
    request = request_in(leader, ask.request)
    request.approved = False
    return Deed("join.declined", [request], by=leader.name)


@command("projector.show_code", who=ANYONE)
def show_code(_stranger: Stranger, ask: ShowCode) -> Deed:
    """Give a projector without a seat a code of its own, for a facilitator to type into the console."""
    long_ago = Pairing.at < now() - PAIRING_TIME
    db.session.execute(delete(Pairing).where(long_ago, Pairing.person_id.is_(None)))
    db.session.add(Pairing(code=_unused_code(), secret=ask.secret))
    return Deed("projector.waiting", [])


@command("projector.pair", who=FACILITATOR)
def pair_projector(leader: Person, ask: PairProjector) -> Deed:
    """Give the projector that shows this code a seat in the workshop."""
    pairing = db.session.scalar(select(Pairing).filter_by(code=as_typed(ask.code), person_id=None))
    if pairing is None or pairing.at < now() - PAIRING_TIME:
        # NOTE: Shown when the code that a projector shows was not typed rightly, or is an old one.
        raise NotFound("no_such_projector", _l("No projector shows this code now. Look at it once more."))
    name = one_line(ask.name, NAME)
    projector = Person(workshop=leader.workshop, role=Role.PROJECTOR, name=name, joined_at=now())
    db.session.add(projector)
    pairing.person = projector
    return Deed("projector.paired", [PersonAsSubject(projector)], by=leader.name)


def on_the_list(code: str, person_id: int) -> Person:
    """Return somebody who may come in with the workshop's code. Raises NotFound."""
    person = db.session.get(Person, person_id)
    workshop = db.session.scalar(select(Workshop).filter_by(code=as_typed(code)))
    own = person and workshop and person.workshop_id == workshop.id and not person.removed_at
    if not own or not person or person.role not in SEATS_BY_CODE:
        # NOTE: Shown when somebody says who they are, and is not (or no longer) on the list.
        raise NotFound(
            "no_such_seat", _l("This name is not on the list. Choose another, or ask a facilitator.")
        )
    return person


def request_in(leader: Person, request_id: int) -> JoinRequest:
    # NOTE: Shown when a request to be let in was answered already, by this or another facilitator.
    refusal = NotFound("no_such_request", _l("This request was answered already."))
    return found(db.session.get(JoinRequest, request_id), leader, refusal)


def _open_requests(person: Person) -> int:
    asked = select(func.count(JoinRequest.id)).filter_by(person_id=person.id, approved=None)
    return db.session.scalar(asked.filter_by(version=person.version)) or 0


def _unused_code() -> str:
    code = new_code()
    while db.session.scalar(select(Pairing.id).filter_by(code=code)):
        code = new_code()
    return code
