"""What a declaration says, and how it is sealed. No database, no clock, no Flask."""

import hashlib
from collections.abc import Mapping
from typing import Any

from facilitator.drafting.rules import canonical_json

FORM = "facilitator declaration 1"
DISCLAIMER = "capacity_building"  # the key of the sentence that stands below every declaration

RESERVED = ("reservation", "reservations")  # in a consent, and in one of eight steps

Data = Mapping[str, Any]


def composed(workshop: Data, number: int, text: Data, adoption: Data, references: Mapping[str, str]) -> Data:
    """Return the whole of a declaration as plain data, in the words in which it was adopted.

    `references` gives the title of each reference by its key, so that the declaration explains itself.
    """
    head = {key: text[key] for key in ("country", "title", "focus", "preamble", "owner", "follow_up")}
    chosen = sorted({key for item in text["items"] for key in item["references"]})
    return {
        "form": FORM,
        "workshop": {key: workshop[key] for key in ("title", "subtitle", "timezone", "note")},
        "date": workshop["date"],
        "language": workshop["language"],
        "number": number,
        **head,
        "operative": text["items"],
        "references": [{"key": key, "title": references.get(key, "")} for key in chosen],
        "adoption": {key: value for key, value in adoption.items() if key != "reservations"},
        "reservations": adoption["reservations"],
        "disclaimer": DISCLAIMER,
    }


def adopted_by(ballot: Data) -> Data:
    """Return how a text was adopted: by which rule, with which count, of how many. Names stay in the room."""
    result = {key: value for key, value in ballot["result"].items() if key not in ("kind", "statements")}
    said = ballot["result"].get("statements", [])
    reservations = [{"words": each["words"]} for each in said if each["choice"] in RESERVED]
    return {
        "kind": ballot["kind"],
        "rule": {key: ballot["rule"][key] for key in ("majority", "base", "quorum")},
        "rules": ballot["rules"],
        "secret": ballot["secret"],
        "text_hash": ballot["text_hash"],
        "result": result,
        "settled": ballot["settled"],
        "reservations": reservations,
    }


def sealed(declaration: Data) -> tuple[bytes, str]:
    """Return the exact bytes of a declaration, and their SHA-256 in hexadecimal."""
    said = canonical_json(declaration)
    return said, hashlib.sha256(said).hexdigest()
