"""The preamble as paragraphs: added, taken out, brought back, moved; their words are written together."""

from flask_babel import lazy_gettext as _l
from msgspec import Struct
from sqlalchemy import func, select

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.text import Words, clean
from facilitator.drafting.cowriting import put_words
from facilitator.drafting.models import agenda_of, open_agenda
from facilitator.drafting.positions import Move, move
from facilitator.drafting.preamble import Paragraph, paragraphs_of
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.rules import PARAGRAPH_FIELDS, PARAGRAPHS
from facilitator.drafting.texts import Place, Status, Text, replace
from facilitator.drafting.writing import no_such_paragraph, own_paragraph
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.asking import member_with
from facilitator.people.models import Person
from facilitator.workshops.models import Right, Team


class AddParagraph(Struct, frozen=True, forbid_unknown_fields=True):
    words: Words = ""


class ChooseParagraph(Struct, frozen=True, forbid_unknown_fields=True):
    paragraph: int


class MoveParagraph(Move, frozen=True, forbid_unknown_fields=True, kw_only=True):
    paragraph: int


@command("paragraph.add", who=member_with(Right.DRAFT))
def add_paragraph(writer: Person, ask: AddParagraph) -> Deed:
    """Add a paragraph at the end of the preamble."""
    assert writer.team
    agenda = open_agenda(writer.team)
    words = clean(ask.words, PARAGRAPH_FIELDS["words"], required=False)
    _must_fit(writer.team)
    paragraph = new_paragraph(writer.team)
    place = Place(writer.team.id, None, None, "words", paragraph.id)
    put_words(writer, writer.team, place, words)
    replace(place, words, writer.id)
    return Deed("paragraph.added", [agenda], by=signed(writer))


@command("paragraph.remove", who=member_with(Right.DRAFT))
def remove_paragraph(writer: Person, ask: ChooseParagraph) -> Deed | None:
    """Take a paragraph out of the preamble. Its words are kept, and it can be restored."""
    paragraph = own_paragraph(writer, ask.paragraph)
    if paragraph.gone:
        return None
    paragraph.take_out(writer.id)
    return Deed("paragraph.removed", [agenda_of(paragraph.team)], by=signed(writer))


@command("paragraph.restore", who=member_with(Right.DRAFT))
def restore_paragraph(writer: Person, ask: ChooseParagraph) -> Deed | None:
    """Bring a paragraph back that was taken out, to where it was."""
    paragraph = own_paragraph(writer, ask.paragraph)
    if not paragraph.gone:
        return None
    _must_fit(paragraph.team)
    paragraph.gone = False
    return Deed("paragraph.restored", [agenda_of(paragraph.team)], by=signed(writer))


@command("paragraph.move", who=member_with(Right.DRAFT))
def move_paragraph(writer: Person, ask: MoveParagraph) -> Deed | None:
    """Move a paragraph in its preamble: one place up or down, or before another one (`null`: to the end)."""
    paragraph = own_paragraph(writer, ask.paragraph)
    if paragraph.gone:
        raise no_such_paragraph()
    own = select(Paragraph).filter_by(team_id=paragraph.team_id)
    moved = move(paragraph, db.session.scalars(own), ask)
    return Deed("paragraph.moved", [agenda_of(paragraph.team)], by=signed(writer)) if moved else None


def new_paragraph(team: Team) -> Paragraph:
    """Return an empty paragraph behind all others, those that were taken out too."""
    last = db.session.scalar(select(func.max(Paragraph.position)).filter_by(team_id=team.id))
    paragraph = Paragraph(team=team, position=0 if last is None else last + 1)
    db.session.add(paragraph)
    db.session.flush()
    return paragraph


def part_preambles(teams: list[Team]) -> None:
    """Turn preambles that were one text, as an export of an older program has them, into paragraphs."""
    for team in teams:
        whole = select(Text).filter_by(team_id=team.id, item_id=None, field="preamble", status=Status.CURRENT)
        for text in db.session.scalars(whole).all():
            text.status = Status.PAST
            for line in filter(None, map(str.strip, text.words.split("\n"))):
                place = Place(team.id, None, None, "words", new_paragraph(team).id)
                row = Text(**place._asdict(), words=line, by_id=text.by_id, at=text.at, status=Status.CURRENT)
                db.session.add(row)


def _must_fit(team: Team) -> None:
    if len(paragraphs_of(team)) >= PARAGRAPHS:
        # NOTE: Shown when a preamble is to get one more paragraph than fit.
        said = _l("A preamble holds at most %(most)s paragraphs.", most=PARAGRAPHS)
        raise Refusal("too_many_paragraphs", said)
