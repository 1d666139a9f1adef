"""What people say of the day, kept so that nobody can tell who said it."""

from secrets import token_hex
from typing import Any

from msgspec import Struct
from sqlalchemy import JSON, ForeignKey, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.closing.words import STATEMENTS
from facilitator.core.rooms import Audience, Seen, Subject, Viewer, room, source
from facilitator.extensions import Model, db
from facilitator.people.models import Person

GROUP = 4  # answers are shown in groups of so many, so that no answer is the difference of two pictures


class Evaluation(Model):
    """One person's answers. Nothing in the row, its id or its place tells whose or when.

    `shown` is set for a whole group at once.
    """

    __tablename__ = "evaluation"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  # a rowid would keep the order of arrival

    id: Mapped[str] = mapped_column(primary_key=True, default=lambda: token_hex(16))
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    shown: Mapped[bool] = mapped_column(default=False)


class EvaluatedSeen(Seen, frozen=True, tag="evaluated"):
    """I have sent my evaluation. Its id is the person's."""

    id: int


class Evaluated(Model):
    """The roll: who has sent an evaluation, once, and neither when nor what."""

    __tablename__ = "evaluated"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)

    person: Mapped[Person] = relationship()

    @property
    def rooms(self) -> list[str]:
        return [self.person.own_room]

    def seen_by(self, audience: Audience) -> EvaluatedSeen:
        return EvaluatedSeen(self.person_id)


class MeanSeen(Struct, frozen=True):
    """The answers to one question, exact: their mean is `total` / `count`."""

    question: str
    total: int
    count: int


class EvaluationSummarySeen(Seen, frozen=True, tag="evaluation_summary"):
    """What facilitators see: how many have answered, and of whole groups of answers what was said.

    The texts stand in alphabetical order, so that their order says nothing.
    """

    id: int
    answered: int
    shown: int
    means: list[MeanSeen]
    keep: list[str]
    change: list[str]


class EvaluationSummary:
    """The evaluation of a workshop as its facilitators may see it."""

    def __init__(self, workshop_id: int) -> None:
        self.workshop_id = workshop_id

    @property
    def rooms(self) -> list[str]:
        return [room(Audience.FACILITATORS, self.workshop_id)]

    def seen_by(self, audience: Audience) -> EvaluationSummarySeen:
        shown = [evaluation.answers for evaluation in _of(self.workshop_id, shown=True)]
        return EvaluationSummarySeen(
            self.workshop_id,
            answered=_answered(self.workshop_id),
            shown=len(shown),
            means=[
                MeanSeen(q, sum(answers[q] for answers in shown), len(shown)) for q in STATEMENTS if shown
            ],
            keep=_texts(shown, "keep"),
            change=_texts(shown, "change"),
        )


def show_whole_groups(workshop_id: int) -> None:
    """Show what waits, if it has become a group."""
    db.session.flush()
    waiting = _of(workshop_id, shown=False)
    if len(waiting) >= GROUP:
        for evaluation in waiting:
            evaluation.shown = True
        db.session.flush()


def _of(workshop_id: int, *, shown: bool) -> list[Evaluation]:
    own = select(Evaluation).filter_by(workshop_id=workshop_id, shown=shown)
    return list(db.session.scalars(own))


def _answered(workshop_id: int) -> int:
    own = select(func.count()).select_from(Evaluated).join(Person).where(Person.workshop_id == workshop_id)
    return db.session.scalar(own) or 0


def _texts(shown: list[dict[str, Any]], question: str) -> list[str]:
    return sorted(answers[question] for answers in shown if answers[question])


@source
def evaluations(viewer: Viewer) -> list[Subject]:
    """That the viewer has sent theirs; for facilitators, the whole."""
    own = select(Evaluated).filter_by(person_id=viewer.id)
    return [*db.session.scalars(own), EvaluationSummary(viewer.workshop_id)]
