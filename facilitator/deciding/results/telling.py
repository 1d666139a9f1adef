"""A result in the words of a reader: its verdict, and what things in it are called. No database."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from babel import Locale
from babel.numbers import format_decimal
from flask_babel import ngettext

from facilitator.deciding.election import ElectionResult, elected
from facilitator.deciding.judging.gradients import GradientsResult
from facilitator.deciding.judging.ground import Grounded, GroundResult, Label, Position
from facilitator.deciding.judging.rules import Consent, ConsentResult, MotionResult, Outcome, Verdict
from facilitator.deciding.judging.scores import DotsResult, Dotted, Rated, RatingResult, Ratio
from facilitator.deciding.judging.strata import OTHERS
from facilitator.deciding.kinds import Cut
from facilitator.deciding.methods.protocol import Tongue
from facilitator.deciding.methods.words import SENTENCES as COUNTING
from facilitator.deciding.results.result_words import SENTENCES
from facilitator.deciding.seen import BallotSeen, Option, Way
from facilitator.deciding.words import TERMS
from facilitator.people.words import TERMS as PEOPLE

WORDS = {**COUNTING, **SENTENCES}
NAMES = {**PEOPLE, **TERMS}


class Told(NamedTuple):
    """A verdict: `words` that one reads first, `notes` beside them, and the tone in which it is drawn."""

    words: str
    tone: str
    notes: list[str]


class Speech(Tongue):
    """Says the sentences and the terms of a ballot, and the names of what is on it."""

    def say(self, key: str, **parts: str) -> str:
        return self.word(WORDS[key]) % parts

    def term(self, key: str) -> str:
        return self.word(NAMES[key]) if key in NAMES else key.partition(".")[2] or key

    def option(self, option: Option) -> str:
        """Return what an option is called: a country by its name, words that stand by what they are."""
        if option.country:
            return str(Locale.parse(self.locale).territories.get(option.country, option.country))
        return " ".join(option.name.split()) or self.say("option.item" if option.item else "option.keep")

    def group(self, stratum: str, cut: Cut) -> str:
        if not stratum:
            return self.say("group.none")
        if stratum == OTHERS:
            return self.term("group.others")
        if cut is Cut.COUNTRY:
            return str(Locale.parse(self.locale).territories.get(stratum, stratum))
        return self.term(f"perspective.{stratum}")

    def options(self, ballot: BallotSeen, ids: Iterable[int]) -> str:
        """Return the names of options by their ids, as a list."""
        named = {option.id: self.option(option) for option in ballot.options}
        return self.list(named[each] for each in ids)

    def rounded(self, value: Ratio | None) -> str:
        """Return a fraction with two decimals at most, to be read and not to be reckoned with."""
        if value is None:
            return "–"
        hundredths = round(Fraction(value.numerator * 100, value.denominator))
        return format_decimal(Decimal(hundredths).scaleb(-2), format="#,##0.##", locale=self.locale)


def exact(value: Ratio) -> Fraction:
    return Fraction(value.numerator, value.denominator)


def verdict(ballot: BallotSeen, speech: Speech) -> Told:
    """Return what a counted ballot came to."""
    match ballot.result:
        case MotionResult() as motion:
            return _of_motion(ballot, motion, speech)
        case ConsentResult() as consent:
            return Told(
                speech.term(f"outcome.{consent.outcome}"),
                _tone(consent.outcome),
                _of_consent(consent, speech),
            )
        case GradientsResult() as steps:
            return Told(
                speech.term(f"outcome.{steps.outcome}"), _tone(steps.outcome), _of_gradients(steps, speech)
            )
        case ElectionResult() as election:
            return _of_election(ballot, election, speech)
        case RatingResult(options) | DotsResult(options):
            return _of_ranks(ballot, options, speech)
        case GroundResult(options):
            agreed = sum(each.label is Label.COMMON_GROUND for each in options)
            return Told(_common(agreed, len(options)), "adopted" if agreed else "open", [])
    raise ValueError("this ballot is not counted")


def _common(agreed: int, options: int) -> str:
    # NOTE: Headline of a result: on so many of the options all perspectives agree.
    return str(
        ngettext(
            "Common ground on %(agreed)s of %(n)s option",
            "Common ground on %(agreed)s of %(n)s options",
            options,
            agreed=agreed,
            n=options,
        )
    )


def _of_ranks(ballot: BallotSeen, options: Sequence[Rated | Dotted], speech: Speech) -> Told:
    first = [each.option for each in options if each.rank == 1 and (isinstance(each, Rated) or each.dots)]
    if not first:
        return Told(speech.say("first.none"), "open", [])
    return Told(speech.say("first.place", options=speech.options(ballot, first)), "adopted", [])


def _tone(outcome: Outcome) -> str:
    return "adopted" if outcome is Outcome.ADOPTED else "open"


def _of_motion(ballot: BallotSeen, motion: MotionResult, speech: Speech) -> Told:
    tones = {Verdict.PASS: "adopted", Verdict.FAIL: "refused"}
    tone = tones.get(motion.verdict, "open")
    settled = ballot.settled
    notes = [*margin(motion, speech)]
    if settled:
        notes = [speech.term(f"way.{settled.way}")]
        if settled.way is not Way.AGAIN:
            tone = "adopted" if settled.carried else "refused"
            notes.append(speech.term("verdict.pass" if settled.carried else "verdict.fail"))
    return Told(speech.term(f"verdict.{motion.verdict}"), tone, notes)


def margin(motion: MotionResult, speech: Speech) -> Iterator[str]:
    """Say by how much a motion was carried or missed, where there is something to say."""
    if motion.quorum_short:
        yield missing(motion.quorum_short)
    elif motion.verdict in (Verdict.NO_DECISION, Verdict.TIE):
        return
    elif motion.margin is None:
        yield speech.say("margin.never")
    elif motion.margin == 0:
        yield speech.say("margin.exact")
    elif motion.margin < 0:
        # NOTE: So many more yes votes would have carried it.
        yield ngettext("%(n)s yes short", "%(n)s yes short", -motion.margin, n=-motion.margin)
    else:
        # NOTE: A vote was carried with so many yes to spare.
        yield ngettext(
            "%(n)s yes more than needed", "%(n)s yes more than needed", motion.margin, n=motion.margin
        )


def missing(people: int) -> str:
    # NOTE: A quorum was missed by so many.
    return str(ngettext("%(n)s more person had to vote", "%(n)s more people had to vote", people, n=people))


def answered(people: int) -> str:
    # NOTE: So many people disagree or need more discussion.
    return str(ngettext("%(n)s to answer first", "%(n)s to answer first", people, n=people))


def _of_consent(consent: ConsentResult, speech: Speech) -> list[str]:
    if consent.quorum_short:
        return [missing(consent.quorum_short)]
    if consent.outcome is not Outcome.OBJECTIONS:
        return []
    limits = [each.limit for each in consent.conditions if each.condition.choice == Consent.OBJECT]
    if limits:
        return [speech.say("objections.over", people=speech.number(consent.object - min(limits)))]
    return [answered(consent.object)]


def _of_gradients(steps: GradientsResult, speech: Speech) -> list[str]:
    if steps.quorum_short:
        return [missing(steps.quorum_short)]
    told = [answered(steps.to_answer)] if steps.to_answer else []
    return [*told, *[speech.say("work.splits")] * steps.splits]


def _of_election(ballot: BallotSeen, election: ElectionResult, speech: Speech) -> Told:
    if election.quorum_short:
        return Told(speech.term("verdict.no_quorum"), "open", [missing(election.quorum_short)])
    sure = [each.option for each in elected(election)]
    settled = ballot.settled
    if settled and settled.elected:
        chosen = speech.say("elected", options=speech.options(ballot, settled.elected))
        return Told(chosen, "adopted", [speech.term(f"way.{settled.way}")])
    if election.sets:
        notes = [speech.say("elected.sure", options=speech.options(ballot, sure))] if sure else []
        again = [speech.term(f"way.{settled.way}")] if settled else []
        return Told(speech.say("elected.open"), "open", notes + again)
    if not sure:
        return Told(speech.say("elected.nobody"), "open", [])
    return Told(speech.say("elected", options=speech.options(ballot, sure)), "adopted", [])


def stands(each: Grounded, cut: Cut, speech: Speech) -> str:
    """Return the verdict on one option of a common ground, with whom to ask next, or who says so."""
    asked = [position for position in each.strata if position.stratum in each.weakest]
    match each.label:
        case Label.COMMON_GROUND:
            return speech.say("ground.common_ground")
        case Label.BRIDGE:
            return speech.say(
                "ground.bridge", groups=speech.list(speech.group(p.stratum, cut) for p in asked)
            )
        case Label.CONTESTED:
            against = _shares(
                [(position, position.disagree, position.took) for position in asked], cut, speech
            )
            return speech.say("ground.contested", groups=against)
    voted = _shares([(position, position.took, position.entitled) for position in asked], cut, speech)
    return speech.say("ground.untested", groups=voted) if asked else speech.say("ground.nobody")


def _shares(groups: Sequence[tuple[Position, int, int]], cut: Cut, speech: Speech) -> str:
    number = speech.number
    return speech.list(
        speech.say("ground.share", group=speech.group(each.stratum, cut), n=number(n), of=number(of))
        for each, n, of in groups
    )
