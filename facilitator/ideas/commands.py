"""What people do with ideas: write, change, withdraw, sign, mark; and what facilitators do."""

import secrets

from flask_babel import lazy_gettext as _l
from msgspec import Struct
from sqlalchemy import func, select

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import command
from facilitator.core.rooms import Subject, found
from facilitator.core.text import Words, clean
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.extensions import db
from facilitator.ideas import clustering  # noqa: F401  (its commands enter the registry too)
from facilitator.ideas.models import Board, Idea, LensMark, OwnIdea, Reveal, ideas_of, team_of
from facilitator.people.asking import FACILITATOR, PARTICIPANT, member_with, writer_with
from facilitator.people.models import Person
from facilitator.workshops.models import Right, Team, Workshop
from facilitator.workshops.teams import teams_in

LIMIT = 280  # graphemes
IDS = 2**40  # below this the ids of ideas are drawn; browsers count exactly up to 2**53

WRITING = writer_with(Right.IDEAS)


class AddIdea(Struct, frozen=True, forbid_unknown_fields=True):
    """Words, and in a perspectives round its lens."""

    words: Words
    lens: str | None = None


class ChangeIdea(Struct, frozen=True, forbid_unknown_fields=True):
    idea: int
    words: Words


class ChooseIdea(Struct, frozen=True, forbid_unknown_fields=True):
    idea: int


class SignIdea(Struct, frozen=True, forbid_unknown_fields=True):
    idea: int
    signed: bool


class MarkIdea(Struct, frozen=True, forbid_unknown_fields=True):
    idea: int
    lens: str
    on: bool


class RevealIdeas(Struct, frozen=True, forbid_unknown_fields=True):
    """Of one team, or of all."""

    team: int | None = None


@command("idea.add", who=WRITING)
def add_idea(author: Person, ask: AddIdea) -> Deed:
    """Write an idea for one's team. Nobody else sees it before the reveal, nor ever learns who wrote it."""
    team = team_of(author)
    words = clean(ask.words, LIMIT)
    idea = Idea(id=_new_id(team), team=team, author=author, words=words, lens=_lens(author, ask.lens))
    db.session.add(idea)
    return _told("idea.added", idea)


@command("idea.change", who=WRITING)
def change_idea(author: Person, ask: ChangeIdea) -> Deed | None:
    """Change the words of one's own idea."""
    idea = _own(author, ask.idea)
    words = clean(ask.words, LIMIT)
    if words == idea.words:
        return None
    idea.words = words
    return Deed("idea.changed", [OwnIdea(idea), idea])


@command("idea.withdraw", who=WRITING)
def withdraw_idea(author: Person, ask: ChooseIdea) -> Deed | None:
    """Take one's own idea back; `idea.restore` puts it where it was."""
    idea = _own(author, ask.idea)
    if idea.withdrawn_at:
        return None
    idea.withdrawn_at = now()
    return _told("idea.withdrawn", idea)


@command("idea.restore", who=WRITING)
def restore_idea(author: Person, ask: ChooseIdea) -> Deed | None:
    """Put one's own idea back that one had withdrawn."""
    idea = _own(author, ask.idea)
    if not idea.withdrawn_at:
        return None
    idea.withdrawn_at = None
    return _told("idea.restored", idea)


@command("idea.sign", who=PARTICIPANT)
def sign_idea(author: Person, ask: SignIdea) -> Deed | None:
    """Show one's name at one's own idea, after the reveal, or no longer."""
    idea = _own(author, ask.idea)
    if db.session.get(Reveal, idea.team_id) is None:
        # NOTE: Shown to somebody who wants to put their name to an idea that is still hidden.
        raise Refusal("not_revealed", _l("You can sign your idea once the ideas are shown."))
    if idea.signed is ask.signed:
        return None
    idea.signed = ask.signed
    return Deed("idea.signed" if ask.signed else "idea.unsigned", [OwnIdea(idea), idea])


@command("idea.lens", who=member_with(Right.LENSES))
def mark_idea(member: Person, ask: MarkIdea) -> Deed | None:
    """Say that an idea of one's team matters through a lens, or no longer. Others see how many say so."""
    idea = _on_board(member, ask.idea)
    lens = _lens(member, ask.lens)
    mark = db.session.scalar(select(LensMark).filter_by(idea_id=idea.id, person_id=member.id, lens=lens))
    if ask.on is (mark is not None and mark.on):
        return None
    if mark is None:
        mark = LensMark(idea=idea, person=member, lens=lens)
        db.session.add(mark)
    mark.on = ask.on
    return Deed("idea.marked" if ask.on else "idea.unmarked", [mark, idea, Board(idea.team)])


@command("ideas.reveal", who=FACILITATOR)
def reveal_ideas(leader: Person, ask: RevealIdeas) -> Deed | None:
    """Show the ideas of all teams, or of one, to their own team, without authors. There is no way back."""
    teams = teams_in(leader.workshop, ask.team)
    hidden = [team for team in teams if db.session.get(Reveal, team.id) is None]
    reveals = [Reveal(team_id=team.id, by=leader.name, writers=Board(team).writers) for team in hidden]
    db.session.add_all(reveals)
    shown: list[Subject] = [idea for team in hidden for idea in ideas_of(team)]
    return Deed("ideas.revealed", [*map(Board, hidden), *shown], by=leader.name) if hidden else None


@command("idea.hide", who=FACILITATOR)
def hide_idea(leader: Person, ask: ChooseIdea) -> Deed | None:
    """Take an idea's words off its team's board. Its author keeps them; `idea.unhide` brings them back."""
    idea = _on_board(leader, ask.idea)
    if idea.hidden_by:
        return None
    idea.hidden_by = leader.name
    return _told("idea.hidden", idea, by=leader.name)


@command("idea.unhide", who=FACILITATOR)
def unhide_idea(leader: Person, ask: ChooseIdea) -> Deed | None:
    """Show an idea again that a facilitator had hidden."""
    idea = _on_board(leader, ask.idea)
    if not idea.hidden_by:
        return None
    idea.hidden_by = ""
    return _told("idea.unhidden", idea, by=leader.name)


def _told(kind: str, idea: Idea, by: str = "") -> Deed:
    """Tell the author of the idea, the others of what they may see of it, and everybody of the numbers."""
    return Deed(kind, [OwnIdea(idea), idea, Board(idea.team)], by=by)


def _new_id(team: Team) -> int:
    """Draw an id before the reveal; after it, when all see an idea come, put it at the end of the board."""
    if db.session.get(Reveal, team.id) is None:
        return secrets.randbelow(IDS) + 1
    return (db.session.scalar(select(func.max(Idea.id))) or 0) + 1


def _lens(person: Person, lens: str | None) -> str | None:
    """Return a lens of any round: what was marked offline may arrive when its round is over."""
    if lens is not None and lens not in lenses_of(person.workshop):
        # NOTE: Shown when a program names a lens that no round of this workshop has.
        raise Invalid("no_such_lens", _l("There is no such lens in this workshop."))
    return lens


def lenses_of(workshop: Workshop) -> list[str]:
    return [step.lens for step in workshop.steps if step.lens]


def _own(author: Person, idea_id: int) -> Idea:
    idea = db.session.get(Idea, idea_id)
    return found(OwnIdea(idea) if idea else None, author, _missing()).idea


def _on_board(person: Person, idea_id: int) -> Idea:
    return found(db.session.get(Idea, idea_id), person, _missing())


def _missing() -> NotFound:
    # NOTE: Shown when somebody asks for an idea that is not there, or not theirs to see.
    return NotFound("no_such_idea", _l("There is no such idea here, or no longer."))
