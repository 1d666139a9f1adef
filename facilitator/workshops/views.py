"""Setting up a workshop, and the list of one's own."""

import hmac

from flask import Blueprint, current_app, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from facilitator.core.database import writing
from facilitator.core.text import clean
from facilitator.extensions import db
from facilitator.people.account_views import needed_account
from facilitator.people.asking import take_seat
from facilitator.people.code import LETTERS
from facilitator.people.forms import PressForm
from facilitator.people.models import Account, Person, Role
from facilitator.people.roster_views import leading
from facilitator.workshops.forms import WorkshopForm
from facilitator.workshops.making import WorkshopPlan, make
from facilitator.workshops.models import Workshop

bp = Blueprint("workshops", __name__)


@bp.get("/workshops")
def own() -> str:
    account = needed_account()
    seats = select(Person).filter_by(account_id=account.id, role=Role.FACILITATOR, removed_at=None)
    newest = seats.join(Workshop).order_by(Workshop.date.desc(), Workshop.id.desc())
    return render_template(
        "workshops/own.html", account=account, seats=list(db.session.scalars(newest)), press=PressForm()
    )


@bp.route("/workshops/new", methods=["GET", "POST"])
def new() -> str | Response:
    account, form = needed_account(), WorkshopForm()
    if form.validate_on_submit():
        workshop = set_up(account, _plan(form), code_of(form.op.data))
        return redirect(url_for("people.roster.bring", code=workshop.code))
    return render_template("workshops/new.html", form=form)


@bp.get("/workshops/<code>/console")
def lead(code: str) -> Response:
    """Take the console's seat in one of one's own workshops."""
    take_seat("console", leading(code))
    return redirect(url_for("console.console"))


def set_up(account: Account, plan: WorkshopPlan, code: str) -> Workshop:
    """Make a workshop with its first facilitator; the same form sent twice makes one."""
    number = account.id
    with writing():
        workshop = db.session.scalar(select(Workshop).filter_by(code=code))
        if workshop is None:
            account = db.session.get_one(Account, number)
            workshop = make(plan, code)
            leader = Person(workshop=workshop, account=account, role=Role.FACILITATOR, name=account.name)
            leader.language = plan.language
            db.session.add(leader)
    return workshop


def code_of(op: str) -> str:
    """Return the code of the workshop that a form makes: the same for one form, and hard to foresee."""
    drawn = hmac.new(str(current_app.secret_key).encode(), f"workshop {op}".encode(), "sha256").digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in drawn[:6])


def _plan(form: WorkshopForm) -> WorkshopPlan:
    return WorkshopPlan(
        clean(form.title.data, 200),
        form.date.data,
        form.timezone.data,
        form.language.data,
        form.template.data,
        form.chosen,
    )
