"""What may be put into a ballot box: the papers of each kind, and which of them are good."""

from collections.abc import Collection, Iterable
from typing import Annotated

import msgspec
from flask_babel import lazy_gettext as _l
from msgspec import UNSET, Meta, Struct, UnsetType

from facilitator.core.text import Words, clean
from facilitator.deciding.rules import BallotKind, Consent, Rule, Vote
from facilitator.errors import Invalid

LONGEST_REASON = 500  # graphemes
NEED_WORDS = (Consent.RESERVATION, Consent.OBJECT)

Mark = Annotated[int, Meta(ge=1, le=5)]


class Rating(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One option's impact and feasibility from 1 to 5; what is left out is not rated."""

    option: int
    impact: Mark | UnsetType = UNSET
    feasibility: Mark | UnsetType = UNSET


class Dots(Struct, frozen=True, forbid_unknown_fields=True):
    option: int
    dots: Annotated[int, Meta(ge=1)]


class RatingPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="rating"):
    ratings: Annotated[list[Rating], Meta(max_length=200)]


class DotsPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="dots"):
    dots: Annotated[list[Dots], Meta(max_length=200)]


class ConsentPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="consent"):
    """A choice; a reservation and an objection say why."""

    choice: Consent
    words: Words = ""


class MotionPaper(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="motion"):
    choice: Vote


Choice = RatingPaper | DotsPaper | ConsentPaper | MotionPaper
KINDS: dict[type[Struct], BallotKind] = {
    RatingPaper: BallotKind.RATING,
    DotsPaper: BallotKind.DOTS,
    ConsentPaper: BallotKind.CONSENT,
    MotionPaper: BallotKind.MOTION,
}


def good(choice: Choice, kind: BallotKind, options: Collection[int], rule: Rule) -> Choice:
    """Return a paper that may be counted in such a ballot. Raises Invalid, saying what is wrong with it."""
    if KINDS[type(choice)] is not kind:
        # NOTE: Shown when a vote of another kind (such as dots for a rating) was sent.
        raise Invalid("other_kind", _l("This is not a vote of the kind that is asked here."))
    match choice:
        case RatingPaper(ratings):
            _known((rating.option for rating in ratings), options)
            return RatingPaper(_filled(ratings))
        case DotsPaper(dots):
            _known((each.option for each in dots), options)
            _affordable(dots, rule)
        case ConsentPaper():
            return _reasoned(choice)
    return choice


def _known(chosen: Iterable[int], options: Collection[int]) -> None:
    seen: set[int] = set()
    for option in chosen:
        if option not in options:
            # NOTE: Shown when a vote names something that this ballot does not ask about.
            raise Invalid("no_such_option", _l("This vote names something that is not on the ballot."))
        if option in seen:
            # NOTE: Shown when a vote names the same thing twice.
            raise Invalid("option_twice", _l("This vote names the same thing twice."))
        seen.add(option)


def _filled(ratings: list[Rating]) -> list[Rating]:
    rated = [r for r in ratings if r.impact is not UNSET or r.feasibility is not UNSET]
    if not rated:
        raise Invalid("empty_paper", NOTHING_CHOSEN)
    return rated


def _affordable(dots: list[Dots], rule: Rule) -> None:
    if not dots:
        raise Invalid("empty_paper", NOTHING_CHOSEN)
    if max(each.dots for each in dots) > rule.cap:
        # NOTE: Shown when somebody put more dots on one thing than allowed.
        raise Invalid("over_cap", _l("At most %(cap)s dots fit on one group.", cap=rule.cap))
    if sum(each.dots for each in dots) > rule.budget:
        # NOTE: Shown when somebody gave more dots than they have.
        raise Invalid("over_budget", _l("You have %(budget)s dots in all.", budget=rule.budget))


def _reasoned(paper: ConsentPaper) -> ConsentPaper:
    """A reservation and an objection say why; the other choices carry no words."""
    if paper.choice not in NEED_WORDS:
        return ConsentPaper(paper.choice)
    words = clean(paper.words, LONGEST_REASON, required=False)
    if not words:
        # NOTE: Shown at the field for the reason of a reservation or an objection.
        raise Invalid("no_reason", _l("Please say why, so that the others can answer."))
    return ConsentPaper(paper.choice, words)


# NOTE: Shown when a vote was sent in which nothing is chosen.
NOTHING_CHOSEN = _l("Please choose something first; nothing was sent.")


def kept(choice: Choice) -> dict[str, object]:
    """Return a paper as it lies in the box."""
    paper: dict[str, object] = msgspec.to_builtins(choice)
    return paper


def read(paper: dict[str, object]) -> Choice:
    choice: Choice = msgspec.convert(paper, Choice)
    return choice
