"""How a draft is read by others, and by its own team: comments, answers, and moderation."""

from base64 import b64decode
from unicodedata import normalize

from flask_babel import lazy_gettext as _l
from msgspec import Struct
from sqlalchemy import func, select

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.rooms import found
from facilitator.core.text import Words, clean
from facilitator.drafting.comments import About, Answer, Comment, Remark
from facilitator.drafting.cowriting import no_such_draft
from facilitator.drafting.documents import sheet_of
from facilitator.drafting.mentions import People, checked, mentions_in, named
from facilitator.drafting.models import Document, Item, agenda_of, authors_read_in
from facilitator.drafting.naming import field_of, is_placed, place_of
from facilitator.drafting.rules import SHAPES
from facilitator.drafting.texts import Place, Text
from facilitator.drafting.updates import read_position
from facilitator.drafting.writing import no_such_item
from facilitator.errors import Invalid, NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR, Only, must_have
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right, Team

LIMIT = 500  # graphemes of a comment, and of an answer
MOST = 200  # comments of one person on one draft
QUOTE = 300  # graphemes that are kept of the words that a comment is about


class AddComment(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said to an item, or to the agenda of `team`, or to words there; the ids of whom it names."""

    kind: Remark
    words: Words
    item: int | None = None
    team: int | None = None
    about: About | None = None
    mentions: People = []


class AnswerComment(Struct, frozen=True, forbid_unknown_fields=True):
    comment: int
    words: Words
    mentions: People = []


class ResolveComment(Struct, frozen=True, forbid_unknown_fields=True):
    comment: int
    resolved: bool


class ChooseComment(Struct, frozen=True, forbid_unknown_fields=True):
    comment: int


READERS = (Role.PARTICIPANT, Role.OBSERVER, Role.FACILITATOR)
READER = Only(READERS)


@command("comment.add", who=READER)
def add_comment(reader: Person, ask: AddComment) -> Deed:
    """Say to a draft, or an item of it, what is clear, missing, where one can help, a question, an objection.

    What a team says to its own draft no other team sees. Participants need the right to comment in their
    step; to their own draft, that to draft is enough.
    """
    team, item = _read(reader, ask)
    _must_leave_room(reader, team)
    comment = Comment(team=team, kind=ask.kind, words=clean(ask.words, LIMIT), by=reader)
    comment.team_id, comment.item_id, comment.inside = (
        team.id,
        item.id if item else None,
        _is_own(reader, team),
    )
    if ask.about:
        _be_about(comment, ask.about)
    comment.mentions = checked(comment, ask.mentions)
    db.session.add(comment)
    return Deed("comment.added", [comment, *named(comment)], by=reader.name)


def _must_leave_room(reader: Person, team: Team) -> None:
    said = select(func.count()).select_from(Comment).filter_by(team_id=team.id, by_id=reader.id)
    if (db.session.scalar(said) or 0) >= MOST:
        # NOTE: Shown to who has commented on one draft more often than anybody could answer.
        raise Refusal(
            "too_many_comments", _l("You have commented very often here. Let the team answer first.")
        )


@command("comment.answer", who=READER)
def answer_comment(reader: Person, ask: AnswerComment) -> Deed:
    """Answer a comment that one may read: on one's own draft, or on the one that one reads."""
    comment = _comment_to_answer(reader, ask.comment)
    answer = Answer(words=clean(ask.words, LIMIT), by_id=reader.id, mentions=checked(comment, ask.mentions))
    comment.answers.append(answer)
    return Deed("comment.answered", [comment, *named(comment, answer)], by=reader.name)


@command("comment.resolve", who=READER)
def resolve_comment(person: Person, ask: ResolveComment) -> Deed | None:
    """Say that a comment on one's own draft is dealt with; or that it, or one's own, is not after all."""
    comment = _comment_to_answer(person, ask.comment)
    reopens_own = not ask.resolved and comment.by_id == person.id
    if not reopens_own and not _is_own(person, comment.team):
        # NOTE: Shown to somebody who tries to close a comment on another team's draft.
        said = _l("Only the team whose draft this is can say that a comment is dealt with.")
        raise NotAllowed("not_your_draft", said)
    if comment.resolved is ask.resolved:
        return None
    comment.resolved = ask.resolved
    return Deed("comment.resolved" if ask.resolved else "comment.reopened", [comment], by=person.name)


@command("comment.hide", who=FACILITATOR)
def hide_comment(leader: Person, ask: ChooseComment) -> Deed | None:
    """Take a comment, and all that was said to it, off every screen but the facilitators'."""
    return _show(leader, ask, hidden=True)


@command("comment.unhide", who=FACILITATOR)
def unhide_comment(leader: Person, ask: ChooseComment) -> Deed | None:
    """Show a comment again that was hidden."""
    return _show(leader, ask, hidden=False)


def _is_own(person: Person, team: Team) -> bool:
    return person.role is Role.PARTICIPANT and person.team_id == team.id


def _may_speak(person: Person, team: Team | None) -> None:
    """Let a participant go on whose step lets them comment, or write their own draft. Raises `not_now`."""
    own = team is not None and _is_own(person, team)
    if person.role is Role.PARTICIPANT:
        must_have(person, Right.COMMENT, *([Right.DRAFT] if own else []), late=True)


def _read(reader: Person, ask: AddComment) -> tuple[Team, Item | None]:
    """Return whose draft, and which item of it, somebody reads, or read until their team was moved on."""
    item = db.session.get(Item, ask.item) if ask.item is not None else None
    team = item.team if item else db.session.get(Team, ask.team or 0)
    _may_speak(reader, team)
    if ask.item is not None and ask.team is not None:
        raise no_such_item()
    if team and _was_reading(reader, team) and not (item and item.gone):
        return team, item
    if ask.item is not None:
        return found(item, reader, no_such_item()).team, item
    found(agenda_of(team) if team else None, reader, no_such_draft())
    assert team
    return team, None


def _was_reading(reader: Person, team: Team) -> bool:
    left = reader.team.just_left if reader.team else None
    return bool(left and reader.team and authors_read_in(left, reader.team) == team.id)


def _be_about(comment: Comment, about: About) -> None:
    """Let a comment be about a field of its item, or of the agenda and its preamble.

    Raises Invalid `no_such_field` or `no_such_place`.
    """
    place = place_of(comment.team_id, about.field)
    if place is None or place.item_id != comment.item_id or not is_placed(place):
        # NOTE: Shown when a program names a field that an agenda does not have.
        raise Invalid("no_such_field", _l("There is no such field."))
    comment.quote = clean(about.quote, QUOTE, required=False)
    has_ends = about.start or about.end
    if not _was_said(place, comment.quote) or (
        has_ends
        and not (place.field not in SHAPES and comment.quote and _is_range(about))  # dates have no text
    ):
        # NOTE: Shown when a program sends words to comment on that cannot be in the field.
        raise Invalid("no_such_place", _l("The words that you comment on were not found."))
    comment.field, comment.start, comment.end = about.field, about.start, about.end


def _was_said(place: Place, quote: str) -> bool:
    """Say whether a field says these words, as it is typed or written out, or has said them before."""
    document = db.session.get(Document, place.team_id)
    live = sheet_of(document).words(field_of(place)) if document and place.field not in SHAPES else ""
    if quote in normalize("NFC", live):
        return True
    past = select(Text.id).filter_by(**place._asdict()).where(Text.words.contains(quote, autoescape=True))
    return db.session.scalar(past.limit(1)) is not None


def _is_range(about: About) -> bool:
    """Say whether both ends have the form of places in the field's text."""
    try:
        fields = [read_position(b64decode(end, validate=True)) for end in (about.start, about.end)]
    except ValueError:
        return False
    return all(field in (None, about.field) for field in fields)


def _show(leader: Person, ask: ChooseComment, *, hidden: bool) -> Deed | None:
    comment = found(db.session.get(Comment, ask.comment), leader, _no_such_comment())
    if comment.hidden is hidden:
        return None
    comment.hidden = hidden
    return Deed(
        "comment.hidden" if hidden else "comment.shown", [comment, *mentions_in(comment)], by=leader.name
    )


def _comment_to_answer(person: Person, comment_id: int) -> Comment:
    """Return a comment that somebody reads (or was reading), in a step that lets them speak."""
    comment = db.session.get(Comment, comment_id)
    _may_speak(person, comment.team if comment else None)
    if comment and not (comment.hidden or comment.inside) and _was_reading(person, comment.team):
        return comment
    return found(comment, person, _no_such_comment())


def _no_such_comment() -> NotFound:
    # NOTE: Shown when a comment was named that is not there, or that somebody may not see.
    return NotFound("no_such_comment", _l("There is no such comment."))
