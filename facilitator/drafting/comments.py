"""What is said to a draft: by its readers, by its own team among themselves, and what is answered.

A comment is about an item of the agenda, or the agenda itself, and may be about words of one field. It keeps
them as they stood, and the two ends of the range as Yjs' relative positions, so that a page finds the words
again wherever the text around them has gone.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct
from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, source
from facilitator.core.text import Words
from facilitator.drafting.cowriting import Base64
from facilitator.drafting.models import agenda_of
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Team

Position = Annotated[Base64, Meta(max_length=200)]


class Remark(StrEnum):
    """What a comment says about an item, or about the agenda."""

    CLEAR = "clear"
    MISSING = "missing"
    CAN_HELP = "can_help"
    QUESTION = "question"
    OBJECTION = "objection"


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """The field that a comment is about (its name in the shared text), and the words of it as they stood.

    `start` and `end` are relative positions; both are empty where the field as a whole is meant, or where its
    text was not open to whoever wrote the comment.
    """

    field: Annotated[str, Meta(max_length=64)]
    start: Position = ""
    end: Position = ""
    quote: Words = ""


class AnswerSeen(Struct, frozen=True):
    id: int
    words: str
    by: int
    at: int
    mentions: list[int]


class CommentSeen(Seen, frozen=True, tag="comment"):
    """A comment with its answers. `by` and `mentions` are ids of people, `at` in ms.

    Without an `item` it is about the agenda itself, or a paragraph of its preamble.

    Hidden ones only facilitators see; those `inside` a team no other team.
    """

    id: int
    team: int
    item: int | None
    kind: Remark
    words: str
    by: int
    at: int
    answers: list[AnswerSeen]
    resolved: bool
    hidden: bool
    about: About | None
    mentions: list[int]
    inside: bool


class Comment(Model):
    __tablename__ = "comment"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    kind: Mapped[Remark]
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    resolved: Mapped[bool] = mapped_column(default=False)
    hidden: Mapped[bool] = mapped_column(default=False)
    field: Mapped[str] = mapped_column(default="")  # empty: the item or agenda as a whole
    start: Mapped[str] = mapped_column(default="")
    end: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    mentions: Mapped[list[int]] = mapped_column(JSON, default=list)
    inside: Mapped[bool] = mapped_column(default=False)

    team: Mapped[Team] = relationship()
    by: Mapped[Person] = relationship()
    answers: Mapped[list["Answer"]] = relationship(order_by="Answer.id", back_populates="comment")

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms if self.inside else agenda_of(self.team).rooms

    def seen_by(self, audience: Audience) -> CommentSeen | Gone:
        if self.hidden and audience is not Audience.FACILITATORS:
            return Gone("comment", self.id)
        return CommentSeen(
            self.id,
            self.team_id,
            self.item_id,
            self.kind,
            self.words,
            self.by_id,
            self.at,
            [answer.seen for answer in self.answers],
            self.resolved,
            self.hidden,
            self.about,
            self.mentions,
            self.inside,
        )

    @property
    def about(self) -> About | None:
        return About(self.field, self.start, self.end, self.quote) if self.field else None


class Answer(Model):
    __tablename__ = "comment_answer"

    id: Mapped[Key]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"), index=True)
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    mentions: Mapped[list[int]] = mapped_column(JSON, default=list)

    comment: Mapped[Comment] = relationship(back_populates="answers")

    @property
    def seen(self) -> AnswerSeen:
        return AnswerSeen(self.id, self.words, self.by_id, self.at, self.mentions)


@source
def comments(viewer: Viewer) -> list[Subject]:
    """Also those to items that were taken away, since the items can come back."""
    own = select(Comment).join(Team).where(Team.workshop_id == viewer.workshop_id)
    return list(db.session.scalars(own.order_by(Comment.id)))
