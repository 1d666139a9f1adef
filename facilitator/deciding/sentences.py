"""The rule of a ballot in sentences, made once for every screen and page that shows them."""

from collections.abc import Iterable

from msgspec import Struct

from facilitator.deciding.judging.majorities import Bound, Condition, Quorum
from facilitator.deciding.judging.rules import Consent
from facilitator.deciding.kinds import BallotKind, Rule, Topic

CHOICES = {BallotKind.MOTION: "vote", BallotKind.CONSENT: "consent", BallotKind.GRADIENTS: "gradient"}


class Sentence(Struct, frozen=True):
    """A term by its key, what stands in its places, and the places in which another term stands."""

    key: str
    values: dict[str, str] = {}
    terms: dict[str, str] = {}


def sentences(kind: BallotKind, about: Topic, rule: Rule, options: int) -> list[Sentence]:
    """Say by what a ballot with so many options is judged."""
    said = [Sentence(_rule(kind, about, rule), {"percent": _percent(rule.percent)} if rule.percent else {})]
    if kind in (BallotKind.CHOICE, BallotKind.RANKING):
        said += [*_seats(rule), *_choices(kind, rule, options)]
    said += [_condition(each, CHOICES[kind]) for each in rule.conditions]
    if rule.quorum:
        said.append(Sentence("rule.quorum", {"percent": _percent(rule.quorum)}))
    return said + [sentence for each in rule.quorums for sentence in _quorum(each)]


def _rule(kind: BallotKind, about: Topic, rule: Rule) -> str:
    match kind:
        case BallotKind.MOTION:
            return f"rule.{rule.majority}.{rule.base}"
        case BallotKind.CHOICE | BallotKind.RANKING:
            return f"method.{rule.method}.rule"
        case BallotKind.CONSENT if any(_allows(each) for each in rule.conditions):
            return "rule.consent.some"
        case BallotKind.RATING | BallotKind.DOTS if about is not Topic.CLUSTERS:
            return f"rule.{kind}.other"
    return f"rule.{kind}"


def _allows(condition: Condition) -> bool:
    return condition.choice == Consent.OBJECT and condition.bound is Bound.AT_MOST


def _seats(rule: Rule) -> Iterable[Sentence]:
    yield Sentence("rule.seats", {"seats": str(rule.seats)}) if rule.seats > 1 else Sentence("rule.seats.one")


def _choices(kind: BallotKind, rule: Rule, options: int) -> Iterable[Sentence]:
    """Say how many options go on a paper, as far as that is not any number."""
    least, most = str(rule.least), str(rule.most)
    fewer = 0 < rule.most < options
    if kind is BallotKind.RANKING:
        if fewer:
            yield Sentence("rule.order.most", {"most": most})
        if rule.least > 1:
            yield Sentence("rule.order.least", {"least": least})
    elif rule.least == rule.most:
        yield Sentence("rule.exactly", {"most": most})
    elif rule.least > 1 and fewer:
        yield Sentence("rule.between", {"least": least, "most": most})
    elif rule.least > 1:
        yield Sentence("rule.least", {"least": least})
    elif fewer:
        yield Sentence("rule.most", {"most": most})


def _condition(condition: Condition, prefix: str) -> Sentence:
    choice = {"choice": f"{prefix}.{condition.choice}"}
    if condition.percent:
        key = f"condition.{condition.bound}.{condition.base}"
        return Sentence(key, {"percent": _percent(condition.percent)}, choice)
    return Sentence(f"condition.{condition.bound}.number", {"number": str(condition.number)}, choice)


def _quorum(quorum: Quorum) -> Iterable[Sentence]:
    if quorum.percent:
        yield Sentence(f"quorum.{quorum.heads}.{quorum.base}", {"percent": _percent(quorum.percent)})
    if quorum.number:
        yield Sentence(f"quorum.{quorum.heads}.number", {"number": str(quorum.number)})


def _percent(number: int) -> str:
    return f"{number} %"
