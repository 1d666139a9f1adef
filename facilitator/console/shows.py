"""What a projector can show. Each is composed here, so that nothing else ever reaches the wall."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from facilitator.extensions import db
from facilitator.people.models import PersonAsSubject, Ready, members
from facilitator.workshops.models import Clock, Team, Workshop

if TYPE_CHECKING:
    from facilitator.console.models import Screen


class What(StrEnum):
    """What a projector shows: the step, ideas, votes, a result, a draft, declarations, the way in."""

    STEP = "step"
    BOARD = "board"
    BALLOT = "ballot"
    RESULT = "result"
    DRAFT = "draft"
    SIX = "six"
    CEREMONY = "ceremony"
    JOIN = "join"
    BLANK = "blank"


class Shared(Struct, frozen=True):
    """How many of a team, of all who could: ready, or voted. Never who, and never what."""

    team: int
    done: int
    of: int


class StepShow(Struct, frozen=True, tag="step"):
    """The step and its question; for each team, how many are ready."""

    teams: list[Shared]


class JoinShow(Struct, frozen=True, tag="join"):
    """The way in: the code of the workshop. The address is the one the wall itself was reached by."""

    code: str


class BlankShow(Struct, frozen=True, tag="blank"):
    """Nothing: the wall rests."""


Show = StepShow | JoinShow | BlankShow


def step(screen: "Screen") -> Show:
    return StepShow([_ready(team) for team in screen.workshop.teams])


def join(screen: "Screen") -> Show:
    return JoinShow(screen.workshop.code)


def blank(_screen: "Screen") -> Show:
    return BlankShow()


def _ready(team: Team) -> Shared:
    people = members(team)
    ready = [person for person in people if _is_ready(person.id, team)]
    return Shared(team.id, len(ready), len(people))


def _is_ready(person: int, team: Team) -> bool:
    row = db.session.get(Ready, person)
    return row is not None and row.step_id == team.clock.step_id


COMPOSED: dict[What, Callable[["Screen"], Show]] = {
    What.STEP: step,
    What.JOIN: join,
    What.BLANK: blank,
}

# What a deed must be about for a show to be drawn anew.
TOUCHED_BY: dict[What, tuple[type, ...]] = {
    What.STEP: (Clock, Ready, PersonAsSubject),
    What.JOIN: (Workshop,),
}
