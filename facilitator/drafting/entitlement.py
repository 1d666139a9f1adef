"""Who may propose, change and decide on an amendment, and what they are told when they may not."""

from collections.abc import Container
from typing import Protocol

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from facilitator.core.rooms import found
from facilitator.drafting.amendments import Amendment, Fate, open_for, words_at
from facilitator.drafting.cowriting import no_such_draft
from facilitator.drafting.models import Action, Item, agenda_of, authors_read_in
from facilitator.drafting.preamble import Paragraph
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.rules import SHAPES, fields_of
from facilitator.drafting.texts import Place, Status, Text
from facilitator.drafting.writing import no_such_item, no_such_paragraph
from facilitator.errors import Invalid, NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import must_have
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right, Stay, Team


def may_propose(person: Person) -> None:
    """Observers and facilitators always may; participants while their step lets them draft or comment."""
    if person.role is Role.PARTICIPANT:
        must_have(person, Right.DRAFT, Right.COMMENT, late=True)


MOST = 12  # amendments of one field that wait: more nobody could set against each other


class Named(Protocol):
    """A field as an ask names it: of an item, an action, a paragraph, or the agenda of `team` itself."""

    @property
    def field(self) -> str: ...
    @property
    def team(self) -> int | None: ...
    @property
    def item(self) -> int | None: ...
    @property
    def action(self) -> int | None: ...
    @property
    def paragraph(self) -> int | None: ...


def place_named(person: Person, ask: Named) -> Place:
    """Return the field of words that is meant, in a draft that this person reads."""
    item, action, paragraph = _parts_named(ask)
    part = item or paragraph
    refusal = no_such_item() if item else no_such_paragraph() if paragraph else no_such_draft()
    team = _team_read(person, part.team_id if part else ask.team or person.team_id or 0, refusal)
    ids = [each.id if each else None for each in (item, action, paragraph)]
    if ask.field not in fields_of(*ids) or ask.field in SHAPES:
        # NOTE: Shown when other words are proposed for what is no field of words (a date, for instance).
        raise Invalid("no_such_field", _l("There are no words in this field that could be amended."))
    return Place(team.id, ids[0], ids[1], ask.field, ids[2])


def _parts_named(ask: Named) -> tuple[Item | None, Action | None, Paragraph | None]:
    """Return the parts that an ask names. Raises NotFound for one that is not in the draft."""
    action = db.session.get(Action, ask.action) if ask.action else None
    item_id = action.item_id if action else ask.item
    item = db.session.get(Item, item_id) if item_id else None
    if (ask.action and (action is None or action.gone)) or (item_id and (item is None or item.gone)):
        raise no_such_item()
    paragraph = db.session.get(Paragraph, ask.paragraph) if ask.paragraph else None
    if ask.paragraph and (paragraph is None or paragraph.gone or item):
        raise no_such_paragraph()
    return item, action, paragraph


def _team_read(person: Person, team_id: int, refusal: NotFound) -> Team:
    """Return a team whose draft somebody reads, or was reading when their team was moved on."""
    team, left = db.session.get(Team, team_id), person.team.just_left if person.team else None
    if team and person.team and left and authors_read_in(left, person.team) == team.id:
        return team
    found(agenda_of(team) if team else None, person, refusal)
    assert team
    return team


def limit_of(place: Place) -> int:
    """Return how many graphemes a field holds."""
    return fields_of(place.item_id, place.action_id, place.paragraph_id)[place.field]


def base_of(person: Person, place: Place, text_id: int | None) -> str:
    """Return what the text said that somebody saw in a field, or can have seen there."""
    text = db.session.get(Text, text_id) if text_id else None
    if text_id and (text is None or text.place != place or not _can_have_seen(person, text)):
        # NOTE: Shown when a program says that words are based on a text that never stood in this field.
        raise Invalid("no_such_text", _l("There was no such text in this field."))
    return text.words if text else ""


def _can_have_seen(person: Person, text: Text) -> bool:
    """Readers of a peer review know what a draft has said since they came to it."""
    if person.role is not Role.PARTICIPANT or person.team is None or person.team_id == text.team_id:
        return True
    left = person.team.just_left
    came = person.team.clock.entered_at
    if left and authors_read_in(left, person.team) == text.team_id:
        stays = select(func.max(Stay.entered_at)).filter_by(team_id=person.team_id, step_id=left.id)
        came = db.session.scalar(stays) or came
    replaced = db.session.scalar(select(func.max(Text.at)).filter_by(base_id=text.id))
    return text.status is Status.CURRENT or (replaced or 0) >= came


