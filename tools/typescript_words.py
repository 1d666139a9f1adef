"""Find the words in TypeScript: t("text" /* note */, …) and tn("one %(n)s", "many %(n)s" /* note */, …)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TEXT = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\$]|\\.|\$(?!\{))*`'
TEXTS = rf"(?:{TEXT})(?:\s*\+\s*(?:{TEXT}))*"
NOTE = r"(?:\s*/\*(?P<note{n}>.*?)\*/)?"
START = r"(?<![\w.$])(?<!function )"
TOKEN = re.compile(
    # A call comes first; what else is named here is only stepped over, in case it looks like one.
    rf"{START}tn\(\s*(?P<one>{TEXTS}){NOTE.format(n=1)}\s*,\s*(?P<many>{TEXTS}){NOTE.format(n=2)}(?=\s*[,)])"
    rf"|{START}t\(\s*(?P<text>{TEXTS}){NOTE.format(n=3)}(?=\s*[,)])"
    rf"|(?P<odd>{START}tn?\()"
    r'|/\*.*?\*/|(?<!:)//[^\n]*|"(?:[^"\\\n]|\\.)*"',
    re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\n)|(.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


@dataclass(frozen=True)
class Call:
    """A text where it stands; `text` is a pair for tn, and None where it is not written out."""

    line: int
    text: str | tuple[str, str] | None
    notes: tuple[str, ...]


def calls(source: str) -> Iterator[Call]:
    """All calls of t and tn in the order in which they stand."""
    for found in TOKEN.finditer(source):
        line = source.count("\n", 0, found.start()) + 1
        notes = tuple(" ".join(note.split()) for note in found.group("note1", "note2", "note3") if note)
        if found["text"]:
            yield Call(line, read(found["text"]), notes)
        elif found["one"]:
            yield Call(line, (read(found["one"]), read(found["many"])), notes)
        elif found["odd"]:
            yield Call(line, None, ())


def read(literals: str) -> str:
    """The text that one literal, or several joined by +, stand for."""
    return "".join(ESCAPE.sub(_unescaped, literal[1:-1]) for literal in re.findall(TEXT, literals, re.DOTALL))


def _unescaped(escape: re.Match[str]) -> str:
    *numbers, newline, letter = escape.groups()
    number = next((number for number in numbers if number), None)
    if number:
        return chr(int(number, 16))
    return "" if newline else LETTERS.get(letter, letter)
