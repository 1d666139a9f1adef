"""Counting a box once more, and comparing with what was stored when it was closed."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from facilitator.deciding.box import Paper, papers_of
from facilitator.deciding.checking import good
from facilitator.deciding.counting import count
from facilitator.deciding.election import ElectionResult, elected
from facilitator.deciding.methods.boxes import Unfit
from facilitator.deciding.models import Ballot
from facilitator.errors import Invalid

NONE = "nothing"


class Difference(Struct, frozen=True):
    """Where something is not as it was told: what was, and what comes out now."""

    where: str
    told: Any
    found: Any


def differences(ballot: Ballot) -> list[Difference]:
    """Count the papers of a closed ballot again, by the same rule and a drawn order; return what differs."""
    papers = papers_of(ballot)
    spoilt = [*_spoilt(ballot, papers)]
    if spoilt:
        return spoilt  # papers that nobody could have put in are not counted
    try:
        result, steps = count(ballot)
    except Unfit as fault:
        return [Difference("count", "counted", str(fault))]
    found = [
        *_compared("papers", ballot.cast, len(papers)),
        *_compared("result", ballot.result_kept, result),
        *_compared("count", ballot.count_kept, steps),
    ]
    return [*found, *_drawn(ballot)]


def _spoilt(ballot: Ballot, papers: Sequence[Paper]) -> Iterator[Difference]:
    """Yield the papers that this ballot could not have taken."""
    options, rule = [option.id for option in ballot.options], ballot.rule
    for paper in papers:
        where = f"paper {paper.receipt}"
        try:
            good(paper.choice, ballot.kind, options, rule)
        except msgspec.ValidationError as fault:
            yield Difference(where, "a vote", str(fault))
        except Invalid as fault:
            yield Difference(where, "a vote", f"{fault.code}: {fault.message}")


def _drawn(ballot: Ballot) -> list[Difference]:
    """Compare whom the drawn order elects with whom it was said to."""
    settled = ballot.settled
    if settled is None or not settled.order:
        return []
    result = msgspec.convert(count(ballot, settled.order).result, ElectionResult)
    return [*_compared("settled.elected", settled.elected, [each.option for each in elected(result)])]


def _compared(where: str, told: Any, found: Any) -> Iterator[Difference]:
    """Yield each place in which two values that JSON holds are not the same."""
    if told == found:
        return
    if isinstance(told, dict) and isinstance(found, dict):
        for key in {**told, **found}:
            yield from _compared(f"{where}.{key}", _in(told, key), _in(found, key))
    elif isinstance(told, list) and isinstance(found, list) and len(told) == len(found):
        for place, (one, other) in enumerate(zip(told, found, strict=True), 1):
            yield from _compared(f"{where}[{place}]", one, other)
    else:
        yield Difference(where, told, found)


def _in(told: dict[str, Any], key: str) -> Any:
    """Return what stands under a key; an older program left out what is nothing, and this one says so."""
    value = told.get(key)
    return NONE if value is None else value
