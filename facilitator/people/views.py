"""Joining with a personal link."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from facilitator.people.asking import identity_in, present, seat_of, take_seat

bp = Blueprint("people", __name__)


@bp.get("/join/<token>")
def join(token: str) -> Response:
    """Take the seat that a personal link is for."""
    person = present(identity_in(token))
    seat = seat_of(person)
    take_seat(seat, person)
    return redirect(url_for(f"console.{seat}"))
