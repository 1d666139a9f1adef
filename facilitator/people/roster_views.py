"""The roster as pages: bringing a list, everybody's links to print or to mail, and one person's link."""

import csv
import io
from typing import Any

import msgspec
import segno
from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import func, select
from werkzeug.wrappers import Response as AnyResponse

from facilitator.address import public_address
from facilitator.core.commands import Asked, perform
from facilitator.errors import NotAllowed, NotFound, Refusal
from facilitator.extensions import db
from facilitator.language import country_name
from facilitator.people.account_views import needed_account
from facilitator.people.accounts import signed_in
from facilitator.people.asking import FACILITATOR, asking, link_token, present
from facilitator.people.commands import ImportRoster, person_in
from facilitator.people.forms import ConfirmForm, UploadForm
from facilitator.people.models import Person, Role
from facilitator.people.roster import Plan, plan
from facilitator.people.tables import table_in
from facilitator.people.words import COLUMNS, PERSPECTIVES
from facilitator.words import term
from facilitator.workshops.models import Workshop

bp = Blueprint("roster", __name__)
Page = str | AnyResponse | tuple[str, int]

EXAMPLE = [
    ["Seo-yeon Kang", "강서연", "KR", "participant", "workers", "no", "", "ko"],
    ["Budi Santoso", "", "Indonesia", "participant", "government; researcher", "yes", "", "id"],
    ["Olga Ivanova", "Ольга Иванова", "", "observer", "", "", "", "en"],
]


@bp.route("/workshops/<code>/roster", methods=["GET", "POST"])
def bring(code: str) -> Page:
    """Take a list, and show what it would do, cell by cell. Nothing is done yet."""
    leader, form = leading(code), UploadForm()
    if form.validate_on_submit():
        try:
            planned = plan(leader.workshop, table_in(form.file.data.read()))
            return _preview(leader, planned)
        except Refusal as refusal:
            form.file.errors = [refusal.message]
            return _upload_page(leader, form), refusal.status
    return _upload_page(leader, form)


@bp.post("/workshops/<code>/roster/confirm")
def confirm(code: str) -> Page:
    """Do what the preview showed, all of it or nothing."""
    request.max_form_memory_size = current_app.config["MAX_CONTENT_LENGTH"]
    leader, form = leading(code), ConfirmForm()
    if not form.validate_on_submit():
        return redirect(url_for("people.roster.bring", code=code))
    try:
        asked = {"rows": msgspec.json.decode(form.rows.data)}
        perform(Asked(form.op.data, "roster.import", asked), leader.identity)
    except (Refusal, msgspec.DecodeError) as fault:
        upload = UploadForm(formdata=None)
        # NOTE: Shown when a list that was previewed could not be taken any more; the list must be sent again.
        said = _("The list was not taken: %(why)s Please send the file once more.", why=_why(fault))
        upload.file.errors = [said]
        return _upload_page(leading(code), upload), 409
    # NOTE: Said after a list of people was taken.
    flash(_("The list is taken. Everybody on it has a link now."))
    return redirect(url_for("people.roster.links", code=code))


@bp.get("/workshops/<code>/roster/example.csv")
def example(code: str) -> Response:
    leading(code)
    return _csv("roster.csv", [[column.replace("_", " ") for column in COLUMNS], *EXAMPLE])


@bp.get("/workshops/<code>/links")
def links(code: str) -> str:
    """Everybody's personal link, to print and hand out."""
    leader = leading(code)
    people = everybody(leader.workshop)
    return render_template(
        "people/links.html", workshop=leader.workshop, people=people, address=address, picture=picture
    )


@bp.get("/workshops/<code>/links.csv")
def links_for_mail(code: str) -> Response:
    """The same for a mail merge."""
    people = everybody(leading(code).workshop)
    rows = [
        [p.name, p.native_name, p.team.country if p.team else "", p.role.value, p.organisation, address(p)]
        for p in people
    ]
    return _csv("links.csv", [["name", "native name", "team", "role", "organisation", "link"], *rows])


@bp.get("/people/<int:number>/link.json")
def link(number: int) -> dict[str, Any]:
    """One person's link, for a facilitator of their workshop."""
    person = person_in(_console(), number)
    return {"person": person.id, "link": address(person)}


@bp.get("/people/<int:number>/link.svg")
def link_picture(number: int) -> Response:
    drawn = picture(address(person_in(_console(), number)), alone=True)
    return Response(drawn, mimetype="image/svg+xml")


def _console() -> Person:
    leader: Person = FACILITATOR(asking("console"))
    return leader


def leading(code: str) -> Person:
    """Return the facilitator who asks for a page of this workshop: by console seat, or by account."""
    leader = _seated(code) or _by_account(code)
    if leader:
        return leader
    if signed_in() is None and _seat() is None:
        needed_account()
    # NOTE: Shown when a facilitator opens a page of a workshop that is not theirs.
    raise NotFound("no_such_workshop", _("There is no such workshop among yours."))


def _seated(code: str) -> Person | None:
    person = _seat()
    own = person and person.workshop.code == code and person.role is Role.FACILITATOR
    return person if own else None


def _seat() -> Person | None:
    try:
        return present(asking("console"))
    except NotAllowed:
        return None


def _by_account(code: str) -> Person | None:
    account = signed_in()
    if account is None:
        return None
    own = select(Person).filter_by(account_id=account.id, role=Role.FACILITATOR, removed_at=None)
    return db.session.scalar(own.join(Workshop).where(Workshop.code == code))


def everybody(workshop: Workshop) -> list[Person]:
    """Return all who have a link, teams in the order of their names in the reader's language."""
    own = select(Person).filter_by(workshop_id=workshop.id, removed_at=None).order_by(Person.name)
    people = [person for person in db.session.scalars(own) if person.role is not Role.PROJECTOR]
    return sorted(people, key=lambda person: country_name(person.team.country) if person.team else "")


def address(person: Person) -> str:
    """Return somebody's personal link, as others reach this server."""
    return f"{public_address()}/join/{link_token(person)}"


def picture(words: str, *, alone: bool = False) -> str:
    """Return a QR code as SVG: for the page, or as a file of its own."""
    code = segno.make(words, error="m")
    if alone:
        drawn = io.BytesIO()
        code.save(drawn, kind="svg", scale=4, light="white")
        return drawn.getvalue().decode()
    return str(code.svg_inline(scale=2, light="white"))


def _preview(leader: Person, planned: Plan) -> str:
    rows = msgspec.json.encode(ImportRoster(planned.asked).rows).decode() if not planned.blocked else ""
    form = ConfirmForm(formdata=None, rows=rows)
    return render_template("people/preview.html", plan=planned, form=form, workshop=leader.workshop)


def _upload_page(leader: Person, form: UploadForm) -> str:
    count = db.session.scalar(
        select(func.count(Person.id)).filter_by(workshop_id=leader.workshop_id, removed_at=None)
    )
    perspectives = ", ".join(term(f"perspective.{name}") for name in PERSPECTIVES)
    return render_template(
        "people/roster.html", form=form, workshop=leader.workshop, count=count, perspectives=perspectives
    )


def _why(fault: Exception) -> str:
    return str(fault.message) if isinstance(fault, Refusal) else str(fault)


def _csv(name: str, rows: list[list[str]]) -> Response:
    """Return a CSV for spreadsheets: marked as UTF-8, and without a cell that they take for a formula."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([[_harmless(cell) for cell in row] for row in rows])
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response("\ufeff" + file.getvalue(), mimetype="text/csv", headers=told)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
