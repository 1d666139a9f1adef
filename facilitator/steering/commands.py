"""How facilitators lead: steps, clock, and the line to everybody."""

from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct
from sqlalchemy import select

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import command
from facilitator.core.rooms import Subject
from facilitator.core.text import Words, clean
from facilitator.errors import NotFound
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person
from facilitator.steering import editing  # noqa: F401  (its commands are admitted together with these)
from facilitator.steering.models import Announcement
from facilitator.steering.plan import clocks_of, step_in
from facilitator.workshops.leaving import kept_of
from facilitator.workshops.models import Clock, Stay


class MoveStep(Struct, frozen=True, forbid_unknown_fields=True):
    """From the step that the facilitator saw to another; `team` is empty to move all."""

    leaving: int
    to: int
    team: int | None = None


class ExtendClock(Struct, frozen=True, forbid_unknown_fields=True):
    minutes: Annotated[int, Meta(ge=-60, le=120)]
    team: int | None = None


class ChooseClock(Struct, frozen=True, forbid_unknown_fields=True):
    """One team's clock, or everybody's."""

    team: int | None = None


class Announce(Struct, frozen=True, forbid_unknown_fields=True):
    words: Words


class WithdrawAnnouncement(Struct, frozen=True, forbid_unknown_fields=True):
    announcement: int


@command("step.move", who=FACILITATOR)
def move_step(leader: Person, ask: MoveStep) -> Deed | None:
    """Move all teams, or one, to another step, forward or back; nothing that was written is lost.

    Of two facilitators who press together, the second asks to leave a step that is left already: one move.
    """
    clocks = clocks_of(leader, ask.team)
    step = step_in(leader, ask.to)
    if clocks[0].step_id != ask.leaving or clocks[0].step_id == step.id:
        return None
    started: list[Subject] = []
    if leader.workshop.started_at is None:
        leader.workshop.started_at = now()
        started = [leader.workshop]
    kept: list[Subject] = []
    for clock in clocks:
        kept += _leave(clock)
        clock.enter(step)
    return Deed("step.moved", [*started, *clocks, *kept], by=leader.name)


@command("clock.extend", who=FACILITATOR)
def extend_clock(leader: Person, ask: ExtendClock) -> Deed:
    """Give all teams, or one, more minutes in their step (or fewer)."""
    clocks = clocks_of(leader, ask.team)
    for clock in clocks:
        clock.timer = clock.timer.extended(ask.minutes, now())
    return Deed("clock.extended", [*clocks], by=leader.name)


@command("clock.pause", who=FACILITATOR)
def pause_clock(leader: Person, ask: ChooseClock) -> Deed:
    """Stop the countdown of all teams, or of one; work goes on."""
    clocks = clocks_of(leader, ask.team)
    for clock in clocks:
        clock.timer = clock.timer.paused(now())
    return Deed("clock.paused", [*clocks], by=leader.name)


@command("clock.resume", who=FACILITATOR)
def resume_clock(leader: Person, ask: ChooseClock) -> Deed:
    """Let the countdown go on with what was left of it."""
    clocks = clocks_of(leader, ask.team)
    for clock in clocks:
        clock.timer = clock.timer.resumed(now())
    return Deed("clock.resumed", [*clocks], by=leader.name)


@command("announcement.make", who=FACILITATOR)
def announce(leader: Person, ask: Announce) -> Deed:
    """Say one line to everybody; it takes the place of the one before."""
    before = select(Announcement).filter_by(workshop_id=leader.workshop_id, withdrawn_at=None)
    earlier = list(db.session.scalars(before))
    for announcement in earlier:
        announcement.withdrawn_at = now()
    made = Announcement(workshop_id=leader.workshop_id, words=clean(ask.words, 300), by=leader.name)
    db.session.add(made)
    return Deed("announcement.made", [*earlier, made], by=leader.name)


@command("announcement.withdraw", who=FACILITATOR)
def withdraw_announcement(leader: Person, ask: WithdrawAnnouncement) -> Deed | None:
    """Take a line to everybody back."""
    announcement = db.session.get(Announcement, ask.announcement)
    if announcement is None or announcement.workshop_id != leader.workshop_id:
        # NOTE: Shown when a facilitator takes back an announcement that is not there.
        raise NotFound("no_such_announcement", _l("There is no such announcement."))
    if announcement.withdrawn_at:
        return None
    announcement.withdrawn_at = now()
    return Deed("announcement.withdrawn", [announcement], by=leader.name)


def _leave(clock: Clock) -> list[Subject]:
    """Keep what the step took, for the minutes, and what the features want to keep of it."""
    if clock.team is None:
        return []
    stay = Stay(team_id=clock.team.id, step_id=clock.step_id, entered_at=clock.entered_at, left_at=now())
    db.session.add(stay)
    return kept_of(clock.team, clock.step)
