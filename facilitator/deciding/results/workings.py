"""The arithmetic of a result, step by step, to be followed by hand in any language. No database, no Flask."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from facilitator.deciding.judging.gradients import ANSWER, CARRY, Gradient, GradientsResult
from facilitator.deciding.judging.ground import GroundResult
from facilitator.deciding.judging.majorities import (
    MORE_THAN,
    SHARES,
    WHOLE,
    Heads,
    Judged,
    Majority,
    Quorum,
    heads_short,
    voters_needed,
)
from facilitator.deciding.judging.rules import Consent, ConsentResult, MotionResult, Vote
from facilitator.deciding.judging.scores import SCALE, DotsResult, Rated, RatingResult, Spread
from facilitator.deciding.kinds import Rule
from facilitator.deciding.results.telling import Speech, exact, margin, stands
from facilitator.deciding.seen import BallotSeen

PREFIXES = {MotionResult: "vote", ConsentResult: "consent", GradientsResult: "gradient"}


def workings(ballot: BallotSeen, speech: Speech) -> list[str]:
    """Return each step of a count that is judged by a rule, or sums up; an election has its own protocol."""
    match ballot.result:
        case MotionResult() as motion:
            return [*_motion(ballot, motion, speech)]
        case ConsentResult() as consent:
            return [*_consent(ballot, consent, speech)]
        case GradientsResult() as steps:
            return [*_gradients(ballot, steps, speech)]
        case DotsResult() as dots:
            return [*_dots(ballot, dots, speech)]
        case RatingResult() as rating:
            return [*_rating(ballot, rating, speech)]
        case GroundResult() as ground:
            return [*_ground(ballot, ground, speech)]
    return []


def _motion(ballot: BallotSeen, motion: MotionResult, speech: Speech) -> Iterator[str]:
    choices = {vote.value: getattr(motion, vote) for vote in Vote}
    heads = Heads(choices, ballot.present or 0, motion.entitled)
    yield from _start(ballot.rule, heads, "vote", speech)
    if motion.cast:
        yield from _majority(ballot.rule, heads, speech)
        yield from _conditions(motion.conditions, "vote", speech)
        if motion.margin is not None:
            yield speech.say("work.needed", needed=speech.number(motion.yes - motion.margin))
        yield from (f"{said}." for said in margin(motion, speech))
    yield speech.say("work.end", verdict=speech.term(f"verdict.{motion.verdict}"))


def _start(rule: Rule, heads: Heads, prefix: str, speech: Speech) -> Iterator[str]:
    """Yield who was there, what was chosen, and each quorum."""
    people = {"entitled": heads.entitled, "present": heads.present, "cast": heads.cast}
    yield speech.say("work.people", **{name: speech.number(many) for name, many in people.items()})
    named = {speech.term(f"{prefix}.{choice}"): many for choice, many in heads.choices.items()}
    yield speech.say("work.counts", tallies=_tallies(named, speech))
    for quorum in [Quorum(percent=rule.quorum), *rule.quorums]:
        yield from _quorum(quorum, heads, speech)


def _tallies(numbers: Mapping[str, int], speech: Speech) -> str:
    return "; ".join(
        speech.say("tally", option=name, number=speech.number(many)) for name, many in numbers.items()
    )


def _quorum(quorum: Quorum, heads: Heads, speech: Speech) -> Iterator[str]:
    number, got = speech.number, heads.of(quorum.heads)
    if quorum.percent:
        share, base = Fraction(quorum.percent, WHOLE), heads.of(quorum.base)
        needed = voters_needed(share, base)
        parts = {"base": number(base), "exact": number(share * base), "percent": f"{quorum.percent} %"}
        said = speech.say("work.quorum.percent", needed=number(needed), got=number(got), **parts)
        yield _judged(said, heads_short(Quorum(quorum.heads, 0, quorum.percent, quorum.base), heads), speech)
    if quorum.number:
        said = speech.say("work.quorum.number", needed=number(quorum.number), got=number(got))
        yield _judged(said, heads_short(Quorum(quorum.heads, quorum.number), heads), speech)


def _judged(said: str, short: int, speech: Speech) -> str:
    end = speech.say("work.short", short=speech.number(short)) if short else speech.say("work.reached")
    return f"{said} {end}"


def _majority(rule: Rule, heads: Heads, speech: Speech) -> Iterator[str]:
    number, base, yes = speech.number, heads.of(rule.base), speech.number(heads.choices["yes"])
    yield speech.say(f"work.base.{rule.base}", base=number(base))
    if rule.majority is Majority.SIMPLE:
        yield speech.say("work.simple", yes=yes, no=number(heads.choices["no"]))
        return
    if rule.majority is Majority.UNANIMITY:
        yield speech.say("work.all", base=number(base), yes=yes)
        return
    share = SHARES.get(rule.majority, Fraction(rule.percent, WHOLE))
    parts = {"base": number(base), "exact": number(share * base), "yes": yes}
    if rule.majority in MORE_THAN:
        yield speech.say("work.more", **parts)
        return
    said = (
        f"{rule.percent} %" if rule.majority is Majority.PERCENT else f"{share.numerator}/{share.denominator}"
    )
    yield speech.say("work.least", share=said, **parts)


def _conditions(conditions: Iterable[Judged], prefix: str, speech: Speech) -> Iterator[str]:
    for each in conditions:
        choice = speech.term(f"{prefix}.{each.condition.choice}")
        numbers = {"limit": speech.number(each.limit), "got": speech.number(each.got)}
        said = speech.say(f"work.{each.condition.bound}", choice=choice, **numbers)
        yield f"{said} – {speech.say('work.kept' if each.holds else 'work.not_kept')}."


def _consent(ballot: BallotSeen, consent: ConsentResult, speech: Speech) -> Iterator[str]:
    choices = {choice.value: getattr(consent, choice) for choice in Consent}
    yield from _start(ballot.rule, Heads(choices, ballot.present or 0, consent.entitled), "consent", speech)
    carry, against = (Consent.SUPPORT, Consent.RESERVATION), (Consent.OBJECT,)
    yield _people("work.behind", "consent", carry, choices, speech)
    if not any(each.condition.choice == Consent.OBJECT for each in consent.conditions):
        yield _people("work.answer", "consent", against, choices, speech)
    yield from _conditions(consent.conditions, "consent", speech)
    yield speech.say("work.end", verdict=speech.term(f"outcome.{consent.outcome}"))


def _people(key: str, prefix: str, chosen: Iterable[str], counts: Mapping[str, int], speech: Speech) -> str:
    names = speech.list(speech.term(f"{prefix}.{choice}") for choice in chosen)
    return speech.say(key, choices=names, people=speech.number(sum(counts[choice] for choice in chosen)))


def _gradients(ballot: BallotSeen, steps: GradientsResult, speech: Speech) -> Iterator[str]:
    choices = {step.value: many for step, many in zip(Gradient, steps.counts, strict=True)}
    yield from _start(ballot.rule, Heads(choices, ballot.present or 0, steps.entitled), "gradient", speech)
    yield _people("work.behind", "gradient", CARRY, choices, speech)
    yield _people("work.answer", "gradient", ANSWER, choices, speech)
    if steps.middle:
        yield speech.say("work.middle", middle=speech.number(exact(steps.middle)))
    yield from _conditions(steps.conditions, "gradient", speech)
    yield speech.say("work.end", verdict=speech.term(f"outcome.{steps.outcome}"))


def _dots(ballot: BallotSeen, dots: DotsResult, speech: Speech) -> Iterator[str]:
    number, names = speech.number, {option.id: speech.option(option) for option in ballot.options}
    yield _base(ballot, dots, speech)
    rule = ballot.rule
    yield speech.say("work.dots.rule", budget=number(rule.budget), cap=number(rule.cap))
    for each in sorted(dots.options, key=lambda each: each.rank):
        people = number(each.people)
        yield speech.say("work.dots", option=names[each.option], dots=number(each.dots), people=people)
    yield speech.say("work.dots.all", dots=number(sum(each.dots for each in dots.options)))


def _base(ballot: BallotSeen, result: DotsResult | RatingResult | GroundResult, speech: Speech) -> str:
    people = {"entitled": result.entitled, "present": ballot.present or 0, "cast": result.cast}
    return speech.say("work.people", **{name: speech.number(many) for name, many in people.items()})


def _rating(ballot: BallotSeen, rating: RatingResult, speech: Speech) -> Iterator[str]:
    names = {option.id: speech.option(option) for option in ballot.options}
    yield _base(ballot, rating, speech)
    for each in sorted(rating.options, key=lambda each: (each.rank is None, each.rank)):
        yield from _rated(each, names[each.option], speech)


def _rated(each: Rated, name: str, speech: Speech) -> Iterator[str]:
    number = speech.number
    yield _mean(each.impact, name, speech.term("criterion.impact"), speech)
    yield _mean(each.feasibility, name, speech.term("criterion.feasibility"), speech)
    impact, feasibility = each.impact.mean, each.feasibility.mean
    if impact and feasibility and each.score:
        parts = {"impact": _fraction(exact(impact)), "feasibility": _fraction(exact(feasibility))}
        score, rank = number(exact(each.score)), number(each.rank or 0)
        yield speech.say("work.score", option=name, score=score, rank=rank, **parts)


def _fraction(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}" if value.denominator > 1 else str(value.numerator)


def _mean(spread: Spread, name: str, criterion: str, speech: Speech) -> str:
    if not spread.mean:
        return speech.say("work.unrated", option=name, criterion=criterion)
    given = [(many, mark) for mark, many in zip(SCALE, spread.counts, strict=True) if many]
    parts = {
        "sum": " + ".join(f"{many} × {mark}" for many, mark in given),
        "total": speech.number(sum(many * mark for many, mark in given)),
        "n": speech.number(spread.n),
        "mean": speech.number(exact(spread.mean)),
    }
    return speech.say("work.mean", option=name, criterion=criterion, **parts)


def _ground(ballot: BallotSeen, ground: GroundResult, speech: Speech) -> Iterator[str]:
    names = {option.id: speech.option(option) for option in ballot.options}
    yield _base(ballot, ground, speech)
    yield speech.say("ground.rule")
    for each in ground.options:
        yield f"{names[each.option]}: {stands(each, ground.cut, speech)}."
    if ground.also:
        cut = ground.also.cut
        for each in ground.also.options:
            yield f"{names[each.option]}, {speech.term(f'cut.{cut}')}: {stands(each, cut, speech)}."
