"""What letters ask of a draft, looked up once for all letters of one transaction."""

from functools import cache
from typing import NamedTuple

from sqlalchemy import CompoundSelect, bindparam, literal, or_, select

from facilitator.drafting.models import Action, Agenda, Item, agenda_of, rooms_of
from facilitator.drafting.preamble import Paragraph
from facilitator.extensions import db
from facilitator.workshops.models import Team, Workshop


class Draft(NamedTuple):
    """What letters ask of a draft. It holds the team and its workshop: what nobody holds is read again."""

    agenda: Agenda
    team: Team
    workshop: Workshop
    rooms: list[str]
    out: frozenset[str]

    def is_out(self, text: str) -> bool:
        """Say whether a text, by its name in the document, is of a part that was taken out."""
        return text.partition(".")[0] in self.out


def draft_of(team: Team) -> Draft:
    """Return what letters ask of a team's draft, looked up once for all letters of one transaction."""
    known: dict[int, Draft] = db.session.info.setdefault("drafts", {})
    if team.id not in known:
        known[team.id] = Draft(agenda_of(team), team, team.workshop, rooms_of(team), _out_of(team))
    return known[team.id]


def _out_of(team: Team) -> frozenset[str]:
    """What the parts that were taken out are called in the shared text."""
    return frozenset(db.session.scalars(_outs(), {"team": team.id}))


@cache  # each letter asks
def _outs() -> CompoundSelect[str]:
    items = select(literal("item-") + Item.key).where(Item.team_id == bindparam("team"), Item.gone)
    actions = select(literal("action-") + Action.key).join(Item).where(Item.team_id == bindparam("team"))
    actions = actions.where(or_(Item.gone, Action.gone))
    paragraphs = select(literal("paragraph-") + Paragraph.key)
    paragraphs = paragraphs.where(Paragraph.team_id == bindparam("team"), Paragraph.gone)
    return items.union_all(actions, paragraphs)
