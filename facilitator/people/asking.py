"""Who is asking: looked up afresh for every request, event and command."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, request, session
from flask_babel import lazy_gettext as _l
from itsdangerous import BadData, URLSafeSerializer

from facilitator.core.commands import Identity
from facilitator.errors import NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right, Step

SEATS = ("room", "console", "projector")


def link_token(person: Person) -> str:
    """Return what makes a personal link (and a bearer token) this person's; a re-issued one ends it."""
    return _signed().dumps([person.id, person.version])


def identity_in(token: str) -> Identity:
    """Return whom a token names. Raises NotFound when we did not sign it."""
    try:
        return Identity(*_signed().loads(token))
    except (BadData, TypeError) as fault:
        # NOTE: Shown to somebody who opens a personal link that is wrong, incomplete or withdrawn.
        raise NotFound(
            "no_such_link", _l("This link is not valid, or no longer. Ask for a new one.")
        ) from fault


def asking(seat: str | None = None) -> Identity | None:
    """Return who the request's token or cookie names. It proves nothing until somebody looks it up.

    One browser may hold several seats (a facilitator who tries a personal link): the page says which.
    """
    token = bearer_token()
    if token:
        return identity_in(token)
    held: dict[str, list[int]] = session.get("seats", {})
    wanted = seat or request.headers.get("X-Seat") or (next(iter(held)) if len(held) == 1 else "room")
    return Identity(*held[wanted]) if wanted in held else None


def bearer_token() -> str:
    """Return the token that a program sends with its request, or "" where a browser's cookie speaks."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else ""


def take_seat(seat: str, person: Person) -> None:
    """Let this browser be this person, in one of SEATS; the language is theirs unless one was chosen."""
    session.permanent = True
    session["seats"] = {**session.get("seats", {}), seat: [person.id, person.version]}
    session.setdefault("language", person.language)


def seat_of(person: Person) -> str:
    return {Role.FACILITATOR: "console", Role.PROJECTOR: "projector"}.get(person.role, "room")


def _signed() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="personal link")


@dataclass(frozen=True)
class Only:
    """Lets some roles ask; participants only while their team's step gives them the right.

    With `late` they may also just after it: nobody's words are lost because the team was moved on.

    Raises NotAllowed with the code `stranger`, `not_yours` or `not_now`.
    """

    roles: tuple[Role, ...]
    right: Right | None = None
    late: bool = False

    @property
    def may(self) -> str:
        roles = ", ".join(self.roles)
        when = f", in steps with the right `{self.right}`" if self.right else ""
        return f"{roles}{when}{' and just after' if self.late else ''}"

    def __call__(self, identity: Identity | None) -> Person:
        person = present(identity)
        if person.role not in self.roles:
            # NOTE: Shown when somebody tries what only others may, e.g. an observer tries to vote.
            raise NotAllowed("not_yours", _l("Your role in this workshop does not allow this."))
        if self.right and person.role is Role.PARTICIPANT:
            must_have(person, self.right, late=self.late)
        return person


def present(identity: Identity | None) -> Person:
    """Return the person, if they (still) have this seat. Raises NotAllowed `stranger` or `removed`."""
    person = db.session.get(Person, identity.person) if identity else None
    if person is None or identity is None:
        # NOTE: Shown to somebody who has not joined a workshop yet.
        raise NotAllowed("stranger", _l("Please join first, with the link or the code you were given."))
    if person.removed_at:
        # NOTE: Shown to somebody whom a facilitator has taken off the list of people.
        raise NotAllowed("removed", _l("You are no longer on the list of this workshop. Ask a facilitator."))
    if person.version != identity.version:
        # NOTE: Shown to somebody whose personal link was replaced by a new one.
        raise NotAllowed("link_replaced", _l("Your link was replaced by a new one. Please open the new one."))
    return person


class Stranger:
    """Whoever has no seat: all strangers are one to the log, and none has a name."""

    id = 0


class Anyone:
    """Lets everybody ask, also those who have not joined: for the ways in."""

    may = "everybody, joined or not"

    def __call__(self, identity: Identity | None) -> Stranger:
        return Stranger()


def must_have(person: Person, *rights: Right, late: bool = False) -> None:
    """Let a participant go on whose team's step gives one of the rights. Raises Refusal `not_now`."""
    team = person.team
    if not (team and (_gives(team.step, rights) or (late and _gives(team.just_left, rights)))):
        # NOTE: Shown when the team's present step of the day does not allow what somebody tried to do.
        raise Refusal("not_now", _l("Your team's step does not allow this now. Your words are kept here."))


def _gives(step: Step | None, rights: Iterable[Right]) -> bool:
    return step is not None and not set(rights).isdisjoint(step.rights)


ANYONE = Anyone()
ANYBODY = Only(tuple(Role))
FACILITATOR = Only((Role.FACILITATOR,))
PARTICIPANT = Only((Role.PARTICIPANT,))


def member_with(right: Right) -> Only:
    return Only((Role.PARTICIPANT,), right)


def writer_with(right: Right) -> Only:
    """For acts that are words: who began them in a step may still send them after it."""
    return Only((Role.PARTICIPANT,), right, late=True)
