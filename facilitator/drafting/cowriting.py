"""Writing one text together: opening it, and taking in what is typed, many people's letters at a time."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from time import process_time
from typing import Annotated, Literal, NamedTuple
from unicodedata import normalize

from flask import current_app
from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct, structs
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload

from facilitator.core.commands import Id, Identity
from facilitator.core.database import hold, writing
from facilitator.core.lane import Allowance, Lane
from facilitator.core.rooms import found
from facilitator.core.telling import mention_after
from facilitator.drafting.admitting import admit, malformed, understood
from facilitator.drafting.asked import draft_of
from facilitator.drafting.documents import Overfull, Sheet, document_of, sheet_of, take_in
from facilitator.drafting.models import Agenda, Document, agenda_of, opened
from facilitator.drafting.naming import field_of
from facilitator.drafting.pens import OWN_PENS, PENS, Pen, new_pen, our_pen, pens_of
from facilitator.drafting.pseudonyms import known_as
from facilitator.drafting.resting import rest_soon
from facilitator.drafting.splicing import without
from facilitator.drafting.texts import Place, standing_paragraphs
from facilitator.drafting.updates import Malformed, Update, read_clocks
from facilitator.errors import NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import present, writer_with
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right, Team

Base64 = Annotated[str, Meta(pattern="^[A-Za-z0-9+/]*=*$")]
WHOLE = 250_000  # characters of base64 in one update: sharedtext.ts sends no more at once, and gives it back
STATE = 100_000  # characters of base64 that say what a client knows: of thousands of pens
AT_ONCE, A_SECOND = 4_000_000, 200_000  # characters for each person: many times what pages can type
OPENING, WRITING = 40_000, 1000  # what each costs, in characters, besides its own
MOMENT = 20 * A_SECOND  # what a second of the server's time costs: a twentieth of it is enough for one


class OpenText(Struct, frozen=True, forbid_unknown_fields=True):
    """Which team's text, what the client knows of it already, and the pen that it has."""

    team: Id
    key: Annotated[str, Meta(max_length=64)] = ""
    clocks: Annotated[Base64, Meta(max_length=STATE)] = ""
    pen: Annotated[int, Meta(ge=0, lt=PENS)] = 0


class Opened(Struct, frozen=True):
    """What a client lacks (`data`), and what the server knows (`clocks`), so that it can be sent the rest.

    If `key` is not the one it asked with, the text is another one: nothing of the old may be merged into it.
    `pens` says who (`known_as`) writes with each client id; `pen` is 0 for those who only read.
    """

    key: str
    number: int
    data: str
    clocks: str
    pen: int
    pens: dict[int, int]
    ok: Literal[True] = True


class WriteText(Struct, frozen=True, forbid_unknown_fields=True):
    team: Id
    key: Annotated[str, Meta(max_length=64)]
    data: Annotated[Base64, Meta(max_length=WHOLE)]


class Written(Struct, frozen=True):
    """The answer to who wrote: their letters are kept, in the document's updates up to this number.

    `out` names the texts among them that are of parts which were taken out: the letters wait there.
    """

    number: int
    out: list[str] = []
    ok: Literal[True] = True


class TextNews(Struct, frozen=True):
    """An update of a team's text, told to all who may read it. Numbers without a gap: who misses one asks."""

    team: int
    key: str
    number: int
    data: str
    person: int


class Given(NamedTuple):
    """Letters on their way in, and whose they are said to be."""

    identity: Identity | None
    ask: WriteText


def open_text(identity: Identity | None, ask: OpenText) -> Opened:
    """Give somebody the text of a draft that they may read, and a pen if they may write in it."""
    slow_down(identity, OPENING)
    with writing():
        person = present(identity)
        team = found(db.session.get(Team, ask.team), person, no_such_draft())
        found(agenda_of(team), person, no_such_draft())
        document = document_of(team.id)
        _carry_over(team, sheet_of(document))
        sheet = sheet_of(document)
        key = _key_for(person, document)
        known = _known(ask) if ask.key == key else b""
        pen = _pen(person, document, ask.pen)
        given = db.session.scalars(select(Pen).filter_by(team_id=team.id))
        pens = {each.number: known_as(each.person_id) for each in given if each.number in sheet.clocks}
        lacking = b64encode(_lacking(person, team, sheet, known)).decode()
        clocks = b64encode(sheet.doc.get_state()).decode()
    return Opened(key, sheet.number, lacking, clocks, pen, pens)


def _is_guest(person: Person, team_id: int) -> bool:
    return person.role is Role.PARTICIPANT and person.team_id != team_id


def _key_for(person: Person, document: Document) -> str:
    """Return the key of the text as somebody knows it.

    Readers of another team know nothing of what was taken out. When that changes, theirs is another text.
    """
    return _guests_key(document) if _is_guest(person, document.team_id) else document.key


def _guests_key(document: Document) -> str:
    team = db.session.get_one(Team, document.team_id)
    out = sha256(" ".join(sorted(draft_of(team).out)).encode()).hexdigest()
    return f"{document.key}-{out[:16]}"


def _lacking(person: Person, team: Team, sheet: Sheet, known: bytes) -> bytes:
    if _is_guest(person, team.id) and draft_of(team).out:
        return without(sheet.missing_from(b""), known, draft_of(team).is_out)
    return sheet.missing_from(known)


def write_text(identity: Identity | None, ask: WriteText) -> Written:
    """Take in letters: answered when they are committed, told to all readers after that."""
    slow_down(identity, WRITING + len(ask.data))
    return LANE.give(Given(identity, ask))  # type: ignore[no-any-return]


