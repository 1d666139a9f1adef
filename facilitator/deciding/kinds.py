"""What a ballot can be: its kind, what it is about, who votes, and by what it is judged. Pure."""

from enum import StrEnum

from msgspec import Struct

from facilitator.deciding.judging.majorities import Base, Condition, Majority, Quorum


class BallotKind(StrEnum):
    """The ways to decide; `questions.NAMED` says which of them are open by name unless told otherwise."""

    RATING = "rating"
    DOTS = "dots"
    CONSENT = "consent"
    GRADIENTS = "gradients"
    MOTION = "motion"
    CHOICE = "choice"
    RANKING = "ranking"
    STANCE = "stance"


class Topic(StrEnum):
    """What is voted on. All but clusters and questions are bound to their words at the opening."""

    TEXT = "text"  # the frozen agenda of a team
    ITEM = "item"  # one item of it
    ITEMS = "items"  # the items of a team's draft, as they read when they are voted on
    CLUSTERS = "clusters"  # the groups of a team's ideas
    AMENDMENTS = "amendments"  # what was proposed for one field, and what the field says now
    DECLARATIONS = "declarations"  # the agendas of all teams
    QUESTION = "question"  # what the facilitator writes


class Voters(StrEnum):
    """Who is on the roll: a team, or also those who read its draft; everybody in a team; one of each team."""

    TEAM = "team"
    READERS = "readers"
    EVERYBODY = "everybody"
    COUNTRIES = "countries"


OF_ALL = (Voters.EVERYBODY, Voters.COUNTRIES)  # no team's own


class Reasons(StrEnum):
    """Whether a voter says why."""

    OFF = "off"
    OPTIONAL = "optional"
    REQUIRED = "required"
    OBJECTION = "objection"  # only who does not simply agree


class Instead(StrEnum):
    """What may be said in place of a choice. Both are votes; only `NONE` is a paper against all options."""

    ABSTAIN = "abstain"
    NONE = "none"


class Cut(StrEnum):
    """By what voters are told apart where a result is broken down."""

    PERSPECTIVE = "perspective"
    COUNTRY = "country"

    @property
    def other(self) -> "Cut":
        return Cut.COUNTRY if self is Cut.PERSPECTIVE else Cut.PERSPECTIVE


class Rule(Struct, frozen=True):
    """By what a ballot is judged, fixed when it is opened.

    `quorum` is in percent of those entitled; `percent` goes with the majority of that name; `conditions` and
    `quorums` must all hold, too. `budget` and `cap` are dots for each voter, and for each option. `method`
    names a way of counting (`methods.METHODS`) that fills `seats`; a voter chooses `least` to `most` options,
    or puts as many in order. `instead` says what may be voted in place of options.
    """

    majority: Majority = Majority.SIMPLE
    base: Base = Base.YES_NO
    quorum: int = 0
    budget: int = 0
    cap: int = 0
    percent: int = 0
    conditions: list[Condition] = []
    quorums: list[Quorum] = []
    method: str = ""
    seats: int = 0
    least: int = 0
    most: int = 0
    instead: list[Instead] = []
    reasons: Reasons = Reasons.OFF
    cut: Cut = Cut.PERSPECTIVE
