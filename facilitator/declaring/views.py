"""The public pages of declarations: open to everybody, without a seat."""

from flask import Blueprint, Response, render_template, url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitator.address import public_address
from facilitator.declaring.models import Declaration, declaration_of, declarations_of
from facilitator.declaring.pages import day, grouped, month, qr, shown
from facilitator.errors import NotFound
from facilitator.extensions import db
from facilitator.language import country_name
from facilitator.workshops.models import Team, Workshop

bp = Blueprint("declaring", __name__)
bp.add_app_template_filter(month, "month")


@bp.get("/declarations/<code>")
def all_of(code: str) -> str:
    """Show the declarations of a workshop, countries in the order of their names in the reader's language."""
    workshop = _workshop(code)
    public = [each for each in declarations_of(workshop.id) if each.held_at is None]
    ordered = sorted(public, key=lambda each: country_name(each.team.country).casefold())
    return render_template(
        "declaring/all.html", workshop=workshop, declarations=ordered, day=day(workshop.date)
    )


@bp.get("/declarations/<code>/<country>")
def one(code: str, country: str) -> str:
    declaration = _declaration(code, country)
    address = _address("declaring.one", declaration)
    return render_template(
        "declaring/one.html",
        declaration=declaration,
        told=declaration.told,
        shown=shown(declaration.told),
        seal=grouped(declaration.sha256),
        address=address,
        source=_address("declaring.source", declaration),
        qr=qr(address),
    )


@bp.get("/declarations/<code>/<country>.json")
def source(code: str, country: str) -> Response:
    """Send the exact bytes that the seal was made of."""
    return Response(_declaration(code, country).sealed.encode(), mimetype="application/json")


def _workshop(code: str) -> Workshop:
    workshop = db.session.scalar(select(Workshop).filter_by(public_code=code.lower()))
    if workshop is None:
        # NOTE: Shown to a reader who opens the declarations of a workshop that is not there.
        raise NotFound("no_such_workshop", _l("There is no such workshop."))
    return workshop


def _declaration(code: str, country: str) -> Declaration:
    workshop = _workshop(code)
    team = db.session.scalar(select(Team).filter_by(workshop_id=workshop.id, country=country.upper()))
    declaration = declaration_of(team) if team else None
    if declaration is None or declaration.held_at:
        # NOTE: Shown to a reader of a public page when there is nothing, or it was withdrawn.
        raise NotFound("no_such_declaration", _l("There is no such declaration, or it is not public now."))
    return declaration


def _address(endpoint: str, declaration: Declaration) -> str:
    """Return an address as other devices reach it."""
    own = url_for(endpoint, code=declaration.workshop.public_code, country=declaration.team.country)
    return public_address() + own
