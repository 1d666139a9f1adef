"""Which papers are good: of the kind that is asked, about what is asked, within what the rule allows."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TypeVar

from flask_babel import lazy_gettext as _l
from msgspec import UNSET, Struct, structs

from facilitator.core.text import clean
from facilitator.deciding.judging.gradients import Gradient
from facilitator.deciding.judging.ground import Stance
from facilitator.deciding.judging.rules import Consent
from facilitator.deciding.kinds import BallotKind, Instead, Reasons, Rule
from facilitator.deciding.papers import (
    KINDS,
    Choice,
    ChoicePaper,
    ConsentPaper,
    Dots,
    DotsPaper,
    GradientsPaper,
    Placed,
    RankingPaper,
    Rating,
    RatingPaper,
    StancePaper,
    Stood,
    WithReason,
)
from facilitator.errors import Invalid

LONGEST_REASON = 500  # graphemes
NEED_WORDS = (
    Consent.RESERVATION,
    Consent.OBJECT,
    Gradient.RESERVATIONS,
    Gradient.MORE_DISCUSSION,
    Gradient.DISAGREE,
    Gradient.VETO,
)
SHARED_PLACES = ("borda", "schulze")  # the methods that count orders with equal places
Named = TypeVar("Named", int, Placed)

# NOTE: Shown when a vote was sent in which nothing is chosen.
NOTHING_CHOSEN = _l("Please choose something first; nothing was sent.")


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
            return choice
        case ChoicePaper(chosen):
            _known(chosen, options)
            return _reasoned(
                ChoicePaper(sorted(_so_many(choice, chosen, rule)), choice.instead, choice.words), rule
            )
        case RankingPaper(order):
            _known((each.option for each in order), options)
            return _reasoned(_ordered(choice, rule), rule)
        case StancePaper(stances):
            _known((each.option for each in stances), options)
            return StancePaper(_stood(stances))
    return _reasoned(choice, rule)


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
        raise Invalid("over_cap", _l("At most %(cap)s dots fit on one option.", cap=rule.cap))
    if sum(each.dots for each in dots) > rule.budget:
        # NOTE: Shown when somebody gave more dots than they have.
        raise Invalid("over_budget", _l("You have %(budget)s dots in all.", budget=rule.budget))


def _so_many(paper: ChoicePaper | RankingPaper, chosen: list[Named], rule: Rule) -> list[Named]:
    """Return what is chosen, if it is as many as the rule asks for; nothing, if something is said instead."""
    if paper.instead:
        _must_allow(paper.instead, bool(chosen), rule)
        return []
    if not chosen:
        raise Invalid("empty_paper", NOTHING_CHOSEN)
    if len(chosen) < rule.least:
        # NOTE: Shown when somebody chose fewer options than a ballot asks for.
        raise Invalid("too_few", _l("Please choose at least %(least)s.", least=rule.least))
    if len(chosen) > rule.most:
        # NOTE: Shown when somebody chose more options than a ballot allows.
        raise Invalid("too_many", _l("Please choose at most %(most)s.", most=rule.most))
    return chosen


def _must_allow(instead: Instead, chosen: bool, rule: Rule) -> None:
    if instead not in rule.instead:
        # NOTE: Shown when somebody abstained, or chose "none of these", where the ballot does not have it.
        raise Invalid("not_offered", _l("This ballot does not offer that."))
    if chosen:
        # NOTE: Shown when somebody chose options and, in the same vote, said that they choose none.
        raise Invalid("both", _l("Choose options, or none of them: not both."))


def _ordered(paper: RankingPaper, rule: Rule) -> RankingPaper:
    """Return an order whose places are 1, 2, 3 …, sorted; equal places only where the method counts them."""
    order = sorted(_so_many(paper, paper.order, rule), key=lambda each: (each.place, each.option))
    shared = Counter(each.place for each in order)
    if rule.method not in SHARED_PLACES and len(shared) < len(order):
        # NOTE: Shown when two options have the same place in somebody's order.
        raise Invalid(
            "same_place", _l("Two options have the same place. Each needs a place of its own here.")
        )
    if [*shared] != _places(shared):
        # NOTE: Shown when an order has, say, a first and a third place, and nothing in the second.
        raise Invalid("gap", _l("A place in the order is empty: number the places 1, 2, 3 and so on."))
    return structs.replace(paper, order=order)


def _places(shared: Counter[int]) -> list[int]:
    return [*range(1, len(shared) + 1)]


def _stood(stances: list[Stood]) -> list[Stood]:
    """Return the stances with reasons where somebody disagrees; the others carry no words."""
    if not stances:
        raise Invalid("empty_paper", NOTHING_CHOSEN)
    return [
        Stood(each.option, each.stance, clean(each.words, LONGEST_REASON, required=False))
        if each.stance is Stance.DISAGREE
        else Stood(each.option, each.stance)
        for each in stances
    ]


def _reasoned(paper: WithReason, rule: Rule) -> WithReason:
    """Return a paper with its reason, if it may have one. Raises Invalid `no_reason` if it must."""
    if rule.reasons is Reasons.OFF or (rule.reasons is Reasons.OBJECTION and not objects(paper)):
        return structs.replace(paper, words="")
    words = clean(paper.words, LONGEST_REASON, required=False)
    if not words and rule.reasons is not Reasons.OPTIONAL:
        # NOTE: Shown at the field for the reason of a vote, for example of an objection.
        raise Invalid("no_reason", _l("Please say why, so that the others can answer."))
    return structs.replace(paper, words=words)


def objects(paper: Struct) -> bool:
    """Say whether a paper asks for an answer, so that it may need a reason."""
    return isinstance(paper, ConsentPaper | GradientsPaper) and paper.choice in NEED_WORDS
