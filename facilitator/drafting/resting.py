"""From letters to texts: once a team's typing rests for a moment, what its document says is written out.

Everything but the page in which one types reads the written-out texts: completeness, projector, minutes. What
is about to be bound (frozen) is written out first, in the same transaction.
"""

from typing import NamedTuple

from flask import Flask, current_app
from gevent import sleep, spawn
from gevent.lock import BoundedSemaphore
from sqlalchemy import select

from facilitator.core.activity import Deed, echo
from facilitator.core.commands import witness
from facilitator.core.database import hold
from facilitator.core.rooms import Subject
from facilitator.core.text import clean
from facilitator.drafting.documents import SIGNS, Update, keep_snapshot, sheet_of, to_write_out
from facilitator.drafting.models import Agenda, Document, Item, agenda_of
from facilitator.drafting.naming import FORMER, place_of
from facilitator.drafting.pseudonyms import signed
from facilitator.drafting.texts import Place, replace
from facilitator.extensions import db
from facilitator.people.models import Person
from facilitator.workshops.models import Team

TURN = BoundedSemaphore()  # one team after another, and between two: what was typed meanwhile
PAUSE = 0.02  # seconds


def rest_soon(team_id: int) -> None:
    """Have a team's text written out in a moment, once for all that is typed until then."""
    resting: set[int] = current_app.extensions.setdefault("resting", set())
    if team_id not in resting and current_app.config["REST_SECONDS"]:
        resting.add(team_id)
        spawn(_rest, current_app._get_current_object(), team_id)  # type: ignore[attr-defined]


def _rest(app: Flask, team_id: int) -> None:
    sleep(app.config["REST_SECONDS"])
    app.extensions["resting"].discard(team_id)
    with TURN:
        with app.app_context():
            rest(team_id)
        sleep(PAUSE)


def rest(team_id: int) -> None:
    """Write a team's text out, and tell its readers which parts have changed."""
    witness(lambda: _written_out(team_id))


def rest_left() -> None:
    """Write out what another process, now gone, has left: what was typed in its last moment."""
    left = select(Document.team_id).where(Document.count > Document.rested)
    for team_id in db.session.scalars(left).all():
        rest(team_id)


def _written_out(team_id: int) -> Deed | None:
    team = db.session.get_one(Team, team_id)
    hold((team, team.workshop))
    written = write_out(team)
    hold(db.session.scalars(select(Person).where(Person.id.in_(written.writers))))
    names = [signed(db.session.get_one(Person, writer)) for writer in written.writers]
    parts: list[Subject] = [*written.items] if written.items else [agenda_of(team)]
    return Deed("field.written", parts, by=", ".join(filter(None, names))) if names else None


@echo
def how_far(deed: Deed) -> list[Agenda]:
    """Tell with a team's items how far its typing has been written out."""
    told = {subject.team_id for subject in deed.subjects if isinstance(subject, Agenda)}
    teams = {item.team_id: item.team for item in deed.subjects if isinstance(item, Item)}
    return [agenda_of(team) for number, team in teams.items() if number not in told]


class WrittenOut(NamedTuple):
    """The items whose words have changed, and who typed, be it that their words came to nothing (ids)."""

    items: list[Item]
    writers: list[int]


def write_out(team: Team) -> WrittenOut:
    """Let the draft's texts say what the document says."""
    document = db.session.get(Document, team.id)
    if document is None or document.rested == document.count:
        return WrittenOut([], [])
    sheet = sheet_of(document)
    writers = _writers_since(document)
    items = dict[int, Item]()  # in the order in which they are met
    for field in to_write_out(document):
        if field in FORMER:
            continue
        place, words = _where(team, field), clean(sheet.words(field), SIGNS, required=False)
        # SIGNS is more than a field takes: what is too long is told at the freeze, not cut off
        if replace(place, words, sheet.writers.get(field, 0)) and place.item_id:
            items[place.item_id] = db.session.get_one(Item, place.item_id)
    document.rested = document.count
    keep_snapshot(document)
    return WrittenOut(list(items.values()), writers)


def _writers_since(document: Document) -> list[int]:
    """Return who has typed since the document was last written out, in the order in which they began."""
    since = select(Update.person_id).filter_by(team_id=document.team_id)
    since = since.where(Update.number > document.rested).order_by(Update.number)
    return list(dict.fromkeys(db.session.scalars(since)))


def _where(team: Team, name: str) -> Place:
    place = place_of(team.id, name)
    if place is None:
        raise ValueError(f"no field is called {name}")
    return place
