"""From the papers in the box to a result: each kind by its own rule, once, when the ballot is closed."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET, structs

from facilitator.deciding.box import Paper, papers_of
from facilitator.deciding.boxing import box_of
from facilitator.deciding.election import TOLD, ElectionResult, counted, stored, tallied
from facilitator.deciding.grounding import common_ground
from facilitator.deciding.judging.gradients import gradients
from facilitator.deciding.judging.majorities import Heads
from facilitator.deciding.judging.rules import Consent, Statement, consent, missing_heads, motion
from facilitator.deciding.judging.scores import Marks, dots, rating, ratio
from facilitator.deciding.kinds import BallotKind, Instead
from facilitator.deciding.models import Ballot
from facilitator.deciding.papers import (
    ChoicePaper,
    ConsentPaper,
    DotsPaper,
    GradientsPaper,
    MotionPaper,
    RankingPaper,
    RatingPaper,
    WithReason,
)
from facilitator.deciding.seen import Result


class Counted(NamedTuple):
    """What a ballot came to, as it is stored; of an election also each step, for its protocol."""

    result: dict[str, Any]
    steps: dict[str, Any] | None


def count(ballot: Ballot, order: Sequence[int] = ()) -> Counted:
    """Count a ballot. `order` are the options as a lot drew them, which settles a tie between them."""
    papers = papers_of(ballot)
    if ballot.kind in (BallotKind.CHOICE, BallotKind.RANKING):
        return _elected(ballot, papers, order)
    return Counted(msgspec.to_builtins(result_of(ballot, papers)), None)


def result_of(ballot: Ballot, papers: list[Paper]) -> Result:
    options = [option.id for option in ballot.options]
    choices = [paper.choice for paper in papers]
    rule, entitled, present = ballot.rule, ballot.entitled, ballot.present or 0
    match ballot.kind:
        case BallotKind.RATING:
            rated = [_marks(choice) for choice in choices if isinstance(choice, RatingPaper)]
            return rating(rated, options, entitled)
        case BallotKind.DOTS:
            given = [choice for choice in choices if isinstance(choice, DotsPaper)]
            return dots(
                [{each.option: each.dots for each in paper.dots} for paper in given], options, entitled
            )
        case BallotKind.CONSENT:
            said = [choice.choice for choice in choices if isinstance(choice, ConsentPaper)]
            return consent(said, statements(papers), rule, entitled, present)
        case BallotKind.GRADIENTS:
            steps = [choice.choice for choice in choices if isinstance(choice, GradientsPaper)]
            told = gradients(steps, rule, entitled, present)
            return structs.replace(told, statements=statements(papers))
        case BallotKind.STANCE:
            return common_ground(ballot, papers)
    votes = [choice.choice for choice in choices if isinstance(choice, MotionPaper)]
    return structs.replace(motion(votes, rule, entitled, present), statements=statements(papers))


def _marks(paper: RatingPaper) -> dict[int, Marks]:
    return {
        each.option: (
            None if each.impact is UNSET else each.impact,
            None if each.feasibility is UNSET else each.feasibility,
        )
        for each in paper.ratings
    }


def _elected(ballot: Ballot, papers: list[Paper], order: Sequence[int]) -> Counted:
    choices = [paper.choice for paper in papers]
    rule, options = ballot.rule, ballot.options
    box = box_of(ballot.kind, options, choices, seats=rule.seats, title=ballot.title)
    numbers = {number: option.id for number, option in enumerate(options, 1)}
    drawn = {option: number for number, option in numbers.items()}
    came = counted(box, rule.method, rule.seats, [drawn[each] for each in order])
    said = Counter(choice.instead for choice in choices if isinstance(choice, ChoicePaper | RankingPaper))
    result = ElectionResult(
        method=rule.method,
        seats=came.seats,
        options=tallied(came, numbers),
        sets=[[numbers[each] for each in chosen] for chosen in came.sets[:TOLD]],
        all_sets=came.all_sets and len(came.sets) <= TOLD,
        quota=None if came.quota is None else ratio(Fraction(came.quota)),
        valid=box.cast,
        abstain=said[Instead.ABSTAIN],
        none=said[Instead.NONE],
        cast=len(papers),
        entitled=ballot.entitled,
        quorum_short=_short(ballot, len(papers)),
        statements=statements(papers),
    )
    return Counted(msgspec.to_builtins(result), stored(box, came))


def _short(ballot: Ballot, cast: int) -> int:
    return missing_heads(ballot.rule, Heads({"cast": cast}, ballot.present or 0, ballot.entitled))


def statements(papers: list[Paper]) -> list[Statement]:
    """Reservations first, then objections, each in the order of the roster, which is nobody's in time.

    Of a secret ballot, in the order of the receipts.
    """
    said = [
        Statement(_choice(choice), choice.words, paper.voter_id or 0)
        for paper in papers
        if isinstance(choice := paper.choice, WithReason) and choice.words
    ]
    return sorted(said, key=lambda each: (each.choice == Consent.OBJECT, each.person))


def _choice(paper: WithReason) -> str:
    """Return the choice that a reason stands with, where it is one word."""
    return str(getattr(paper, "choice", ""))
