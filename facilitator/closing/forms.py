"""What people fill in at the close."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, Form, RadioField, SelectChoice, TextAreaField, ValidationError
from wtforms.validators import InputRequired

from facilitator.closing.commands import LONGEST
from facilitator.closing.words import LINES, STATEMENTS, TERMS
from facilitator.core.text import clean
from facilitator.errors import Invalid
from facilitator.people.forms import operation

SCORES = [SelectChoice(score, score) for score in "12345"]


def fits(_form: Form, field: Field) -> None:
    """Refuse a text that the command would refuse, beside its field."""
    try:
        clean(field.data or "", LONGEST, required=False)
    except Invalid as refusal:
        raise ValidationError(str(refusal.message)) from refusal


def scale(question: str) -> RadioField:
    # NOTE: Shown at a question of the evaluation form that was left out.
    required = InputRequired(_l("Please choose a number from 1 to 5."))
    return RadioField(_l(TERMS[f"evaluation.{question}"]), choices=SCORES, validators=[required])


def line(question: str) -> TextAreaField:
    return TextAreaField(_l(TERMS[f"evaluation.{question}"]), validators=[fits])


class EvaluationForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """The evaluation, as a page that works without JavaScript."""

    op = operation()
    useful = scale("useful")
    heard = scale("heard")
    stand_behind = scale("stand_behind")
    pace = scale("pace")
    tool = scale("tool")
    keep = line("keep")
    change = line("change")

    @property
    def scales(self) -> list[RadioField]:
        return [self[question] for question in STATEMENTS]

    @property
    def payload(self) -> dict[str, object]:
        """Return the answers as the command takes them."""
        scores = {question: int(self[question].data) for question in STATEMENTS}
        return {**scores, **{question: self[question].data or "" for question in LINES}}
