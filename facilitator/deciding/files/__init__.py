"""Boxes as files, in the formats in which the world exchanges them and in two of our own.

A broken file raises Broken, with its line and a reason; nothing in it is guessed. A box that a format cannot
hold raises Unwritable. Readers put papers that say the same into one pile. No database, no clock, no Flask.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import PurePath

from facilitator.deciding.files import blt, document, pabulib, preflib, sheet
from facilitator.deciding.files.reading import MOST_BYTES, Broken, Unwritable, decoded
from facilitator.deciding.methods.boxes import Box

READERS: dict[str, Callable[[str], Box]] = {
    "blt": blt.read,
    **{kind: partial(preflib.read, suffix=kind) for kind in preflib.KINDS},
    "pb": pabulib.read,
    "csv": sheet.read,
    "json": document.read,
}
WRITERS: dict[str, Callable[[Box], str]] = {
    "blt": blt.write,
    **{kind: partial(preflib.write, kind=kind) for kind in preflib.KINDS},
    "pb": pabulib.write,
    "csv": sheet.write,
    "json": document.write,
}
FORMATS = tuple(READERS)
COMMENT = re.compile(r"\s*(?:#([^\r\n]*)|/\*.*?\*/)", re.DOTALL)
SIGNS = {
    "json": re.compile(r"\s*\{"),
    "pb": re.compile(r"\s*META\s*[\r\n]"),
    "csv": re.compile(r"\s*form[,;\t]"),
    "toi": re.compile(r"\s*\d+[ \t]*[\r\n]+\s*1[ \t]*,"),  # before 2022; the widest kind of an order
    "blt": re.compile(r"\s*\d+\s+\d+(?:\s|$)"),
}


def read(data: bytes, format_: str = "", name: str = "") -> Box:
    """Return the box in a file, of a format that is told, or its name or beginning tells. Raises Broken."""
    text = decoded(data)
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    known = format_ or (suffix if suffix in FORMATS else "") or _looks_like(text)
    return preflib.read(text) if known == "preflib" else READERS[known](text)


def _looks_like(text: str) -> str:
    place = 0
    while comment := COMMENT.match(text, place):
        place = comment.end()
        if re.match(r"\s*(DATA TYPE|NUMBER ALTERNATIVES)\s*:", comment[1] or ""):
            return "preflib"
    for format_, sign in SIGNS.items():
        if sign.match(text, place):
            return format_
    raise Broken(1, f"this begins like none of the formats that are read: {', '.join(FORMATS)}")


def write(box: Box, format_: str) -> bytes:
    """Return a box as a file. Raises Unwritable for what the format cannot hold."""
    return WRITERS[format_](box).encode("utf-8")


__all__ = ["FORMATS", "MOST_BYTES", "Broken", "Unwritable", "read", "write"]
