"""Who takes part, the accounts of facilitators, and the two ways in that need a facilitator's yes."""

from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.commands import Identity
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, room, source
from facilitator.extensions import Instant, Key, Model, db
from facilitator.workshops.models import Step, Team, Workshop


class Role(StrEnum):
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    OBSERVER = "observer"
    PROJECTOR = "projector"


class Account(Model):
    """A facilitator's account, on this server and for any number of its workshops.

    `version` rises with every change of the password, and ends what was signed in before.
    """

    __tablename__ = "account"

    id: Mapped[Key]
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[Instant | None]
    removed_at: Mapped[Instant | None]


class PersonSeen(Seen, frozen=True, tag="person"):
    """A person as everybody in the workshop may see them."""

    id: int
    name: str
    native_name: str
    language: str
    role: Role
    team: int | None
    host: bool
    perspectives: list[str]
    organisation: str


class Person(Model):
    """Somebody (or a projector) with a seat in one workshop. `version` is that of their personal link."""

    __tablename__ = "person"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    role: Mapped[Role]
    name: Mapped[str]
    native_name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    organisation: Mapped[str] = mapped_column(default="")
    host: Mapped[bool] = mapped_column(default=False)
    perspectives: Mapped[list[str]] = mapped_column(JSON, default=list)
    version: Mapped[int] = mapped_column(default=1)
    joined_at: Mapped[Instant | None]
    removed_at: Mapped[Instant | None]

    workshop: Mapped[Workshop] = relationship()
    team: Mapped[Team | None] = relationship()
    account: Mapped[Account | None] = relationship()

    @property
    def identity(self) -> Identity:
        return Identity(self.id, self.version)

    @property
    def own_room(self) -> str:
        return room(Audience.PERSON, self.id)

    @property
    def rooms(self) -> list[str]:
        """The rooms this person is told things in: the workshop's, their own, and the one for their role."""
        if self.removed_at:
            return [self.own_room]
        return [room(Audience.WORKSHOP, self.workshop_id), self.own_room, *self._room_of_role]

    @property
    def _room_of_role(self) -> list[str]:
        if self.role is Role.PARTICIPANT:
            return [room(Audience.TEAM, self.team_id)] if self.team_id else []
        shared = {
            Role.FACILITATOR: Audience.FACILITATORS,
            Role.OBSERVER: Audience.OBSERVERS,
            Role.PROJECTOR: Audience.PROJECTOR,
        }
        return [room(shared[self.role], self.workshop_id)]

    def seen_by(self, audience: Audience) -> PersonSeen | Gone:
        if self.removed_at:
            return Gone("person", self.id)
        return PersonSeen(
            self.id,
            self.name,
            self.native_name,
            self.language,
            self.role,
            self.team_id,
            self.host,
            self.perspectives,
            self.organisation,
        )


class PersonAsSubject:
    """A person as something that the workshop is told about; their own rooms are where they are told."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.person.workshop_id)]

    def seen_by(self, audience: Audience) -> Seen:
        return self.person.seen_by(audience)


class Withdrawn:
    """What those who may no longer follow a thing are told: that it is gone for them."""

    def __init__(self, of: str, number: int, rooms: list[str]) -> None:
        self.gone, self.rooms = Gone(of, number), rooms

    def seen_by(self, audience: Audience) -> Gone:
        return self.gone


class ReadySeen(Seen, frozen=True, tag="ready"):
    """Who has said that they are ready with a step. Its id is the person's."""

    id: int
    step: int


class Ready(Model):
    """A person is ready with this step. One row a person: being ready with a step says nothing of another."""

    __tablename__ = "ready"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))

    person: Mapped[Person] = relationship()

    @property
    def rooms(self) -> list[str]:
        return self.person.team.own_rooms if self.person.team else []

    def seen_by(self, audience: Audience) -> ReadySeen | Gone:
        if self.step_id is None or self.person.removed_at:
            return Gone("ready", self.person_id)
        return ReadySeen(self.person_id, self.step_id)


