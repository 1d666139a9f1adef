"""What a draft said at a moment, who wrote it, and what came and went between two moments.

The log's lines hold whole subjects, so the draft at a seq is the newest line of each of its parts up to
there: two questions to the database, however long the history is. Whose each sign is, the updates say.
"""

from base64 import b64encode
from typing import Any, NamedTuple

import msgspec
from flask_babel import lazy_gettext as _l
from msgspec import Struct
from pycrdt import Doc
from sqlalchemy import ColumnElement, and_, case, func, or_, select

from facilitator.core.activity import Line
from facilitator.core.rooms import Audience, found, room
from facilitator.drafting.cowriting import no_such_draft
from facilitator.drafting.documents import Snapshot, Update
from facilitator.drafting.freezing import Spoken
from facilitator.drafting.models import Item, agenda_of
from facilitator.drafting.pens import Pen
from facilitator.drafting.pseudonyms import known_as
from facilitator.drafting.splicing import without
from facilitator.drafting.texts import FieldSeen
from facilitator.drafting.updates import read_clocks
from facilitator.errors import NotFound
from facilitator.extensions import db
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Team

Fields = dict[str, FieldSeen]
LAST = 2**63 - 1  # the largest seq that a database knows
MARKS = 300  # moments in one answer, besides versions: a slider has no more places for a finger


class Moment(Struct, frozen=True):
    """A deed that changed a draft: the seq of its last line, and the id of the version that it kept.

    `place` says which of a history's moments it is, from 0; it never changes.
    """

    seq: int
    place: int
    at: int
    kind: str
    by: str
    version: int | None


class Moments(Struct, frozen=True):
    """The moments of a draft, oldest first: of many only some, among them the last, and all with versions.

    Those between two of them can be asked for by their seqs.
    """

    moments: list[Moment]


class ActionThen(Struct, frozen=True):
    id: int
    fields: Fields
    key: str = ""


class ParagraphThen(Struct, frozen=True):
    """A paragraph of the preamble as it was; its only field is `words`."""

    id: int
    fields: Fields
    key: str = ""


class ItemThen(Struct, frozen=True):
    """An item as it was; the oldest lines of the log know no keys."""

    id: int
    position: int
    fields: Fields
    actions: list[ActionThen]
    perspectives: list[str]
    references: list[str]
    key: str = ""

    @property
    def spoken(self) -> Spoken:
        actions = [words_of(action.fields) for action in self.actions]
        return Spoken(words_of(self.fields), actions, self.perspectives, self.references)


class DraftThen(Struct, frozen=True):
    """A whole draft as it was at a moment (`at` in ms); `number` is the update up to which it was written."""

    seq: int
    at: int
    number: int
    fields: Fields
    paragraphs: list[ParagraphThen]
    items: list[ItemThen]

    def has(self, text: str) -> bool:
        """Say whether a text, by its name in the document, is of a part that was in the draft."""
        parts = {f"item-{item.key}" for item in self.items}
        parts |= {f"action-{action.key}" for item in self.items for action in item.actions}
        parts |= {f"paragraph-{paragraph.key}" for paragraph in self.paragraphs}
        return text.partition(".")[0] in {"agenda", *parts}

    @property
    def preamble(self) -> list[str]:
        """What the paragraphs said that were written, in their order."""
        written = [words_of(paragraph.fields) for paragraph in self.paragraphs]
        return [words["words"] for words in written if words]


class TextThen(Struct, frozen=True):
    """The shared text after so many updates (base64), and who (`known_as`) writes with each client id."""

    number: int
    data: str
    pens: dict[int, int]


class Reading(NamedTuple):
    """Whose draft somebody reads; guests, from which line of the log on they may."""

    team: Team
    since: int = 0
    is_guest: bool = False


def reading(person: Person, team_id: int) -> Reading:
    """Return what somebody may read of a draft now. Raises NotFound for who may not read it at all.

    The readers of a peer review know a draft from the moment in which they came to it.
    """
    team = found(db.session.get(Team, team_id), person, no_such_draft())
    found(agenda_of(team), person, no_such_draft())
    if person.role is not Role.PARTICIPANT or person.team is None or person.team_id == team.id:
        return Reading(team)
    came = select(func.max(Line.seq)).where(_about(team), Line.at <= person.team.clock.entered_at)
    return Reading(team, db.session.scalar(came) or 0, is_guest=True)


