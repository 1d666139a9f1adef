"""From letters to texts: once a team's typing rests for a moment, what its document says is written out.

Everything but the page in which one types reads the written-out texts: completeness, projector, minutes. What
is about to be bound (frozen) is written out first, in the same transaction.
"""

from flask import Flask, current_app
from gevent import sleep, spawn

from facilitator.core.activity import Deed
from facilitator.core.commands import witness
from facilitator.core.text import clean
from facilitator.drafting.documents import Document, keep_snapshot, place_of, sheet_of
from facilitator.drafting.models import Agenda, Item, agenda_of
from facilitator.drafting.texts import Place, replace
from facilitator.extensions import db
from facilitator.people.models import Person
from facilitator.workshops.models import Team

MOMENT = 1.0  # s without a rest being under way
SIGNS = 1_000_000  # more than a document can hold: what is too long is told at the freeze, not cut off


def rest_soon(team_id: int) -> None:
    """Have a team's text written out in a moment, once for all that is typed until then."""
    resting: set[int] = current_app.extensions.setdefault("resting", set())
    if team_id not in resting:
        resting.add(team_id)
        spawn(_rest, current_app._get_current_object(), team_id)  # type: ignore[attr-defined]


def _rest(app: Flask, team_id: int) -> None:
    sleep(MOMENT)
    app.extensions["resting"].discard(team_id)
    with app.app_context():
        rest(team_id)


def rest(team_id: int) -> None:
    """Write a team's text out, and tell its readers which parts have changed."""
    witness(lambda: _written_out(team_id))


def _written_out(team_id: int) -> Deed | None:
    changed, writers = write_out(db.session.get_one(Team, team_id))
    names = [db.session.get_one(Person, writer).name for writer in writers]
    return Deed("field.written", [*changed], by=", ".join(names)) if changed else None


def write_out(team: Team) -> tuple[list[Agenda | Item], list[int]]:
    """Let the draft's texts say what the document says; return what changed, and who did it (ids)."""
    document = db.session.get(Document, team.id)
    if document is None or document.rested == document.count:
        return [], []
    sheet = sheet_of(document)
    changed: dict[tuple[str, int], Agenda | Item] = {}
    writers: dict[int, None] = {}
    for field in sheet.fields():
        place, subject = _where(team, field)
        writer = sheet.writers.get(field, 0)
        if replace(place, clean(sheet.words(field), SIGNS, required=False), writer):
            changed[type(subject).__name__, place.item_id or 0] = subject
            writers[writer] = None
    document.rested = document.count
    keep_snapshot(document)
    return list(changed.values()), list(writers)


def _where(team: Team, name: str) -> tuple[Place, Agenda | Item]:
    """Return the place of a text in a document, and the thing that is shown anew when it changes."""
    place = place_of(team.id, name)
    if place is None:
        raise ValueError(f"no field is called {name}")
    return place, db.session.get_one(Item, place.item_id) if place.item_id else agenda_of(team)
