"""The live pages: the participant's room, the console, the projector. Each carries its viewer's snapshot."""

from io import BytesIO
from typing import Any

import segno
from flask import Blueprint, Response, redirect, render_template, request
from flask_babel import gettext as _
from msgspec import to_builtins
from werkzeug.wrappers import Response as Answer

from facilitator.address import public_address
from facilitator.api import snapshot
from facilitator.console.history import history, movements
from facilitator.errors import NotAllowed, NotFound, Refusal
from facilitator.language import language
from facilitator.people.asking import FACILITATOR, SEATS, asking, present
from facilitator.people.code import as_typed

bp = Blueprint("console", __name__)


@bp.get("/")
def home() -> Answer:
    """Lead whoever comes to where they sit; a stranger to the page where a code is typed."""
    held = [seat for seat in SEATS if asking(seat)]
    return redirect(f"/{held[0]}" if held else "/join")


@bp.get("/room")
def room() -> str:
    return _live("room")


@bp.get("/console")
def console() -> str:
    return _live("console")


@bp.get("/projector")
def projector() -> str | Answer:
    """Show the wall; a projector that has no seat (any more) is paired first."""
    try:
        return _live("projector")
    except NotAllowed:
        return redirect("/projector/pair")


@bp.get("/join/qr.svg")
def join_code() -> Response:
    """Draw the way in for phones, with the address by which this server is reached."""
    code = as_typed(request.args.get("code", ""))
    if not 4 <= len(code) <= 12:
        # NOTE: Shown for an address that leads nowhere.
        raise NotFound("nowhere", _("There is no page here."))
    picture = BytesIO()
    segno.make(f"{public_address()}/join?code={code}", error="m").save(
        picture,
        kind="svg",
        border=2,
        omitsize=True,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        light="#fff",
    )
    return Response(picture.getvalue(), mimetype="image/svg+xml")


@bp.get("/api/log")
def log() -> dict[str, Any]:
    """Return a page of the workshop's log for facilitators, newest first."""
    leader = FACILITATOR(asking("console"))
    before = request.args.get("before", type=int)
    told: dict[str, Any] = to_builtins(history(leader.workshop_id, before), str_keys=True)
    return told


@bp.get("/api/movements")
def moved() -> dict[str, int]:
    """Return when each team last moved anything, as {team: instant in ms}."""
    leader = FACILITATOR(asking("console"))
    return {str(team): at for team, at in movements(leader.workshop).items()}


@bp.errorhandler(Refusal)
def refused(refusal: Refusal) -> tuple[Any, int]:
    if request.path.startswith("/api/"):
        return to_builtins(refusal.told), refusal.status
    return render_template("refused.html", refusal=refusal.told), refusal.status


def _live(seat: str) -> str:
    person = present(asking(seat))
    return render_template(
        "live.html", seat=seat, snapshot=snapshot(person), workshop=person.workshop, language=language()
    )
