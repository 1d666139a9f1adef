"""The minutes: what the console shows, put into the order of the day.

They are made from a facilitator's own snapshot, so that nothing a facilitator may not see can get into them.
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import format_datetime, format_decimal
from msgspec import to_builtins
from sqlalchemy import ScalarResult, select

from facilitator.core.activity import Line
from facilitator.core.rooms import Audience, everything_for, room
from facilitator.extensions import db
from facilitator.language import country_name
from facilitator.people.models import Person
from facilitator.people.words import PERSPECTIVES
from facilitator.workshops.models import Stay, Team
from facilitator.workshops.rules import MINUTE

Thing = dict[str, Any]
# What a deed is about when it is a turn of the day; all else is the work between the turns.
TURNS = ("agenda", "announcement", "ballot", "clock", "declaration", "ideas", "roster", "step", "template")
AT_ONCE = 2000  # ms


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
    turns, work = _log(things, leader.workshop_id)
    return {
        "workshop": leader.workshop,
        "teams": [_team(things, team) for team in teams],
        "facilitators": things.of("person", role="facilitator"),
        "observers": things.of("person", role="observer"),
        "plan": _plan(leader, things.of("step")),
        "names": {person["id"]: person["name"] for person in things.of("person")},
        "evaluation": things.one("evaluation_summary"),
        "turns": turns,
        "work": work,
    }


def _team(things: Things, team: Thing) -> Thing:
    own = team["id"]
    items = things.of("item", team=own)
    numbers = {item["id"] for item in items}
    people = things.of("person", team=own, role="participant")
    return {
        **team,
        "people": people,
        "bring": {each: sum(each in person["perspectives"] for person in people) for each in PERSPECTIVES},
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


def _log(things: Things, workshop: int) -> tuple[list[Thing], dict[str, int]]:
    """Return the turns of the day one by one, and of the work between them how often each thing was done."""
    turns: list[Thing] = []
    work: dict[str, int] = {}
    last: Line | None = None
    for line in _lines(workshop):
        same = last is not None and _is_same(last, line)
        last = line
        if line.kind.partition(".")[0] not in TURNS:
            work[line.kind] = work.get(line.kind, 0) + (not same)
        elif same:
            turns[-1]["teams"] |= _countries(things, line)
        else:
            turns.append(_said(things, line))
    return turns, dict(sorted(work.items(), key=lambda pair: -pair[1]))


def _lines(workshop: int) -> ScalarResult[Line]:
    """The log as facilitators may read it."""
    rooms = [room(Audience.WORKSHOP, workshop), room(Audience.FACILITATORS, workshop)]
    return db.session.scalars(select(Line).where(Line.room.in_(rooms)).order_by(Line.seq))


def _is_same(line: Line, next_: Line) -> bool:
    """True for two lines of one deed, which are written at once."""
    return (line.kind, line.by) == (next_.kind, next_.by) and next_.at - line.at < AT_ONCE


def _said(things: Things, line: Line) -> Thing:
    step = things.one("step", id=line.subject["step"]) if line.subject["type"] == "clock" else None
    teams = _countries(things, line)
    return {"at": line.at, "kind": line.kind, "by": line.by, "step": step, "teams": teams}


def _countries(things: Things, line: Line) -> set[str]:
    subject = line.subject
    number = subject["id"] if subject["type"] in ("agenda", "board", "team") else subject.get("team")
    return {team["country"] for team in things.of("team", id=number)}


def mean(of: Thing) -> str:
    """Return the mean of so many answers, in the reader's numbers."""
    return str(format_decimal(of["total"] / of["count"], "0.0"))


def moment(at: int, timezone: str) -> str:
    """Return an instant (ms) as a time of day in the workshop's own zone."""
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(timezone))
    return str(format_datetime(local, "HH:mm", rebase=False))
