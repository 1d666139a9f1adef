"""What the fields of a draft are called in its shared text: by keys, which stay when ids change."""

import re

from sqlalchemy import select

from facilitator.drafting.models import Action, Item
from facilitator.drafting.preamble import Paragraph
from facilitator.drafting.removable import Removable
from facilitator.drafting.rules import ACTION_FIELDS, AGENDA_FIELDS, ITEM_FIELDS, PARAGRAPH_FIELDS
from facilitator.drafting.texts import Place
from facilitator.extensions import db

NAME = re.compile(r"(agenda|item|action|paragraph)(?:-([0-9a-f]{8}))?\.([a-z_]+)")
# Texts of older programs: they stay in their documents, and say nothing any more.
FORMER = {"agenda.preamble"}


def field_of(place: Place) -> str:
    """Return the name of a place's text in the document."""
    if place.action_id:
        return f"action-{db.session.get_one(Action, place.action_id).key}.{place.field}"
    if place.item_id:
        return f"item-{db.session.get_one(Item, place.item_id).key}.{place.field}"
    if place.paragraph_id:
        return f"paragraph-{db.session.get_one(Paragraph, place.paragraph_id).key}.{place.field}"
    return f"agenda.{place.field}"


def is_placed(place: Place) -> bool:
    """Say whether a field is in the draft: the item, action or paragraph that it is of was not taken out."""
    parts: dict[type[Removable], int | None]
    parts = {Item: place.item_id, Action: place.action_id, Paragraph: place.paragraph_id}
    return not any(db.session.get_one(kind, key).gone for kind, key in parts.items() if key)


def place_of(team_id: int, name: str) -> Place | None:
    """Return the place of a text in a team's draft by its name in the document, if there is such a place."""
    match = NAME.fullmatch(name)
    if not match:
        return None
    kind, key, field = match.groups()
    if kind == "agenda":
        return Place(team_id, None, None, field) if field in AGENDA_FIELDS and not key else None
    if kind == "paragraph":
        paragraph = db.session.scalar(select(Paragraph).filter_by(team_id=team_id, key=key))
        known = paragraph if field in PARAGRAPH_FIELDS else None
        return Place(team_id, None, None, field, known.id) if known else None
    own = select(Item).filter_by(team_id=team_id)
    if kind == "item":
        item = db.session.scalar(own.filter_by(key=key))
        return Place(team_id, item.id, None, field) if item and field in ITEM_FIELDS else None
    action = db.session.scalar(select(Action).join(Item).where(Item.team_id == team_id, Action.key == key))
    return Place(team_id, action.item_id, action.id, field) if action and field in ACTION_FIELDS else None
