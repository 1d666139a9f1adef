"""The HTTP door: any command by its name, the viewer's snapshot, the table of commands, and health."""

from typing import Any

from flask import Blueprint, Response, current_app, request
from flask_babel import gettext as _
from msgspec import Struct, to_builtins
from sqlalchemy import text

from facilitator import __version__
from facilitator.core.activity import latest
from facilitator.core.clock import now
from facilitator.core.commands import Asked, checked, perform
from facilitator.core.rooms import everything_for
from facilitator.errors import Invalid, Refusal, Refused
from facilitator.extensions import csrf, db
from facilitator.openapi import described
from facilitator.people.asking import asking, bearer_token, present
from facilitator.people.models import Person, Role

bp = Blueprint("api", __name__)


class Me(Struct, frozen=True):
    id: int
    name: str
    role: Role
    team: int | None
    workshop: int


class Snapshot(Struct, frozen=True):
    """Everything a viewer sees, the seq up to which it is true, and the server's time (ms)."""

    seq: int
    now: int
    me: Me
    things: list[Any]


def snapshot(person: Person) -> dict[str, Any]:
    """Read seq first: what is newer than it will only be told twice."""
    seq = latest()
    me = Me(person.id, person.name, person.role, person.team_id, person.workshop_id)
    shown: dict[str, Any] = to_builtins(Snapshot(seq, now(), me, everything_for(person)), str_keys=True)
    return shown


csrf.exempt(bp)  # `guard` looks instead, since a bearer of a token needs none


@bp.before_request
def guard() -> None:
    """A session needs the page's token against forged posts; a bearer token is proof enough."""
    if request.method == "POST" and not bearer_token() and current_app.config["WTF_CSRF_ENABLED"]:
        csrf.protect()


@bp.post("/api/commands/<name>")
def command(name: str) -> dict[str, Any]:
    if (request.content_length or 0) > current_app.config["MAX_COMMAND_LENGTH"]:
        # NOTE: Shown when somebody sends far more text at once than any field takes.
        raise Invalid("too_large", _("This is too large to be sent at once."))
    body = checked(_json(), dict[str, Any])
    done: dict[str, Any] = to_builtins(perform(checked({**body, "name": name}, Asked), asking()))
    return done


def _json() -> Any:
    try:
        return request.get_json(silent=True)
    except RecursionError:  # brackets without end
        return None


@bp.get("/api/snapshot")
def fresh() -> dict[str, Any]:
    return snapshot(present(asking()))


@bp.get("/api/openapi.json")
def openapi() -> dict[str, Any]:
    return described()


@bp.get("/healthz")
def health() -> tuple[dict[str, str], int]:
    try:
        db.session.execute(text("SELECT 1"))
    except Exception:  # whatever kept the database away, a balancer must learn it
        return {"status": "unavailable", "version": __version__, "database": "unreachable"}, 503
    return {"status": "ok", "version": __version__, "database": db.engine.dialect.name}, 200


@bp.errorhandler(Refusal)
def refused(refusal: Refusal) -> tuple[dict[str, Any], int]:
    return to_builtins(refusal.told), refusal.status


@bp.errorhandler(413)
def too_large(_error: Exception) -> tuple[dict[str, Any], int]:
    # NOTE: Shown when somebody sends far more text at once than any field takes.
    return to_builtins(Refused("too_large", _("This is too large to be sent at once."))), 413


@bp.after_request
def not_kept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