class HelpSeen(Seen, frozen=True, tag="help"):
    """A call for help. Instants in ms; `claimed_by` is the name of who is coming."""

    id: int
    team: int
    person: int
    at: int
    words: str
    claimed_by: str
    answered: bool


class HelpCall(Model):
    __tablename__ = "help_call"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    words: Mapped[str] = mapped_column(default="")
    claimed_by: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[Instant | None]

    team: Mapped[Team] = relationship()

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms

    def seen_by(self, audience: Audience) -> HelpSeen:
        answered = self.answered_at is not None
        return HelpSeen(self.id, self.team_id, self.person_id, self.at, self.words, self.claimed_by, answered)


class JoinRequestSeen(Seen, frozen=True, tag="join_request"):
    id: int
    person: int
    at: int


class JoinRequest(Model):
    """Somebody says they are this person. A free seat is theirs at once; else a facilitator decides.

    `secret` is known to the waiting browser alone; `version` is that of the person's link when it asked, so
    that a re-issued link also ends a seat that was given on this request.
    """

    __tablename__ = "join_request"

    id: Mapped[Key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    secret: Mapped[str] = mapped_column(unique=True)
    version: Mapped[int]
    at: Mapped[Instant] = mapped_column(default=now)
    approved: Mapped[bool | None]

    person: Mapped[Person] = relationship()

    @property
    def open(self) -> bool:
        return self.approved is None and not self.person.removed_at and self.version == self.person.version

    @property
    def seat(self) -> Person | None:
        """The person whose seat this request may take: approved, and nothing has ended it since."""
        ended = self.person.removed_at or self.version != self.person.version
        return self.person if self.approved and not ended else None

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.FACILITATORS, self.person.workshop_id)]

    def seen_by(self, audience: Audience) -> JoinRequestSeen | Gone:
        if not self.open:
            return Gone("join_request", self.id)
        return JoinRequestSeen(self.id, self.person_id, self.at)


class Pairing(Model):
    """A projector that shows its code and waits for a facilitator to type it. `secret` is its browser's."""

    __tablename__ = "pairing"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    secret: Mapped[str] = mapped_column(unique=True)
    at: Mapped[Instant] = mapped_column(default=now)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person | None] = relationship()

    @property
    def seat(self) -> Person | None:
        """The projector that was made for this code, until its link is re-issued or it is removed."""
        made = self.person
        return made if made and made.version == 1 and not made.removed_at else None


def members(team: Team) -> list[Person]:
    """The participants who now belong to a team, in the order of the roster."""
    own = select(Person).filter_by(team_id=team.id, role=Role.PARTICIPANT, removed_at=None)
    return list(db.session.scalars(own.order_by(Person.id)))


def facilitators(workshop_id: int) -> list[Person]:
    """Those who may now lead a workshop."""
    leading = select(Person).filter_by(workshop_id=workshop_id, role=Role.FACILITATOR, removed_at=None)
    return list(db.session.scalars(leading.order_by(Person.id)))


def step_of(person: Person) -> Step | None:
    return person.team.step if person.team else None


@source
def who_is_here(viewer: Viewer) -> list[Subject]:
    """The roster, who is ready, who called for help, and who asks to be let in."""
    people = select(Person).filter_by(workshop_id=viewer.workshop_id, removed_at=None).order_by(Person.id)
    of_workshop = Person.workshop_id == viewer.workshop_id
    ready = db.session.scalars(select(Ready).join(Person).where(of_workshop))
    calls = select(HelpCall).join(Team).where(Team.workshop_id == viewer.workshop_id)
    requests = select(JoinRequest).join(Person).where(of_workshop, JoinRequest.approved.is_(None))
    return [
        *(PersonAsSubject(person) for person in db.session.scalars(people)),
        *ready,
        *db.session.scalars(calls.order_by(HelpCall.id)),
        *db.session.scalars(requests),
    ]
