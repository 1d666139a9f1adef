"""The demonstration workshop: the Day 3 of March 2021 with 38 invented people, ready to be led."""

import json
from pathlib import Path
from typing import Any

from facilitator.core.database import writing
from facilitator.evidence.models import ContextCard
from facilitator.extensions import db
from facilitator.people.code import new_code
from facilitator.people.models import Person, Role
from facilitator.workshops.making import start_clocks
from facilitator.workshops.models import Team, Workshop
from facilitator.workshops.templates import steps_of

HERE = Path(__file__).parent


def read(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def load(template: str = "full_day") -> Workshop:
    """Make the demonstration workshop, in the lobby, and return it."""
    told = read("workshop")
    with writing():
        workshop = Workshop(
            title=told["title"],
            subtitle=told.get("subtitle", ""),
            code=new_code(),
            date=told["date"],
            timezone=told["timezone"],
            note=told["note"],
            all_steps=steps_of(template),
        )
        db.session.add(workshop)
        db.session.flush()
        teams = {row["country"]: _team(workshop, position, row) for position, row in enumerate(told["teams"])}
        _others(workshop, teams, told)
        db.session.add_all(ContextCard(workshop=workshop, **card) for card in told["cards"])
        db.session.flush()
        start_clocks(workshop)
    return workshop


def _team(workshop: Workshop, position: int, told: dict[str, Any]) -> Team:
    team = Team(workshop=workshop, country=told["country"], position=position)
    for row in told["people"]:
        db.session.add(_person(workshop, row, Role(row.get("role", "participant")), team))
    return team


def _others(workshop: Workshop, teams: dict[str, Team], told: dict[str, Any]) -> None:
    kinds = (("facilitators", Role.FACILITATOR), ("observers", Role.OBSERVER), ("projectors", Role.PROJECTOR))
    for kind, role in kinds:
        for row in told[kind]:
            db.session.add(_person(workshop, row, role, teams.get(row.get("team"))))


def _person(workshop: Workshop, told: dict[str, Any], role: Role, team: Team | None) -> Person:
    return Person(
        workshop=workshop,
        team=team,
        role=role,
        name=told["name"],
        native_name=told.get("native_name", ""),
        language=told.get("language", "en"),
        organisation=told.get("organisation", ""),
        host=told.get("host", False),
        perspectives=told.get("perspectives", []),
    )
