"""What may be written about a person, and in what form: the same for one person and for a whole list."""

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l
from msgspec import UNSET, Struct, UnsetType

from facilitator.config import LANGUAGES
from facilitator.core.text import Words, clean
from facilitator.errors import Invalid, Refusal
from facilitator.people.models import Person, Role
from facilitator.people.words import PERSPECTIVES
from facilitator.workshops.teams import team_in

NAME, ORGANISATION = 80, 160  # graphemes


class PersonFields(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a roster says of somebody; what is left out stays as it is. `team` is a team's id."""

    native_name: Words | UnsetType = UNSET
    team: int | UnsetType | None = UNSET
    role: Role | UnsetType = UNSET
    perspectives: list[str] | UnsetType = UNSET
    host: bool | UnsetType = UNSET
    organisation: Words | UnsetType = UNSET
    language: str | UnsetType = UNSET


def enter(person: Person, told: PersonFields) -> None:
    """Write down what is told of a person. Raises Refusal when it cannot be so."""
    for field, write in WRITERS.items():
        value = getattr(told, field, UNSET)
        if value is not UNSET:
            write(person, value)
    if person.role is Role.PARTICIPANT and person.team is None:
        # NOTE: Shown when somebody would become a participant without a country team.
        raise Refusal("team_needed", _l("A participant needs a team."))


def _name(person: Person, name: str) -> None:
    person.name = one_line(name, NAME)


def _native_name(person: Person, name: str) -> None:
    person.native_name = one_line(name, NAME, required=False)


def _organisation(person: Person, name: str) -> None:
    person.organisation = one_line(name, ORGANISATION, required=False)


def one_line(words: str, limit: int, *, required: bool = True) -> str:
    return clean(" ".join(words.split()), limit, required=required)


def _role(person: Person, role: Role) -> None:
    new = person.id is None
    free = {Role.PARTICIPANT, Role.OBSERVER, *({Role.FACILITATOR} if new else ())}
    if role is not person.role and not {role, person.role} <= free:
        # NOTE: Shown when somebody's role would be changed to or from facilitator or projector.
        raise Refusal("role_stays", _l("This role cannot be changed: add a new person with the other role."))
    person.role = role


def _team(person: Person, team_id: int | None) -> None:
    person.team = team_in(person.workshop, team_id) if team_id else None


def _perspectives(person: Person, names: list[str]) -> None:
    unknown = [name for name in names if name not in PERSPECTIVES]
    if unknown:
        # NOTE: Shown when a program sends a perspective that there is not; %(name)s is a technical name.
        raise Invalid("no_such_perspective", _l("There is no perspective “%(name)s”.", name=unknown[0]))
    person.perspectives = [name for name in PERSPECTIVES if name in names]


def _host(person: Person, host: bool) -> None:
    person.host = host


def _language(person: Person, tag: str) -> None:
    if tag not in LANGUAGES:
        # NOTE: Shown when a language is chosen that the program does not speak; %(tag)s is such as "fr".
        raise Invalid("no_such_language", _l("The language “%(tag)s” is not one of those offered.", tag=tag))
    person.language = tag


WRITERS: dict[str, Callable[[Person, Any], None]] = {
    "name": _name,
    "native_name": _native_name,
    "role": _role,
    "team": _team,
    "perspectives": _perspectives,
    "host": _host,
    "organisation": _organisation,
    "language": _language,
}
