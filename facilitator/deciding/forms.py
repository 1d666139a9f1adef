"""Votes as plain forms, one for each kind of ballot."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from msgspec import UNSET
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
)
from wtforms.validators import Optional

from facilitator.deciding.judging.gradients import Gradient
from facilitator.deciding.judging.ground import Stance
from facilitator.deciding.judging.rules import Consent, Vote
from facilitator.deciding.judging.scores import SCALE
from facilitator.deciding.kinds import BallotKind
from facilitator.deciding.papers import (
    Choice,
    ChoicePaper,
    ConsentPaper,
    DotsPaper,
    GradientsPaper,
    MotionPaper,
    RankingPaper,
    RatingPaper,
    StancePaper,
)
from facilitator.deciding.seen import BallotSeen, Option
from facilitator.people.forms import operation
from facilitator.words import term

MARKS = [SelectChoice(str(mark), str(mark)) for mark in SCALE]
CRITERIA = ("impact", "feasibility")
# NOTE: Label of the field for the reason of a vote.
REASON = _l("Your reason")


class VoteForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What every vote has. The page makes both numbers: pressing twice is voting once."""

    options: list[Option] = []  # noqa: RUF012  (each ballot's own class sets it)

    op = operation()
    receipt = HiddenField(default=lambda: uuid4().hex)

    @property
    def choice(self) -> dict[str, Any]:
        """Return the vote as the command takes it; whether it is a good one is said there."""
        raise NotImplementedError

    def of(self, prefix: str) -> list[tuple[Option, Field]]:
        """Return each option with its own field of this name."""
        return [(option, self[f"{prefix}_{option.id}"]) for option in self.options]


class RatingForm(VoteForm):
    @property
    def rows(self) -> list[tuple[Option, list[RadioField]]]:
        return [(each, [self[f"{criterion}_{each.id}"] for criterion in CRITERIA]) for each in self.options]

    @property
    def choice(self) -> dict[str, Any]:
        rated = [{"option": option.id, **_marks(fields)} for option, fields in self.rows]
        return {"kind": "rating", "ratings": [each for each in rated if len(each) > 1]}


class DotsForm(VoteForm):
    @property
    def choice(self) -> dict[str, Any]:
        dots = [{"option": o.id, "dots": field.data} for o, field in self.of("dots") if field.data]
        return {"kind": "dots", "dots": dots}


class ConsentForm(VoteForm):
    # NOTE: Question above the four choices of a consent, for screen readers.
    said = RadioField(_l("Can you stand behind this?"), choices=list(Consent), validate_choice=False)
    # NOTE: Label of the field for the reason of a reservation or an objection.
    words = TextAreaField(_l("Your reason, for a reservation or an objection"))

    @property
    def choice(self) -> dict[str, Any]:
        return {"kind": "consent", "choice": self.said.data, "words": self.words.data or ""}


class GradientsForm(VoteForm):
    # NOTE: Question above the eight choices of a consent in gradients, for screen readers.
    said = RadioField(_l("How far do you agree?"), choices=list(Gradient), validate_choice=False)
    words = TextAreaField(REASON)

    @property
    def choice(self) -> dict[str, Any]:
        return {"kind": "gradients", "choice": self.said.data, "words": self.words.data or ""}


class MotionForm(VoteForm):
    # NOTE: Question above yes, no and abstain, for screen readers.
    said = RadioField(_l("Are you in favour?"), choices=list(Vote), validate_choice=False)
    words = TextAreaField(REASON)

    @property
    def choice(self) -> dict[str, Any]:
        return {"kind": "motion", "choice": self.said.data, "words": self.words.data or ""}


class ChoiceForm(VoteForm):
    instead = RadioField(choices=[], validate_choice=False)
    words = TextAreaField(REASON)

    @property
    def choice(self) -> dict[str, Any]:
        options = [option.id for option, field in self.of("chosen") if field.data]
        said = {"instead": self.instead.data or None, "words": self.words.data or ""}
        return {"kind": "choice", "options": options, **said}


class RankingForm(VoteForm):
    instead = RadioField(choices=[], validate_choice=False)
    words = TextAreaField(REASON)

    @property
    def choice(self) -> dict[str, Any]:
        order = [{"option": o.id, "place": field.data} for o, field in self.of("place") if field.data]
        said = {"instead": self.instead.data or None, "words": self.words.data or ""}
        return {"kind": "ranking", "order": order, **said}


