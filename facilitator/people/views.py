"""The ways in: a personal link, the workshop's code with "who am I?", and a projector's pairing."""

import hmac
from typing import Any
from uuid import uuid4

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.core.clock import now
from facilitator.core.commands import Asked, perform
from facilitator.errors import NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.language import country_name
from facilitator.people import account_views, roster_views
from facilitator.people.asking import identity_in, present, seat_of, take_seat
from facilitator.people.code import as_typed
from facilitator.people.forms import CodeForm, WhoForm
from facilitator.people.joining import PAIRING_TIME, SEATS_BY_CODE
from facilitator.people.models import JoinRequest, Pairing, Person
from facilitator.people.rules import is_closed
from facilitator.workshops.models import Workshop

bp = Blueprint("people", __name__)
bp.register_blueprint(account_views.bp)
bp.register_blueprint(roster_views.bp)

Answer = str | Response | tuple[str, int]


@bp.get("/join/<token>")
def join(token: str) -> Response:
    """Take the seat that a personal link is for."""
    person = present(identity_in(token))
    if person.joined_at is None:
        perform(Asked(uuid4().hex, "person.arrive", {}), person.identity)
    seat = seat_of(person)
    take_seat(seat, person)
    return redirect(url_for(f"console.{seat}"))


@bp.route("/join", methods=["GET", "POST"])
def enter_code() -> Answer:
    """Ask for the workshop's code; a link or a QR code may bring it along."""
    form = CodeForm(code=request.args.get("code", ""))
    given = form.validate_on_submit() or (request.method == "GET" and form.code.data)
    if not given:
        return render_template("people/code.html", form=form)
    try:
        workshop = workshop_with(form.code.data)
    except Refusal as refusal:
        form.code.errors = [refusal.message]
        return render_template("people/code.html", form=form), refusal.status
    return redirect(url_for("people.who", code=workshop.code))


@bp.route("/join/<code>/who", methods=["GET", "POST"])
def who(code: str) -> Answer:
    """Let somebody say who they are: a free seat is theirs at once, for a taken one they have to ask."""
    workshop = workshop_with(code)
    people = _seats(workshop)
    form = WhoForm()
    if form.validate_on_submit():
        secret = _secret_of(form.op.data)
        asked = {"code": workshop.code, "person": form.person.data, "secret": secret}
        try:
            perform(Asked(form.op.data, "seat.take", asked), None)
        except Refusal as refusal:
            form.person.errors = [refusal.message]
        else:
            session["request"] = secret
            return redirect(url_for("people.waiting"))
    return render_template("people/who.html", form=form, workshop=workshop, groups=_by_country(people))


@bp.get("/join/waiting")
def waiting() -> Answer:
    """Wait for a facilitator's yes, and go in with it."""
    asked = _request()
    if asked and asked.seat:
        take_seat("room", asked.seat)
        return redirect(url_for("console.room"))
    return render_template("people/waiting.html", asked=asked, state=_state(asked))


@bp.get("/join/waiting.json")
def waiting_state() -> dict[str, Any]:
    return {"state": _state(_request())}


@bp.get("/projector/pair")
def pair() -> Answer:
    return pairing_page()


@bp.get("/projector/pair.json")
def pairing_state() -> dict[str, Any]:
    pairing = _pairing()
    return {"state": "approved" if pairing is None or pairing.seat else "waiting"}  # both: load the page anew


def pairing_page() -> Answer:
    """Show a projector's own code until a facilitator has typed it, then take the seat."""
    pairing = _pairing()
    if pairing and pairing.seat:
        take_seat("projector", pairing.seat)
        return redirect(url_for("console.projector"))
    if pairing is None:
        session["pairing"] = uuid4().hex
        perform(Asked(uuid4().hex, "projector.show_code", {"secret": session["pairing"]}), None)
        pairing = _pairing()
    return render_template("people/pair.html", pairing=pairing)


def workshop_with(code: str) -> Workshop:
    """Return the workshop with a code. Whoever guesses waits longer each time (by browser, not address)."""
    tries, last = session.get("tries", (0, 0))
    if is_closed(tries, last, now()):
        # NOTE: Shown when somebody has typed several wrong codes, one after the other.
        raise NotAllowed("too_many_tries", _("Too many tries. Wait a minute, and look at the code again."))
    workshop = db.session.scalar(select(Workshop).filter_by(code=as_typed(code)))
    if workshop is None:
        session["tries"] = [tries + 1, now()]
        # NOTE: Shown when the code of a workshop was not typed rightly.
        raise NotFound("no_such_code", _("No workshop has this code. Please look at it again."))
    session.pop("tries", None)
    return workshop


def _seats(workshop: Workshop) -> list[Person]:
    own = select(Person).filter_by(workshop_id=workshop.id, removed_at=None)
    return list(db.session.scalars(own.where(Person.role.in_(SEATS_BY_CODE)).order_by(Person.name)))


def _by_country(people: list[Person]) -> list[tuple[str, list[Person]]]:
    """Return people by country, ordered by its name in the reader's language; without a team last."""
    countries = {person.team.country for person in people if person.team}
    groups = [(c, [p for p in people if p.team and p.team.country == c]) for c in countries]
    others = [person for person in people if not person.team]
    return [*sorted(groups, key=lambda group: country_name(group[0])), *([("", others)] if others else [])]


def _secret_of(op: str) -> str:
    """Return what this browser is known by: the same when a form is sent twice, and nobody else's to know."""
    key = str(current_app.secret_key).encode()
    return hmac.new(key, f"seat {op}".encode(), "sha256").hexdigest()


def _request() -> JoinRequest | None:
    secret = session.get("request")
    return db.session.scalar(select(JoinRequest).filter_by(secret=secret)) if secret else None


def _state(asked: JoinRequest | None) -> str:
    if asked and asked.seat:
        return "approved"
    return "waiting" if asked and asked.open else "declined"


def _pairing() -> Pairing | None:
    """Return this browser's pairing, if its code is still good."""
    secret = session.get("pairing")
    pairing = db.session.scalar(select(Pairing).filter_by(secret=secret)) if secret else None
    good = pairing and (pairing.seat or (not pairing.person and pairing.at > now() - PAIRING_TIME))
    return pairing if good else None
