"""The names that end a BLT file: in quotes, several on a line or not, or bare, a line each; then the title.

Here too is what a name may be where it is written.
"""

import re
from collections.abc import Iterator
from itertools import chain

from facilitator.deciding.files.reading import Broken, Unwritable

QUOTED = re.compile(r'\s*"((?:[^"]|"")*)"(?=\s|$|#|/\*)')
OPENED = re.compile(r'((?:\s*"(?:[^"]|"")*"(?=\s))+)\s*/\*(?!.*\*/)')  # a comment that goes on below
BLOCKS = re.compile(r"(?:\s*/\*.*?\*/)*\s*")
COMMENT = re.compile(r"\s*(?:#.*|/\*.*?\*/)")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
AFTER_TITLE = 2  # Wichmann's programs add a source and a comment, in quotes


def read_names(rest: str, line: int, lines: Iterator[tuple[int, str]], count: int) -> tuple[list[str], str]:
    """Return a name for each option, "" for one without, and the title. Raises Broken for too many.

    The names come first: where there are no more of them than options, there is no title.
    """
    found = list[str]()
    for number, text in _uncommented(chain([(line, rest)], lines)):
        found += _names_on(text, number)
        if len(found) > count + 1 + AFTER_TITLE:
            raise Broken(number, f"there are more names than the {count} options and a title")
    names, title = found[:count], found[count : count + 1]
    return names + [""] * (count - len(names)), title[0] if title else ""


def _uncommented(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something. A comment begins where a name could."""
    inside = False
    for number, line in lines:
        text = line.strip()
        if inside:
            _, end, text = text.partition("*/")
            inside = not end
        text = BLOCKS.sub("", text, count=1)
        if text.startswith("/*"):
            inside, text = True, ""
        if text and not inside and text[0] != "#":
            opened = OPENED.match(text)
            inside = opened is not None
            yield number, opened[1] if opened else text


def _names_on(text: str, line: int) -> list[str]:
    """Return the names on a line: as CSV quotes them, else what stands between the outer quotes."""
    if text[0] != '"':
        return [text]
    names, place = list[str](), 0
    while place < len(text):
        found = QUOTED.match(text, place)
        if found:
            names.append(found[1].replace('""', '"'))
        else:
            found = COMMENT.match(text, place)
        if not found and (names or len(text) < 2 or text[-1] != '"'):
            raise Broken(line, "a name in quotes does not end with a quote")
        if not found:
            return [text[1:-1]]
        place = found.end()
    return names


def one_line(name: str) -> str:
    """Return the same name. Raises Unwritable for one of several lines."""
    if CONTROL.search(name):
        raise Unwritable("a name in this format is one line of text without control characters")
    return name


def plain(name: str) -> str:
    """Return the same name. Raises Unwritable for one that a reader would take for another."""
    if name != name.strip():
        raise Unwritable("a name in this format has no space at its ends")
    return one_line(name)


def quoted(name: str) -> str:
    """Return a name in quotes, with those inside doubled. Raises Unwritable for one of several lines."""
    doubled = one_line(name).replace('"', '""')
    return f'"{doubled}"'
