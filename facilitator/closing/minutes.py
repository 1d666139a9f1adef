"""The minutes: what the console shows, put into the order of the day.

They are made from a facilitator's own snapshot, so that nothing a facilitator may not see can get into them.
"""

from collections import Counter
from datetime import UTC, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from flask_babel import format_datetime, format_decimal
from msgspec import convert, to_builtins
from sqlalchemy import select

from facilitator.core.activity import Line
from facilitator.core.rooms import Audience, everything_for, room
from facilitator.deciding.results.pages import speech
from facilitator.deciding.results.tables import table
from facilitator.deciding.results.telling import verdict
from facilitator.deciding.seen import BallotSeen
from facilitator.drafting.rules import lettered
from facilitator.extensions import db
from facilitator.language import country_name
from facilitator.people.models import Person
from facilitator.people.words import PERSPECTIVES
from facilitator.workshops.models import Stay, Team
from facilitator.workshops.rules import MINUTE

Thing = dict[str, Any]
# What a deed is about when it is a turn of the day; all else is the work between the turns.
TURNS = ("agenda", "announcement", "ballot", "clock", "declaration", "ideas", "roster", "step", "template")


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
        "ballots": _ballots(things, None),
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
    agenda = things.one("agenda", id=own)
    people = things.of("person", team=own, role="participant")
    return {
        **team,
        "people": people,
        "bring": {each: sum(each in person["perspectives"] for person in people) for each in PERSPECTIVES},
        "clusters": [_cluster(things, cluster) for cluster in things.of("cluster", team=own)],
        "loose": _shown(things.of("idea", team=own, cluster=None)),
        "ballots": _ballots(things, own),
        "agenda": agenda,
        "preamble": _preamble(agenda) if agenda else [],
        "versions": things.of("version", team=own),
        "items": sorted(items, key=lambda item: item["position"]),
        "amendments": [each for each in things.of("amendment", team=own) if not each["hidden"]],
        "comments": [
            said for said in things.of("comment", team=own) if _is_of(said, numbers) and _is_told(said)
        ],
        "declaration": things.one("declaration", team=own),
    }


def _ballots(things: Things, team: int | None) -> list[Thing]:
    """Return what a team (or all together) voted on, each with its verdict and its numbers in words."""
    say = speech()
    told = []
    for ballot in things.of("ballot", team=team, status="published"):
        seen = convert(ballot, BallotSeen)
        told.append({**ballot, "verdict": verdict(seen, say), "table": table(seen, say)})
    return told


def _is_of(comment: Thing, items: set[int]) -> bool:
    """What was said to an item that was taken out is not in the minutes either."""
    return comment["item"] is None or comment["item"] in items


def _is_told(comment: Thing) -> bool:
    """Minutes go from hand to hand: what a team said among itself is not in them."""
    return not comment["hidden"] and not comment["inside"]


def _preamble(agenda: Thing) -> list[dict[str, str]]:
    return lettered(each["fields"].get("words", {}).get("words", "") for each in agenda["paragraphs"])


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


class Told(NamedTuple):
    """A deed as the log has it: lines of one instant, each about something else or for another room."""

    lines: list[Line]

    @property
    def first(self) -> Line:
        return self.lines[0]

    def goes_on_with(self, line: Line) -> bool:
        return (self.first.kind, self.first.by, self.first.at) == (line.kind, line.by, line.at)


def _log(things: Things, workshop: int) -> tuple[list[Thing], dict[str, int]]:
    """Return the turns of the day one by one, and of the work between them how often each thing was done."""
    deeds = _deeds(workshop)
    turns = [_said(things, deed) for deed in deeds if _is_turn(deed)]
    return turns, dict(Counter(deed.first.kind for deed in deeds if not _is_turn(deed)).most_common())


def _deeds(workshop: int) -> list[Told]:
    """The log as facilitators may read it."""
    rooms = [room(Audience.WORKSHOP, workshop), room(Audience.FACILITATORS, workshop)]
    deeds: list[Told] = []
    for line in db.session.scalars(select(Line).where(Line.room.in_(rooms)).order_by(Line.seq)):
        if deeds and deeds[-1].goes_on_with(line):
            deeds[-1].lines.append(line)
        else:
            deeds.append(Told([line]))
    return deeds


def _is_turn(deed: Told) -> bool:
    return deed.first.kind.partition(".")[0] in TURNS


def _said(things: Things, deed: Told) -> Thing:
    clock = next((line.subject for line in deed.lines if line.subject["type"] == "clock"), None)
    return {
        "at": deed.first.at,
        "kind": deed.first.kind,
        "by": deed.first.by,
        "step": things.one("step", id=clock["step"]) if clock else None,
        "teams": {country for line in deed.lines for country in _countries(things, line)},
    }


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
