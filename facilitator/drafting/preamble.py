"""The paragraphs of a preamble."""

from msgspec import Struct
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.drafting.removable import Removable, new_key
from facilitator.drafting.texts import FieldSeen, Text
from facilitator.extensions import Key, Model, db
from facilitator.workshops.models import Team


class ParagraphSeen(Struct, frozen=True):
    """A paragraph of the preamble; its only field is `words`."""

    id: int
    key: str
    fields: dict[str, FieldSeen]


class Paragraph(Removable, Model):
    """One paragraph of the preamble."""

    __tablename__ = "agenda_paragraph"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(default=new_key, index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    position: Mapped[int]

    team: Mapped[Team] = relationship()

    def seen_among(self, written: dict[int, Text]) -> ParagraphSeen:
        text = written.get(self.id)
        return ParagraphSeen(self.id, self.key, {"words": text.seen} if text else {})


def paragraphs_of(team: Team) -> list[Paragraph]:
    """The paragraphs of a team's preamble, in their order."""
    own = select(Paragraph).filter_by(team_id=team.id, gone=False)
    return list(db.session.scalars(own.order_by(Paragraph.position, Paragraph.id)))
