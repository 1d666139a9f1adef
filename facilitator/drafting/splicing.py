"""Changing what a document says by as little as possible, and taking words out of a copy of it."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

import regex
from pycrdt import Doc
from pycrdt import Text as SharedText

CLUSTER = regex.compile(r"\X")


def without(update: bytes, clocks: bytes, is_out: Callable[[str], bool]) -> bytes:
    """Return what a client lacks of a document's whole update, without the words of some of its texts.

    Their signs keep their places, as deleted ones do, so that places in other texts are the same.
    """
    copy: Doc[Any] = Doc()
    copy.apply_update(update)
    for field in filter(is_out, list(copy.keys())):
        text = copy.get(field, type=SharedText)
        if len(text):
            del text[0 : len(text)]
    return copy.get_update(clocks) if clocks else copy.get_update()


def splice(old: str, new: str) -> tuple[int, int, str]:
    """Return from where to where (in bytes of UTF-8, as pycrdt counts) `old` is replaced, and by what.

    They are compared sign by sign as a reader sees them: what was typed in parts (jamo) stays its writer's.
    """
    before, after = CLUSTER.findall(old), CLUSTER.findall(new)
    same = [normalize("NFC", a) == normalize("NFC", b) for a, b in zip(before, after, strict=False)]
    head = same.index(False) if False in same else len(same)
    rest = zip(before[head:][::-1], after[head:][::-1], strict=False)
    alike = [normalize("NFC", a) == normalize("NFC", b) for a, b in rest]
    tail = alike.index(False) if False in alike else len(alike)
    start = len("".join(before[:head]).encode())
    gone = "".join(before[head : len(before) - tail])
    return start, start + len(gone.encode()), "".join(after[head : len(after) - tail])