def perspective_of(person: Person, perspective: str) -> str:
    if perspective and perspective not in person.perspectives:
        # NOTE: Shown to who speaks for a perspective that is not among their own.
        raise Invalid("not_your_perspective", _l("Choose one of your own perspectives, or none."))
    return perspective


def amendment_seen(person: Person, amendment_id: int) -> Amendment:
    """Return an amendment that somebody sees, or has proposed for a draft that they read no more."""
    amendment = db.session.get(Amendment, amendment_id)
    if amendment and amendment.by_id == person.id and not amendment.hidden:
        return amendment
    return found(amendment, person, no_such_amendment())


def no_such_amendment() -> NotFound:
    # NOTE: Shown when an amendment was named that is not there, or that somebody may not see.
    return NotFound("no_such_amendment", _l("There is no such amendment."))


def waiting(person: Person, amendment_id: int) -> Amendment:
    """Return an amendment on which nobody has decided yet."""
    amendment = amendment_seen(person, amendment_id)
    must_be(amendment, (Fate.OPEN,))
    return amendment


def must_be(amendment: Amendment, fates: Container[Fate]) -> None:
    if amendment.fate not in fates:
        raise decided()


def decided() -> Refusal:
    # NOTE: Shown to who decides on an amendment on which somebody else has decided meanwhile.
    return Refusal("decided", _l("This amendment was decided on already. Nothing was changed."))


def must_own(person: Person, amendment: Amendment) -> None:
    if person.role is not Role.PARTICIPANT or amendment.team_id != person.team_id:
        # NOTE: Shown to somebody who tries to decide on an amendment to another team's draft.
        raise NotAllowed("not_your_draft", _l("Only the team whose draft this is can decide."))
    must_have(person, Right.DRAFT, late=True)


def must_be_by(person: Person, amendment: Amendment) -> None:
    if amendment.by_id != person.id:
        # NOTE: Shown to somebody who tries to take back what somebody else has proposed.
        raise NotAllowed("not_your_words", _l("Somebody else has proposed this."))


def must_be_touched(amendment: Amendment) -> None:
    if not amendment.touched:
        # NOTE: Shown to a team that rewrites an amendment as if it were the proposer's own words.
        said = _l("Only its proposer can state it anew. You can accept it with a change of your own.")
        raise NotAllowed("not_touched", said)


def must_be_clear(amendment: Amendment) -> None:
    if amendment.touched:
        # NOTE: Shown to who accepts an amendment to words that are no longer in the text as they were.
        raise Refusal(
            "touched", _l("The text has changed in the same place. State the amendment anew first.")
        )


def must_be_placed(amendment: Amendment) -> None:
    if not amendment.is_placed:
        raise no_such_item()


def must_be_as_seen(is_so: bool) -> None:
    if not is_so:
        # NOTE: Shown to who accepts an amendment when the result would not be the one that they saw.
        said = _l("The text has changed meanwhile. Nothing was changed; look at it once more.")
        raise Refusal("text_changed", said)


def must_stand(amendment: Amendment) -> None:
    if amendment.made != words_at(amendment.place):
        # NOTE: Shown to who wants to undo that an amendment was accepted, when the text was changed after it.
        said = _l("The text has changed since this was accepted, so it stays as it is. Nothing was changed.")
        raise Refusal("text_changed", said)


def must_change(amendment: Amendment) -> None:
    if amendment.words == words_at(amendment.place):
        # NOTE: Shown to who proposes the same words as stand in the text.
        raise Refusal("nothing_changed", _l("The text says this already."))


def must_fit_in(place: Place) -> None:
    if len(open_for(place)) >= MOST:
        # NOTE: Shown to who proposes other words where very many were proposed already.
        said = _l("Many amendments wait here. Let the team decide on them first.")
        raise Refusal("too_many_amendments", said)


def must_be_new(amendment: Amendment) -> None:
    """Raises Refusal `nothing_changed`, or `same_proposed`, which names who was first."""
    must_change(amendment)
    for other in open_for(amendment.place):
        is_told = not other.hidden and (amendment.inside or not other.inside)
        if other is not amendment and other.words == amendment.words and is_told:
            raise _same_proposed(f"A{other.number}", signed(other.by))


def _same_proposed(number: str, who: str) -> Refusal:
    if not who:
        # NOTE: %(number)s is that of an amendment, such as A2, whose writer is not told.
        return Refusal(
            "same_proposed", _l("The same words are proposed already: see %(number)s.", number=number)
        )
    # NOTE: %(number)s is that of an amendment, such as A2.
    said = _l("%(who)s has proposed the same words already: see %(number)s.", who=who, number=number)
    return Refusal("same_proposed", said)
