"""The live pages: the participant's room, the console, the projector. Each carries its viewer's snapshot."""

from flask import Blueprint, render_template

from facilitator.api import snapshot
from facilitator.language import language
from facilitator.people.asking import asking, present

bp = Blueprint("console", __name__)


@bp.get("/room")
def room() -> str:
    return _live("room")


@bp.get("/console")
def console() -> str:
    return _live("console")


@bp.get("/projector")
def projector() -> str:
    return _live("projector")


def _live(seat: str) -> str:
    person = present(asking(seat))
    return render_template(
        "live.html", seat=seat, snapshot=snapshot(person), workshop=person.workshop, language=language()
    )
