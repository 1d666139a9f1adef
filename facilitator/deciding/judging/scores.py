"""What ratings and dots came to. No database, no clock, no Flask; fractions, never floats."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

SCALE = (1, 2, 3, 4, 5)
LOW, HIGH = (1, 2), (4, 5)


class Ratio(Struct, frozen=True):
    """A fraction as it is, since rounding it would make ties."""

    numerator: int
    denominator: int


class Spread(Struct, frozen=True):
    """How one option was rated on one criterion: `counts` from 1 to 5, by `n` people.

    `splits` says that it splits the room: at least a third low (1, 2) and at least a third high (4, 5).
    """

    counts: list[int]
    n: int
    mean: Ratio | None
    median: Ratio | None
    splits: bool


class Rated(Struct, frozen=True):
    """An option's ratings. `score` is mean impact times mean feasibility; equal scores share a rank."""

    option: int
    impact: Spread
    feasibility: Spread
    score: Ratio | None
    rank: int | None
    splits: bool


class RatingResult(Struct, frozen=True, tag_field="kind", tag="rating"):
    options: list[Rated]
    cast: int
    entitled: int


class Dotted(Struct, frozen=True):
    """An option's sum of dots, from so many people; equal sums share a rank."""

    option: int
    dots: int
    people: int
    rank: int


class DotsResult(Struct, frozen=True, tag_field="kind", tag="dots"):
    options: list[Dotted]
    cast: int
    entitled: int


Marks = tuple[int | None, int | None]  # impact, feasibility


def ratio(value: Fraction | None) -> Ratio | None:
    return None if value is None else Ratio(value.numerator, value.denominator)


def mean(values: list[int]) -> Fraction | None:
    return Fraction(sum(values), len(values)) if values else None


def median(values: list[int]) -> Fraction | None:
    """Return the middle value, or what lies between the two in the middle."""
    ordered, count = sorted(values), len(values)
    return Fraction(ordered[(count - 1) // 2] + ordered[count // 2], 2) if values else None


def splits(values: list[int]) -> bool:
    low, high = sum(value in LOW for value in values), sum(value in HIGH for value in values)
    return min(low, high) > 0 and 3 * min(low, high) >= len(values)


def spread(values: list[int]) -> Spread:
    counts = [values.count(value) for value in SCALE]
    return Spread(counts, len(values), ratio(mean(values)), ratio(median(values)), splits(values))


def ranks(scores: Mapping[int, Fraction | int]) -> dict[int, int]:
    """Return each option's place, best first; those with equal scores share one, and the next is left out."""
    return {option: 1 + sum(other > score for other in scores.values()) for option, score in scores.items()}


def rating(papers: list[dict[int, Marks]], options: Iterable[int], entitled: int) -> RatingResult:
    """Count ratings. What somebody left out counts for nothing, neither low nor middle."""
    impact = {o: [i for paper in papers for i in paper.get(o, (None, None))[:1] if i] for o in options}
    feasible = {o: [f for paper in papers for f in paper.get(o, (None, None))[1:] if f] for o in impact}
    scores = {o: score for o in impact if (score := _score(impact[o], feasible[o])) is not None}
    places = ranks(scores)
    rated = [
        Rated(
            option=o,
            impact=spread(impact[o]),
            feasibility=spread(feasible[o]),
            score=ratio(scores.get(o)),
            rank=places.get(o),
            splits=splits(impact[o]) or splits(feasible[o]),
        )
        for o in impact
    ]
    return RatingResult(rated, len(papers), entitled)


def _score(impact: list[int], feasibility: list[int]) -> Fraction | None:
    high, easy = mean(impact), mean(feasibility)
    return None if high is None or easy is None else high * easy


def dots(papers: list[dict[int, int]], options: Iterable[int], entitled: int) -> DotsResult:
    given = {option: [paper[option] for paper in papers if option in paper] for option in options}
    places = ranks({option: sum(each) for option, each in given.items()})
    dotted = [Dotted(option, sum(each), len(each), places[option]) for option, each in given.items()]
    return DotsResult(dotted, len(papers), entitled)
