"""The evaluation as a plain page, and what facilitators take away."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from facilitator.assets import asset
from facilitator.closing.commands import EVALUATING
from facilitator.closing.export import written
from facilitator.closing.forms import EvaluationForm
from facilitator.closing.minutes import mean, minutes_of, moment
from facilitator.closing.models import Evaluated
from facilitator.closing.reading import copy_for_reading
from facilitator.config import STATIC
from facilitator.core.commands import Asked, perform
from facilitator.declaring.pages import day
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.asking import asking
from facilitator.people.code import as_typed
from facilitator.people.models import Person
from facilitator.people.roster_views import leading

bp = Blueprint("closing", __name__)


@bp.get("/evaluation")
def evaluation() -> str:
    person = EVALUATING(asking("room"))
    return _evaluation(person, EvaluationForm())


@bp.post("/evaluation")
def send_evaluation() -> tuple[str, int] | Redirect:
    """Send the form through the one path; what was refused is shown with everything still in it."""
    person = EVALUATING(asking("room"))
    form = EvaluationForm()
    if not form.validate():
        return _evaluation(person, form), 422
    try:
        perform(Asked(form.op.data or "", "evaluation.send", form.payload), asking("room"))
    except Refusal as refusal:
        form.form_errors.append(str(refusal.message))
        return _evaluation(db.session.merge(person), form), refusal.status
    return redirect(url_for("closing.evaluation"), 303)


def _evaluation(person: Person, form: EvaluationForm) -> str:
    sent = db.session.get(Evaluated, person.id) is not None
    return render_template("closing/evaluation.html", form=form, sent=sent, workshop=person.workshop)


@bp.get("/workshops/<code>/export.json")
def export(code: str) -> Response:
    """Everything that the console shows, as JSON to keep."""
    workshop = leading(as_typed(code)).workshop
    answer = Response(written(copy_for_reading(workshop)), mimetype="application/json")
    return _named(answer, f"workshop-{workshop.code}.json")


@bp.get("/workshops/<code>/minutes")
def minutes(code: str) -> str | Response:
    """The day as one page, to read, print or keep."""
    leader = leading(as_typed(code))
    kept = "download" in request.args
    css = (STATIC / asset("main.css").rpartition("/")[2]).read_text() if kept else ""  # a file has no server
    said = {"moment": moment, "mean": mean, "day": day}
    page = render_template("closing/minutes.html", css=css, **said, **minutes_of(leader))
    if not kept:
        return page
    return _named(Response(page, mimetype="text/html"), f"minutes-{leader.workshop.code}.html")


def _named(answer: Response, name: str) -> Response:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
