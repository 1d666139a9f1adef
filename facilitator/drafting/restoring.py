"""Keeping a version under a name, and bringing back what a field said at an earlier moment."""

from flask_babel import lazy_gettext as _l
from msgspec import Struct

from facilitator.core.activity import Deed
from facilitator.core.commands import Id, command
from facilitator.core.rooms import found
from facilitator.core.text import Words, clean
from facilitator.drafting.cowriting import no_such_draft, put_words
from facilitator.drafting.history import DraftThen, Fields, Reading, draft_at
from facilitator.drafting.models import Action, Agenda, Item, agenda_of, open_agenda
from facilitator.drafting.preamble import Paragraph
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.resting import write_out
from facilitator.drafting.rules import SHAPES, fields_of
from facilitator.drafting.texts import Place, replace
from facilitator.drafting.versions import keep_named
from facilitator.drafting.writing import no_such_item, no_such_paragraph
from facilitator.errors import Invalid, NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import Only, member_with
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right, Team

LONGEST = 60  # graphemes of a version's name


class KeepVersion(Struct, frozen=True, forbid_unknown_fields=True):
    team: Id
    name: Words


class RestoreField(Struct, frozen=True, forbid_unknown_fields=True):
    """A field of an item, an action, a paragraph, or (without these) of the agenda; `seq` is the moment."""

    seq: Id
    field: str
    item: Id | None = None
    action: Id | None = None
    paragraph: Id | None = None


@command("version.keep", who=Only((Role.PARTICIPANT, Role.FACILITATOR), Right.DRAFT))
def keep_version(person: Person, ask: KeepVersion) -> Deed:
    """Keep what a draft says now under a name, to find it again in its history."""
    team = found(db.session.get(Team, ask.team), person, no_such_draft())
    found(agenda_of(team), person, no_such_draft())
    if person.role is Role.PARTICIPANT and person.team_id != team.id:
        # NOTE: Shown to somebody who reads another team's draft and tries to keep a version of it.
        raise NotAllowed("not_your_draft", _l("Only the team whose draft this is can keep versions of it."))
    return Deed("version.kept", keep_named(team, clean(ask.name, LONGEST), person), by=signed(person))


@command("version.restore", who=member_with(Right.DRAFT))
def restore_field(writer: Person, ask: RestoreField) -> Deed | None:
    """Let a field say again what it said at an earlier moment: a new change, by whoever asks for it."""
    assert writer.team
    open_agenda(writer.team)
    place, subject = _place(writer.team, ask)
    words = _words_then(draft_at(Reading(writer.team), ask.seq), ask)
    written = write_out(writer.team)
    has_typed = bool(written.writers)
    if ask.field not in SHAPES:
        has_typed |= put_words(writer, writer.team, place, words)
    if not replace(place, words, writer.id) and not has_typed:
        return None
    return Deed("field.restored", [*dict.fromkeys([subject, *written.items])], by=signed(writer))


def _place(team: Team, ask: RestoreField) -> tuple[Place, Agenda | Item]:
    """Return the field as it stands now, and the thing that is shown anew; what was taken out is refused."""
    item = db.session.get(Item, ask.item) if ask.item else None
    action = db.session.get(Action, ask.action) if ask.action else None
    if ask.field not in fields_of(ask.item, ask.action, ask.paragraph) or (
        ask.action and (action is None or action.item_id != ask.item)
    ):
        # NOTE: Shown when a program names a field that an agenda does not have.
        raise Invalid("no_such_field", _l("There is no such field."))
    if ask.item and (item is None or item.team_id != team.id):
        raise no_such_item()
    if item and item.gone:
        # NOTE: Shown to who wants to bring back words of an item that is not in the draft any more.
        raise Refusal("item_gone", _l("This item was taken out of the draft. Put it back first."))
    if action and action.gone:
        # NOTE: Shown to who wants to bring back words of an action that is not in its item any more.
        raise Refusal("action_gone", _l("This action was taken out of its item. Put it back first."))
    _must_stand(team, ask)
    return Place(team.id, ask.item, ask.action, ask.field, ask.paragraph), item or agenda_of(team)


def _must_stand(team: Team, ask: RestoreField) -> None:
    paragraph = db.session.get(Paragraph, ask.paragraph) if ask.paragraph else None
    if ask.paragraph and (paragraph is None or paragraph.team_id != team.id or ask.item):
        raise no_such_paragraph()
    if paragraph and paragraph.gone:
        # NOTE: Shown to who wants to bring back words of a paragraph that is not in the preamble any more.
        raise Refusal(
            "paragraph_gone", _l("This paragraph was taken out of the preamble. Put it back first.")
        )


def _words_then(then: DraftThen, ask: RestoreField) -> str:
    words = _fields_then(then, ask).get(ask.field)
    return words.words if words else ""


def _fields_then(then: DraftThen, ask: RestoreField) -> Fields:
    item = next((item for item in then.items if item.id == ask.item), None)
    if not ask.item and not ask.paragraph:
        return then.fields
    paragraph = next((each for each in then.paragraphs if each.id == ask.paragraph), None)
    action = next((action for action in item.actions if action.id == ask.action), None) if item else None
    part = paragraph if ask.paragraph else action if ask.action else item
    if part is None:
        # NOTE: Shown to who wants to bring back words from a moment at which their item was not there yet.
        raise NotFound("not_there_then", _l("This part was not in the draft at that moment."))
    return part.fields
