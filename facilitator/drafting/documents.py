"""The shared text that a team types in: one Yjs document for each agenda, a text in it for each field.

Updates are kept for ever, numbered, as they came; a snapshot now and then saves reading them all. Who wrote a
sign is known from its client id, which we have given out (`pens.py`): merging updates loses nothing of it.
"""

from collections import Counter
from typing import Any, NamedTuple

from flask import current_app
from pycrdt import Doc
from pycrdt import Text as SharedText
from sqlalchemy import ForeignKey, LargeBinary, event, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from facilitator.core.clock import now
from facilitator.drafting.models import Document
from facilitator.drafting.naming import field_of
from facilitator.drafting.pens import our_pen
from facilitator.drafting.rules import SHAPES
from facilitator.drafting.splicing import splice
from facilitator.drafting.texts import Status, Text
from facilitator.drafting.updates import Clocks, Malformed, after, read, read_clocks
from facilitator.drafting.updates import Place as SignPlace
from facilitator.drafting.updates import Update as Said
from facilitator.extensions import Instant, Model, db

OFTEN = 300  # updates between two snapshots
SIGNS = 1_000_000  # that a document may ever hold, deleted ones too: weeks of typing
OWN_STARTS = 10_000  # places in which one person went on, in days of typing
OWN_SIGNS = SIGNS // 4  # of them by one person, so that nobody can fill it up for the others
FIELD_BYTES = 100_000  # that a field may say, of UTF-8: ten times what fits in the largest when it is bound
UNDER_WAY = "documents that are being written to"


class Update(Model):
    """What one client sent, as it came. Never changed, never deleted."""

    __tablename__ = "document_update"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[Instant] = mapped_column(default=now)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Snapshot(Model):
    """A document as it was after so many updates; replaced by newer ones."""

    __tablename__ = "document_snapshot"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    number: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Overfull(ValueError):
    """A field would say far more than could ever be bound, and all would be sent all of it at each rest."""


class Taken(NamedTuple):
    number: int
    person_id: int
    data: bytes


class Sheet:
    """A document as this process has it open. What other processes took in is read when asked for."""

    def __init__(self, key: str):
        self.key, self.number = key, 0
        self.doc: Doc[Any] = Doc()
        self.clocks: Clocks = {}
        self.halves: set[SignPlace] = set()  # before which no sign may be cut off
        self.starts: Counter[int] = Counter()  # how often each client went on somewhere else
        self.pens: dict[int, set[int]] = {}  # of each person: those that were theirs when this was last read
        self.writers: dict[str, int] = {}  # of each field: who changed it last, as far as it was seen
        self._texts: dict[str, SharedText] = {}
        self._watched: list[Any] = []  # what is let go is no longer watched
        self._person, self._has_changed = 0, False
        self._touched: set[str] = set()
        self.unwritten: set[str] = set()  # fields that may say something else than the draft's texts
        self.doc.observe(lambda _: setattr(self, "_has_changed", True))

    def follow(self, team_id: int, count: int) -> None:
        """Take in what the table has and this process has not."""
        if self.number == count:
            return
        kept = db.session.get(Snapshot, team_id) if not self.number else None
        newer = select(Update.number, Update.person_id, Update.data).filter_by(team_id=team_id)
        newer = newer.where(Update.number > (kept.number if kept else self.number))
        rows = db.session.execute(newer.order_by(Update.number)).all()
        # Nothing waits from here on; others may have followed the table with this sheet until now.
        if kept and not self.number:
            self._begin(kept)
        self.pens.clear()  # they may have been given pens, and written with them
        for row in rows:
            if row.number > self.number:
                self.take(Taken(*row))

    def _begin(self, kept: Snapshot) -> None:
        self.doc.apply_update(kept.data)
        for field in self.fields():
            self.text(field)
            self.unwritten.add(field)
        self.number = kept.number
        self.clocks = read_clocks(self.doc.get_state())
        said = read(kept.data)
        self.halves, self.starts = said.halves, Counter(client for client, _ in said.starts)

    def take(self, taken: Taken, said: Said | None = None) -> bool:
        """Take in the next update, and say whether it says anything that was not known.

        Raises ValueError if it is not the next one.
        """
        if taken.number != self.number + 1:
            raise ValueError(f"update {taken.number} after {self.number}")
        said = said or read(taken.data)
        clocks = after(self.clocks, said)
        for field in said.fields:
            self.text(field)  # an unknown text cannot be watched
        self._person, self._has_changed = taken.person_id, False
        self._touched.clear()
        self.doc.apply_update(taken.data)
        self.halves |= {half for half in said.halves if half[1] >= self.clocks.get(half[0], 0)}
        self.starts.update(client for client, clock in said.starts if clock >= self.clocks.get(client, 0))
        self.clocks, self.number = clocks, taken.number
        return self._has_changed

    @property
    def is_whole(self) -> bool:
        """False if the document holds something back: it waits for signs that will never come."""
        return read_clocks(self.doc.get_state()) == self.clocks

    @property
    def is_overfull(self) -> bool:
        """True if a field that the last update changed says more than it may."""
        return any(len(self.text(field)) > FIELD_BYTES for field in self._touched)

    def text(self, field: str) -> SharedText:
        if field not in self._texts:
            text = self._texts[field] = self.doc.get(field, type=SharedText)
            # The library's `observe` would also say what has changed, by a walk through the whole text.
            self._watched.append(text.integrated.observe(lambda _: self._changed(field)))
        return self._texts[field]

    def _changed(self, field: str) -> None:
        self.writers[field] = self._person
        self._touched.add(field)
        self.unwritten.add(field)

    def words(self, field: str) -> str:
        return str(self.text(field))

    def fields(self) -> list[str]:
        """The fields in which somebody has ever written."""
        return list(self.doc.keys())

    @property
    def touched(self) -> frozenset[str]:
        """The fields that the last update changed."""
        return frozenset(self._touched)

    def missing_from(self, clocks: bytes) -> bytes:
        """Return what a client that knows so much does not know yet."""
        return self.doc.get_update(clocks) if clocks else self.doc.get_update()

    def rewritten(self, field: str, words: str, pen: int) -> bytes:
        """Return the update by which a pen makes a field say these words, changing only what differs."""
        copy: Doc[Any] = Doc(client_id=pen)
        copy.apply_update(self.doc.get_update())
        before = copy.get_state()
        text = copy.get(field, type=SharedText)
        start, end, new = splice(str(text), words)
        with copy.transaction():
            if end > start:
                del text[start:end]
            if new:
                text.insert(start, new)
        return copy.get_update(before)


