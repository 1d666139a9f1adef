"""Votes as plain forms, for networks where nothing else gets through. Each form has an op of its own."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, RadioField, SelectChoice, TextAreaField
from wtforms.validators import Optional

from facilitator.deciding.rules import BallotKind, Consent, Vote
from facilitator.deciding.scores import SCALE
from facilitator.deciding.seen import BallotSeen, Option
from facilitator.people.forms import operation
from facilitator.words import term

MARKS = [SelectChoice(str(mark), str(mark)) for mark in SCALE]
CRITERIA = ("impact", "feasibility")


class VoteForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What every vote has. The page makes both numbers: pressing twice is voting once."""

    op = operation()
    receipt = HiddenField(default=lambda: uuid4().hex)

    @property
    def choice(self) -> dict[str, Any]:
        """Return the vote as the command takes it; whether it is a good one is said there."""
        raise NotImplementedError


class RatingForm(VoteForm):
    options: list[Option] = []  # noqa: RUF012  (each ballot's own class sets it)

    @property
    def rows(self) -> list[tuple[Option, list[RadioField]]]:
        return [(each, [self[f"{criterion}_{each.id}"] for criterion in CRITERIA]) for each in self.options]

    @property
    def choice(self) -> dict[str, Any]:
        rated = [{"option": option.id, **_marks(fields)} for option, fields in self.rows]
        return {"kind": "rating", "ratings": [each for each in rated if len(each) > 1]}


class DotsForm(VoteForm):
    options: list[Option] = []  # noqa: RUF012  (each ballot's own class sets it)

    @property
    def rows(self) -> list[IntegerField]:
        return [self[f"dots_{option.id}"] for option in self.options]

    @property
    def choice(self) -> dict[str, Any]:
        given = zip(self.options, self.rows, strict=True)
        return {"kind": "dots", "dots": [{"option": o.id, "dots": f.data} for o, f in given if f.data]}


class ConsentForm(VoteForm):
    # NOTE: Question above the four choices of a consent, for screen readers.
    said = RadioField(_l("Can you stand behind this text?"), choices=list(Consent), validate_choice=False)
    # NOTE: Label of the field for the reason of a reservation or an objection.
    words = TextAreaField(_l("Your reason, for a reservation or an objection"))

    @property
    def choice(self) -> dict[str, Any]:
        return {"kind": "consent", "choice": self.said.data, "words": self.words.data or ""}


class MotionForm(VoteForm):
    # NOTE: Question above yes, no and abstain, for screen readers.
    said = RadioField(_l("Do you adopt this text?"), choices=list(Vote), validate_choice=False)

    @property
    def choice(self) -> dict[str, Any]:
        return {"kind": "motion", "choice": self.said.data}


def form_of(ballot: BallotSeen, **own: str) -> VoteForm:
    """Return the form of one ballot; `own` is what this person has chosen before, in a named one."""
    kinds: dict[BallotKind, Callable[[BallotSeen], type[VoteForm]]] = {
        BallotKind.RATING: _rating_over,
        BallotKind.DOTS: _dots_over,
        BallotKind.CONSENT: lambda _ballot: ConsentForm,
        BallotKind.MOTION: lambda _ballot: MotionForm,
    }
    form: VoteForm = kinds[ballot.kind](ballot)(prefix=f"ballot-{ballot.id}-", **own)
    return form


def _marks(fields: list[RadioField]) -> dict[str, int | str]:
    marks = zip(CRITERIA, fields, strict=True)
    return {criterion: number(field.data) for criterion, field in marks if field.data}


def number(typed: str) -> int | str:
    """Return a number that was typed; anything else as it is, so that the command refuses it."""
    return int(typed) if typed.isascii() and typed.isdecimal() else typed


def _rating_over(ballot: BallotSeen) -> type[VoteForm]:
    fields = {
        f"{criterion}_{option.id}": RadioField(
            term(f"criterion.{criterion}"), choices=MARKS, validate_choice=False
        )
        for option in ballot.options
        for criterion in CRITERIA
    }
    return type("RatingForm", (RatingForm,), {**fields, "options": ballot.options})


def _dots_over(ballot: BallotSeen) -> type[VoteForm]:
    fields = {f"dots_{option.id}": IntegerField(option.name, [Optional()]) for option in ballot.options}
    return type("DotsForm", (DotsForm,), {**fields, "options": ballot.options})
