"""Our own JSON: everything that a box holds. docs/counting.md shows one.

A place of an order is the number of an option, or a list of those that share it; an approval is a list of
numbers; points are pairs of an option and its number. Each pile of papers takes a line.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from facilitator.deciding.files.reading import (
    MOST_DIGITS,
    MOST_OPTIONS,
    Broken,
    Gathered,
    line_at,
    once,
)
from facilitator.deciding.methods.boxes import Approval, Box, Form, Points, Ranking

BYTE, FIELD = re.compile(r"\(byte (\d+)\)"), re.compile(r"(?:at `\$\.|unknown field `)(\w+)")


class Document(Struct, forbid_unknown_fields=True):
    """The whole of a file; its papers are looked at one by one."""

    form: Form
    names: list[str]
    papers: list[msgspec.Raw]
    title: str = ""
    seats: int = 1
    withdrawn: list[int] = []
    costs: list[int] = []
    budget: int = 0


class Papers(Struct, forbid_unknown_fields=True):
    """So many papers that say the same."""

    paper: list[Any]
    many: int = 1
    group: str = ""


def read(text: str) -> Box:
    """Return the box that a JSON document of ours holds. Raises Broken."""
    data = text.encode()
    try:
        document = msgspec.json.decode(data, type=Document)
    except (msgspec.DecodeError, RecursionError) as fault:
        raise Broken(_line_of(str(fault), data), f"this is not a box of ours: {fault}") from fault
    return Box(
        document.form,
        _names(document, data),
        _gathered(document, data).piles,
        _number(document.seats, 1, "seats", data),
        document.title,
        frozenset(once(_options(document.withdrawn, document, data), _line_of_key("withdrawn", data))),
        _costs(document, data),
        _number(document.budget, 0, "budget", data),
    )


def _line_of(fault: str, data: bytes) -> int:
    """Return the line of a fault of which msgspec tells the byte, the field, or that more should follow."""
    if found := BYTE.search(fault):
        return line_at(data, int(found[1]))
    if found := FIELD.search(fault):
        return _line_of_key(found[1], data)
    return line_at(data, len(data.rstrip())) if "truncated" in fault else 1


def _line_of_key(key: str, data: bytes) -> int:
    return line_at(data, max(data.find(f'"{key}"'.encode()), 0))


def _names(document: Document, data: bytes) -> list[str]:
    if len(document.names) > MOST_OPTIONS:
        raise Broken(_line_of_key("names", data), f"more than {MOST_OPTIONS} options")
    return document.names


def _number(value: int, least: int, key: str, data: bytes) -> int:
    if not least <= value < 10**MOST_DIGITS:
        raise Broken(_line_of_key(key, data), f"{key} is {value}, and cannot be")
    return value


def _options(numbers: list[int], document: Document, data: bytes) -> list[int]:
    return [_option(number, len(document.names), _line_of_key("withdrawn", data)) for number in numbers]


def _option(value: object, count: int, line: int) -> int:
    if type(value) is not int:
        raise Broken(line, f"the number of an option must be a whole number, and is {value!r:.40}")
    if not 1 <= value <= count:
        raise Broken(line, f"there is no option {value}: the options are 1 to {count}")
    return value


def _costs(document: Document, data: bytes) -> dict[int, int]:
    if document.costs and len(document.costs) != len(document.names):
        reason = f"there are costs for {len(document.costs)} options, and not for {len(document.names)}"
        raise Broken(_line_of_key("costs", data), reason)
    return {option: _number(cost, 0, "costs", data) for option, cost in enumerate(document.costs, 1)}


def _gathered(document: Document, data: bytes) -> Gathered:
    gathered, place = Gathered(), max(data.find(b'"papers"'), 0)
    for raw in document.papers:
        written = bytes(raw)
        place = data.find(written, place)
        try:
            _put(raw, document, gathered)
        except Broken as fault:
            raise Broken(line_at(data, place), fault.reason) from fault
        except (msgspec.DecodeError, RecursionError) as fault:
            raise Broken(line_at(data, place), str(fault)) from fault
        place += len(written)
    return gathered


def _put(raw: msgspec.Raw, document: Document, gathered: Gathered) -> None:
    pile = msgspec.json.decode(raw, type=Papers)
    if not 1 <= pile.many < 10**MOST_DIGITS:
        raise Broken(1, f"the number of papers is {pile.many}, and cannot be")
    paper = READERS[document.form](pile.paper, len(document.names))
    gathered.put(paper, pile.many, pile.group)


def _ranking(written: list[Any], count: int) -> Ranking:
    places = [place if isinstance(place, list) else [place] for place in written]
    if not all(places):
        raise Broken(1, "a place on this paper is empty")
    numbers = [[_option(number, count, 1) for number in place] for place in places]
    once([number for place in numbers for number in place], 1)
    return tuple(frozenset(place) for place in numbers)


def _approval(written: list[Any], count: int) -> Approval:
    return frozenset(once([_option(number, count, 1) for number in written], 1))


def _points(written: list[Any], count: int) -> Points:
    for pair in written:
        if not (isinstance(pair, list) and len(pair) == 2 and type(pair[1]) is int):
            raise Broken(1, "points are pairs of an option and a whole number")
        if abs(pair[1]) >= 10**MOST_DIGITS:
            raise Broken(1, "the number of points is too large")
    once([_option(number, count, 1) for number, _ in written], 1)
    return tuple(sorted((number, points) for number, points in written))


READERS: dict[Form, Callable[[list[Any], int], Ranking | Approval | Points]] = {
    Form.RANKING: _ranking,
    Form.APPROVAL: _approval,
    Form.POINTS: _points,
}


def write(box: Box) -> str:
    """Return a box as a JSON document of ours."""
    head = {
        "form": str(box.form),
        "title": box.title,
        "names": box.names,
        "seats": box.seats,
        "withdrawn": sorted(box.withdrawn),
        "costs": [box.costs[option] for option in sorted(box.costs)],
        "budget": box.budget,
    }
    lines = [f"{json.dumps(key)}: {_said(value)}" for key, value in head.items()]
    papers = ",\n".join(
        _said({"many": pile.many, "group": pile.group, "paper": _written(pile.paper, box.form)})
        for pile in box.piles
    )
    return "{\n" + ",\n".join([*lines, f'"papers": [\n{papers}\n]']) + "\n}\n"


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _written(paper: Ranking | Approval | Points, form: Form) -> list[Any]:
    if form is not Form.RANKING:
        return sorted(paper)
    return [
        sorted(place) if len(place) > 1 else min(place) for place in paper if isinstance(place, frozenset)
    ]
