"""What facilitators say to everybody."""

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, room, source
from facilitator.extensions import Instant, Key, Model, db


class AnnouncementSeen(Seen, frozen=True, tag="announcement"):
    id: int
    words: str
    by: str
    at: int


class Announcement(Model):
    """One line to all, until it is withdrawn or another takes its place."""

    __tablename__ = "announcement"

    id: Mapped[Key]
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    words: Mapped[str]
    by: Mapped[str]
    at: Mapped[Instant] = mapped_column(default=now)
    withdrawn_at: Mapped[Instant | None]

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.WORKSHOP, self.workshop_id)]

    def seen_by(self, audience: Audience) -> AnnouncementSeen | Gone:
        if self.withdrawn_at:
            return Gone("announcement", self.id)
        return AnnouncementSeen(self.id, self.words, self.by, self.at)


@source
def announcements(viewer: Viewer) -> list[Subject]:
    said = select(Announcement).filter_by(workshop_id=viewer.workshop_id, withdrawn_at=None)
    return list(db.session.scalars(said))
