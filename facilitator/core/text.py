"""What people type: counted as they see it, and kept as they typed it."""

import unicodedata
from typing import Annotated

import regex
from flask_babel import lazy_gettext as _l
from msgspec import Meta

from facilitator.errors import Invalid

# No field takes more than this many code points; how many graphemes it takes is said by `clean`.
Words = Annotated[str, Meta(max_length=40_000)]

GRAPHEME = regex.compile(r"\X")
# What leaves a mark on the screen. A sign newer than this Python's tables counts: a new emoji is no silence.
SHOWN = regex.compile(r"[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]")
# Signs that turn what follows around, also in what is not theirs: a line of text knows its direction itself.
TURNING = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
KEPT = {"\n", "\t", "\u200c", "\u200d"}  # joiners belong to emoji and to several scripts


def length(words: str) -> int:
    """Return the number of graphemes: what a reader would count as signs."""
    return sum(1 for _ in GRAPHEME.finditer(words))


def clean(words: str, limit: int, *, required: bool = True) -> str:
    """Return words fit to be kept: composed (NFC), one kind of line end, no control signs, no space around.

    Words of which nothing shows are none. Raises Invalid `empty` or `too_long` (more than `limit` graphemes);
    nothing is ever cut off.
    """
    composed = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    kept = _without_controls(composed).strip() if SHOWN.search(composed) else ""
    if required and not kept:
        # NOTE: Shown at a field that was sent without any words in it.
        raise Invalid("empty", _l("Please write something first."))
    counted = length(kept)
    if counted > limit:
        # NOTE: Shown at a field. Both numbers count signs as a reader sees them.
        said = _l(
            "This is too long: %(counted)s signs, and %(limit)s fit here.", counted=counted, limit=limit
        )
        raise Invalid("too_long", said)
    return kept


def _without_controls(words: str) -> str:
    return "".join(sign for sign in words if sign in KEPT or not _is_control(sign))


def _is_control(sign: str) -> bool:
    return sign in TURNING or unicodedata.category(sign) in ("Cc", "Cs", "Co")
