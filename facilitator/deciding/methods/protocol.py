"""A count in sentences that a reader can follow by hand, in any language. No database, no clock, no Flask."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from babel.lists import format_list
from babel.numbers import format_decimal

from facilitator.deciding.methods.boxes import Box, Number
from facilitator.deciding.methods.results import Result, Round, Tie
from facilitator.deciding.methods.words import SENTENCES

PLACES = 5  # decimals that are told exactly
LONGEST = 10**6  # denominators up to which a fraction is told as it is
TOLD = 20  # sets of winners that are told one by one
AT_ONCE = ("approval", "points", "borda", "pav")  # all seats in one step, so the step comes before its ties


class Tongue:
    """How sentences and numbers are said: `word` translates, `locale` (CLDR) writes numbers and lists."""

    def __init__(self, locale: str = "en", word: Callable[[str], str] = str) -> None:
        self.locale, self.word = locale, word

    def say(self, key: str, **parts: str) -> str:
        return self.word(SENTENCES[key]) % parts

    def list(self, items: Iterable[str]) -> str:
        return format_list([*items], locale=self.locale)

    def number(self, number: Number) -> str:
        """Write a number exactly if five decimals can, else as a fraction and what it is roughly."""
        exact = Fraction(number)
        scaled = exact * 10**PLACES
        rough = self._decimal(round(scaled))
        if scaled.denominator == 1:
            return rough
        if exact.denominator > LONGEST:
            return self.say("rough", rough=rough)
        return self.say("fraction", exact=f"{exact.numerator}/{exact.denominator}", rough=rough)

    def _decimal(self, scaled: int) -> str:
        places = Decimal(scaled).scaleb(-PLACES)
        return format_decimal(places, format="#,##0.#####", locale=self.locale)


def protocol(result: Result, box: Box, tongue: Tongue | None = None) -> list[str]:
    """Return a count's steps, one line each: what was in the box, each round with its ties, and the end."""
    return [*Telling(result, box, tongue or Tongue()).lines()]


class Telling:
    def __init__(self, result: Result, box: Box, tongue: Tongue) -> None:
        self.result, self.box, self.tongue = result, box, tongue

    def lines(self) -> Iterator[str]:
        yield from self._start()
        for place, round_ in enumerate(self.result.rounds):
            ties = [self._tie(tie) for tie in self.result.ties if tie.round == place]
            told = [*self._round(round_)]
            yield from [*told, *ties] if self.result.method in AT_ONCE else [*ties, *told]
        yield from self._end()

    def names(self, options: Iterable[int]) -> str:
        return self.tongue.list(self.box.names[option - 1] for option in options)

    def tallies(self, tallies: Mapping[int, Number]) -> str:
        say, number = self.tongue.say, self.tongue.number
        parts = [say("tally", option=self.names([o]), number=number(tally)) for o, tally in tallies.items()]
        return "; ".join(parts)

    def _start(self) -> Iterator[str]:
        papers, say = self.tongue.number(self.box.cast), self.tongue.say
        if self.box.costs and self.result.method.startswith("shares"):
            yield say("start.priced", papers=papers, budget=self.tongue.number(self.box.budget))
        else:
            yield say("start", papers=papers, seats=self.tongue.number(self.result.seats))
        if self.box.withdrawn:
            yield say("start.withdrawn", options=self.names(sorted(self.box.withdrawn)))
        yield say(self._rule())
        if self.result.method == "stv" and self.result.quota is not None:
            yield self._quota(self.result.quota)

    def _rule(self) -> str:
        if not self.result.method.startswith("shares"):
            return f"rule.{self.result.method}"
        by_cost = any(round_.kind == "shares.cost" for round_ in self.result.rounds)
        return "rule.shares.cost" if by_cost else "rule.shares.count"

    def _quota(self, quota: Number) -> str:
        valid = sum(self.result.rounds[0].tallies.values())
        number = self.tongue.number
        parts = number(self.result.seats + 1)
        return self.tongue.say("stv.quota", papers=number(valid), parts=parts, quota=number(quota))

    def _round(self, round_: Round) -> Iterator[str]:
        if round_.kind == "shares.purse" and self._is_raised(round_):
            yield self.tongue.say("shares.raised", budget=self.tongue.number(self.box.budget))
        if round_.kind == "pav.score":
            yield from self._shared_out(round_)
        if round_.kind == "pav.instead" and not round_.tallies:
            return
        parts = {name: self.tongue.number(number) for name, number in round_.numbers.items()}
        tallies = self.tallies(round_.tallies)
        yield self.tongue.say(round_.kind, about=self.names(round_.about), tallies=tallies, **parts)
        if round_.kind.startswith("stv") and round_.elected and round_.kind not in ("stv.last", "stv.lead"):
            yield self.tongue.say("stv.elected", options=self.names(round_.elected))

    def _is_raised(self, round_: Round) -> bool:
        return bool(self.box.costs) and round_.numbers["money"] != self.box.budget

    def _shared_out(self, round_: Round) -> Iterator[str]:
        number = self.tongue.number
        counts = {name.removeprefix("with_"): many for name, many in round_.numbers.items() if "_" in name}
        for choices, papers in counts.items():
            yield self.tongue.say("pav.with", choices=number(int(choices)), papers=number(papers))

    def _tie(self, tie: Tie) -> str:
        options = self.names(tie.options)
        if not tie.taken:
            return self.tongue.say("tie.seats", options=options)
        return self.tongue.say(f"tie.{tie.stake}.{tie.by}", options=options, taken=self.names([tie.taken]))

    def _end(self) -> Iterator[str]:
        elected, say = self.result.elected, self.tongue.say
        if not self.result.sets:
            yield say("end", options=self.names(elected)) if elected else say("end.nobody")
            return
        yield say("end.open")
        for winners in self.result.sets[:TOLD]:
            yield f"— {self.names(winners) or say('end.nobody')}"
        if len(self.result.sets) > TOLD or not self.result.all_sets:
            yield say("end.many")
        if elected:
            yield say("end.sure", options=self.names(elected))
