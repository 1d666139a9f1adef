"""The result of a count for JSON, as `facilitator count --json` gives it: see docs/counting.md."""

import json
from fractions import Fraction
from typing import Any

from facilitator.deciding.methods import Box, Form, Result
from facilitator.deciding.methods.boxes import Number
from facilitator.deciding.methods.results import Round, Tie, said

PLACES = 100_000


def answer(box: Box, result: Result) -> dict[str, Any]:
    """Return a result in numbers and words that JSON holds. Numbers are exact: 3, or "7/2"."""
    return {
        "method": result.method,
        "title": box.title,
        "seats": result.seats,
        "names": box.names,
        "withdrawn": sorted(box.withdrawn),
        "cast": box.cast,
        "valid": valid(box),
        "quota": None if result.quota is None else said(result.quota),
        "elected": result.elected,
        "sets": result.sets,
        "all_sets": result.all_sets,
        "ties": [_tie(tie) for tie in result.ties],
        "rounds": [_round(each) for each in result.rounds],
    }


def valid(box: Box) -> int:
    """Return how many papers can be counted: an order must name an option that stands."""
    if box.form is not Form.RANKING:
        return box.cast
    standing = frozenset(box.options)
    orders = ((pile.many, pile.paper) for pile in box.piles if isinstance(pile.paper, tuple))
    return sum(many for many, order in orders if any(standing.intersection(place) for place in order))


def written(told: dict[str, Any]) -> str:
    """Return an answer as JSON, a line for each key, and for each round, tie and set."""
    return "{\n" + ",\n".join(f" {_json(key)}: {_lines(value)}" for key, value in told.items()) + "\n}"


def _lines(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], list | dict):
        return "[\n" + ",\n".join(f"  {_json(each)}" for each in value) + "\n ]"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "round": tie.round,
        "stake": str(tie.stake),
        "options": tie.options,
        "taken": tie.taken,
        "by": str(tie.by),
    }


def _round(each: Round) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "about": each.about,
        "tallies": {str(option): said(number) for option, number in each.tallies.items()},
        "numbers": {name: said(number) for name, number in each.numbers.items()},
        "elected": each.elected,
        "excluded": each.excluded,
    }


def shown(number: Number) -> str:
    """Return a number for reading, exactly: 3.5 where five decimals suffice, else 7/3."""
    exact = Fraction(number)
    if PLACES % exact.denominator:
        return f"{exact.numerator:,}/{exact.denominator:,}"
    whole, part = divmod(abs(exact.numerator) * (PLACES // exact.denominator), PLACES)
    return f"{'-' * (exact < 0)}{whole:,}{f'.{part:05}'.rstrip('0') if part else ''}"
