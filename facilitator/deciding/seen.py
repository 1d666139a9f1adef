"""A ballot as each audience may see it."""

from enum import StrEnum

import msgspec
from msgspec import Struct

from facilitator.core.rooms import Seen
from facilitator.deciding.rules import BallotKind, Consent, ConsentResult, MotionResult, Rule
from facilitator.deciding.scores import DotsResult, RatingResult

Result = RatingResult | DotsResult | ConsentResult | MotionResult
FEW = 5  # entitled; below it, a result tells who voted what


class BallotStatus(StrEnum):
    """The life of a ballot. Closed is not published; a discarded one counts for nothing."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    DISCARDED = "discarded"


class Option(Struct, frozen=True):
    id: int
    name: str


class BallotSeen(Seen, frozen=True, tag="ballot"):
    """A ballot as a room may see it: while it is open, only how many have voted. Instants in ms.

    `lacking` says why a draft could not be opened; `few` that the group is so small that the result tells
    who voted what; `reason` why it was discarded.
    """

    id: int
    team: int | None
    step: int
    kind: BallotKind
    title: str
    status: BallotStatus
    secret: bool
    rule: Rule
    options: list[Option]
    text_hash: str | None
    cast: int
    entitled: int
    few: bool
    lacking: str
    reason: str
    opened_at: int | None
    closed_at: int | None
    result: Result | None


class SeatSeen(Seen, frozen=True, tag="seat"):
    """What a person has done in a ballot, for that person alone. Its id is the ballot's.

    `choice` is their own in a named ballot, and always empty in a secret one.
    """

    id: int
    voted: bool
    choice: Consent | None
    words: str


class RollSeen(Seen, frozen=True, tag="roll"):
    """Who may vote and who has, for the facilitators; `voted` is empty until enough have (see `enough`)."""

    id: int
    entitled: list[int]
    voted: list[int]
    shown: bool


def enough(entitled: int) -> int:
    """Return how many must have voted before it is told who: three, and half of them."""
    return max(3, (entitled + 1) // 2)


def without_names(result: Result | None, named: bool) -> Result | None:
    """Return a result as those outside the team may see it: who had a reservation is the team's own."""
    if named or not isinstance(result, ConsentResult):
        return result
    unnamed = [msgspec.structs.replace(statement, person=0) for statement in result.statements]
    return msgspec.structs.replace(result, statements=unnamed)
