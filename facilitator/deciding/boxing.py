"""The papers of a ballot as a box that methods count and files hold. Who is in it is nowhere."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import repeat

from msgspec import UNSET

from facilitator.deciding.judging.gradients import Gradient
from facilitator.deciding.judging.ground import Stance
from facilitator.deciding.judging.rules import Consent, Vote
from facilitator.deciding.kinds import BallotKind, Instead
from facilitator.deciding.methods import Box, Form, Pile
from facilitator.deciding.methods.boxes import Approval, Points, Ranking
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
from facilitator.deciding.seen import Option

CRITERIA = ("impact", "feasibility")
Said = Approval | Points | Ranking


def box_of(
    kind: BallotKind,
    options: list[Option],
    papers: Iterable[Choice],
    *,
    groups: Iterable[str] = repeat(""),
    seats: int = 1,
    title: str = "",
    say: Callable[[str], str] = str,
) -> Box:
    """Return the box of a ballot, its options numbered from 1 as they stand on the paper.

    Votes and steps of consent are options too, so that every box fits the formats; an option that is rated
    twice, or on which people stand in three ways, makes as many. `groups` says whose each paper is, where
    that is told; `say` gives the words of a term. Abstentions are on no paper.
    """
    number = {option.id: place for place, option in enumerate(options, 1)}
    told = zip(papers, groups, strict=False)
    said = ((paper, group) for each, group in told if (paper := _said(each, number)) is not None)
    piles = [Pile(paper, many, group) for (paper, group), many in Counter(said).items()]
    return Box(FORMS[kind], [*_names(kind, options, say)], piles, max(1, seats), title)


FORMS = {
    BallotKind.RATING: Form.POINTS,
    BallotKind.DOTS: Form.POINTS,
    BallotKind.CONSENT: Form.APPROVAL,
    BallotKind.GRADIENTS: Form.APPROVAL,
    BallotKind.MOTION: Form.APPROVAL,
    BallotKind.CHOICE: Form.APPROVAL,
    BallotKind.RANKING: Form.RANKING,
    BallotKind.STANCE: Form.APPROVAL,
}


def _names(kind: BallotKind, options: list[Option], say: Callable[[str], str]) -> Iterable[str]:
    fixed = {BallotKind.CONSENT: Consent, BallotKind.GRADIENTS: Gradient, BallotKind.MOTION: Vote}
    prefixes = {BallotKind.CONSENT: "consent", BallotKind.GRADIENTS: "gradient", BallotKind.MOTION: "vote"}
    if kind in fixed:
        return [say(f"{prefixes[kind]}.{each}") for each in fixed[kind]]
    if kind is BallotKind.RATING:
        return [f"{option.name} – {say(f'criterion.{each}')}" for option in options for each in CRITERIA]
    if kind is BallotKind.STANCE:
        return [f"{option.name} – {say(f'stance.{each}')}" for option in options for each in Stance]
    return [option.name for option in options]


def _said(paper: Choice, number: dict[int, int]) -> Said | None:
    """Return what a paper says in numbers of options; None where it is not one for the box."""
    match paper:
        case RatingPaper(ratings):
            marks = [
                (2 * number[each.option] - 1 + place, mark)
                for each in ratings
                for place, mark in enumerate((each.impact, each.feasibility))
                if mark is not UNSET
            ]
            return tuple(sorted(marks))
        case DotsPaper(dots):
            return tuple(sorted((number[each.option], each.dots) for each in dots))
        case ConsentPaper(choice) | GradientsPaper(choice) | MotionPaper(choice):
            return frozenset([1 + [*type(choice)].index(choice)])
        case ChoicePaper(chosen, instead):
            return None if instead is Instead.ABSTAIN else frozenset(number[each] for each in chosen)
        case RankingPaper(order, instead):
            return None if instead is Instead.ABSTAIN else _places(order, number)
        case StancePaper(stances):
            return frozenset(3 * number[s.option] - 2 + [*Stance].index(s.stance) for s in stances)


def _places(order: list[Placed], number: dict[int, int]) -> Ranking:
    places = sorted({each.place for each in order})
    return tuple(frozenset(number[each.option] for each in order if each.place == place) for place in places)