def moments(of: Reading, after: int = 0, until: int = LAST, place: int = 0) -> Moments:
    """Return the moments after a seq up to another. Lines of one deed are one moment.

    `place` is that of the first of them, as who asks knows from the moment before.
    """
    what = (Line.seq, Line.at, Line.kind, Line.by, SUBJECT["type"].as_string(), SUBJECT["id"].as_integer())
    lines = (
        select(*what)
        .where(_about(of.team), Line.seq >= of.since, Line.seq > min(after, LAST))
        .where(Line.seq <= min(until, LAST))
        .order_by(Line.seq)
    )
    told = list[Moment]()
    for seq, at, kind, by, type_, number in db.session.execute(lines):
        version = number if type_ == "version" and not of.is_guest else None
        last = told[-1] if told else None
        if last and (last.at, last.kind, last.by) == (at, kind, by):
            told.pop()
            version = version or last.version
        told.append(Moment(seq, place + len(told), at, kind, by, version))
    return Moments(_marks(told))


def _marks(told: list[Moment]) -> list[Moment]:
    """Return of many moments only as many as a slider needs at a time."""
    apart, last = -(-len(told) // MARKS), len(told) - 1
    return [
        each
        for number, each in enumerate(told)
        if number % apart == 0 or number == last or each.version is not None
    ]


def draft_at(of: Reading, seq: int) -> DraftThen:
    """Return a draft as it was after a line of the log. Raises NotFound `no_such_moment`."""
    if not of.since <= seq <= LAST:
        raise _no_such_moment()
    lines = [line for line in _newest(of.team, seq) if line.subject["type"] != "version"]
    if not lines:
        raise _no_such_moment()
    told = {
        kind: [line.subject for line in lines if line.subject["type"] == kind] for kind in ("agenda", "item")
    }
    items = [msgspec.convert(item, ItemThen) for item in told["item"]]
    head: dict[str, Any] = told["agenda"][0] if told["agenda"] else {}
    return DraftThen(
        lines[-1].seq,
        lines[-1].at,
        head.get("typed", 0),
        msgspec.convert(head.get("fields", {}), Fields),
        msgspec.convert(head.get("paragraphs", _in_one_text(head)), list[ParagraphThen]),
        sorted(items, key=lambda item: (item.position, item.id)),
    )


def text_at(of: Reading, seq: int) -> TextThen:
    """Return the shared text as it was then, so that a page can say who wrote what.

    Words that were deleted by then are not in it.
    """
    then = draft_at(of, seq)
    number = then.number
    doc: Doc[Any] = Doc()
    kept = db.session.get(Snapshot, of.team.id)
    start = kept.number if kept and kept.number <= number else 0
    if kept and start:
        doc.apply_update(kept.data)
    updates = select(Update.data).where(Update.team_id == of.team.id, Update.number > start)
    for data in db.session.scalars(updates.where(Update.number <= number).order_by(Update.number)):
        doc.apply_update(data)
    own = select(Pen).filter_by(team_id=of.team.id).where(Pen.number.in_(read_clocks(doc.get_state())))
    pens = {pen.number: known_as(pen.person_id) for pen in db.session.scalars(own)}
    whole = doc.get_update()
    told = without(whole, b"", lambda field: not then.has(field)) if of.is_guest else whole
    return TextThen(number, b64encode(told).decode(), pens)


def words_of(fields: Fields) -> dict[str, str]:
    return {name: field.words for name, field in fields.items()}


SUBJECT = Line.subject


def _about(team: Team) -> ColumnElement[bool]:
    """The lines of a team's room that tell of its own draft: in a peer review it is told of others' too."""
    kind, number, of = SUBJECT["type"].as_string(), SUBJECT["id"].as_integer(), SUBJECT["team"].as_integer()
    own = select(Item.id).filter_by(team_id=team.id).scalar_subquery()
    return and_(
        Line.room == room(Audience.TEAM, team.id),
        or_(
            and_(kind == "agenda", number == team.id),
            and_(kind.in_(["item", "version"]), of == team.id),
            and_(kind == "gone", SUBJECT["of"].as_string() == "item", number.in_(own)),
        ),
    )


def _in_one_text(head: dict[str, Any]) -> list[dict[str, Any]]:
    """The preamble of an older program, which knew no paragraphs, as one."""
    whole = head.get("fields", {}).get("preamble")
    return [{"id": 0, "fields": {"words": whole}}] if whole else []


def _newest(team: Team, seq: int) -> list[Line]:
    """Return the newest line of each part of a draft up to a seq, in their order."""
    kind = case((SUBJECT["type"].as_string() == "gone", "item"), else_=SUBJECT["type"].as_string())
    newest = select(func.max(Line.seq)).where(_about(team), Line.seq <= seq)
    newest = newest.group_by(kind, SUBJECT["id"].as_integer())
    return list(db.session.scalars(select(Line).where(Line.seq.in_(newest)).order_by(Line.seq)))


def _no_such_moment() -> NotFound:
    # NOTE: Shown when a draft is asked for as it was before anybody wrote in it, or before one may know it.
    return NotFound("no_such_moment", _l("There was no such draft at that moment."))
