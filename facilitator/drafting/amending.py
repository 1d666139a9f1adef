"""How other words are proposed for a draft, stated anew, decided on, and put beside each other."""

from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct

from facilitator.core.activity import Deed
from facilitator.core.commands import Id, command
from facilitator.core.rooms import Subject
from facilitator.core.text import Words, clean
from facilitator.drafting.amendments import (
    Amendment,
    Fate,
    OwnAmendment,
    bracketed,
    next_number,
    steps,
    words_at,
)
from facilitator.drafting.cowriting import put_words
from facilitator.drafting.entitlement import (
    MOST,
    amendment_seen,
    base_of,
    limit_of,
    may_propose,
    must_be_as_seen,
    must_be_by,
    must_be_clear,
    must_be_new,
    must_be_placed,
    must_be_touched,
    must_change,
    must_fit_in,
    must_own,
    perspective_of,
    place_named,
    waiting,
)
from facilitator.drafting.models import Agenda, Item, agenda_of, open_agenda
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.resting import WrittenOut, write_out
from facilitator.drafting.reviewing import READERS
from facilitator.drafting.texts import Place, replace, text_at
from facilitator.errors import Invalid
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR, Only, writer_with
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Right, Team

LIMIT = 500  # graphemes of a reason, and of an answer


class ProposeAmendment(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for a field of an item, an action, a paragraph, or (of `team`, or one's own) the agenda itself.

    `base` is the id of the text that the proposer saw there.
    """

    field: str
    words: Words
    reason: Words
    base: Id | None = None
    perspective: str = ""
    item: Id | None = None
    action: Id | None = None
    paragraph: Id | None = None
    team: Id | None = None


class RestateAmendment(Struct, frozen=True, forbid_unknown_fields=True):
    """What an amendment is to say instead, by who saw the text `base`."""

    amendment: Id
    words: Words
    base: Id | None = None


class AcceptAmendment(Struct, frozen=True, forbid_unknown_fields=True):
    """`result` is what the field would say, as who accepts saw it; `words`, what it is to say instead."""

    amendment: Id
    result: Words
    words: Words | None = None


class RejectAmendment(Struct, frozen=True, forbid_unknown_fields=True):
    amendment: Id
    answer: Words = ""


class Rival(Struct, frozen=True, forbid_unknown_fields=True):
    """An amendment, and its words as they were seen."""

    amendment: Id
    words: Words


class BracketAmendments(Struct, frozen=True, forbid_unknown_fields=True):
    """The amendments that are to stand beside the text of their field, whose id was seen as `base`."""

    rivals: Annotated[list[Rival], Meta(min_length=1, max_length=MOST)]
    base: Id | None = None


class ChooseAmendment(Struct, frozen=True, forbid_unknown_fields=True):
    amendment: Id


@command("amendment.propose", who=Only(READERS))
def propose_amendment(person: Person, ask: ProposeAmendment) -> Deed:
    """Propose other words for a field of a draft that one writes or reads, in steps to draft or comment."""
    may_propose(person)
    place = place_named(person, ask)
    team = db.session.get_one(Team, place.team_id)
    open_agenda(team)
    written = write_out(team)
    amendment = Amendment(
        **place._asdict(),
        number=next_number(team),
        by=person,
        perspective=perspective_of(person, ask.perspective),
    )
    amendment.team, amendment.reason = team, clean(ask.reason, LIMIT)
    amendment.inside = person.role is Role.PARTICIPANT and person.team_id == team.id
    _state(person, amendment, ask.words, ask.base)
    must_fit_in(place)
    db.session.add(amendment)
    return Deed(
        "amendment.proposed",
        [amendment, OwnAmendment(amendment), *told_with(team, written)],
        by=signed(person),
    )


@command("amendment.restate", who=Only(READERS))
def restate_amendment(person: Person, ask: RestateAmendment) -> Deed:
    """State one's own amendment anew, or, as the draft's team, one that the text has run into."""
    amendment = waiting(person, ask.amendment)
    if amendment.by_id == person.id:
        may_propose(person)
    else:
        must_own(person, amendment)
        must_be_touched(amendment)
    open_agenda(amendment.team)
    written = write_out(amendment.team)
    _state(person, amendment, ask.words, ask.base)
    amendment.restated_by = None if amendment.by_id == person.id else person
    return Deed("amendment.restated", [amendment, *told_with(amendment.team, written)], by=signed(person))


@command("amendment.accept", who=writer_with(Right.DRAFT))
def accept_amendment(decider: Person, ask: AcceptAmendment) -> Deed:
    """Let the field say what an amendment proposes, or that with a change of one's own.

    It is refused if the text has moved so that the result is not the one that was seen. What is proposed
    becomes its proposer's words in the text, what is changed in it the words of who accepts.
    """
    amendment = waiting(decider, ask.amendment)
    must_own(decider, amendment)
    written = ready(amendment)
    result = amendment.words
    must_be_as_seen(ask.result == result)
    words = result if ask.words is None else ask.words
    put_in(amendment, clean(words, limit_of(amendment.place), required=False), decider)
    amendment.accept(decider)
    told = told_with(amendment.team, written, amendment.stands_in)
    return Deed("amendment.accepted", [amendment, *told], by=signed(decider))


@command("amendment.bracket", who=writer_with(Right.DRAFT))
def bracket_amendments(decider: Person, ask: BracketAmendments) -> Deed:
    """Keep the text and what is proposed beside each other, as [bracketed] alternatives to choose from."""
    rivals = [waiting(decider, rival.amendment) for rival in ask.rivals]
    place = rivals[0].place
    for rival in rivals:
        must_own(decider, rival)
    if len(set(rivals)) < len(rivals) or any(rival.place != place for rival in rivals):
        # NOTE: Shown when a program wants to put amendments of several fields beside each other.
        raise Invalid("not_rivals", _l("Only amendments of the same field can stand beside each other."))
    written, *_ = [ready(rival) for rival in rivals]
    stands = text_at(place)
    must_be_as_seen(ask.base == (stands.id if stands else None))
    must_be_as_seen(all(rival.words == seen.words for rival, seen in zip(rivals, ask.rivals, strict=True)))
    _put_in_brackets(decider, place, rivals)
    told = told_with(rivals[0].team, written, rivals[0].stands_in)
    return Deed("amendment.bracketed", [*rivals, *told], by=signed(decider))


@command("amendment.reject", who=writer_with(Right.DRAFT))
def reject_amendment(decider: Person, ask: RejectAmendment) -> Deed:
    """Leave the text as it stands, with an answer to the proposer or without one."""
    amendment = waiting(decider, ask.amendment)
    must_own(decider, amendment)
    amendment.decide(Fate.REJECTED, decider, clean(ask.answer, LIMIT, required=False))
    return Deed("amendment.rejected", [amendment], by=signed(decider))


@command("amendment.withdraw", who=Only(READERS))
def withdraw_amendment(person: Person, ask: ChooseAmendment) -> Deed:
    """Take back what one has proposed, while nobody has decided on it."""
    amendment = waiting(person, ask.amendment)
    must_be_by(person, amendment)
    amendment.decide(Fate.WITHDRAWN, person)
    return Deed("amendment.withdrawn", [amendment], by=signed(person))


@command("amendment.hide", who=FACILITATOR)
def hide_amendment(leader: Person, ask: ChooseAmendment) -> Deed | None:
    """Take an amendment off every screen but the facilitators'."""
    return _show(leader, ask, hidden=True)


@command("amendment.unhide", who=FACILITATOR)
def unhide_amendment(leader: Person, ask: ChooseAmendment) -> Deed | None:
    """Show an amendment again that was hidden."""
    return _show(leader, ask, hidden=False)


def _state(person: Person, amendment: Amendment, words: str, text_id: int | None) -> None:
    """Let an amendment propose these words, based on what its writer saw; compare them with what stands."""
    place = amendment.place
    amendment.base, amendment.text_id, amendment.touched = base_of(person, place, text_id), text_id, False
    amendment.words = clean(words, limit_of(place), required=False)
    amendment.follow()
    must_be_new(amendment)


def ready(amendment: Amendment) -> WrittenOut:
    """Write out what is being typed, and see that the amendment does not meet it."""
    must_be_placed(amendment)
    open_agenda(amendment.team)
    written = write_out(amendment.team)
    if amendment.fate is Fate.OPEN:  # one in brackets stands in the text itself
        amendment.follow()
        must_be_clear(amendment)
    return written


def put_in(amendment: Amendment, words: str, decider: Person) -> None:
    """Let its field say `words`: what it proposes in the hand of who did, other words in the decider's."""
    place, result = amendment.place, amendment.words
    type_in(amendment.writer, place, words_at(place), result)
    type_in(decider, place, result, words)
    replace(place, words, (amendment.writer if words == result else decider).id)


def type_in(writer: Person, place: Place, before: str, after: str) -> None:
    """Let a text say something else in the hand of who wrote that; the rest stays that of its own writers."""
    team = db.session.get_one(Team, place.team_id)
    for words in steps(before, after):
        put_words(writer, team, place, words)


def _put_in_brackets(decider: Person, place: Place, rivals: list[Amendment]) -> None:
    text = said = words_at(place)
    ordered = sorted(rivals, key=lambda rival: rival.number)
    for count, rival in enumerate(ordered, 1):
        must_change(rival)
        words = bracketed(text, [each.words for each in ordered[:count]])
        type_in(rival.writer, place, said, words)
        rival.decide(Fate.BRACKETED, decider)
        said = words
    replace(place, clean(said, limit_of(place)), decider.id)


def told_with(team: Team, written: WrittenOut, changed: Agenda | Item | None = None) -> list[Subject]:
    """Return the parts of a draft that have changed: by the act itself, and by what was typed before it."""
    parts: list[Subject] = [changed] if changed else []
    parts += [item for item in written.items if item is not changed]
    return parts or ([agenda_of(team)] if written.writers else [])


def _show(leader: Person, ask: ChooseAmendment, *, hidden: bool) -> Deed | None:
    amendment = amendment_seen(leader, ask.amendment)
    if amendment.hidden is hidden:
        return None
    amendment.hidden = hidden
    return Deed("amendment.hidden" if hidden else "amendment.shown", [amendment], by=leader.name)
