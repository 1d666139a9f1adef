"""How a decision on an amendment is undone; an acceptance, as long as the text says what came of it."""

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.drafting.amending import ChooseAmendment, told_with, type_in
from facilitator.drafting.amendments import Amendment, Fate, words_at
from facilitator.drafting.entitlement import (
    amendment_seen,
    may_propose,
    must_be,
    must_be_by,
    must_be_new,
    must_be_placed,
    must_fit_in,
    must_own,
    must_stand,
)
from facilitator.drafting.models import open_agenda
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.resting import write_out
from facilitator.drafting.reviewing import READERS
from facilitator.drafting.texts import replace
from facilitator.people.asking import Only
from facilitator.people.models import Person


@command("amendment.reopen", who=Only(READERS))
def reopen_amendment(person: Person, ask: ChooseAmendment) -> Deed | None:
    """Undo that one has withdrawn an amendment, or that one's team has rejected or accepted it.

    After an acceptance the field says again what it said before: a new change, by who undoes it. It is
    refused if the text has changed since.
    """
    amendment = amendment_seen(person, ask.amendment)
    if amendment.fate is Fate.OPEN:
        return None
    if amendment.fate is Fate.ACCEPTED:
        return _undone(person, amendment)
    if amendment.fate is Fate.WITHDRAWN:
        must_be_by(person, amendment)
        may_propose(person)
    else:
        must_own(person, amendment)
        must_be(amendment, (Fate.REJECTED,))
    must_be_placed(amendment)
    open_agenda(amendment.team)
    must_fit_in(amendment.place)
    written = write_out(amendment.team)
    amendment.open_again()
    must_be_new(amendment)
    return Deed("amendment.reopened", [amendment, *told_with(amendment.team, written)], by=signed(person))


def _undone(decider: Person, amendment: Amendment) -> Deed:
    """Undo an acceptance. What it had moved or touched follows the text back by itself."""
    must_own(decider, amendment)
    must_be_placed(amendment)
    open_agenda(amendment.team)
    written = write_out(amendment.team)
    must_stand(amendment)
    place = amendment.place
    type_in(decider, place, words_at(place), amendment.base)
    replace(place, amendment.base, decider.id)
    amendment.open_again()
    told = told_with(amendment.team, written, amendment.stands_in)
    return Deed("amendment.undone", [amendment, *told], by=signed(decider))
