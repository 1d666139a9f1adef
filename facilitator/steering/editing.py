"""How facilitators change the day, before it and during it. What was written in a step is never lost."""

from typing import Annotated, Literal

from flask_babel import lazy_gettext as _l
from msgspec import UNSET, Meta, Struct, UnsetType
from sqlalchemy import select

from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.core.rooms import Audience, Subject
from facilitator.core.text import Words, clean
from facilitator.errors import Refusal
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person
from facilitator.steering.plan import clocks_of, step_in
from facilitator.workshops.models import Clock, Kind, Right, Step, Workshop
from facilitator.workshops.rules import MINUTE, Timer
from facilitator.workshops.templates import RIGHTS, SILENT, steps_of

Minutes = Annotated[int, Meta(ge=1, le=480)]
LONGEST_TITLE = 80
LONGEST_PROMPT = 300
LONGEST_LENS = 60
MOST_STEPS = 60


class AddStep(Struct, frozen=True, forbid_unknown_fields=True):
    """A new step behind another one; what is left out is as usual for its kind."""

    after: int
    kind: Kind
    minutes: Minutes
    title: Words = ""
    prompt: Words = ""
    lens: Words = ""


class ChangeStep(Struct, frozen=True, forbid_unknown_fields=True):
    """Only what is given changes. An empty title or prompt is the usual one; an empty lens is none."""

    step: int
    kind: Kind | UnsetType = UNSET
    minutes: Minutes | UnsetType = UNSET
    title: Words | UnsetType = UNSET
    prompt: Words | UnsetType = UNSET
    lens: Words | UnsetType = UNSET
    silent: bool | UnsetType = UNSET
    rights: list[Right] | UnsetType = UNSET


class ChooseStep(Struct, frozen=True, forbid_unknown_fields=True):
    step: int


class ReorderSteps(Struct, frozen=True, forbid_unknown_fields=True):
    """All steps in their new order, and the order that the facilitator saw before."""

    steps: list[int]
    seen: list[int] | None = None


class ApplyTemplate(Struct, frozen=True, forbid_unknown_fields=True):
    template: Literal["full_day", "half_day"]


@command("step.add", who=FACILITATOR)
def add_step(leader: Person, ask: AddStep) -> Deed:
    """Put a new step behind another one."""
    workshop = leader.workshop
    before = step_in(leader, ask.after)
    if len(workshop.steps) >= MOST_STEPS:
        # NOTE: Shown when a facilitator adds a step to a day that is full of them; %(most)s is a number.
        raise Refusal("too_many_steps", _l("A day has at most %(most)s steps.", most=MOST_STEPS))
    step = Step(workshop_id=workshop.id, kind=ask.kind, minutes=ask.minutes, gone=False)
    step.title = clean(ask.title, LONGEST_TITLE, required=False)
    step.prompt = clean(ask.prompt, LONGEST_PROMPT, required=False)
    step.lens = clean(ask.lens, LONGEST_LENS, required=False) or None
    _as_usual(step)
    place = workshop.steps.index(before) + 1
    moved = _put_in_order([*workshop.steps[:place], step, *workshop.steps[place:]])
    workshop.all_steps.append(step)
    return Deed("step.added", [step, *(other for other in moved if other is not step)], by=leader.name)


@command("step.change", who=FACILITATOR)
def change_step(leader: Person, ask: ChangeStep) -> Deed | None:
    """Change a step, before or during the day; other minutes move the end for the teams that stand in it."""
    step = step_in(leader, ask.step)
    before, minutes = step.seen_by(Audience.WORKSHOP), step.minutes
    _change(step, ask)
    if step.seen_by(Audience.WORKSHOP) == before:
        return None
    return Deed("step.changed", [step, *_shifted(step, step.minutes - minutes)], by=leader.name)


@command("step.remove", who=FACILITATOR)
def remove_step(leader: Person, ask: ChooseStep) -> Deed:
    """Take a step out of the day, unless somebody stands in it. What was written in it stays."""
    step = step_in(leader, ask.step)
    if _standing_in(step):
        # NOTE: Shown when a facilitator removes a step of the day in which a team is working now.
        raise Refusal("occupied", _l("A team stands in this step. Move it on first."))
    step.gone = True
    return Deed("step.removed", [step], by=leader.name)


