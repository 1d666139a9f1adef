"""How much of a draft each perspective has written: to see in time who does not find themselves in it."""

from collections import Counter
from typing import Annotated, Literal

from msgspec import Meta, Struct
from sqlalchemy import select

from facilitator.core.commands import Id, Identity
from facilitator.core.rooms import found
from facilitator.drafting.cowriting import no_such_draft
from facilitator.drafting.documents import Sheet, sheet_of
from facilitator.drafting.models import Document, agenda_of
from facilitator.drafting.pens import Pen
from facilitator.drafting.updates import read
from facilitator.extensions import db
from facilitator.people.asking import Only
from facilitator.people.models import Person, Role
from facilitator.workshops.models import Team


class AskShares(Struct, frozen=True, forbid_unknown_fields=True):
    team: Id


class Shares(Struct, frozen=True):
    """Signs (UTF-16 units) that stand in a team's text, by the perspective of who typed them ("" for none).

    What stands in an item that was taken out counts too: it can come back.
    """

    team: int
    signs: dict[str, Annotated[int, Meta(ge=0)]]
    ok: Literal[True] = True


LOOKS = Only((Role.FACILITATOR, Role.OBSERVER))


def shares(identity: Identity | None, ask: AskShares) -> Shares:
    """Tell a facilitator or observer how much of a team's text each perspective has written."""
    viewer = LOOKS(identity)
    team = found(db.session.get(Team, ask.team), viewer, no_such_draft())
    found(agenda_of(team), viewer, no_such_draft())
    document = db.session.get(Document, team.id)
    return Shares(team.id, _by_perspective(document) if document else {})


def _by_perspective(document: Document) -> dict[str, int]:
    signs = Counter[str]()
    standing = _standing(sheet_of(document))
    for pen in db.session.scalars(select(Pen).filter_by(team_id=document.team_id)):
        if standing[pen.number]:
            writer = db.session.get_one(Person, pen.person_id)
            signs[writer.perspectives[0] if writer.perspectives else ""] += standing[pen.number]
    return dict(signs.most_common())


def _standing(sheet: Sheet) -> Counter[int]:
    """Return how many signs of each client id stand in the text: those written, without those deleted."""
    whole = read(sheet.missing_from(b""))
    standing = Counter[int]()
    for span in whole.written:
        standing[span.client] += span.size
    for span in whole.deleted:
        standing[span.client] -= span.size
    return standing
