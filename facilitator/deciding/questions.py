"""What a facilitator may ask, and the rule that follows from it: what cannot fit is refused here."""

from math import comb
from typing import Annotated

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct, structs

from facilitator.core.commands import Id
from facilitator.core.text import Words, clean
from facilitator.deciding.judging.gradients import Gradient
from facilitator.deciding.judging.majorities import (
    Base,
    Condition,
    Majority,
    Quorum,
    fits,
    fits_condition,
    fits_quorum,
)
from facilitator.deciding.judging.rules import Consent, Vote
from facilitator.deciding.kinds import BallotKind, Cut, Instead, Reasons, Rule, Topic, Voters
from facilitator.deciding.methods import METHODS, Form
from facilitator.errors import Invalid

LONGEST_TITLE = 200  # graphemes
LONGEST_EXPLANATION = 1000
MOST_ASKED = 50  # options that a facilitator writes
MOST_STAYING = 300  # options that a later round is asked among: as many as a team may have groups of ideas
LONGEST_MINUTES = 24 * 60
MOST_SETS = 20_000  # that proportional approval weighs, in half a second at most: all others wait so long

NATURAL = {
    Majority.SIMPLE: Base.YES_NO,
    Majority.TWO_THIRDS: Base.YES_NO,
    Majority.ABSOLUTE: Base.ENTITLED,
    Majority.THREE_QUARTERS: Base.YES_NO,
    Majority.UNANIMITY: Base.YES_NO,
    Majority.PERCENT: Base.YES_NO,
}
NAMED = (BallotKind.CONSENT, BallotKind.GRADIENTS, BallotKind.STANCE)  # the others are secret
ANSWERED = (BallotKind.CONSENT, BallotKind.GRADIENTS)  # an objection says why
ELECTING = {BallotKind.CHOICE: Form.APPROVAL, BallotKind.RANKING: Form.RANKING}
USUAL = {BallotKind.CHOICE: "approval", BallotKind.RANKING: "schulze"}
CHOICES = {BallotKind.MOTION: Vote, BallotKind.CONSENT: Consent, BallotKind.GRADIENTS: Gradient}
ABOUT = {
    BallotKind.RATING: (Topic.CLUSTERS, Topic.QUESTION),
    BallotKind.DOTS: (Topic.CLUSTERS, Topic.QUESTION, Topic.DECLARATIONS),
    BallotKind.CONSENT: (Topic.TEXT, Topic.ITEM, Topic.QUESTION),
    BallotKind.GRADIENTS: (Topic.TEXT, Topic.ITEM, Topic.QUESTION),
    BallotKind.MOTION: (Topic.TEXT, Topic.ITEM, Topic.QUESTION),
    BallotKind.CHOICE: (Topic.QUESTION, Topic.CLUSTERS, Topic.AMENDMENTS, Topic.DECLARATIONS),
    BallotKind.RANKING: (Topic.QUESTION, Topic.CLUSTERS, Topic.AMENDMENTS, Topic.DECLARATIONS),
    BallotKind.STANCE: (Topic.QUESTION, Topic.CLUSTERS, Topic.ITEMS, Topic.DECLARATIONS),
}
# NOTE: Shown to a facilitator who wrote, or chose, the same option twice.
REPEATED = _l("Two options say the same.")
# NOTE: Shown to a facilitator who wants to elect more options than there are, or to choose among only one.
TOO_FEW = _l("There are fewer options than this vote needs.")
Percent = Annotated[int, Meta(ge=0, le=100)]
Few = Annotated[int, Meta(ge=0, le=50)]


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """What to ask, and by which rule; most of it is for some kinds only, and has a natural answer.

    Of one `team`, or (without one) of every team that can be asked, or of everybody, or of one person for
    each country (`voters`; `delegates` says who they are where it is not the table's host); on the items of a
    team's draft, also of those who read it now. `about` is what
    the kind is usually about; `options` are written for a question, `item` and `amendments` name what is
    voted on, `clusters` the only groups of ideas of a team that are (none named: all). A majority has its
    natural base; `quorum` is in percent of those entitled, `quorums` and `conditions` are any others.
    `budget` and `cap` are dots for a person, and for one option. A `method` fills `seats`, from papers with
    `least` to `most` options (0: all). Whether it is secret is said once, here; `minutes` is how long it
    stays open (0: until it is closed).
    """

    kind: BallotKind
    team: Id | None = None
    voters: Voters = Voters.TEAM
    delegates: Annotated[list[Id], Meta(max_length=300)] = []
    about: Topic | None = None
    title: Words = ""
    explanation: Words = ""
    options: Annotated[list[Words], Meta(max_length=MOST_ASKED)] = []
    item: Id | None = None
    amendments: Annotated[list[Id], Meta(max_length=MOST_ASKED)] = []
    clusters: Annotated[list[Id], Meta(max_length=MOST_STAYING)] = []
    secret: bool | None = None
    minutes: Annotated[int, Meta(ge=0, le=LONGEST_MINUTES)] = 0
    majority: Majority = Majority.SIMPLE
    base: Base | None = None
    percent: Percent = 0
    quorum: Percent = 0
    conditions: Annotated[list[Condition], Meta(max_length=5)] = []
    quorums: Annotated[list[Quorum], Meta(max_length=5)] = []
    budget: Annotated[int, Meta(ge=1, le=50)] = 5
    cap: Annotated[int, Meta(ge=1, le=50)] = 3
    method: str = ""
    seats: Annotated[int, Meta(ge=1, le=50)] = 1
    least: Few = 1
    most: Few = 0
    instead: Annotated[list[Instead], Meta(max_length=2)] = []
    reasons: Reasons | None = None
    cut: Cut = Cut.PERSPECTIVE


