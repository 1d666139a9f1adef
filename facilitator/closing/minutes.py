"""The minutes: what the console shows, put into the order of the day.

They are made from a facilitator's own snapshot, so that nothing a facilitator may not see can get into them.
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import format_datetime
from msgspec import to_builtins
from sqlalchemy import select

from facilitator.core.activity import Line
from facilitator.core.rooms import Audience, everything_for, room
from facilitator.extensions import db
from facilitator.language import country_name
from facilitator.people.models import Person
from facilitator.workshops.models import Stay, Team
from facilitator.workshops.rules import MINUTE

Thing = dict[str, Any]
DECIDED = ("consent", "motion")


class Things:
    """What a facilitator sees, by its kind."""

    def __init__(self, leader: Person) -> None:
        seen = to_builtins(everything_for(leader), str_keys=True)
        self.by_kind: dict[str, list[Thing]] = {}
        for thing in seen:
            self.by_kind.setdefault(thing["type"], []).append(thing)

    def of(self, kind: str, **wanted: Any) -> list[Thing]:
        return [thing for thing in self.by_kind.get(kind, []) if wanted.items() <= thing.items()]

    def one(self, kind: str, **wanted: Any) -> Thing | None:
        return next(iter(self.of(kind, **wanted)), None)


def minutes_of(leader: Person) -> dict[str, Any]:
    """Return what the page needs: the workshop, its teams in the reader's order, the plan, the log."""
    things = Things(leader)
    teams = sorted(things.of("team"), key=lambda team: country_name(team["country"]))
    return {
        "workshop": leader.workshop,
        "teams": [_team(things, team) for team in teams],
        "facilitators": things.of("person", role="facilitator"),
        "observers": things.of("person", role="observer"),
        "plan": _plan(leader, things.of("step")),
        "names": {person["id"]: person["name"] for person in things.of("person")},
        "log": [_said(line) for line in _lines(leader.workshop_id)],
    }


def _team(things: Things, team: Thing) -> Thing:
    own = team["id"]
    items = things.of("item", team=own)
    numbers = {item["id"] for item in items}
    return {
        **team,
        "people": things.of("person", team=own, role="participant"),
        "clusters": [_cluster(things, cluster) for cluster in things.of("cluster", team=own)],
        "loose": _shown(things.of("idea", team=own, cluster=None)),
        "ballots": things.of("ballot", team=own, status="published"),
        "agenda": things.one("agenda", id=own),
        "items": sorted(items, key=lambda item: item["position"]),
        "comments": [said for said in things.of("comment") if said["item"] in numbers and not said["hidden"]],
        "declaration": things.one("declaration", team=own),
    }


def _cluster(things: Things, cluster: Thing) -> Thing:
    return {**cluster, "ideas": _shown(things.of("idea", cluster=cluster["id"]))}


def _shown(ideas: list[Thing]) -> list[Thing]:
    return [idea for idea in ideas if not idea["hidden"]]


def _plan(leader: Person, steps: list[Thing]) -> list[Thing]:
    """Set what each step was to take beside what it took, on average over the teams, in minutes."""
    own = select(Stay).join(Team).where(Team.workshop_id == leader.workshop_id)
    taken: dict[int, list[int]] = {}
    for stay in db.session.scalars(own):
        taken.setdefault(stay.step_id, []).append(stay.left_at - stay.entered_at)
    teams = len(leader.workshop.teams) or 1
    ordered = sorted(steps, key=lambda step: step["position"])
    return [{**step, "took": round(sum(taken.get(step["id"], [])) / teams / MINUTE)} for step in ordered]


def _lines(workshop: int) -> list[Line]:
    """Return the log that facilitators may read, a line for each deed."""
    rooms = [room(Audience.WORKSHOP, workshop), room(Audience.FACILITATORS, workshop)]
    lines = db.session.scalars(select(Line).where(Line.room.in_(rooms)).order_by(Line.seq))
    said: list[Line] = []
    for line in lines:
        if not said or (said[-1].kind, said[-1].by, said[-1].at // 1000) != (
            line.kind,
            line.by,
            line.at // 1000,
        ):
            said.append(line)
    return said


def _said(line: Line) -> Thing:
    return {"at": line.at, "kind": line.kind, "by": line.by}


def moment(at: int, timezone: str) -> str:
    """Return an instant (ms) as a time of day in the workshop's own zone."""
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(timezone))
    return str(format_datetime(local, "HH:mm", rebase=False))
