"""What may be put into a ballot box: a paper for each kind. What makes a good one is in `checking.py`."""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from facilitator.core.text import Words
from facilitator.deciding.judging.gradients import Gradient
from facilitator.deciding.judging.ground import Stance
from facilitator.deciding.judging.rules import Consent, Vote
from facilitator.deciding.kinds import BallotKind, Instead

MOST_OPTIONS = 200
Mark = Annotated[int, Meta(ge=1, le=5)]


class Rating(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One option's impact and feasibility from 1 to 5; what is left out is not rated."""

    option: int
    impact: Mark | UnsetType = UNSET
    feasibility: Mark | UnsetType = UNSET


class Dots(Struct, frozen=True, forbid_unknown_fields=True):
    option: int
    dots: Annotated[int, Meta(ge=1)]


class Placed(Struct, frozen=True, forbid_unknown_fields=True):
    """An option and its place in an order, from 1; two options may share one where the method counts that."""

    option: int
    place: Annotated[int, Meta(ge=1)]


class Stood(Struct, frozen=True, forbid_unknown_fields=True):
    """Where somebody stands on one option; who disagrees may say why."""

    option: int
    stance: Stance
    words: Words = ""


class RatingPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="rating"):
    ratings: Annotated[list[Rating], Meta(max_length=MOST_OPTIONS)]


class DotsPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="dots"):
    dots: Annotated[list[Dots], Meta(max_length=MOST_OPTIONS)]


class ConsentPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="consent"):
    choice: Consent
    words: Words = ""


class GradientsPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="gradients"):
    choice: Gradient
    words: Words = ""


class MotionPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="motion"):
    choice: Vote
    words: Words = ""


class ChoicePaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="choice"):
    """The options that somebody chooses, or what they say in place of any."""

    options: Annotated[list[int], Meta(max_length=MOST_OPTIONS)]
    instead: Instead | None = None
    words: Words = ""


class RankingPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="ranking"):
    """Options in order, those that are left out behind all others; or what is said in place of an order."""

    order: Annotated[list[Placed], Meta(max_length=MOST_OPTIONS)]
    instead: Instead | None = None
    words: Words = ""


class StancePaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="stance"):
    stances: Annotated[list[Stood], Meta(max_length=MOST_OPTIONS)]


Choice = (
    RatingPaper
    | DotsPaper
    | ConsentPaper
    | GradientsPaper
    | MotionPaper
    | ChoicePaper
    | RankingPaper
    | StancePaper
)
WithReason = ConsentPaper | GradientsPaper | MotionPaper | ChoicePaper | RankingPaper
KINDS: dict[type[Struct], BallotKind] = {
    RatingPaper: BallotKind.RATING,
    DotsPaper: BallotKind.DOTS,
    ConsentPaper: BallotKind.CONSENT,
    GradientsPaper: BallotKind.GRADIENTS,
    MotionPaper: BallotKind.MOTION,
    ChoicePaper: BallotKind.CHOICE,
    RankingPaper: BallotKind.RANKING,
    StancePaper: BallotKind.STANCE,
}


def kept(choice: Choice) -> dict[str, object]:
    """Return a paper as it lies in the box."""
    paper: dict[str, object] = msgspec.to_builtins(choice)
    return paper


def read(paper: dict[str, object]) -> Choice:
    choice: Choice = msgspec.convert(paper, Choice)
    return choice