def about_of(ask: Question) -> Topic:
    """Return what is voted on. Raises Invalid `about_unfit` for what this kind of ballot is never about."""
    about = ask.about or ABOUT[ask.kind][0]
    if about not in ABOUT[ask.kind]:
        # NOTE: Shown to a facilitator who, say, wants to put dots on a text.
        raise Invalid("about_unfit", _l("This kind of vote cannot be about that."))
    if ask.voters is Voters.READERS and about is not Topic.ITEMS:
        # NOTE: Shown to a facilitator who asks those who read a draft about something else than its items.
        raise Invalid("not_for_readers", _l("Those who read a draft can be asked about its items only."))
    return about


def is_secret(ask: Question) -> bool:
    return ask.kind not in NAMED if ask.secret is None else ask.secret


def options_of(ask: Question) -> list[str]:
    """Return the options that were written. Raises Invalid for an empty, a long, or a repeated one."""
    names = [clean(each, LONGEST_TITLE) for each in ask.options]
    if len({name.casefold() for name in names}) < len(names):
        raise Invalid("option_repeated", REPEATED)
    return names


def rule_of(ask: Question) -> Rule:
    """Return the rule that a ballot is opened with. Raises Invalid for one that cannot be counted."""
    if ask.kind is BallotKind.DOTS:
        return Rule(budget=ask.budget, cap=min(ask.cap, ask.budget))
    if ask.kind in ELECTING:
        return _electing(ask)
    if ask.kind in CHOICES:
        return _judging(ask)
    return Rule(cut=ask.cut)


def _judging(ask: Question) -> Rule:
    base = ask.base or NATURAL[ask.majority]
    choices = [str(choice) for choice in CHOICES[ask.kind]]
    if ask.kind is BallotKind.MOTION and not fits(ask.majority, base, ask.percent):
        # NOTE: Shown to a facilitator who asks for a majority of a number that is not there.
        raise Invalid("base_unfit", _l("This majority cannot be counted on this basis."))
    if not all(fits_condition(each, choices) for each in ask.conditions):
        # NOTE: Shown to a facilitator whose condition for a vote asks for something that cannot be.
        raise Invalid("condition_unfit", _l("This condition cannot be asked of this vote."))
    _must_fit(ask.quorums)
    natural = Reasons.OBJECTION if ask.kind in ANSWERED else Reasons.OFF
    return Rule(
        majority=ask.majority,
        base=base,
        quorum=ask.quorum,
        percent=ask.percent,
        conditions=ask.conditions,
        quorums=ask.quorums,
        reasons=ask.reasons or natural,
    )


def _must_fit(quorums: list[Quorum]) -> None:
    if not all(fits_quorum(each) for each in quorums):
        # NOTE: Shown to a facilitator who asks for a quorum of a number that is not there.
        raise Invalid("quorum_unfit", _l("This quorum cannot be counted on this basis."))


def _electing(ask: Question) -> Rule:
    method = ask.method or USUAL[ask.kind]
    known = method in METHODS and ELECTING[ask.kind] in METHODS[method].forms and not METHODS[method].priced
    alone = method == "runoff" or about_of(ask) is Topic.AMENDMENTS  # of several wordings a text says one
    if not known or (alone and ask.seats > 1):
        # NOTE: Shown to a facilitator who asks for a way of counting that does not go with the ballot.
        raise Invalid("method_unfit", _l("This way of counting does not go with this kind of vote."))
    _must_fit(ask.quorums)
    if ask.most and ask.most < max(1, ask.least):
        # NOTE: Shown to a facilitator who asks for, say, at least three and at most two choices.
        raise Invalid("least_over_most", _l("The least number of choices is above the most."))
    return Rule(
        quorum=ask.quorum,
        quorums=ask.quorums,
        method=method,
        seats=ask.seats,
        least=max(1, ask.least),
        most=ask.most,
        instead=ask.instead,
        reasons=ask.reasons or Reasons.OFF,
    )


def fitted(rule: Rule, options: int) -> Rule:
    """Return an election's rule for so many options. Raises Invalid where they are too few, or too many."""
    if options < max(2, rule.seats):
        raise Invalid("too_few_options", TOO_FEW)
    if _is_endless(rule, options):
        # NOTE: Shown to a facilitator whose vote would take too long to count.
        said = _l("There are too many options for this way of counting. Take fewer options or seats.")
        raise Invalid("too_many_options", said)
    most = min(rule.most or options, options)
    if rule.least > most:
        raise Invalid("least_over_most", _l("The least number of choices is above the most."))
    return structs.replace(rule, most=most)


def _is_endless(rule: Rule, options: int) -> bool:
    """Say whether a count could take longer than a second, in which the server does nothing else."""
    if rule.method == "schulze":
        return options > MOST_ASKED
    return rule.method == "pav" and comb(options, min(rule.seats, options // 2)) > MOST_SETS
