"""The copy of a workshop that its facilitators may read: without what their console does not show them."""

from collections.abc import Callable

from facilitator.closing.export import Document, put_together, rows_of
from facilitator.closing.numbering import LOG, Row
from facilitator.core.rooms import Audience, room
from facilitator.deciding.models import Ballot, Roll
from facilitator.deciding.seen import BallotStatus
from facilitator.extensions import db
from facilitator.ideas.models import Reveal
from facilitator.workshops.models import Workshop

Rows = dict[str, list[Row]]
COUNTED = (BallotStatus.CLOSED, BallotStatus.PUBLISHED)
GROUP = 4  # papers; fewer of them in a secret ballot would tell whose they are


def copy_for_reading(workshop: Workshop) -> Document:
    rows = rows_of(workshop)
    for table, readable in READABLE.items():
        rows[table] = [read for row in rows[table] if (read := readable(row)) is not None]
    ideas = {idea["id"] for idea in rows["idea"]}
    rows["lens_mark"] = [
        {**mark, "person_id": None} for mark in rows["lens_mark"] if mark["idea_id"] in ideas
    ]
    rows["evaluated"] = []
    rooms = [room(audience, workshop.id) for audience in (Audience.WORKSHOP, Audience.FACILITATORS)]
    rows[LOG] = [line for line in rows[LOG] if line["room"] in rooms]
    return put_together(workshop, complete=False, rows=rows)


def _idea(row: Row) -> Row | None:
    """Nobody but its author knows an idea before the reveal, nor whose it is after it, unless they signed."""
    if db.session.get(Reveal, row["team_id"]) is None or row["withdrawn_at"]:
        return None
    return row if row["signed"] else {**row, "author_id": None, "at": None}


def _paper(row: Row) -> Row | None:
    """Papers in a box that is still open, and the few of a small secret ballot, are nobody's to read."""
    ballot = db.session.get_one(Ballot, row["ballot_id"])
    if ballot.status not in COUNTED or (ballot.secret and ballot.cast < GROUP):
        return None
    return row


def _seat(row: Row) -> Row:
    roll = Roll(db.session.get_one(Ballot, row["ballot_id"])).seen_by(Audience.FACILITATORS)
    return row if getattr(roll, "shown", False) else {**row, "voted": None}


def _evaluation(row: Row) -> Row | None:
    return row if row["shown"] else None


READABLE: dict[str, Callable[[Row], Row | None]] = {
    "idea": _idea,
    "paper": _paper,
    "seat": _seat,
    "evaluation": _evaluation,
}
