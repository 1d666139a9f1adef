"""What a projector is shown, as it is told: each picture is whole, and nothing else reaches the wall."""

from enum import StrEnum

from msgspec import Struct

from facilitator.deciding.kinds import BallotKind, Cut
from facilitator.deciding.seen import BallotSeen
from facilitator.drafting.models import State


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


class Share(Struct, frozen=True):
    """How many of a team, of all who could: ready, or voted. Never who, and never what."""

    team: int
    done: int
    of: int


class StepShow(Struct, frozen=True, tag="step"):
    """The step and its question; for each team, how many are ready."""

    teams: list[Share]


class Count(Struct, frozen=True):
    """A team's ideas as numbers."""

    team: int
    ideas: int
    clusters: int
    revealed: bool


class CountsShow(Struct, frozen=True, tag="counts"):
    """How many ideas each team has. What they say stays with the team."""

    teams: list[Count]


class Group(Struct, frozen=True):
    """A named group of ideas; the ideas that are in no group yet have no name."""

    name: str
    ideas: list[str]


class BoardShow(Struct, frozen=True, tag="board"):
    """One team's board after the reveal, without authors; before it, no groups and no words."""

    count: Count
    groups: list[Group]


class VotesShow(Struct, frozen=True, tag="votes"):
    """How many have voted in each team's last ballot, while it runs and after; or in a vote of all.

    A vote of all that is not over yet stands alone, as the share of no team (0).
    """

    teams: list[Share]
    kinds: list[BallotKind]
    title: str = ""


class ResultShow(Struct, frozen=True, tag="result"):
    """A published ballot with its result, without names; `cut` names the other one by which it is shown."""

    ballot: BallotSeen
    cut: Cut | None = None


class ItemShown(Struct, frozen=True):
    number: int
    title: str
    outcome: str
    action: str
    lead: str
    date: str


class DraftShow(Struct, frozen=True, tag="draft"):
    """One team's agenda as its text stands."""

    team: int
    state: State
    title: str
    items: list[ItemShown]


class Declared(Struct, frozen=True):
    """How far a team's agenda is; its title once it is adopted."""

    team: int
    state: State
    title: str


class SixShow(Struct, frozen=True, tag="six"):
    teams: list[Declared]


class CeremonyShow(Struct, frozen=True, tag="ceremony"):
    """One team's declaration: what it will do, how it was adopted, and the seal once it is declared."""

    team: int
    state: State
    title: str
    preamble: list[str]
    items: list[ItemShown]
    adopted_by: BallotSeen | None
    seal: str


class JoinShow(Struct, frozen=True, tag="join"):
    """The way in. The address is PUBLIC_URL; where it is empty, the one by which the wall was reached."""

    code: str
    address: str


class BlankShow(Struct, frozen=True, tag="blank"):
    """Nothing: the wall rests."""


Show = (
    StepShow
    | CountsShow
    | BoardShow
    | VotesShow
    | ResultShow
    | DraftShow
    | SixShow
    | CeremonyShow
    | JoinShow
    | BlankShow
)