def document_of(team_id: int) -> Document:
    """Return a team's document; when it is first asked for, it is made of what stands in the draft."""
    document = db.session.get(Document, team_id)
    return document or _begun(team_id)


def _begun(team_id: int) -> Document:
    document = Document(team_id=team_id, count=0, rested=0)
    db.session.add(document)
    db.session.flush()
    for text in db.session.scalars(select(Text).filter_by(team_id=team_id, status=Status.CURRENT)):
        field = field_of(text.place)
        if text.words and text.field not in SHAPES:
            pen = our_pen(document, text.by_id)
            take_in(document, text.by_id, sheet_of(document).rewritten(field, text.words, pen))
    document.rested = document.count
    return document


def sheet_of(document: Document) -> Sheet:
    """Return the open document as it stands in the table now."""
    sheets: dict[int, Sheet] = current_app.extensions.setdefault("sheets", {})
    sheet = sheets.get(document.team_id)
    if sheet is None or sheet.key != document.key or sheet.number > document.count:  # a restored database
        sheet = sheets[document.team_id] = Sheet(document.key)
    sheet.follow(document.team_id, document.count)
    return sheet


def take_in(document: Document, person_id: int, data: bytes, said: Said | None = None) -> int | None:
    """Put an update into the open document and the table, and return its number; None if all was known.

    The document goes first: what it cannot take never gets into the table. Raises Malformed or Overfull.
    """
    sheet = sheet_of(document)
    db.session.info.setdefault(UNDER_WAY, set()).add(document.team_id)
    taken = Taken(document.count + 1, person_id, data)
    try:
        is_new = sheet.take(taken, said)
        if not sheet.is_whole:
            raise Malformed("leans on what comes later")
        if said and sheet.is_overfull:  # what a command writes is bounded in its own way
            raise Overfull
    except BaseException as fault:  # the library's own faults are not Exceptions, and leave it half done
        current_app.extensions["sheets"].pop(document.team_id)
        if isinstance(fault, Overfull):
            raise
        raise Malformed(f"not taken: {type(fault).__name__}") from fault
    if not is_new:
        sheet.number = document.count
        return None
    document.count = taken.number
    row = {"team_id": document.team_id, "at": now(), **taken._asdict()}
    db.session.connection().execute(insert(Update), row)  # the hottest insert of a day, so without the ORM
    return taken.number


@event.listens_for(Session, "after_commit")
def _committed(session: Session) -> None:
    session.info.pop(UNDER_WAY, None)


@event.listens_for(Session, "after_rollback")
def _rolled_back(session: Session) -> None:
    """Let go of open documents that may have followed what is not in the table after all."""
    for team_id in session.info.pop(UNDER_WAY, ()):
        current_app.extensions.get("sheets", {}).pop(team_id, None)


def keep_snapshot(document: Document) -> None:
    """Save reading all updates anew, now and then."""
    kept = db.session.get(Snapshot, document.team_id)
    if document.count - (kept.number if kept else 0) < OFTEN:
        return
    sheet = sheet_of(document)
    if kept is None:
        kept = Snapshot(team_id=document.team_id)
        db.session.add(kept)
    kept.number, kept.data = sheet.number, sheet.doc.get_update()


def to_write_out(document: Document) -> list[str]:
    """Return the fields that changed since this was last asked: the present transaction writes them out."""
    sheet = sheet_of(document)
    fields = [field for field in sheet.fields() if field in sheet.unwritten]
    db.session.info.setdefault(UNDER_WAY, set()).add(document.team_id)  # if it does not, they are read anew
    sheet.unwritten.clear()
    return fields
