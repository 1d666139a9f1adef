"""How a field gets its value by a command: choices, dates, and texts that a program writes as a whole."""

from typing import Annotated, Literal

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.rooms import found
from facilitator.core.text import Words, clean
from facilitator.drafting.cowriting import not_your_draft, put_words
from facilitator.drafting.models import Action, Agenda, Item, agenda_of, open_agenda
from facilitator.drafting.preamble import Paragraph
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.resting import write_out
from facilitator.drafting.rules import (
    CHOICES,
    PARAGRAPH_FIELDS,
    SHAPES,
    fields_of,
    well_formed,
)
from facilitator.drafting.texts import Place, replace, text_at
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.evidence.references import is_reference
from facilitator.extensions import db
from facilitator.people.asking import member_with, writer_with
from facilitator.people.models import Person, members
from facilitator.people.words import PERSPECTIVES
from facilitator.workshops.models import Right


class WriteField(Struct, frozen=True, forbid_unknown_fields=True):
    """What a field of an item, an action, a paragraph, or (without these) the agenda itself is to say.

    `base` is the id of the text that its writer saw there.
    """

    field: str
    words: Words
    item: int | None = None
    action: int | None = None
    paragraph: int | None = None
    base: int | None = None


class SetChoice(Struct, frozen=True, forbid_unknown_fields=True):
    """All the keys that are to be chosen now."""

    item: int
    field: Literal["perspectives", "references"]
    keys: Annotated[list[str], Meta(max_length=50)]


@command("field.write", who=writer_with(Right.DRAFT))
def write_field(writer: Person, ask: WriteField) -> Deed | None:
    """Let a field say something else. A text that somebody else has written meanwhile is not written over.

    People type letter by letter (`text.write`); this is for dates and years, and for programs.
    """
    place, subject = _place(writer, ask)
    assert writer.team
    written = write_out(writer.team)
    words = _words(ask)
    has_typed = bool(written.writers)
    if ask.field not in SHAPES:
        _not_overtaken(place, words, ask.base)
        has_typed |= put_words(writer, writer.team, place, words)
    if not replace(place, words, writer.id) and not has_typed:
        return None
    return Deed("field.written", [*dict.fromkeys([subject, *written.items])], by=signed(writer))


@command("choice.set", who=member_with(Right.DRAFT))
def set_choice(writer: Person, ask: SetChoice) -> Deed | None:
    """Say which perspectives an item serves, or which texts it refers to; the last writer is named."""
    item = own_item(writer, ask.item)
    keys = sorted(set(ask.keys))
    if not all(_is_choice(writer, ask.field, key) for key in keys):
        # NOTE: Shown when something was chosen that is not in the list to choose from.
        raise Invalid("no_such_choice", _l("This is not in the list to choose from."))
    if len(keys) > CHOICES[ask.field]:
        # NOTE: Shown when more was chosen from a list than fits.
        raise Invalid("too_many", _l("Please choose at most %(most)s.", most=CHOICES[ask.field]))
    if keys == getattr(item, ask.field):
        return None
    setattr(item, ask.field, keys)
    item.chosen_by = {**item.chosen_by, ask.field: writer.id}
    return Deed("choice.set", [item], by=signed(writer))


def _not_overtaken(place: Place, words: str, base: int | None) -> None:
    """Raises Refusal `overtaken` if the field says something that its writer has not seen."""
    stands = text_at(place)
    if stands and stands.words not in ("", words) and stands.id != base:
        # NOTE: Shown to who sent a whole text for a field that somebody else has changed meanwhile.
        raise Refusal("overtaken", _l("Somebody wrote here meanwhile. Your words are kept here."))


def own_item(writer: Person, item_id: int) -> Item:
    """Return an item that this person may write in. Raises NotFound, NotAllowed or Refusal `frozen`."""
    item = found(db.session.get(Item, item_id), writer, no_such_item())
    if item.team_id != writer.team_id:
        raise not_your_draft()
    open_agenda(item.team)
    return item


def own_action(writer: Person, action_id: int) -> Action:
    """Return an action, taken out or not, of an item that this person may write in."""
    action = db.session.get(Action, action_id)
    if action is None:
        raise no_such_action()
    own_item(writer, action.item_id)
    return action


def own_paragraph(writer: Person, paragraph_id: int) -> Paragraph:
    """Return a paragraph, taken out or not, that this person may write in. Raises as `own_item` does."""
    paragraph = db.session.get(Paragraph, paragraph_id)
    if paragraph is None:
        raise no_such_paragraph()
    found(agenda_of(paragraph.team), writer, no_such_paragraph())
    if paragraph.team_id != writer.team_id:
        raise not_your_draft()
    open_agenda(paragraph.team)
    return paragraph


def no_such_paragraph() -> NotFound:
    # NOTE: Shown when a paragraph of the preamble was named that is not there, or that is another team's.
    return NotFound("no_such_paragraph", _l("There is no such paragraph in your preamble."))


def no_such_item() -> NotFound:
    # NOTE: Shown when an agenda item was named that is not there, or that is another team's.
    return NotFound("no_such_item", _l("There is no such item in your agenda."))


def no_such_action() -> NotFound:
    # NOTE: Shown when an action of an agenda item was named that is not there.
    return NotFound("no_such_action", _l("There is no such action in your agenda."))


def _place(writer: Person, ask: WriteField) -> tuple[Place, Agenda | Item]:
    """Return which field is meant, and the thing that is shown anew when it changes."""
    assert writer.team
    if ask.paragraph:
        return _paragraph_place(writer, ask)
    action = own_action(writer, ask.action) if ask.action else None
    item_id = action.item_id if action else ask.item
    if action and (action.gone or ask.item not in (None, item_id)):
        raise no_such_action()
    if ask.field not in _fields(ask):
        # NOTE: Shown when a program names a field that an agenda does not have.
        raise Invalid("no_such_field", _l("There is no such field."))
    subject = own_item(writer, item_id) if item_id else open_agenda(writer.team)
    return Place(writer.team.id, item_id, ask.action, ask.field), subject


def _paragraph_place(writer: Person, ask: WriteField) -> tuple[Place, Agenda | Item]:
    paragraph = own_paragraph(writer, ask.paragraph or 0)
    if paragraph.gone or ask.item or ask.action:
        raise no_such_paragraph()
    if ask.field not in PARAGRAPH_FIELDS:
        # NOTE: Shown when a program names a field that an agenda does not have.
        raise Invalid("no_such_field", _l("There is no such field."))
    return Place(paragraph.team_id, None, None, ask.field, paragraph.id), agenda_of(paragraph.team)


def _fields(ask: WriteField) -> dict[str, int]:
    return fields_of(ask.item, ask.action, ask.paragraph)


def _words(ask: WriteField) -> str:
    words = clean(ask.words, _fields(ask)[ask.field], required=False)
    if not well_formed(ask.field, words):
        # NOTE: Shown at a field for a date, a month or a year. The examples show how to write them.
        said = _l("Please write a date as 2021-06-30, a month as 2021-06, a year as 2021.")
        raise Invalid("not_a_date", said)
    return words


def _is_choice(writer: Person, field: str, key: str) -> bool:
    if field == "references":
        return is_reference(key)
    assert writer.team
    return key in PERSPECTIVES or any(key in person.perspectives for person in members(writer.team))
