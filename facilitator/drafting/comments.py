"""What readers of a draft say to it, and what its authors answer."""

from enum import StrEnum

from msgspec import Struct
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, source
from facilitator.drafting.models import Item
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Team


class Remark(StrEnum):
    """What a comment says about an item."""

    CLEAR = "clear"
    MISSING = "missing"
    CAN_HELP = "can_help"
    QUESTION = "question"


class AnswerSeen(Struct, frozen=True):
    id: int
    words: str
    by: int
    at: int


class CommentSeen(Seen, frozen=True, tag="comment"):
    """A comment with its answers. `by` are ids of people, `at` in ms; hidden ones only facilitators see."""

    id: int
    item: int
    kind: Remark
    words: str
    by: int
    at: int
    answers: list[AnswerSeen]
    resolved: bool
    hidden: bool


class Comment(Model):
    __tablename__ = "comment"

    id: Mapped[Key]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    kind: Mapped[Remark]
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    resolved: Mapped[bool] = mapped_column(default=False)
    hidden: Mapped[bool] = mapped_column(default=False)

    item: Mapped[Item] = relationship()
    by: Mapped[Person] = relationship()
    answers: Mapped[list["Answer"]] = relationship(order_by="Answer.id", back_populates="comment")

    @property
    def rooms(self) -> list[str]:
        return self.item.rooms

    def seen_by(self, audience: Audience) -> CommentSeen | Gone:
        if self.hidden and audience is not Audience.FACILITATORS:
            return Gone("comment", self.id)
        return CommentSeen(
            self.id,
            self.item_id,
            self.kind,
            self.words,
            self.by_id,
            self.at,
            [AnswerSeen(answer.id, answer.words, answer.by_id, answer.at) for answer in self.answers],
            self.resolved,
            self.hidden,
        )


class Answer(Model):
    __tablename__ = "comment_answer"

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"), index=True)
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)

    comment: Mapped[Comment] = relationship(back_populates="answers")


@source
def comments(viewer: Viewer) -> list[Subject]:
    """Also those to items that were taken away, since the items can come back."""
    own = select(Comment).join(Item).join(Team).where(Team.workshop_id == viewer.workshop_id)
    return list(db.session.scalars(own.order_by(Comment.id)))
