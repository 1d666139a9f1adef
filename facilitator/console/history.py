"""What happened, for the console: one line for each deed, newest first."""

from typing import Any

from msgspec import Struct
from sqlalchemy import func, select

from facilitator.core.activity import Line
from facilitator.core.rooms import Audience, room
from facilitator.extensions import db
from facilitator.workshops.models import Workshop

PAGE = 50  # deeds


class Told(Struct, frozen=True):
    """A deed in the log. `seq` is that of its first line; `teams` are those that it was about."""

    seq: int
    at: int
    kind: str
    by: str
    teams: list[int]


class History(Struct, frozen=True):
    """A page of the log; `before` asks for the next one, and is None at the beginning of the day."""

    deeds: list[Told]
    before: int | None


def history(workshop_id: int, before: int | None = None) -> History:
    """Return deeds as the facilitators' and the workshop's rooms were told of them, newest first."""
    rooms = [room(Audience.FACILITATORS, workshop_id), room(Audience.WORKSHOP, workshop_id)]
    lines = select(Line).where(Line.room.in_(rooms)).order_by(Line.seq.desc())
    older = lines.where(Line.seq < before) if before else lines
    deeds: list[Told] = []
    for line in db.session.scalars(older).yield_per(PAGE):
        if deeds and _is_same(deeds[-1], line):
            deeds[-1] = _joined(deeds[-1], line)
        elif len(deeds) == PAGE:
            return History(deeds, deeds[-1].seq)
        else:
            deeds.append(Told(line.seq, line.at, line.kind, line.by, _teams_of(line)))
    return History(deeds, None)


def _is_same(deed: Told, line: Line) -> bool:
    return (deed.kind, deed.by, deed.at) == (line.kind, line.by, line.at)


def _joined(deed: Told, line: Line) -> Told:
    return Told(line.seq, deed.at, deed.kind, deed.by, sorted({*deed.teams, *_teams_of(line)}))


def _teams_of(line: Line) -> list[int]:
    subject: dict[str, Any] = line.subject
    team = subject.get("id") if subject["type"] == "team" else subject.get("team")
    return [team] if isinstance(team, int) and subject["type"] != "screen" else []


def movements(workshop: Workshop) -> dict[int, int]:
    """Return when each team's own room was last told anything."""
    teams = {room(Audience.TEAM, team.id): team.id for team in workshop.teams}
    newest = select(Line.room, func.max(Line.at)).where(Line.room.in_(teams)).group_by(Line.room)
    return {teams[name]: at for name, at in db.session.execute(newest)}