@command("step.restore", who=FACILITATOR)
def restore_step(leader: Person, ask: ChooseStep) -> Deed | None:
    """Put a step back that was taken out of the day."""
    step = step_in(leader, ask.step, gone=True)
    if not step.gone:
        return None
    others = leader.workshop.steps
    step.gone = False
    ordered = sorted(
        [step, *others], key=lambda each: each.position
    )  # stable: before one that took its place
    moved = [other for other in _put_in_order(ordered) if other is not step]
    return Deed("step.restored", [step, *moved], by=leader.name)


@command("step.reorder", who=FACILITATOR)
def reorder_steps(leader: Person, ask: ReorderSteps) -> Deed | None:
    """Put the steps of the day into another order."""
    steps = {step.id: step for step in leader.workshop.steps}
    if sorted(ask.steps) != sorted(steps) or ask.seen not in (None, list(steps)):
        # NOTE: Shown when two facilitators change the order of the day at the same time.
        raise Refusal("steps_differ", _l("The plan has changed meanwhile. Look at it again, then reorder."))
    moved = _put_in_order([steps[number] for number in ask.steps])
    return Deed("step.reordered", [*moved], by=leader.name) if moved else None


@command("template.apply", who=FACILITATOR)
def apply_template(leader: Person, ask: ApplyTemplate) -> Deed:
    """Begin the plan anew from a template, as long as nobody has left the lobby."""
    workshop = leader.workshop
    if workshop.started_at is not None:
        # NOTE: Shown when a facilitator wants another template for the day after the day has begun.
        raise Refusal(
            "already_started", _l("The day has begun. Change its steps one by one, nothing is lost then.")
        )
    return Deed("template.applied", _begun_anew(workshop, steps_of(ask.template), leader), by=leader.name)


def _begun_anew(workshop: Workshop, steps: list[Step], leader: Person) -> list[Subject]:
    before = workshop.steps
    for step in before:
        step.gone = True
    for step in steps:
        step.gone = False
    workshop.all_steps.extend(steps)
    db.session.flush()
    clocks = clocks_of(leader, None)
    for clock in clocks:
        clock.enter(steps[0])
    return [*steps, *clocks, *before]


def _as_usual(step: Step) -> None:
    """Give a step the rights and the silence that are usual for its kind."""
    step.rights = [str(right) for right in RIGHTS.get(step.kind, [])]
    step.silent = step.kind in SILENT


def _change(step: Step, ask: ChangeStep) -> None:
    if ask.kind is not UNSET and ask.kind is not step.kind:
        step.kind = ask.kind
        _as_usual(step)
    if ask.title is not UNSET:
        step.title = clean(ask.title, LONGEST_TITLE, required=False)
    if ask.prompt is not UNSET:
        step.prompt = clean(ask.prompt, LONGEST_PROMPT, required=False)
    if ask.lens is not UNSET:
        step.lens = clean(ask.lens, LONGEST_LENS, required=False) or None
    if ask.minutes is not UNSET:
        step.minutes = ask.minutes
    if ask.silent is not UNSET:
        step.silent = ask.silent
    if ask.rights is not UNSET:
        step.rights = [str(right) for right in Right if right in ask.rights]


def _standing_in(step: Step) -> list[Clock]:
    return list(db.session.scalars(select(Clock).filter_by(step_id=step.id).order_by(Clock.id)))


def _shifted(step: Step, minutes: int) -> list[Clock]:
    """Move the end for everybody who stands in a step whose minutes changed."""
    if not minutes:
        return []
    clocks = _standing_in(step)
    for clock in clocks:
        clock.timer = shifted(clock.timer, minutes * MINUTE)
    return clocks


def shifted(timer: Timer, by: int) -> Timer:
    """Let a countdown end later or earlier (ms) than it would; a paused one keeps more or less."""
    left = None if timer.left is None else max(0, timer.left + by)
    return timer._replace(ends_at=max(timer.entered_at, timer.ends_at + by), left=left)


def _put_in_order(steps: list[Step]) -> list[Step]:
    """Number the steps by their order, and return those whose place changed."""
    moved = [step for place, step in enumerate(steps) if step.position != place]
    for place, step in enumerate(steps):
        step.position = place
    return moved
