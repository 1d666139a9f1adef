"""The copy of a workshop that its facilitators may read: without what their console does not show them."""

from sqlalchemy import select

from facilitator.closing.export import Document, put_together, rows_of
from facilitator.closing.numbering import LOG, Row
from facilitator.core.rooms import Audience, room
from facilitator.deciding.box import Roll
from facilitator.deciding.models import Ballot
from facilitator.deciding.seen import BallotStatus
from facilitator.extensions import db
from facilitator.workshops.models import Workshop

Rows = dict[str, list[Row]]
COUNTED = (BallotStatus.CLOSED, BallotStatus.PUBLISHED)
UNTOLD: Row = {"voted": None, "proxy_id": None}
GROUP = 4  # papers; fewer of them in a secret ballot would tell whose they are


def copy_for_reading(workshop: Workshop) -> Document:
    rows = rows_of(workshop)
    rows |= _ideas(rows) | _votes(rows, workshop)
    if workshop.conceals_writers:
        rows |= _drafts(rows)
    rows["evaluation"] = [evaluation for evaluation in rows["evaluation"] if evaluation["shown"]]
    rows["evaluated"] = rows["mention"] = []  # who has put away a notice is theirs alone to know
    rooms = [room(audience, workshop.id) for audience in (Audience.WORKSHOP, Audience.FACILITATORS)]
    rows[LOG] = [line for line in rows[LOG] if line["room"] in rooms]
    return put_together(workshop, complete=False, rows=rows)


def _ideas(rows: Rows) -> Rows:
    """Nobody but its author knows an idea before the reveal, nor whose it is after it, unless they signed."""
    revealed = {reveal["team_id"] for reveal in rows["reveal"]}
    shown = [idea for idea in rows["idea"] if idea["team_id"] in revealed and not idea["withdrawn_at"]]
    ids = {idea["id"] for idea in shown}
    return {
        "idea": [idea if idea["signed"] else {**idea, "author_id": None, "at": None} for idea in shown],
        "lens_mark": [{**mark, "person_id": None} for mark in rows["lens_mark"] if mark["idea_id"] in ids],
    }


WRITERS: dict[str, Row] = {  # by table, the columns that say who wrote in a draft
    "agenda_action": {"out_by_id": None},
    "agenda_item": {"out_by_id": None, "chosen_by": {}},
    "agenda_paragraph": {"out_by_id": None},
    "amendment": {"by_id": None, "restated_by_id": None, "decided_by_id": None},
    "document_update": {"person_id": None},
    "draft_text": {"by_id": None},
    "draft_version": {"by_id": None},
    "pen": {"person_id": None},
    "pseudonym": {"person_id": None},
}


def _drafts(rows: Rows) -> Rows:
    """Where drafts are written under pseudonyms, nobody reads whose a word or a pseudonym is."""
    return {table: [{**row, **unknown} for row in rows[table]] for table, unknown in WRITERS.items()}


def _votes(rows: Rows, workshop: Workshop) -> Rows:
    """Leave out the papers that are nobody's to read, and who has voted while the console does not say so."""
    ballots = list(db.session.scalars(select(Ballot).filter_by(workshop_id=workshop.id)))
    read = {ballot.id for ballot in ballots if _may_be_read(ballot)}
    told = {ballot.id for ballot in ballots if _is_roll_told(ballot)}
    return {
        "paper": [paper for paper in rows["paper"] if paper["ballot_id"] in read],
        "seat": [
            seat if seat["ballot_id"] in told else {**seat, "voted": None, "proxy_id": None}
            for seat in rows["seat"]
        ],
    }


def _may_be_read(ballot: Ballot) -> bool:
    """Not while the box is open, nor the few papers of a small secret ballot."""
    return ballot.status in COUNTED and not (ballot.secret and ballot.cast < GROUP)


def _is_roll_told(ballot: Ballot) -> bool:
    return getattr(Roll(ballot).seen_by(Audience.FACILITATORS), "shown", False)
