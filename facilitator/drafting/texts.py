"""The texts of a draft: every one ever written out, and of each field the one that stands.

A field is found by its `Place`. What is typed in a team's document comes here when it rests; dates and years,
which are one value, come here at once. Readers ask only `standing`.
"""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.clock import now
from facilitator.drafting.pseudonyms import known_as
from facilitator.extensions import Instant, Key, Model, db


class Status(StrEnum):
    CURRENT = "current"
    PAST = "past"


class Place(NamedTuple):
    """A field: of the agenda itself (no item), of an item, of one of an item's actions, or of a paragraph."""

    team_id: int
    item_id: int | None
    action_id: int | None
    field: str
    paragraph_id: int | None = None


class FieldSeen(Struct, frozen=True):
    """The text that stands in a field, who wrote in it last (`known_as`), and when (ms)."""

    id: int
    words: str
    by: int
    at: int


class Text(Model):
    """What a field said from an instant on. Its words never change; its status does."""

    __tablename__ = "draft_text"
    __table_args__ = (Index("draft_text_standing", "team_id", "item_id", "status"),)

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_action.id"))
    paragraph_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_paragraph.id"))
    field: Mapped[str]
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("draft_text.id"))
    status: Mapped[Status]

    @property
    def place(self) -> Place:
        return Place(self.team_id, self.item_id, self.action_id, self.field, self.paragraph_id)

    @property
    def seen(self) -> FieldSeen:
        return FieldSeen(self.id, self.words, known_as(self.by_id), self.at)


Standing = dict[tuple[int | None, str], Text]  # by action and name of the field


def standing(team_id: int, item_id: int | None) -> Standing:
    """Return every field of an item (or of the agenda itself) that was written."""
    db.session.flush()
    wanted = select(Text).filter_by(
        team_id=team_id, item_id=item_id, paragraph_id=None, status=Status.CURRENT
    )
    return {(text.action_id, text.field): text for text in db.session.scalars(wanted)}


def standing_paragraphs(team_id: int) -> dict[int, Text]:
    """Return the words of every paragraph of the preamble that was written, by the paragraph's id."""
    db.session.flush()
    wanted = select(Text).filter_by(team_id=team_id, item_id=None, status=Status.CURRENT)
    texts = db.session.scalars(wanted.where(Text.paragraph_id.is_not(None)))
    return {text.paragraph_id: text for text in texts if text.paragraph_id}


def fields_seen(written: Standing, action_id: int | None) -> dict[str, FieldSeen]:
    """Return the fields of an item itself, or of one of its actions, as they are shown."""
    ordered = sorted(written.items(), key=lambda pair: pair[0][1])
    return {field: text.seen for (action, field), text in ordered if action == action_id}


def words_in(written: Standing, action_id: int | None) -> dict[str, str]:
    """Return the words that stand in the fields of an item itself, or of one of its actions."""
    return {field: text.words for (action, field), text in written.items() if action == action_id}


def text_at(place: Place) -> Text | None:
    """Return the text that stands in a field."""
    if place.paragraph_id:
        return standing_paragraphs(place.team_id).get(place.paragraph_id)
    return standing(place.team_id, place.item_id).get((place.action_id, place.field))


def replace(place: Place, words: str, by: int) -> bool:
    """Let a field say these words from now on, and say whether anything changed."""
    before = text_at(place)
    if words == (before.words if before else ""):
        return False
    if before:
        before.status = Status.PAST
    base = before.id if before else None
    text = Text(**place._asdict(), words=words, by_id=by, base_id=base, status=Status.CURRENT)
    db.session.add(text)
    return True
