"""Who takes part: facilitators keep the roster, each change at once and for every open page."""

from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import UNSET, Meta, Struct, UnsetType
from sqlalchemy import select

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import command
from facilitator.core.rooms import Audience, Subject, found
from facilitator.core.text import Words
from facilitator.errors import NotFound, Refusal
from facilitator.extensions import db
from facilitator.people import calls, joining  # noqa: F401  (their commands enter the registry)
from facilitator.people.accounts import account_of
from facilitator.people.asking import FACILITATOR
from facilitator.people.entering import PersonFields, enter
from facilitator.people.models import (
    Account,
    JoinRequest,
    Person,
    PersonAsSubject,
    Ready,
    Role,
    Withdrawn,
    facilitators,
)


class AddPerson(PersonFields, frozen=True, kw_only=True):
    """`login` ties a facilitator to an account, so that they may sign in instead of using a link."""

    name: Words
    login: str = ""


class ChangePerson(PersonFields, frozen=True, kw_only=True):
    """Only what is sent changes."""

    person: int
    name: Words | UnsetType = UNSET


class RosterRow(PersonFields, frozen=True, kw_only=True):
    """One row of an import: somebody new, or changes for the person with this id."""

    name: Words
    person: int | None = None


class ImportRoster(Struct, frozen=True, forbid_unknown_fields=True):
    rows: Annotated[list[RosterRow], Meta(min_length=1, max_length=2000)]


class ChoosePerson(Struct, frozen=True, forbid_unknown_fields=True):
    person: int


@command("person.add", who=FACILITATOR)
def add_person(leader: Person, ask: AddPerson) -> Deed:
    """Put somebody on the roster. Their personal link works at once."""
    person = newcomer(leader, ask)
    if ask.login:
        person.account = _account(person, ask.login)
    return Deed("person.added", [PersonAsSubject(person)], by=leader.name)


@command("person.change", who=FACILITATOR)
def change_person(leader: Person, ask: ChangePerson) -> Deed | None:
    """Change what the roster says of somebody. With another team or role they come back anew."""
    person = person_in(leader, ask.person)
    subjects, dismissed = _changed(person, ask)
    return Deed("person.changed", subjects, by=leader.name, dismissed=dismissed) if subjects else None


@command("roster.import", who=FACILITATOR)
def import_roster(leader: Person, ask: ImportRoster) -> Deed | None:
    """Add and change everybody on a list, or nobody: one row that cannot be taken refuses all."""
    subjects: list[Subject] = []
    dismissed: list[int] = []
    for row in ask.rows:
        if row.person is None:
            subjects.append(PersonAsSubject(newcomer(leader, row)))
            continue
        told, ended = _changed(person_in(leader, row.person), row)
        subjects += told
        dismissed += ended
    return Deed("roster.imported", subjects, by=leader.name, dismissed=dismissed) if subjects else None


@command("person.remove", who=FACILITATOR)
def remove_person(leader: Person, ask: ChoosePerson) -> Deed:
    """Take somebody off the roster. Their open pages end now; what they wrote stays. Can be undone."""
    person = person_in(leader, ask.person)
    if facilitators(leader.workshop_id) == [person]:
        # NOTE: Shown when the only facilitator of a workshop would be removed: nobody could lead it any more.
        raise Refusal("last_facilitator", _l("The last facilitator of a workshop cannot be removed."))
    subjects: list[Subject] = [*_requests(person), *_readiness(person), PersonAsSubject(person)]
    person.removed_at = now()
    return Deed("person.removed", subjects, by=leader.name, dismissed=[person.id])


@command("person.restore", who=FACILITATOR)
def restore_person(leader: Person, ask: ChoosePerson) -> Deed | None:
    """Undo a removal: the same seat, the same link, everything where it was."""
    person = db.session.get(Person, ask.person)
    if person is None or person.workshop_id != leader.workshop_id:
        raise _nobody()
    if not person.removed_at:
        return None
    person.removed_at = None
    subjects: list[Subject] = [PersonAsSubject(person), *_requests(person), *_readiness(person)]
    return Deed("person.restored", subjects, by=leader.name)


@command("link.reissue", who=FACILITATOR)
def reissue_link(leader: Person, ask: ChoosePerson) -> Deed:
    """Give somebody a new personal link. The old one, and whoever came in with it, are out."""
    person = person_in(leader, ask.person)
    if person.id == leader.id:
        # NOTE: Shown when a facilitator asks for a new personal link for themselves; it would lock them out.
        raise Refusal("own_link", _l("Ask another facilitator to replace your own link."))
    requests = _requests(person)
    person.version += 1
    return Deed("link.reissued", [*requests, PersonAsSubject(person)], by=leader.name, dismissed=[person.id])


def person_in(leader: Person, person_id: int) -> Person:
    """Return somebody of the leader's own workshop. Raises NotFound for all others."""
    person = db.session.get(Person, person_id)
    found(PersonAsSubject(person) if person else None, leader, _nobody())
    assert person
    return person


def _nobody() -> NotFound:
    # NOTE: Shown when a facilitator names somebody who is not on the list of this workshop.
    return NotFound("no_such_person", _l("There is no such person on the list of this workshop."))


def newcomer(leader: Person, told: AddPerson | RosterRow) -> Person:
    person = Person(
        workshop=leader.workshop, name="", role=Role.PARTICIPANT, language=leader.workshop.language
    )
    enter(person, told)
    db.session.add(person)
    return person


def _changed(person: Person, told: PersonFields) -> tuple[list[Subject], list[int]]:
    """Change somebody; return what to tell, and whose connections end since their rooms are others now."""
    before, rooms, team = person.seen_by(Audience.WORKSHOP), person.rooms, person.team
    enter(person, told)
    db.session.flush()
    if person.seen_by(Audience.WORKSHOP) == before:
        return [], []
    left = _readiness_left(person, team.own_rooms) if team and person.team is not team else []
    moved = person.rooms != rooms
    return [*left, PersonAsSubject(person)], [person.id] if moved else []


def _readiness_left(person: Person, rooms: list[str]) -> list[Subject]:
    """Whoever leaves a team takes their tick with them."""
    for ready in _readiness(person):
        db.session.delete(ready)
        return [Withdrawn("ready", person.id, rooms)]
    return []


def _readiness(person: Person) -> list[Ready]:
    ready = db.session.get(Ready, person.id)
    return [ready] if ready and ready.step_id else []


def _requests(person: Person) -> list[JoinRequest]:
    asked = select(JoinRequest).filter_by(person_id=person.id, approved=None)
    return [request for request in db.session.scalars(asked) if request.version == person.version]


def _account(person: Person, login: str) -> Account:
    account = account_of(login)
    if account is None or person.role is not Role.FACILITATOR:
        # NOTE: Shown when a facilitator is added with a name to sign in that is not known.
        raise NotFound("no_such_account", _l("There is no account with this name to sign in."))
    return account
