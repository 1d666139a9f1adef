"""A new workshop: its teams, its day, and everybody's clock in the first step."""

from dataclasses import dataclass

from facilitator.core.clock import now
from facilitator.extensions import db
from facilitator.workshops.models import Clock, Team, Workshop
from facilitator.workshops.templates import steps_of


@dataclass(frozen=True)
class WorkshopPlan:
    """What is decided when a workshop is set up. `countries` are codes of ISO 3166-1, in the teams' order."""

    title: str
    date: str
    timezone: str
    language: str
    template: str
    countries: list[str]


def make(plan: WorkshopPlan, code: str) -> Workshop:
    """Add a workshop to the transaction that is open; nobody is in it yet."""
    workshop = Workshop(
        title=plan.title,
        code=code,
        date=plan.date,
        timezone=plan.timezone,
        language=plan.language,
        all_steps=steps_of(plan.template),
    )
    workshop.teams = [Team(country=country, position=place) for place, country in enumerate(plan.countries)]
    db.session.add(workshop)
    db.session.flush()
    start_clocks(workshop)
    return workshop


def start_clocks(workshop: Workshop) -> None:
    """Put every team, and the plenary, into the first step."""
    for team in [None, *workshop.teams]:
        clock = Clock(workshop_id=workshop.id, team=team, entered_at=now(), ends_at=now(), left=None)
        clock.enter(workshop.steps[0])
        db.session.add(clock)
