"""What is known already: context cards with their sources, and the list of references."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, room, source
from facilitator.evidence.references import REFERENCES, Reference
from facilitator.extensions import Instant, Key, Model, db
from facilitator.workshops.models import Workshop


class CardStatus(StrEnum):
    IN_FORCE = "in_force"
    ADOPTED_NOT_IN_FORCE = "adopted_not_in_force"
    BILL = "bill"
    FIGURE = "figure"
    GUIDELINE = "guideline"


class ContextCardSeen(Seen, frozen=True, tag="context_card"):
    """A fact with its source; `country` is empty for the whole region, `as_of` a date (2021-03-31)."""

    id: int
    country: str | None
    title: str
    body: str
    source: str
    status: CardStatus
    as_of: str
    lang: str


class ContextCard(Model):
    __tablename__ = "context_card"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    country: Mapped[str | None]
    title: Mapped[str]
    body: Mapped[str]
    source: Mapped[str]
    status: Mapped[CardStatus]
    as_of: Mapped[str]
    lang: Mapped[str] = mapped_column(default="en")
    removed_at: Mapped[Instant | None]

    workshop: Mapped[Workshop] = relationship()

    @property
    def rooms(self) -> list[str]:
        """Everybody's for the region; else those of the country's team and of who follows every team."""
        if self.country is None:
            return [room(Audience.WORKSHOP, self.workshop_id)]
        following = (Audience.FACILITATORS, Audience.OBSERVERS)
        return [*self._team_rooms, *(room(audience, self.workshop_id) for audience in following)]

    @property
    def _team_rooms(self) -> list[str]:
        teams = self.workshop.teams
        return [room(Audience.TEAM, team.id) for team in teams if team.country == self.country]

    def seen_by(self, audience: Audience) -> ContextCardSeen | Gone:
        if self.removed_at:
            return Gone("context_card", self.id)
        return ContextCardSeen(
            self.id,
            self.country,
            self.title,
            self.body,
            self.source,
            self.status,
            self.as_of,
            self.lang,
        )


class ReferenceSeen(Seen, frozen=True, tag="reference"):
    """A text that drafts may refer to; its id is its place in the list."""

    id: int
    key: str
    title: str
    group: str


@dataclass(frozen=True)
class ReferenceInWorkshop:
    """The installation's reference, as something that everybody in a workshop sees."""

    workshop_id: int
    place: int
    reference: Reference

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> ReferenceSeen:
        return ReferenceSeen(self.place, self.reference.key, self.reference.title, self.reference.group)


@source
def evidence(viewer: Viewer) -> list[Subject]:
    """The context cards that are there, and the list of references."""
    cards = select(ContextCard).filter_by(workshop_id=viewer.workshop_id, removed_at=None)
    listed = [
        ReferenceInWorkshop(viewer.workshop_id, place, reference)
        for place, reference in enumerate(REFERENCES, 1)
    ]
    return [*db.session.scalars(cards.order_by(ContextCard.id)), *listed]
