"""The clocks and the steps that a facilitator names."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitator.errors import NotFound
from facilitator.extensions import db
from facilitator.people.models import Person
from facilitator.workshops.models import Clock, Step
from facilitator.workshops.teams import team_in


def clocks_of(leader: Person, team: int | None) -> list[Clock]:
    """Return one team's clock, or the plenary's and then every team's."""
    if team is not None:
        return [team_in(leader.workshop, team).clock]
    own = select(Clock).filter_by(workshop_id=leader.workshop_id)
    return list(db.session.scalars(own.order_by(Clock.team_id.is_not(None), Clock.id)))


def step_in(leader: Person, step_id: int, *, gone: bool = False) -> Step:
    """Return a step of the leader's workshop; with `gone`, also one that was taken out of the day."""
    step = db.session.get(Step, step_id)
    if step is None or step.workshop_id != leader.workshop_id or (step.gone and not gone):
        # NOTE: Shown when a facilitator names a step of the day that is not there.
        raise NotFound("no_such_step", _l("There is no such step in this workshop."))
    return step
