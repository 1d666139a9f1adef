"""What was taken out of a draft: listed for its team and those who follow it, so that it can come back."""

from collections.abc import Iterable

from msgspec import Struct
from sqlalchemy import select

from facilitator.core.activity import Deed, echo
from facilitator.core.rooms import Audience, Seen, Subject, Viewer, source
from facilitator.drafting.models import Action, Agenda, Item
from facilitator.drafting.preamble import Paragraph
from facilitator.drafting.pseudonyms import known_as
from facilitator.drafting.removable import CHANGE
from facilitator.drafting.texts import FieldSeen, Text, standing, standing_paragraphs
from facilitator.extensions import db
from facilitator.workshops.models import Team, Workshop


class OutSeen(Struct, frozen=True):
    """Something taken out: the one field by which one knows it, who took it out (`known_as`), when (ms).

    Who and when are unknown of what an older program took out.
    """

    id: int
    fields: dict[str, FieldSeen]
    by: int | None
    at: int | None


class TakenOutSeen(Seen, frozen=True, tag="taken_out"):
    """What a team can bring back, the latest first; its id is the team's. Actions are of items that stand."""

    id: int
    items: list[OutSeen]
    actions: list[OutSeen]
    paragraphs: list[OutSeen]


class TakenOut:
    """Never shown to teams that read the draft: what was taken out was not meant for them."""

    def __init__(self, team: Team):
        self.team = team

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms

    def seen_by(self, audience: Audience) -> TakenOutSeen:
        return TakenOutSeen(
            self.team.id,
            [
                _seen(item, "title", standing(item.team_id, item.id).get((None, "title")))
                for item in self._items()
            ],
            [_seen(action, "text", _text_of(action)) for action in self._actions()],
            [
                _seen(each, "words", standing_paragraphs(each.team_id).get(each.id))
                for each in self._paragraphs()
            ],
        )

    def _items(self) -> Iterable[Item]:
        out = select(Item).filter_by(team_id=self.team.id, gone=True)
        return db.session.scalars(out.order_by(Item.out_at.desc(), Item.id)).all()

    def _actions(self) -> Iterable[Action]:
        out = select(Action).join(Item).where(Item.team_id == self.team.id, Item.gone.is_(False))
        out = out.where(Action.gone.is_(True))
        return db.session.scalars(out.order_by(Action.out_at.desc(), Action.id)).all()

    def _paragraphs(self) -> Iterable[Paragraph]:
        out = select(Paragraph).filter_by(team_id=self.team.id, gone=True)
        return db.session.scalars(out.order_by(Paragraph.out_at.desc(), Paragraph.id)).all()

    def changed_by(self, deed: Deed) -> bool:
        """Say whether a deed may have changed what is seen here: letters may still come for what is out."""
        if deed.kind in CHANGE:
            return True
        parts = [part for part in deed.subjects if isinstance(part, Item)]
        return deed.kind == "field.written" and (
            any(item.gone or len(item.actions) < len(item.all_actions) for item in parts)
            or bool(self._paragraphs())
        )


def _text_of(action: Action) -> Text | None:
    return standing(action.item.team_id, action.item_id).get((action.id, "text"))


def _seen(thing: Item | Action | Paragraph, field: str, text: Text | None) -> OutSeen:
    return OutSeen(
        thing.id,
        {field: text.seen} if text else {},
        known_as(thing.out_by_id) if thing.out_by_id else None,
        thing.out_at,
    )


@echo
def taken_out_by(deed: Deed) -> list[Subject]:
    """Tell with whatever took something out of a draft, or brought it back, what is out now."""
    teams = {part.team_id: part.team for part in deed.subjects if isinstance(part, Agenda | Item)}
    lists = [TakenOut(team) for team in teams.values()]
    return [each for each in lists if each.changed_by(deed)]


@source
def what_is_out(viewer: Viewer) -> list[Subject]:
    """What was taken out of every team's draft; who may see it is said by its rooms."""
    return [TakenOut(team) for team in db.session.get_one(Workshop, viewer.workshop_id).teams]
