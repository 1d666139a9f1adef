"""The texts of a draft: every one ever written, and of each field the one that stands, with its rivals.

Two people who write over the same text lose nothing: the second one's words stand beside the first one's as a
rival until somebody of the team settles it. A field is found by its `Place`; whatever way texts come to be in
later, readers ask only `standing`.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct
from sqlalchemy import ForeignKey, Index, select
from sqlalchemy.orm import Mapped, mapped_column

from facilitator.core.clock import now
from facilitator.extensions import Instant, Key, Model, db


class Status(StrEnum):
    CURRENT = "current"
    RIVAL = "rival"
    PAST = "past"


class Place(NamedTuple):
    """A field: of the agenda itself (no item), of an item, or of one of an item's actions."""

    team_id: int
    item_id: int | None
    action_id: int | None
    field: str


class TextSeen(Struct, frozen=True):
    """What somebody (`by`, a person's id) wrote into a field, and when (ms)."""

    id: int
    words: str
    by: int
    at: int


class FieldSeen(Struct, frozen=True):
    """The text that stands in a field, and those that others wrote at the same time, not knowing of it."""

    id: int
    words: str
    by: int
    at: int
    rivals: list[TextSeen]


class Text(Model):
    """What one person wrote into one field. Its words never change; its status does.

    `base_id` is the text that its writer saw, and wrote over.
    """

    __tablename__ = "draft_text"
    __table_args__ = (Index("draft_text_standing", "team_id", "item_id", "status"),)

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_action.id"))
    field: Mapped[str]
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("draft_text.id"))
    status: Mapped[Status]

    @property
    def seen(self) -> TextSeen:
        return TextSeen(self.id, self.words, self.by_id, self.at)


class Written(NamedTuple):
    """A field as it stands: one text, and its rivals in the order in which they came."""

    current: Text | None
    rivals: list[Text]

    @classmethod
    def of(cls, texts: Iterable[Text]) -> "Written":
        ordered = sorted(texts, key=lambda text: text.id)
        current = next((text for text in ordered if text.status is Status.CURRENT), None)
        return cls(current, [text for text in ordered if text.status is Status.RIVAL])

    @property
    def all(self) -> list[Text]:
        return [self.current, *self.rivals] if self.current else []


def standing(team_id: int, item_id: int | None) -> dict[tuple[int | None, str], Written]:
    """Return every field of an item (or of the agenda itself) that was written, by action and name."""
    db.session.flush()
    wanted = select(Text).filter_by(team_id=team_id, item_id=item_id).where(Text.status != Status.PAST)
    texts: dict[tuple[int | None, str], list[Text]] = {}
    for text in db.session.scalars(wanted):
        texts.setdefault((text.action_id, text.field), []).append(text)
    return {place: Written.of(found) for place, found in texts.items()}


def fields_seen(
    written: dict[tuple[int | None, str], Written], action_id: int | None
) -> dict[str, FieldSeen]:
    """Return the fields of an item itself, or of one of its actions, as they are shown."""
    return {
        field: FieldSeen(*_parts(found.current), [rival.seen for rival in found.rivals])
        for (action, field), found in sorted(written.items(), key=lambda pair: pair[0][1])
        if action == action_id and found.current
    }


def words_in(written: dict[tuple[int | None, str], Written], action_id: int | None) -> dict[str, str]:
    """Return the words that stand in the fields of an item itself, or of one of its actions."""
    return {
        field: found.current.words
        for (action, field), found in written.items()
        if action == action_id and found.current
    }


def write(place: Place, words: str, by: int, base: int | None) -> bool:
    """Put words into a field, and say whether anything changed.

    They take the place of the text they were written over, if that still stands; else both are kept. Words
    that stand there already are not written again, and a rival that was emptied is withdrawn.
    """
    field = _field(place)
    over = next((text for text in field.all if text.id == base), None) or _unchanged(place, field, base)
    same = next((text for text in field.all if text.words == words), None)
    if same or (not words and (field.current is None or over in field.rivals)):
        return _joined(over, same)
    text = Text(**place._asdict(), words=words, by_id=by, base_id=over.id if over else _known(place, base))
    text.status = over.status if over else Status.RIVAL if field.current else Status.CURRENT
    if over:
        over.status = Status.PAST
    db.session.add(text)
    return True


def _joined(over: Text | None, same: Text | None) -> bool:
    """Let a text that was rewritten into another's very words, or into nothing, go up in that other one."""
    if over is None or over is same:
        return False
    if same and over.status is Status.CURRENT:
        same.status = Status.CURRENT
    over.status = Status.PAST
    return True


def settle(place: Place, words: str, by: int, settled: Iterable[int]) -> bool:
    """Let these words stand instead of all the texts that their chooser saw; say whether anything changed.

    A rival that came meanwhile stays one. If the field itself was settled or rewritten meanwhile, the words
    join it as a rival. Words of one of the texts seen stay their writer's.
    """
    field = _field(place)
    before = {text: text.status for text in field.all}
    settled = set(settled)
    seen = [text for text in field.all if text.id in settled]
    if not seen:
        return write(place, words, by, None)
    chosen = next((text for text in field.all if text.words == words), None)
    is_open = bool(field.rivals) or len(settled) == 1  # else somebody has settled it meanwhile
    stands = field.current is chosen or (field.current in seen and is_open)
    for text in seen:
        if stands or text.status is Status.RIVAL:
            text.status = Status.PAST
    if chosen is None:
        chosen = Text(**place._asdict(), words=words, by_id=by, base_id=seen[0].id)
        db.session.add(chosen)
    chosen.status = Status.CURRENT if stands else Status.RIVAL
    return any(before.get(text) is not text.status for text in (*before, chosen))


def _field(place: Place) -> Written:
    written = standing(place.team_id, place.item_id)
    return written.get((place.action_id, place.field), Written(None, []))


def _unchanged(place: Place, field: Written, base: int | None) -> Text | None:
    """A text that says again what the writer had seen is as good as the one they saw."""
    known = _known(place, base)
    seen = db.session.get_one(Text, known).words if known else ""
    return field.current if field.current and field.current.words == seen else None


def _known(place: Place, base: int | None) -> int | None:
    """Return the base if it is a text of this very field; anything else is no base."""
    text = db.session.get(Text, base) if base else None
    return (
        text.id if text and Place(text.team_id, text.item_id, text.action_id, text.field) == place else None
    )


def _parts(text: Text) -> tuple[int, str, int, int]:
    return text.id, text.words, text.by_id, text.at
