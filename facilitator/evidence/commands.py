"""How facilitators keep the context cards."""

from datetime import date
from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import command
from facilitator.core.text import Words, clean
from facilitator.errors import Invalid, NotFound
from facilitator.evidence.models import CardStatus, ContextCard
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person

Language = Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]


class CardText(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on a card. Nothing is shown without its source, and the date on which it was so."""

    title: Words
    body: Words
    source: Words
    status: CardStatus
    as_of: date
    lang: Language = "en"


class AddCard(CardText, frozen=True):
    """A card for the team of a country, or without one for the whole region."""

    country: str | None = None


class ChangeCard(CardText, frozen=True, kw_only=True):
    card: int


class ChooseCard(Struct, frozen=True, forbid_unknown_fields=True):
    card: int


@command("card.add", who=FACILITATOR)
def add_card(leader: Person, ask: AddCard) -> Deed:
    """Add a context card, for one country or for the whole region."""
    if ask.country is not None and ask.country not in {team.country for team in leader.workshop.teams}:
        # NOTE: Shown when a facilitator adds a context card for a country without a team.
        raise Invalid("no_such_country", _l("No team in this workshop is from this country."))
    card = ContextCard(workshop=leader.workshop, country=ask.country)
    _write(card, ask)
    db.session.add(card)
    return Deed("card.added", [card], by=leader.name)


@command("card.change", who=FACILITATOR)
def change_card(leader: Person, ask: ChangeCard) -> Deed:
    """Change what stands on a card. It stays with its country: what is true elsewhere is another card."""
    card = _card(leader, ask.card)
    if card.removed_at:
        raise _missing()
    _write(card, ask)
    return Deed("card.changed", [card], by=leader.name)


@command("card.remove", who=FACILITATOR)
def remove_card(leader: Person, ask: ChooseCard) -> Deed | None:
    """Take a card away from everybody; `card.restore` brings it back."""
    card = _card(leader, ask.card)
    if card.removed_at:
        return None
    card.removed_at = now()
    return Deed("card.removed", [card], by=leader.name)


@command("card.restore", who=FACILITATOR)
def restore_card(leader: Person, ask: ChooseCard) -> Deed | None:
    """Bring a card back that was taken away."""
    card = _card(leader, ask.card)
    if not card.removed_at:
        return None
    card.removed_at = None
    return Deed("card.restored", [card], by=leader.name)


def _write(card: ContextCard, ask: CardText) -> None:
    card.title = clean(ask.title, 120)
    card.body = clean(ask.body, 1000)
    card.source = clean(ask.source, 300)
    card.status, card.as_of, card.lang = ask.status, ask.as_of.isoformat(), ask.lang


def _card(leader: Person, card_id: int) -> ContextCard:
    card = db.session.get(ContextCard, card_id)
    if card is None or card.workshop_id != leader.workshop_id:
        raise _missing()
    return card


def _missing() -> NotFound:
    # NOTE: Shown when a facilitator names a context card that is not there.
    return NotFound("no_such_card", _l("There is no such card."))
