"""From the papers in the box to a result: each kind by its own rule, once, when the ballot is closed."""

from typing import Any

import msgspec
from msgspec import UNSET

from facilitator.deciding.models import Ballot, Paper
from facilitator.deciding.papers import NEED_WORDS, ConsentPaper, DotsPaper, MotionPaper, RatingPaper
from facilitator.deciding.rules import BallotKind, Consent, Statement, consent, motion
from facilitator.deciding.scores import Marks, dots, rating
from facilitator.deciding.seen import Result


def count(ballot: Ballot) -> dict[str, Any]:
    """Return what a ballot came to, as it is stored. Nothing counts it again."""
    counted: dict[str, Any] = msgspec.to_builtins(_counted(ballot, ballot.papers))
    return counted


def _counted(ballot: Ballot, papers: list[Paper]) -> Result:
    options = [option.id for option in ballot.options]
    choices = [paper.choice for paper in papers]
    match ballot.kind:
        case BallotKind.RATING:
            rated = [_marks(choice) for choice in choices if isinstance(choice, RatingPaper)]
            return rating(rated, options, ballot.entitled)
        case BallotKind.DOTS:
            given = [choice for choice in choices if isinstance(choice, DotsPaper)]
            return dots(
                [{each.option: each.dots for each in paper.dots} for paper in given], options, ballot.entitled
            )
        case BallotKind.CONSENT:
            said = [choice.choice for choice in choices if isinstance(choice, ConsentPaper)]
            return consent(said, _statements(papers), ballot.rule, ballot.entitled)
        case BallotKind.MOTION:
            votes = [choice.choice for choice in choices if isinstance(choice, MotionPaper)]
            return motion(votes, ballot.rule, ballot.entitled)


def _marks(paper: RatingPaper) -> dict[int, Marks]:
    return {
        each.option: (
            None if each.impact is UNSET else each.impact,
            None if each.feasibility is UNSET else each.feasibility,
        )
        for each in paper.ratings
    }


def _statements(papers: list[Paper]) -> list[Statement]:
    """Reservations first, then objections, each in the order of the roster, which is nobody's in time."""
    said = [
        Statement(choice.choice, choice.words, paper.voter_id or 0)
        for paper in papers
        if isinstance(choice := paper.choice, ConsentPaper) and choice.choice in NEED_WORDS
    ]
    return sorted(said, key=lambda each: (each.choice is Consent.OBJECT, each.person))
