"""The evaluation as a plain page."""

from uuid import uuid4

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from facilitator.closing.commands import EVALUATING
from facilitator.closing.forms import EvaluationForm
from facilitator.closing.models import Evaluated
from facilitator.core.commands import Asked, perform
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.asking import asking
from facilitator.people.models import Person

bp = Blueprint("closing", __name__)


@bp.get("/evaluation")
def evaluation() -> str:
    person = EVALUATING(asking("room"))
    form = EvaluationForm()
    form.op.data = uuid4().hex
    return _evaluation(person, form)


@bp.post("/evaluation")
def send_evaluation() -> tuple[str, int] | Response:
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
