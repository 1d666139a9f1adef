"""How two wordings of a text differ, and whether two changes of one text can both be made.

Chinese, Japanese and Korean are compared sign by sign, as a reader sees signs; other scripts word by word. So
one changed character of a Japanese sentence is shown as one, and a changed English word as a word.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import regex
from msgspec import Struct

# A sign of a script that is written without spaces (or, as Korean, changed within words); a word; any sign.
TOKEN = regex.compile(
    r"(?:(?=[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])\X"
    r"|(?:(?![\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}])[\p{L}\p{N}\p{M}'’\u200c\u200d])+"
    r"|\X)"
)
MOST = 16_000_000  # pairs of signs that are compared one by one; a longer change is shown as a whole


class Part(Struct, frozen=True):
    """A piece of a comparison: what stands in both, was taken out, or was put in."""

    kind: Literal["same", "gone", "come"]
    words: str


class Change(NamedTuple):
    """From `start` up to `end` (tokens of the old text), `words` stand in the new one."""

    start: int
    end: int
    words: tuple[str, ...]


def parts(before: str, after: str) -> list[Part]:
    """Return the pieces of both texts in reading order; where words were exchanged, the old come first.

    All but the new pieces make the old text, all but the old ones the new text.
    """
    old = _tokens(before)
    shown, place = list[Part](), 0
    for change in _joined(old, _changes(old, _tokens(after))):
        shown += _part("same", old[place : change.start])
        shown += _part("gone", old[change.start : change.end])
        shown += _part("come", change.words)
        place = change.end
    return [*shown, *_part("same", old[place:])]


def merged(base: str, one: str, other: str) -> str | None:
    """Return the base with both its changes made, or None where they meet: who decides must look at them.

    They meet where they touch, be it only side by side, unless both say the same there.
    """
    old = _tokens(base)
    first, second = (set(_changes(old, _tokens(words))) for words in (one, other))
    if any(_meet(mine, theirs) for mine in first - second for theirs in second - first):
        return None
    return "".join(_made(old, sorted(first | second)))


def _meet(mine: Change, theirs: Change) -> bool:
    return mine.start <= theirs.end and theirs.start <= mine.end


def _made(old: list[str], changes: list[Change]) -> Iterator[str]:
    place = 0
    for change in changes:
        yield from old[place : change.start]
        yield from change.words
        place = change.end
    yield from old[place:]


def _tokens(words: str) -> list[str]:
    return TOKEN.findall(words)


def _changes(old: list[str], new: list[str]) -> list[Change]:
    """Return what must be changed in the old tokens to have the new ones, in their order."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    a, b = old[start : len(old) - end], new[start : len(new) - end]
    if len(a) * len(b) > MOST:
        return [Change(start, start + len(a), tuple(b))]
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [Change(start + i, start + j, tuple(b[k:m])) for kind, i, j, k, m in steps if kind != "equal"]


def _alike(one: list[str], other: list[str]) -> int:
    """Return how many tokens are the same from the start."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _joined(old: list[str], changes: list[Change]) -> list[Change]:
    """Take changes between which only space stands as one: a sentence that was replaced reads as one."""
    joined = list[Change]()
    for change in changes:
        between = old[joined[-1].end : change.start] if joined else []
        if joined and not "".join(between).strip():
            last = joined.pop()
            change = Change(last.start, change.end, (*last.words, *between, *change.words))
        joined.append(change)
    return joined


def _part(kind: Literal["same", "gone", "come"], tokens: list[str] | tuple[str, ...]) -> list[Part]:
    return [Part(kind, "".join(tokens))] if tokens else []
