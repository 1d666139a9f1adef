"""Plain pages, without a script or a live connection: votes as posted forms, and results to check."""

from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_time
from flask import Blueprint, redirect, render_template, request, session, url_for
from flask import Response as FileResponse
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.core.clock import now
from facilitator.core.commands import Asked, perform
from facilitator.core.rooms import Audience
from facilitator.deciding.box import OwnSeat
from facilitator.deciding.forms import VoteForm, form_of
from facilitator.deciding.models import Ballot, Seat
from facilitator.deciding.results.pages import file_of, page_of, published, reader_of
from facilitator.deciding.seen import BallotSeen, BallotStatus, SeatSeen
from facilitator.drafting.freezing import frozen_text
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.language import locale
from facilitator.people.asking import PARTICIPANT, asking, present
from facilitator.people.models import Person

bp = Blueprint("deciding", __name__)
TYPES = {"csv": "text/csv", "json": "application/json"}  # the others are plain text, too


class Asking(NamedTuple):
    """One ballot on the page: what it asks, what this person did, and the form where there is one."""

    ballot: BallotSeen
    seat: SeatSeen
    form: VoteForm | None
    receipt: str
    text: dict[str, object] | None
    country: str


@bp.get("/vote")
def page() -> str:
    """Show everything that this person is asked now."""
    return _page(PARTICIPANT(asking("room")))


@bp.post("/ballots/<int(max=2147483647):ballot_id>/votes")
def cast(ballot_id: int) -> Response | tuple[str, int]:
    """Vote, or change a named vote. What is refused stays in the form, with the reason beside it."""
    voter = PARTICIPANT(asking("room"))
    ballot = Ballot.of(voter, ballot_id)
    seat = Seat.of(ballot, voter)
    form = form_of(_seen(ballot))
    changing = seat.voted and not ballot.secret
    try:
        if not form.validate():
            # NOTE: Shown above a form that came back without having been accepted.
            form.form_errors.append(_("This was not sent. Please look at it and send it once more."))
            return _page(voter, ballot_id, form), 422
        _send(form, ballot_id, changing)
    except Refusal as refusal:
        form.form_errors.append(str(refusal.message))
        return _page(PARTICIPANT(asking("room")), ballot_id, form), refusal.status
    return redirect(url_for("deciding.page", _anchor=f"ballot-{ballot_id}"), 303)


@bp.get("/ballots/<int(max=2147483647):ballot_id>")
def result(ballot_id: int) -> str:
    """Show what a published ballot came to, how, and what it takes to count it again."""
    seat = request.args.get("seat")
    person = present(asking(seat))
    reader = reader_of(ballot_id, person)
    page = page_of(*published(reader, ballot_id), reader)
    return render_template("deciding/result.html", reader=person, seat=seat, **page)


@bp.get("/ballots/<int(max=2147483647):ballot_id>/box.<format_>")
def box(ballot_id: int, format_: str) -> Response:
    """The papers of a published ballot as a file, for everybody who may see them one by one."""
    reader = reader_of(ballot_id, present(asking(request.args.get("seat"))))
    data = file_of(*published(reader, ballot_id), reader, format_)
    answer = FileResponse(data, mimetype=TYPES.get(format_, "text/plain"))
    answer.headers["Content-Disposition"] = f'attachment; filename="ballot-{ballot_id}.{format_}"'
    return answer


def _send(form: VoteForm, ballot_id: int, changing: bool) -> None:
    payload = {"ballot": ballot_id, "choice": form.choice}
    if changing:
        perform(Asked(form.op.data or "", "vote.change", payload), asking("room"))
        return
    payload["receipt"] = form.receipt.data
    perform(Asked(form.op.data or "", "vote.cast", payload), asking("room"))
    kept = session.get("receipts", {})  # in the voter's own browser, and nowhere else
    session["receipts"] = {**kept, str(ballot_id): kept.get(str(ballot_id), [form.receipt.data, now()])}


def _page(voter: Person, posted: int = 0, refused: VoteForm | None = None) -> str:
    """Show every open ballot in which this person has a seat, and the one whose form came back."""
    seats = select(Seat).join(Ballot).filter(Seat.person_id == voter.id).order_by(Ballot.id)
    asked = seats.where((Ballot.status == BallotStatus.OPEN) | (Ballot.id == posted))
    shown = [
        _asking(voter, seat, refused if seat.ballot_id == posted else None)
        for seat in db.session.scalars(asked)
        if seat.ballot.is_of(voter.team_id)
    ]
    return render_template("deciding/vote.html", asked=shown, workshop=voter.workshop, team=voter.team)


def _asking(voter: Person, seat: Seat, refused: VoteForm | None) -> Asking:
    ballot, own = _seen(seat.ballot), OwnSeat(seat).seen_by(Audience.PERSON)
    assert isinstance(own, SeatSeen)
    open_to_them = not own.voted or not ballot.secret
    form = refused or (form_of(ballot, own.paper) if open_to_them else None)
    country = seat.ballot.team.country if seat.ballot.team else ""
    return Asking(ballot, own, form, _receipt(voter, ballot.id), _text(ballot), country)


def _text(ballot: BallotSeen) -> dict[str, object] | None:
    """Return the frozen text that a ballot is bound to, as it was; an item's words are its option."""
    if ballot.team is None or ballot.text_hash is None:
        return None
    return frozen_text(ballot.team, ballot.text_hash)


def _seen(ballot: Ballot) -> BallotSeen:
    seen = ballot.seen_by(Audience.TEAM)
    assert isinstance(seen, BallotSeen)
    return seen


def _receipt(voter: Person, ballot_id: int) -> str:
    """Return what this browser keeps of the vote: the beginning of its receipt, and the time."""
    kept = session.get("receipts", {}).get(str(ballot_id))
    if not kept:
        return ""
    at = format_time(kept[1] / 1000, "HH:mm", tzinfo=ZoneInfo(voter.workshop.timezone), locale=locale())
    return f"{kept[0][:4]}…, {at}"
