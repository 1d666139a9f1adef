"""What a paper says, part by part, as it is read out when a box is opened. No database, no Flask."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import UNSET

from facilitator.deciding.boxing import CRITERIA
from facilitator.deciding.papers import (
    Choice,
    ChoicePaper,
    ConsentPaper,
    DotsPaper,
    GradientsPaper,
    MotionPaper,
    Placed,
    RankingPaper,
    RatingPaper,
    StancePaper,
)
from facilitator.deciding.results.telling import Speech


class Part(NamedTuple):
    """A name in people's own words, or none; what is said of it in the reader's; its `place` in an order."""

    name: str
    said: str
    place: str = ""


def read_out(paper: Choice, names: Mapping[int, str], speech: Speech) -> list[Part]:
    """Return what is on a paper, with the options by their `names`. A reason is not read out with it."""
    return [*_parts(paper, names, speech)]


def _parts(paper: Choice, names: Mapping[int, str], speech: Speech) -> Iterator[Part]:
    match paper:
        case MotionPaper(choice):
            yield Part("", speech.term(f"vote.{choice}"))
        case ConsentPaper(choice):
            yield Part("", speech.term(f"consent.{choice}"))
        case GradientsPaper(choice):
            yield Part("", speech.term(f"gradient.{choice}"))
        case ChoicePaper(_, instead) | RankingPaper(_, instead) if instead:
            yield Part("", speech.term(f"instead.{instead}"))
        case ChoicePaper(chosen):
            yield from (Part(names[each], "") for each in chosen)
        case RankingPaper(order):
            yield from _order(order, names, speech)
        case DotsPaper(dots):
            yield from (Part(names[each.option], speech.number(each.dots)) for each in dots)
        case RatingPaper(ratings):
            for rated in ratings:
                marks = {name: getattr(rated, name) for name in CRITERIA}
                given = [
                    f"{speech.term(f'criterion.{n}')} {speech.number(mark)}"
                    for n, mark in marks.items()
                    if mark is not UNSET
                ]
                yield Part(names[rated.option], speech.list(given))
        case StancePaper(stances):
            yield from (Part(names[each.option], speech.term(f"stance.{each.stance}")) for each in stances)


def _order(order: list[Placed], names: Mapping[int, str], speech: Speech) -> Iterator[Part]:
    for each in sorted(order, key=lambda each: (each.place, each.option)):
        yield Part(names[each.option], "", speech.number(each.place))
