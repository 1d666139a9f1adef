"""The numbers of a result as tables, and beside them those of the round before. No database, no Flask."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from msgspec import structs

from facilitator.deciding.election import ElectionResult, Tallied
from facilitator.deciding.judging.gradients import Gradient, GradientsResult
from facilitator.deciding.judging.ground import GroundResult
from facilitator.deciding.judging.rules import Consent, ConsentResult, MotionResult, Vote
from facilitator.deciding.judging.scores import DotsResult, RatingResult, Spread, ratio
from facilitator.deciding.results.telling import Speech, exact, stands
from facilitator.deciding.seen import BallotSeen, Option, Result


class Row(NamedTuple):
    """A line of a table. `own` says that its name is in people's own words.

    In a cell, what is less important stands on a line of its own.
    """

    name: str
    cells: list[str]
    own: bool = False


class Group(NamedTuple):
    """Rows that belong together, below a name and what is said of it."""

    name: str
    said: str
    rows: list[Row]


class Table(NamedTuple):
    """Heads of all columns, the first too, and the rows below them; or groups of rows."""

    heads: list[str]
    rows: list[Row]
    groups: list[Group] = []  # noqa: RUF012  (never changed)


def tables(ballot: BallotSeen, speech: Speech) -> list[Table]:
    """Return the numbers of a counted ballot; of common ground, by each cut by which it is told."""
    also = ballot.result.also if isinstance(ballot.result, GroundResult) else None
    told = [ballot, *([structs.replace(ballot, result=also)] if also else [])]
    return [table(each, speech) for each in told]


def table(ballot: BallotSeen, speech: Speech) -> Table:
    """Return the numbers of a counted ballot."""
    head, result = speech.say, ballot.result
    match result:
        case MotionResult() | ConsentResult() | GradientsResult():
            rows = [Row(name, [speech.number(many)]) for name, many in choices(result, speech).items()]
            return Table([head("head.choice"), head("head.votes")], rows)
        case DotsResult():
            return Table(
                [head("head.option"), head("head.dots"), head("head.from")],
                [*_dotted(ballot, result, speech)],
            )
        case RatingResult():
            heads = [
                head("head.option"),
                speech.term("criterion.impact"),
                speech.term("criterion.feasibility"),
            ]
            return Table([*heads, head("head.score")], [*_rated(ballot, result, speech)])
        case ElectionResult():
            return _elected(ballot, result, speech)
        case GroundResult():
            heads = [
                head(f"head.{result.cut}"),
                *(speech.term(f"stance.{each}") for each in ("agree", "pass", "disagree")),
            ]
            return Table([*heads, head("head.entitled")], [], [*_stood(ballot, result, speech)])
    raise ValueError("this ballot is not counted")


def choices(result: Result, speech: Speech) -> dict[str, int]:
    """Return how often each choice was made, by its name, where a vote is one of a few choices."""
    match result:
        case MotionResult():
            return {speech.term(f"vote.{each}"): getattr(result, each) for each in Vote}
        case ConsentResult():
            return {speech.term(f"consent.{each}"): getattr(result, each) for each in Consent}
        case GradientsResult(counts):
            return {
                speech.term(f"gradient.{each}"): many for each, many in zip(Gradient, counts, strict=True)
            }
    return {}


def _dotted(ballot: BallotSeen, dots: DotsResult, speech: Speech) -> Iterator[Row]:
    names = named(ballot, speech)
    for each in sorted(dots.options, key=lambda each: each.rank):
        yield Row(names[each.option], [speech.number(each.dots), speech.number(each.people)], own=True)


def named(ballot: BallotSeen, speech: Speech) -> dict[int, str]:
    """Return what each option is called, by its id."""
    return {option.id: speech.option(option) for option in ballot.options}


def _rated(ballot: BallotSeen, rating: RatingResult, speech: Speech) -> Iterator[Row]:
    names = named(ballot, speech)
    for each in sorted(rating.options, key=lambda each: (each.rank is None, each.rank)):
        means = [_spread(spread, speech) for spread in (each.impact, each.feasibility)]
        splits = f"\n{speech.say('rating.splits')}" if each.splits else ""
        yield Row(names[each.option], [*means, f"{speech.rounded(each.score)}{splits}"], own=True)


def _spread(spread: Spread, speech: Speech) -> str:
    if not spread.n:
        return "–"
    counts = ", ".join(speech.number(many) for many in spread.counts)
    median = speech.rounded(spread.median)
    return f"{speech.rounded(spread.mean)}\n{speech.say('rating.median', median=median, counts=counts)}"


def _elected(ballot: BallotSeen, election: ElectionResult, speech: Speech) -> Table:
    names, chosen = named(ballot, speech), ballot.settled.elected if ballot.settled else []
    heads = ["head.option", "head.outcome", *_numbered(election)]
    rows = [
        Row(names[each.option], [_outcome(each, chosen, speech), *_numbers(each, election, speech)], own=True)
        for each in sorted(
            election.options, key=lambda each: (each.place is None, each.place or 0, not each.open)
        )
    ]
    return Table([speech.say(head) for head in heads], rows)


def _numbered(election: ElectionResult) -> list[str]:
    if all(each.first == each.last for each in election.options):
        return ["head.votes"] if any(each.first for each in election.options) else []
    return ["head.first", "head.last"]


def _numbers(each: Tallied, election: ElectionResult, speech: Speech) -> list[str]:
    shown = [speech.number(exact(value)) if value else "–" for value in (each.first, each.last)]
    return shown[: len(_numbered(election))]


def _outcome(each: Tallied, chosen: list[int], speech: Speech) -> str:
    if each.place is not None:
        return speech.say("option.elected", place=speech.number(each.place))
    if each.option in chosen:
        return speech.say("option.settled")
    return speech.say("option.open") if each.open else "–"


def _stood(ballot: BallotSeen, ground: GroundResult, speech: Speech) -> Iterator[Group]:
    names = named(ballot, speech)
    for each in ground.options:
        rows = [
            Row(
                speech.group(position.stratum, ground.cut),
                [
                    speech.number(many)
                    for many in (position.agree, position.passed, position.disagree, position.entitled)
                ],
            )
            for position in [*each.strata, *each.voices]
        ]
        yield Group(names[each.option], stands(each, ground.cut, speech), rows)


def shift(now: BallotSeen, before: BallotSeen, speech: Speech) -> Table | None:
    """Return the round before beside this one, with the difference; None where they cannot be compared."""
    after, earlier = _measured(now, speech), _measured(before, speech)
    if now.kind is not before.kind or not {*after} & {*earlier}:
        return None
    names = {_key(option): speech.option(option) for option in now.options}
    rows = [
        Row(names.get(key, key), _shifted(earlier[key], value, speech), own=key in names)
        for key, value in after.items()
        if key in earlier
    ]
    return Table([speech.say(f"head.{each}") for each in ("option", "before", "now", "shift")], rows)


def _shifted(before: Fraction, now: Fraction, speech: Speech) -> list[str]:
    size = speech.rounded(ratio(abs(now - before)))
    sign = "" if now == before else "+" if now > before else "−"
    return [speech.rounded(ratio(before)), speech.rounded(ratio(now)), f"{sign}{size}"]


def _key(option: Option) -> str:
    """Return by what an option is known in another round: its group of ideas, which may be renamed."""
    return f"cluster {option.cluster}" if option.cluster else option.name


def _measured(ballot: BallotSeen, speech: Speech) -> Mapping[str, Fraction]:
    """Return the number by which each choice or option is compared over rounds."""
    keys = {option.id: _key(option) for option in ballot.options}
    match ballot.result:
        case MotionResult() | ConsentResult() | GradientsResult() as counted:
            return {name: Fraction(many) for name, many in choices(counted, speech).items()}
        case DotsResult(options):
            return {keys[each.option]: Fraction(each.dots) for each in options}
        case RatingResult(options):
            return {keys[each.option]: exact(each.score) for each in options if each.score}
        case ElectionResult(options=elected):
            return {keys[each.option]: exact(each.last) for each in elected if each.last}
    return {}
