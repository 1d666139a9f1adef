"""What an agenda consists of, when it is complete, and how it is written down. No database, no Flask."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

# The fields of each thing, each with the number of graphemes that fit.
AGENDA_FIELDS = {"title": 300, "focus": 300, "owner": 300, "follow_up": 10}
PARAGRAPH_FIELDS = {"words": 500}
ITEM_FIELDS = {
    "title": 120,
    "problem": 600,
    "outcome": 600,
    "indicator_name": 300,
    "indicator_baseline": 300,
    "indicator_baseline_year": 4,
    "indicator_target": 300,
    "indicator_target_year": 4,
    "indicator_verification": 300,
    "resources": 300,
    "assumptions": 300,
    "target_groups": 300,
}
ACTION_FIELDS = {"text": 400, "lead": 300, "partners": 300, "start": 7, "end": 7, "place": 300}
CHOICES = {"perspectives": 5, "references": 12}  # how many keys may be chosen

PARAGRAPHS = 30  # at most, in a preamble
ITEMS = 8  # at most
ACTIONS = 12  # at most, in one item
PARTS = ("problem", "outcome", "action", "lead", "date", "indicator")  # what an item needs to be adopted

EXACT = 2**53  # beyond it, JSON's numbers are not the same for every program
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
SHAPES = {
    "follow_up": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "start": MONTH,
    "end": MONTH,
    "indicator_baseline_year": re.compile(r"\d{4}"),
    "indicator_target_year": re.compile(r"\d{4}"),
}


def fields_of(item: int | None, action: int | None, paragraph: int | None) -> dict[str, int]:
    """Return the fields of the part of an agenda that these ids name; without any, those of the agenda."""
    if paragraph:
        return PARAGRAPH_FIELDS
    return ACTION_FIELDS if action else ITEM_FIELDS if item else AGENDA_FIELDS


def well_formed(field: str, words: str) -> bool:
    """Say whether a date or a year is one (2021-06-30, 2021-06, 2021); other fields take any words."""
    shape = SHAPES.get(field)
    return not words or shape is None or shape.fullmatch(words) is not None


def completeness(fields: Mapping[str, str], actions: Iterable[Mapping[str, str]]) -> list[str]:
    """Say which of PARTS an item still lacks. Lead and date must be those of one and the same action."""
    filled = {
        "problem": fields.get("problem"),
        "outcome": fields.get("outcome"),
        "indicator": fields.get("indicator_name"),
        **_best(actions),
    }
    return [part for part in PARTS if not filled[part]]


def _best(actions: Iterable[Mapping[str, str]]) -> dict[str, str | None]:
    """Return the action that lacks the least."""
    parts = [
        {"action": action.get("text"), "lead": action.get("lead"), "date": action.get("end")}
        for action in actions
        if action.get("text")
    ]
    nothing: dict[str, str | None] = {"action": None, "lead": None, "date": None}
    return max([nothing, *parts], key=lambda part: sum(1 for words in part.values() if words))


def kept_enough(kept: int, there: int) -> bool:
    """Three to five groups of ideas go on; where there are fewer than three, all of them."""
    return kept == there if there < 3 else 3 <= kept <= 5


def lettered(paragraphs: Iterable[str]) -> list[dict[str, str]]:
    """Letter the paragraphs of a preamble (a), (b): each is one line, and empty ones are left out."""
    lines = [" ".join(words.split("\n")).strip() for words in paragraphs]
    return [{"letter": letter(place), "words": line} for place, line in enumerate(filter(None, lines))]


def letter(place: int) -> str:
    """a … z, aa, ab …"""
    first, last = divmod(place, 26)
    return (letter(first - 1) if first else "") + ascii_lowercase[last]


def numbered(rows: Sequence[dict[str, Any]], before: str = "") -> list[dict[str, Any]]:
    """Number operative paragraphs from 1, the same in every language; in an item 2 they are 2.1, 2.2."""
    return [{"number": f"{before}{place}", **row} for place, row in enumerate(rows, 1)]


def canonical_json(data: object) -> bytes:
    """Write data down in the one way that any program can repeat (RFC 8785; texts composed, NFC).

    Keys are sorted as UTF-16, there is no space, and the bytes are UTF-8. Raises ValueError for what has no
    single way: fractions, huge numbers, keys that are the same or no texts, halves of surrogates.
    """
    said = json.dumps(_plain(data), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return said.encode("utf-8")


def text_hash(data: object) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical_json(data)).hexdigest()


def _plain(data: object) -> object:
    match data:
        case str():
            return unicodedata.normalize("NFC", data)
        case None | bool():
            return data
        case int() if abs(data) < EXACT:
            return data
        case Mapping():
            return _sorted(data)
        case list() | tuple():
            return [_plain(part) for part in data]
    raise ValueError(f"{type(data).__name__} has no canonical form")


def _sorted(data: Mapping[Any, object]) -> dict[str, object]:
    if not all(isinstance(key, str) for key in data):
        raise ValueError("a key must be a text")
    plain = {unicodedata.normalize("NFC", key): _plain(value) for key, value in data.items()}
    if len(plain) < len(data):
        raise ValueError("two keys are the same")
    return dict(sorted(plain.items(), key=lambda pair: pair[0].encode("utf-16-be")))
