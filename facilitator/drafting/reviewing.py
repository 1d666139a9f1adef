"""How a draft is read by others: comments, answers, and moderation."""

from flask_babel import lazy_gettext as _l
from msgspec import Struct

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.rooms import found
from facilitator.core.text import Words, clean
from facilitator.drafting.comments import Answer, Comment, Remark
from facilitator.drafting.models import Item, authors_read_in
from facilitator.drafting.writing import no_such_item
from facilitator.errors import NotAllowed, NotFound
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR, PARTICIPANT, Only, must_have
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right

LIMIT = 500  # graphemes of a comment, and of an answer


class AddComment(Struct, frozen=True, forbid_unknown_fields=True):
    item: int
    kind: Remark
    words: Words


class AnswerComment(Struct, frozen=True, forbid_unknown_fields=True):
    comment: int
    words: Words


class ResolveComment(Struct, frozen=True, forbid_unknown_fields=True):
    comment: int
    resolved: bool


class ChooseComment(Struct, frozen=True, forbid_unknown_fields=True):
    comment: int


READERS = (Role.PARTICIPANT, Role.OBSERVER, Role.FACILITATOR)


@command("comment.add", who=Only(READERS, Right.COMMENT, late=True))
def add_comment(reader: Person, ask: AddComment) -> Deed:
    """Say to an item of a draft that one reads what is clear, missing, where one can help, or a question."""
    item = _read(reader, ask.item)
    if reader.team_id == item.team_id and reader.role is Role.PARTICIPANT:
        # NOTE: Shown to somebody who comments on their own team's draft, which they can simply change.
        raise NotAllowed("own_draft", _l("This is your own team's draft. Change it, or talk about it."))
    comment = Comment(item=item, kind=ask.kind, words=clean(ask.words, LIMIT), by=reader)
    db.session.add(comment)
    return Deed("comment.added", [comment], by=reader.name)


@command("comment.answer", who=PARTICIPANT)
def answer_comment(author: Person, ask: AnswerComment) -> Deed:
    """Answer a comment on one's own draft."""
    comment = _comment_on_own(author, ask.comment)
    comment.answers.append(Answer(words=clean(ask.words, LIMIT), by_id=author.id))
    return Deed("comment.answered", [comment], by=author.name)


@command("comment.resolve", who=PARTICIPANT)
def resolve_comment(author: Person, ask: ResolveComment) -> Deed | None:
    """Say that a comment on one's own draft is dealt with, or that it is not after all."""
    comment = _comment_on_own(author, ask.comment)
    if comment.resolved is ask.resolved:
        return None
    comment.resolved = ask.resolved
    return Deed("comment.resolved" if ask.resolved else "comment.reopened", [comment], by=author.name)


@command("comment.hide", who=FACILITATOR)
def hide_comment(leader: Person, ask: ChooseComment) -> Deed | None:
    """Take a comment off every screen but the facilitators'."""
    return _show(leader, ask, hidden=True)


@command("comment.unhide", who=FACILITATOR)
def unhide_comment(leader: Person, ask: ChooseComment) -> Deed | None:
    """Show a comment again that was hidden."""
    return _show(leader, ask, hidden=False)


def _read(reader: Person, item_id: int) -> Item:
    """Return an item that somebody reads, or was reading when their team was moved on."""
    item = db.session.get(Item, item_id)
    left = reader.team.just_left if reader.team else None
    if item and left and reader.team and authors_read_in(left, reader.team) == item.team_id and not item.gone:
        return item
    return found(item, reader, no_such_item())


def _show(leader: Person, ask: ChooseComment, *, hidden: bool) -> Deed | None:
    comment = _comment(leader, ask.comment)
    if comment.hidden is hidden:
        return None
    comment.hidden = hidden
    return Deed("comment.hidden" if hidden else "comment.shown", [comment], by=leader.name)


def _comment(person: Person, comment_id: int) -> Comment:
    # NOTE: Shown when a comment was named that is not there, or that somebody may not see.
    refusal = NotFound("no_such_comment", _l("There is no such comment."))
    return found(db.session.get(Comment, comment_id), person, refusal)


def _comment_on_own(author: Person, comment_id: int) -> Comment:
    """Return a comment on the draft of the asker's own team, in a step that lets them write or comment."""
    must_have(author, Right.DRAFT, Right.COMMENT, late=True)
    comment = _comment(author, comment_id)
    if comment.item.team_id != author.team_id:
        # NOTE: Shown to somebody who tries to answer for another team.
        raise NotAllowed("not_your_draft", _l("Only the team whose draft this is can answer."))
    return comment
