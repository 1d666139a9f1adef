"""The declarations of a workshop, and whose turn it is to declare."""

import json
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, found, room, source
from facilitator.errors import NotFound
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Team, Workshop


class DeclarationSeen(Seen, frozen=True, tag="declaration"):
    """A declaration and its page; `public` is false while a facilitator holds that page back."""

    id: int
    team: int
    number: int
    title: str
    sha256: str
    declared_at: int
    path: str
    public: bool


class TurnSeen(Seen, frozen=True, tag="turn"):
    """The team that is called to declare now. Its id is the workshop's."""

    id: int
    team: int


class Declaration(Model):
    """What a team declared: `sealed` is the exact text that `sha256` was made of, and it never changes."""

    __tablename__ = "declaration"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), unique=True)
    number: Mapped[int]
    title: Mapped[str]
    sealed: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str]
    declared_at: Mapped[Instant] = mapped_column(default=now)
    held_at: Mapped[Instant | None]

    team: Mapped[Team] = relationship()
    workshop: Mapped[Workshop] = relationship()

    @classmethod
    def of(cls, person: Person, declaration_id: int) -> "Declaration":
        # NOTE: Shown to a facilitator who names a declaration that is not there.
        refusal = NotFound("no_such_declaration", _l("There is no such declaration."))
        return found(db.session.get(cls, declaration_id), person, refusal)

    @property
    def told(self) -> dict[str, Any]:
        """What it says, as plain data."""
        told: dict[str, Any] = json.loads(self.sealed)
        return told

    @property
    def path(self) -> str:
        return f"/declarations/{self.workshop.public_code}/{self.team.country}"

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> DeclarationSeen:
        return DeclarationSeen(
            self.id,
            self.team_id,
            self.number,
            self.title,
            self.sha256,
            self.declared_at,
            self.path,
            self.held_at is None,
        )


class Turn(Model):
    """Whose turn it is to declare; nobody's before the first team is called, and after the last."""

    __tablename__ = "turn"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), primary_key=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> TurnSeen | Gone:
        return TurnSeen(self.workshop_id, self.team_id) if self.team_id else Gone("turn", self.workshop_id)


def declaration_of(team: Team) -> Declaration | None:
    return db.session.scalar(select(Declaration).filter_by(team_id=team.id))


def declarations_of(workshop_id: int) -> list[Declaration]:
    own = select(Declaration).filter_by(workshop_id=workshop_id)
    return list(db.session.scalars(own.order_by(Declaration.number)))


@source
def declaring(viewer: Viewer) -> list[Subject]:
    """The declarations in the order in which they were made, and whose turn it is."""
    turn = db.session.get(Turn, viewer.workshop_id)
    return [*declarations_of(viewer.workshop_id), *([turn] if turn else [])]
