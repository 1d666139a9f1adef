"""What all readers share: a text from bytes, whole numbers from words, papers gathered into piles."""

import io
from collections.abc import Iterator

from facilitator.deciding.methods.boxes import Approval, Pile, Points, Ranking

MOST_BYTES = 64_000_000  # of a file; a hundred thousand papers take about two million
LONGEST = 4_000_000  # bytes of a line
MOST_OPTIONS = 10_000
MOST_DIGITS = 15


class Broken(ValueError):
    """A file is not what it says it is. `line` counts from 1; the reason is for who reads a command line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line, self.reason = line, reason


class Unwritable(ValueError):
    """A format cannot hold what is in a box. Its words say what it is that it cannot hold."""


def decoded(data: bytes) -> str:
    """Return the text of a file, without the mark that some editors put before it. Raises Broken."""
    if len(data) > MOST_BYTES:
        raise Broken(1, f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    _must_have_lines(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        reason = f"this is not UTF-8 text (byte {data[fault.start]:#04x})"
        raise Broken(line_at(data, fault.start), reason) from fault
    if "\0" in text:
        raise Broken(line_at(data, data.index(b"\0")), "this is not text: there is a zero byte")
    if not text or text.isspace():
        raise Broken(1, "the file is empty")
    return text


def _must_have_lines(data: bytes) -> None:
    start, line = 0, 1
    while len(data) - start > LONGEST:
        end = data.rfind(b"\n", start, start + LONGEST)
        if end < 0:
            raise Broken(line, f"the line is longer than {LONGEST // 1_000_000} MB")
        line += data.count(b"\n", start, end + 1)
        start = end + 1


def line_at(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Return each line without its end, with its number; a line ends as it does on any system."""
    return enumerate((line.rstrip("\n") for line in io.StringIO(text, newline=None)), 1)


def whole(word: str, line: int, what: str, least: int = 0) -> int:
    """Return a number that must be whole and not less than the least. Raises Broken, naming what it is of."""
    number = signed(word, line, what)
    if number < least:
        raise Broken(line, f"{what} is {shown(word)}, and cannot be less than {least}")
    return number


def signed(word: str, line: int, what: str) -> int:
    """Return a whole number, below zero or not. Raises Broken."""
    digits = word.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise Broken(line, f"{what} must be a whole number, and is {shown(word)}")
    if len(digits) > MOST_DIGITS:
        raise Broken(line, f"{what} is too large: {shown(word)}")
    return int(word)


def options(word: str, line: int) -> int:
    """Return how many options there are. Raises Broken for more than any ballot has."""
    count = whole(word, line, "the number of options")
    if count > MOST_OPTIONS:
        raise Broken(line, f"more than {MOST_OPTIONS} options")
    return count


def option(word: str, line: int, count: int) -> int:
    """Return the number of an option of so many. Raises Broken."""
    number = whole(word, line, "the number of an option", least=1)
    if number > count:
        raise Broken(line, f"there is no option {number}: the options are 1 to {count}")
    return number


def shown(word: str) -> str:
    """Return what stands in a file as it is quoted in a message: never long, nothing a terminal obeys."""
    short = word if len(word) <= 40 else f"{word[:40]}…"
    return ascii(short) if not short.isprintable() else f"'{short}'"


def once(numbers: list[int], line: int) -> list[int]:
    """Return the same numbers. Raises Broken if one of them stands there twice."""
    seen = set[int]()
    for number in numbers:
        if number in seen:
            raise Broken(line, f"option {number} stands on this paper twice")
        seen.add(number)
    return numbers


class Gathered:
    """Papers that say the same, and come from the same group, in one pile; piles as they came first."""

    def __init__(self) -> None:
        self._many: dict[tuple[Ranking | Approval | Points, str], int] = {}

    def put(self, paper: Ranking | Approval | Points, many: int = 1, group: str = "") -> None:
        pile = (paper, group)
        self._many[pile] = self._many.get(pile, 0) + many

    @property
    def piles(self) -> list[Pile]:
        return [Pile(paper, many, group) for (paper, group), many in self._many.items()]

    @property
    def total(self) -> int:
        return sum(self._many.values())
