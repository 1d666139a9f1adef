"""The terms that the server and the browser share, by key: kinds, states, perspectives and the like.

A feature gathers its own in its `words.py`; here they come together for the catalogue of the browser.
"""

from typing import Any

from flask_babel import gettext
from msgspec import convert

from facilitator.closing.words import TERMS as CLOSING
from facilitator.deciding.sentences import Sentence
from facilitator.deciding.words import TERMS as DECIDING
from facilitator.drafting.words import TERMS as DRAFTING
from facilitator.evidence.words import TERMS as EVIDENCE
from facilitator.people.words import TERMS as PEOPLE
from facilitator.steering.deeds import TERMS as DEEDS
from facilitator.steering.words import TERMS as STEERING
from facilitator.workshops.words import TERMS as WORKSHOPS

TERMS: dict[str, str] = {
    **WORKSHOPS,
    **PEOPLE,
    **EVIDENCE,
    **DRAFTING,
    **DECIDING,
    **CLOSING,
    **STEERING,
    **DEEDS,
}


def spoken(sentence: Any) -> str:
    """Return a sentence (or one as it was told, a dict) in the reader's language."""
    said = convert(sentence, Sentence, from_attributes=True)
    parts = {place: term(key) for place, key in said.terms.items()}
    return term(said.key) % {**said.values, **parts}


def term(key: str) -> str:
    """Return a term in the reader's language; a key that is no term (a custom one) is its own word."""
    return str(gettext(TERMS[key])) if key in TERMS else key.partition(".")[2] or key