class StanceForm(VoteForm):
    @property
    def rows(self) -> list[tuple[Option, RadioField, StringField]]:
        return [(each, self[f"stance_{each.id}"], self[f"words_{each.id}"]) for each in self.options]

    @property
    def choice(self) -> dict[str, Any]:
        stances = [
            {"option": option.id, "stance": stance.data, "words": words.data or ""}
            for option, stance, words in self.rows
            if stance.data
        ]
        return {"kind": "stance", "stances": stances}


def form_of(ballot: BallotSeen, own: Choice | None = None) -> VoteForm:
    """Return the form of one ballot; `own` is what this person has chosen before, in a named one."""
    base, fields = FORMS[ballot.kind]
    parts = {name: field for option in ballot.options for name, field in fields(option, ballot)}
    form = type(base.__name__, (base,), {**parts, "options": ballot.options})
    filled: VoteForm = form(prefix=f"ballot-{ballot.id}-", data=_typed(own) if own else None)
    if "instead" in filled:
        filled.instead.choices = [*map(str, ballot.rule.instead)]
    return filled


Fields = Callable[[Option, BallotSeen], list[tuple[str, Field]]]


def _none(_option: Option, _ballot: BallotSeen) -> list[tuple[str, Field]]:
    return []


def _scales(option: Option, _ballot: BallotSeen) -> list[tuple[str, Field]]:
    return [
        (f"{each}_{option.id}", RadioField(term(f"criterion.{each}"), choices=MARKS, validate_choice=False))
        for each in CRITERIA
    ]


def _stances(option: Option, _ballot: BallotSeen) -> list[tuple[str, Field]]:
    stance = RadioField(option.name, choices=list(Stance), validate_choice=False)
    return [(f"stance_{option.id}", stance), (f"words_{option.id}", StringField(REASON))]


def _counted(prefix: str) -> Fields:
    return lambda option, _: [(f"{prefix}_{option.id}", IntegerField(option.name, [Optional()]))]


def _ticked(option: Option, _ballot: BallotSeen) -> list[tuple[str, Field]]:
    return [(f"chosen_{option.id}", BooleanField(option.name))]


FORMS: dict[BallotKind, tuple[type[VoteForm], Fields]] = {
    BallotKind.RATING: (RatingForm, _scales),
    BallotKind.DOTS: (DotsForm, _counted("dots")),
    BallotKind.CONSENT: (ConsentForm, _none),
    BallotKind.GRADIENTS: (GradientsForm, _none),
    BallotKind.MOTION: (MotionForm, _none),
    BallotKind.CHOICE: (ChoiceForm, _ticked),
    BallotKind.RANKING: (RankingForm, _counted("place")),
    BallotKind.STANCE: (StanceForm, _stances),
}


def _typed(paper: Choice) -> dict[str, Any]:
    """Return a paper as the fields of its form."""
    match paper:
        case ConsentPaper(choice, words) | GradientsPaper(choice, words) | MotionPaper(choice, words):
            return {"said": choice.value, "words": words}
        case ChoicePaper(options, instead, words):
            return {**{f"chosen_{each}": True for each in options}, "instead": instead, "words": words}
        case RankingPaper(order, instead, words):
            places = {f"place_{each.option}": each.place for each in order}
            return {**places, "instead": instead, "words": words}
        case StancePaper(stances):
            said = {f"stance_{each.option}": each.stance.value for each in stances}
            return said | {f"words_{each.option}": each.words for each in stances}
        case DotsPaper(dots):
            return {f"dots_{each.option}": each.dots for each in dots}
        case RatingPaper(ratings):
            marks = {f"{name}_{each.option}": getattr(each, name) for each in ratings for name in CRITERIA}
            return {name: str(mark) for name, mark in marks.items() if mark is not UNSET}


def _marks(fields: list[RadioField]) -> dict[str, int | str]:
    marks = zip(CRITERIA, fields, strict=True)
    return {criterion: number(field.data) for criterion, field in marks if field.data}


def number(typed: str) -> int | str:
    """Return a number that was typed; anything else as it is, so that the command refuses it."""
    return int(typed) if typed.isascii() and typed.isdecimal() else typed
