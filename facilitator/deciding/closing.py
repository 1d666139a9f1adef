"""The end of a ballot: counted once, by hand or when its time is over, and shown when that is decided."""

from collections import Counter

from flask import Flask, current_app
from gevent import sleep, spawn
from sqlalchemy import delete, insert, select

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import witness
from facilitator.core.rooms import Subject
from facilitator.deciding.box import Paper, Roll, papers_of
from facilitator.deciding.counting import count
from facilitator.deciding.judging.strata import safe
from facilitator.deciding.models import Ballot
from facilitator.deciding.seen import BallotStatus
from facilitator.drafting.freezing import canonical
from facilitator.drafting.models import State, agenda_of
from facilitator.drafting.rules import text_hash
from facilitator.extensions import db
from facilitator.workshops.models import Team


def close(ballot: Ballot) -> list[Subject]:
    """Count an open ballot for good: nothing is ever counted again from what changes later."""
    ballot.present = ballot.here
    ballot.result_kept, ballot.count_kept = count(ballot)
    _seal(ballot)
    ballot.status = BallotStatus.CLOSED
    ballot.closed_at = now()
    return [ballot, Roll(ballot)]  # the last votes may not have been told yet


def _seal(ballot: Ballot) -> None:
    """Write the papers of a secret ballot anew, in the order of their random names.

    By then PostgreSQL knows no more in which order they came, nor which of them was written together with
    which cross on the roll; and none says more of its voter's group, of whom some have not voted, than the
    result.
    """
    papers = papers_of(ballot) if ballot.secret else []
    told = safe(Counter(paper.stratum for paper in papers if paper.stratum))
    sealed = [
        {
            "receipt": paper.receipt,
            "ballot_id": ballot.id,
            "stratum": told.get(paper.stratum, ""),
            "choice_kept": paper.choice_kept,
        }
        for paper in papers
    ]
    if sealed:
        db.session.execute(delete(Paper).filter_by(ballot_id=ballot.id))
        db.session.execute(insert(Paper), sealed)


def due_soon(ballot: Ballot) -> None:
    """Have an open ballot closed at its time. The heartbeat finds it if this process ends before that."""
    if ballot.closes_at is not None and ballot.status is BallotStatus.OPEN:
        app = current_app._get_current_object()  # type: ignore[attr-defined]
        spawn(_wait, app, ballot.id, ballot.closes_at)


def _wait(app: Flask, ballot_id: int, until: int) -> None:
    while (left := until - now()) > 0:  # a clock may be set meanwhile, and sleep may end early
        sleep(left / 1000)
    with app.app_context():
        witness(lambda: _close_if_due(ballot_id))


def close_due() -> None:
    """Close every ballot whose time is over."""
    late = select(Ballot.id).where(Ballot.status == BallotStatus.OPEN, Ballot.closes_at <= now())
    for ballot_id in db.session.scalars(late).all():
        witness(lambda ballot_id=ballot_id: _close_if_due(ballot_id))  # type: ignore[misc]


def _close_if_due(ballot_id: int) -> Deed | None:
    ballot = db.session.get(Ballot, ballot_id)
    return Deed("ballot.closed", close(ballot)) if ballot and ballot.is_due else None


def publish(ballot: Ballot) -> list[Subject]:
    """Show the result. The text that it is bound to is adopted if it was carried and has not changed."""
    ballot.status = BallotStatus.PUBLISHED
    if not (ballot.team and ballot.adopted and is_bound(ballot, ballot.team)):
        return [ballot]
    agenda = agenda_of(ballot.team)
    if agenda.state is not State.FROZEN:
        return [ballot]
    agenda.adopt()
    return [ballot, agenda]


def is_bound(ballot: Ballot, team: Team) -> bool:
    """True while the team's text, word for word, is the one that this ballot was about."""
    return ballot.text_hash == text_hash(canonical(team))
