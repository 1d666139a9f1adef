"""A ballot as each audience may see it."""

from enum import StrEnum

import msgspec
from msgspec import Struct

from facilitator.core.rooms import Seen
from facilitator.deciding.election import ElectionResult
from facilitator.deciding.judging.gradients import GradientsResult
from facilitator.deciding.judging.ground import GroundResult
from facilitator.deciding.judging.rules import ConsentResult, MotionResult
from facilitator.deciding.judging.scores import DotsResult, RatingResult
from facilitator.deciding.kinds import BallotKind, Rule, Topic, Voters
from facilitator.deciding.papers import Choice
from facilitator.deciding.questions import Question
from facilitator.deciding.sentences import Sentence

Result = (
    RatingResult | DotsResult | ConsentResult | GradientsResult | MotionResult | ElectionResult | GroundResult
)
FEW = 5  # entitled; below it, a result tells who voted what


class BallotStatus(StrEnum):
    """The life of a ballot. Closed is not published; a discarded one counts for nothing."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    DISCARDED = "discarded"


class Option(Struct, frozen=True, omit_defaults=True):
    """Something to choose; its id is its place on the paper, from 1; `means`, the words that it stands for.

    What it is says the id of a group of ideas, an amendment, an item or a team. What is a country's carries
    its code, so that each reader sees its name in their language.
    """

    id: int
    name: str
    means: str = ""
    cluster: int | None = None
    amendment: int | None = None
    item: int | None = None
    team: int | None = None
    country: str = ""


class Way(StrEnum):
    """How a tie is settled: a chair says it, things stay as they are, a lot decides, or all vote again."""

    CHAIR = "chair"
    KEEP = "keep"
    LOT = "lot"
    AGAIN = "again"


class Settlement(Struct, frozen=True):
    """What a tie came to, by whom and when (ms). `order` is how the options were drawn; ids of options."""

    way: Way
    by: str
    at: int
    carried: bool = False
    elected: list[int] = []
    order: list[int] = []


class BallotSeen(Seen, frozen=True, tag="ballot"):
    """A ballot as a room may see it: while it is open, only how many have voted. Instants in ms.

    `lacking` says why a draft could not be opened; `few` that the group is so small that the result tells
    who voted what; `readers` which teams vote beside its own; `short` how many more must vote, or come, for
    the quorum of an open one, if it has any; `reason` why it was discarded; `earlier` is the round before.
    `asked` is how a draft was prepared, for those who prepare it. `rules` say `rule` in sentences.
    """

    id: int
    team: int | None
    step: int | None
    kind: BallotKind
    about: Topic
    voters: Voters
    readers: list[int]
    title: str
    explanation: str
    status: BallotStatus
    secret: bool
    rule: Rule
    rules: list[Sentence]
    options: list[Option]
    item: int | None
    text_hash: str | None
    earlier: int | None
    cast: int
    entitled: int
    short: int | None
    few: bool
    lacking: str
    reason: str
    opened_at: int | None
    closes_at: int | None
    closed_at: int | None
    present: int | None
    result: Result | None
    settled: Settlement | None
    asked: Question | None


class SeatSeen(Seen, frozen=True, tag="seat"):
    """What a person has done in a ballot, for that person alone. Its id is the ballot's.

    `paper` is their own in a named ballot, and always empty in a secret one; `by_host` says that the table's
    host has given it for them.
    """

    id: int
    voted: bool
    paper: Choice | None
    by_host: bool


class RollSeen(Seen, frozen=True, tag="roll"):
    """Who may vote and who has, for the facilitators; `voted` is empty until enough have (see `enough`).

    `present` are those before whom the ballot has been.
    """

    id: int
    entitled: list[int]
    voted: list[int]
    shown: bool
    present: list[int]


def enough(entitled: int) -> int:
    """Return how many must have voted before it is told who: three, and half of them."""
    return max(3, (entitled + 1) // 2)


def without_names(result: Result | None, named: bool) -> Result | None:
    """Return a result as those outside the team may see it: who gave a reason is the team's own.

    A reason for common ground is told with one group of who gave it: two of them may be one person alone.
    """
    if named or result is None or isinstance(result, RatingResult | DotsResult):
        return result
    if isinstance(result, GroundResult):
        return msgspec.structs.replace(result, also=_without_reasons(result.also))
    unnamed = [msgspec.structs.replace(statement, person=0) for statement in result.statements]
    return msgspec.structs.replace(result, statements=unnamed)


def _without_reasons(result: GroundResult | None) -> GroundResult | None:
    if result is None:
        return None
    untold = [msgspec.structs.replace(option, objections=[]) for option in result.options]
    return msgspec.structs.replace(result, options=untold)
