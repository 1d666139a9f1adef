"""Where people of different perspectives stand on common ground. No database, no clock, no Flask.

Each perspective weighs the same, however many are in it (after the groups of the International Labour
Conference). All is judged on whole numbers, and scores are compared as exact fractions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import prod

from msgspec import Struct, structs

from facilitator.deciding.judging.scores import ranks
from facilitator.deciding.judging.strata import OTHERS, SMALLEST
from facilitator.deciding.kinds import Cut


class Stance(StrEnum):
    """Where somebody stands on one option, from one end to the other: a step apart are neighbours."""

    AGREE = "agree"
    PASS = "pass"  # noqa: S105  (a stance, not a password)
    DISAGREE = "disagree"


class Label(StrEnum):
    """What an option came to, in the order in which they are told."""

    COMMON_GROUND = "common_ground"
    BRIDGE = "bridge"  # needs work
    CONTESTED = "contested"
    UNTESTED = "untested"


class Position(Struct, frozen=True):
    """Where a stratum stands on one option. It is heard when two thirds of those entitled took a stance."""

    stratum: str
    entitled: int
    agree: int
    disagree: int
    passed: int
    heard: bool

    @property
    def took(self) -> int:
        return self.agree + self.disagree + self.passed


class Objection(Struct, frozen=True):
    """Why somebody of a stratum disagrees, in their words."""

    stratum: str
    words: str


class Grounded(Struct, frozen=True):
    """What an option came to.

    `strata` have four people or more and make the label. `voices`, of one to three, neither make nor stop it:
    `answer` says how many of them disagree, and each is to be answered. `weakest` are those to ask next: the
    strata with the least support, of a bridge among those that lack it; where it is contested all that
    contest it; where it is untested all that are not heard. `fragile` says that one person's next step would
    change the label. Equal scores within a label share a `rank`. `objections` are those of voices first.
    """

    option: int
    label: Label
    weakest: list[str]
    fragile: bool
    rank: int
    strata: list[Position]
    voices: list[Position]
    answer: int
    objections: list[Objection]


class Coverage(Struct, frozen=True):
    """How many of a stratum voted at all."""

    stratum: str
    cast: int
    entitled: int


class GroundResult(Struct, frozen=True, tag_field="kind", tag="ground"):
    """The options by label and rank; of one rank as on the ballot. Strata are in one order all through.

    `also` is what the same stances come to by the other cut, where that may be told.
    """

    options: list[Grounded]
    coverage: list[Coverage]
    cast: int
    entitled: int
    cut: Cut
    also: "GroundResult | None" = None


def ground(
    papers: Sequence[tuple[str, Mapping[int, Stance]]],
    options: Sequence[int],
    entitled: Mapping[str, int],
    cut: Cut = Cut.PERSPECTIVE,
    objections: Iterable[tuple[int, Objection]] = (),
) -> GroundResult:
    """Count where each stratum stands on each option.

    `papers` are the stratum of a voter and their stance by option; an option that they left out is none of
    theirs. `entitled` is how many are in each stratum, and `objections` which option each is about. Raises
    KeyError where a voter's stratum is not among those entitled.
    """
    counts = {stratum: Counter[tuple[int, Stance]]() for stratum in ordered(entitled)}
    for stratum, stances in papers:
        counts[stratum].update(stances.items())
    said = [*objections]
    found = [
        grounded(
            option,
            [_position(stratum, entitled[stratum], option, counts[stratum]) for stratum in counts],
            [objection for about, objection in said if about == option],
        )
        for option in options
    ]
    voted = Counter(stratum for stratum, _ in papers)
    coverage = [Coverage(stratum, voted[stratum], entitled[stratum]) for stratum in counts]
    return GroundResult(sorted_out(found), coverage, len(papers), sum(entitled.values()), cut)


def ordered(entitled: Mapping[str, int]) -> list[str]:
    """Return the strata, the largest first; what has no name of its own comes last."""
    return sorted(entitled, key=lambda stratum: (stratum in ("", OTHERS), -entitled[stratum], stratum))


def _position(stratum: str, entitled: int, option: int, counts: Counter[tuple[int, Stance]]) -> Position:
    agree, passed, disagree = (counts[option, stance] for stance in Stance)
    return Position(
        stratum, entitled, agree, disagree, passed, 3 * (agree + passed + disagree) >= 2 * entitled
    )


def grounded(option: int, positions: Sequence[Position], objections: Sequence[Objection]) -> Grounded:
    strata = [position for position in positions if position.entitled >= SMALLEST]
    voices = [position for position in positions if position.entitled < SMALLEST]
    place = {position.stratum: number for number, position in enumerate([*voices, *strata])}
    label = labelled(strata)
    return Grounded(
        option=option,
        label=label,
        weakest=weakest(label, strata),
        fragile=any(labelled(moved) != label for moved in steps(strata)),
        rank=1,
        strata=strata,
        voices=voices,
        answer=sum(voice.disagree for voice in voices),
        objections=sorted(objections, key=lambda each: (place[each.stratum], each.words)),
    )


def labelled(strata: Sequence[Position]) -> Label:
    """Judge what strata of four or more came to. Where there is none, nothing can be said: it is untested."""
    if any(contests(position) for position in strata):
        return Label.CONTESTED
    if not strata or not all(position.heard for position in strata):
        return Label.UNTESTED
    return Label.COMMON_GROUND if all(carries(position) for position in strata) else Label.BRIDGE


def contests(position: Position) -> bool:
    """Return whether half of a stratum disagrees; it must be heard, so that this is never half of none."""
    return position.heard and 2 * position.disagree >= position.took


def carries(position: Position) -> bool:
    """Return whether two thirds of a stratum agree, so that no more than one third can disagree."""
    return 3 * position.agree >= 2 * position.took


def weakest(label: Label, strata: Sequence[Position]) -> list[str]:
    """Return whom to ask next; see `Grounded`."""
    if label is Label.CONTESTED:
        return [position.stratum for position in strata if contests(position)]
    if label is Label.UNTESTED:
        return [position.stratum for position in strata if not position.heard]
    asked = [each for each in strata if label is Label.COMMON_GROUND or not carries(each)]
    least = min(support(position) for position in asked)
    return [position.stratum for position in asked if support(position) == least]


def support(position: Position) -> Fraction:
    """Return the share that agrees, as if one more person stood halfway: few say less than many."""
    return Fraction(2 * position.agree + 1, 2 * position.took + 2)


def effective(position: Position) -> Fraction:
    """Return support, less what of it opposition takes away."""
    return support(position) * (1 - Fraction(2 * position.disagree + 1, 2 * position.took + 2))


def steps(strata: Sequence[Position]) -> Iterable[list[Position]]:
    """Yield the strata as they would be if one person had stood one step further, for each such step."""
    for place, position in enumerate(strata):
        for here, there in [*pairwise(FIELDS), *pairwise(reversed(FIELDS))]:
            if many := getattr(position, here):
                moved = {here: many - 1, there: getattr(position, there) + 1}
                yield [*strata[:place], structs.replace(position, **moved), *strata[place + 1 :]]


FIELDS = ("agree", "passed", "disagree")


def sorted_out(found: Sequence[Grounded]) -> list[Grounded]:
    """Return the options by label and rank.

    All have the same strata, so their products are ordered as their geometric means, without any root.
    """
    told: list[Grounded] = []
    for label in Label:
        scores = {each.option: prod(map(effective, each.strata)) for each in found if each.label is label}
        places = ranks(scores)
        ranked = [structs.replace(each, rank=places[each.option]) for each in found if each.option in places]
        told += sorted(ranked, key=lambda each: each.rank)
    return told
