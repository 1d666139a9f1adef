"""The history of a draft as a page asks for it, and the files of it to keep."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, render_template, request
from flask_babel import format_datetime
from msgspec import to_builtins

from facilitator.assets import asset
from facilitator.config import STATIC
from facilitator.drafting.comparing import compared
from facilitator.drafting.freezing import put_down
from facilitator.drafting.history import LAST, Reading, draft_at, moments, reading, text_at, words_of
from facilitator.drafting.rules import canonical_json, lettered
from facilitator.people.asking import asking, present

bp = Blueprint("drafting", __name__)


@bp.get("/api/drafts/<int(max=2147483647):team>/history")
def history(team: int) -> Any:
    """Return moments of a draft: those after a seq, up to another; `place` is that of the first of them."""
    defaults = {"after": 0, "until": LAST, "place": 0}
    bounds = {name: request.args.get(name, number, type=int) for name, number in defaults.items()}
    return to_builtins(moments(_reading(team), **bounds))


@bp.get("/api/drafts/<int(max=2147483647):team>/history/<int:seq>")
def then(team: int, seq: int) -> Any:
    return to_builtins(draft_at(_reading(team), seq))


@bp.get("/api/drafts/<int(max=2147483647):team>/history/<int:seq>/text")
def text_then(team: int, seq: int) -> Any:
    return to_builtins(text_at(_reading(team), seq), str_keys=True)


@bp.get("/api/drafts/<int(max=2147483647):team>/history/<int:before>/to/<int:after>")
def difference(team: int, before: int, after: int) -> Any:
    of = _reading(team)
    return to_builtins(compared(draft_at(of, before), draft_at(of, after)))


@bp.get("/drafts/<int(max=2147483647):team>/<int:seq>.json")
def canonical_file(team: int, seq: int) -> Response:
    """A draft as it was, in the form that is bound by a hash when it is frozen."""
    of = _reading(team)
    told = draft_at(of, seq)
    items = [item.spoken for item in told.items]
    data = put_down(of.team.country, words_of(told.fields), told.preamble, items)
    return _named(Response(canonical_json(data), mimetype="application/json"), of, seq, "json")


@bp.get("/drafts/<int(max=2147483647):team>/<int:seq>.html")
def readable_file(team: int, seq: int) -> Response:
    """A draft as it was, to read or print, in the reader's language; it needs no server."""
    of = _reading(team)
    told = draft_at(of, seq)
    css = (STATIC / asset("main.css").rpartition("/")[2]).read_text()
    workshop = of.team.workshop
    values = {"css": css, "team": of.team, "workshop": workshop, "draft": told}
    values["preamble"] = lettered(told.preamble)
    page = render_template("drafting/version.html", at=_moment(told.at, workshop.timezone), **values)
    return _named(Response(page, mimetype="text/html"), of, seq, "html")


def _reading(team: int) -> Reading:
    """A link to a file cannot say its seat in a header, so it does in its address."""
    return reading(present(asking(request.args.get("seat"))), team)


def _moment(at: int, timezone: str) -> str:
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(timezone))
    return str(format_datetime(local, "medium", rebase=False))


def _named(answer: Response, of: Reading, seq: int, ending: str) -> Response:
    name = f"draft-{of.team.country}-{seq}.{ending}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