def slow_down(identity: Identity | None, cost: int) -> None:
    """Let one wait who sends without end, so that the others need not. Raises Refusal `too_fast`."""
    if identity:
        _allowance().use(identity.person, cost)


def _allowance() -> Allowance:
    allowance: Allowance = current_app.extensions.setdefault("typing", Allowance(AT_ONCE, A_SECOND))
    return allowance


def _take(batch: Sequence[Given]) -> list[Written | Refusal]:
    _look_up(batch)
    with db.session.no_autoflush:  # one UPDATE of a document's count, however many letters
        return [_answer(given) for given in batch]


def _look_up(batch: Sequence[Given]) -> None:
    """Read in one go who wrote, and all that is asked of their teams for each letter."""
    people = [given.identity.person for given in batch if given.identity]
    hold(db.session.execute(_wanted(), {"people": people}).all())


@cache  # to put it together takes as long as to ask it
def _wanted() -> Select[Person, Document, Agenda]:
    wanted = select(Person, Document, Agenda).options(joinedload(Person.team).joinedload(Team.workshop))
    wanted = wanted.outerjoin(Document, Document.team_id == Person.team_id)
    wanted = wanted.outerjoin(Agenda, Agenda.team_id == Person.team_id)
    return wanted.where(Person.id.in_(bindparam("people", expanding=True)))


LANE: Lane[Given] = Lane(_take)


def _answer(given: Given) -> Written | Refusal:
    begun = process_time()
    try:
        return _write(given)
    except Refusal as refusal:
        return refusal
    finally:
        if given.identity:
            _allowance().owe(given.identity.person, int((process_time() - begun) * MOMENT))


def _write(given: Given) -> Written:
    ask = given.ask
    person = writer_with(Right.DRAFT)(given.identity)
    if person.team is None or person.team_id != ask.team:
        raise not_your_draft()
    opened(draft_of(person.team).agenda)
    document = document_of(ask.team)
    if ask.key != document.key:
        # NOTE: Shown to who typed in a text that is no longer there (a backup was restored, for instance).
        raise Refusal("another_text", _l("This text was replaced by another one. Your words are kept here."))
    update = understood(ask.data)
    admit(update, document, person)
    out = _taken_in(document, person.team, person, b64decode(ask.data), update)
    rest_soon(person.team.id)
    return Written(document.count, out)


def put_words(person: Person, team: Team, place: Place, words: str) -> bool:
    """Let a field's text say this, as a command asks, and say whether it said something else before."""
    document = document_of(team.id)
    sheet, field = sheet_of(document), field_of(place)
    stands = sheet.words(field)
    if words:  # the ends of lines that somebody is about to fill stay as they are
        words = stands[: len(stands) - len(stands.lstrip())] + words + stands[len(stands.rstrip()) :]
    if normalize("NFC", stands) == normalize("NFC", words):
        return False
    is_rested = document.rested == document.count
    _taken_in(document, team, person, sheet.rewritten(field, words, our_pen(document, person.id)))
    if is_rested:
        document.rested = document.count  # its asker writes the text out itself
    return True


def _carry_over(team: Team, sheet: Sheet) -> None:
    """Write into the document, once, the paragraphs that an older program's preamble was parted into."""
    known = set(sheet.fields())
    for text in standing_paragraphs(team.id).values():
        if text.words and field_of(text.place) not in known:
            put_words(db.session.get_one(Person, text.by_id), team, text.place, text.words)


def _taken_in(
    document: Document, team: Team, person: Person, data: bytes, update: Update | None = None
) -> list[str]:
    """Take in an update that was found right, and have its readers told of it, if it says anything new.

    Return the texts in it that are of parts which were taken out: of these no other team is told.
    """
    try:
        number = take_in(document, person.id, data, update)
    except Malformed as fault:
        raise malformed(str(fault)) from fault
    except Overfull as fault:
        # NOTE: Shown when far more was pasted into one field than anybody could read.
        raise Refusal(
            "field_full", _l("This is far too long for one field. Your words are kept here.")
        ) from fault
    if number is None:
        return []
    draft, own = draft_of(team), team.own_rooms
    out = sorted(filter(draft.is_out, sheet_of(document).touched))
    news = TextNews(team.id, document.key, number, b64encode(data).decode(), known_as(person.id))
    mention_after("text", news, own)
    guests = [room for room in draft.rooms if room not in own]
    if guests and not out:
        mention_after("text", structs.replace(news, key=_guests_key(document)), guests)
    return out


def _known(ask: OpenText) -> bytes:
    try:
        clocks = b64decode(ask.clocks, validate=True)
        read_clocks(clocks) if clocks else None
    except ValueError as fault:
        raise malformed(str(fault)) from fault
    return clocks


def _pen(person: Person, document: Document, held: int) -> int:
    """Return the client id that this page writes with: the one it has, if it is theirs, or a new one."""
    if person.role is not Role.PARTICIPANT or person.team_id != document.team_id:
        return 0
    own = db.session.get(Pen, (document.team_id, held))
    if own and own.person_id == person.id and not own.ours:
        return held
    if len(pens_of(document, person.id)) >= OWN_PENS:
        # NOTE: Shown when a program opened the same text many hundreds of times.
        raise Refusal("too_many_pens", _l("You have opened this text too often. Please tell a facilitator."))
    return new_pen(document, person.id)


def not_your_draft() -> NotAllowed:
    # NOTE: Shown to somebody who reads another team's draft and tries to write in it.
    said = _l("You can read and comment here; the words are the other team's.")
    return NotAllowed("not_your_draft", said)


def no_such_draft() -> NotFound:
    # NOTE: Shown when a program asks for the draft of a team that is not there, or not to be read now.
    return NotFound("no_such_draft", _l("There is no such draft for you to read."))
