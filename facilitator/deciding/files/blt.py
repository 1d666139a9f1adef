"""BLT: orders of preference, for the single transferable vote.

Sources: Hill, Wichmann and Woodall, Algorithm 123 (The Computer Journal 30, 1987), 3.1, for the format; the
wiki of Droop (BltFileFormat) and the loader of OpenSTV for comments, equal (`1=2`) and skipped (`-`) places
and ballot ids; the documentation of OpenTally for papers that end with their line instead of a 0; the files
of Scottish councils as the repository mggg/scot-elex collects them for names without quotes.

Papers run on over the ends of lines, and several stand on one, as the first source has it. A place that was
skipped is passed over: `1 - 2` says the same as `1 2`.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.deciding.files.names import quoted, read_names
from facilitator.deciding.files.reading import (
    Broken,
    Gathered,
    Unwritable,
    numbered,
    once,
    option,
    options,
    shown,
    whole,
)
from facilitator.deciding.methods.boxes import Box, Form, Ranking

WORD = re.compile(r"/\*.*?\*/|/\*.*|#.*|\([^()]*\)|[^\s()#/]+|\S")


class Word(NamedTuple):
    text: str
    line: int
    end: int  # where it ends in its line
    rest: str  # the whole line


class Paper(NamedTuple):
    """A paper under an id: its places as they come, of which the first may be how many there are."""

    line: int
    places: list[str]


def read(text: str) -> Box:
    """Return the box that a BLT file holds. Raises Broken."""
    try:
        return _Reader(text, by_lines=False).box()
    except Broken:
        if _ends_papers_with_lines(text):
            return _Reader(text, by_lines=True).box()
        raise


def _ends_papers_with_lines(text: str) -> bool:
    """Say whether every paper ends with its line, and none with a 0: so OpenTally allows it."""
    body = [words for _, line in numbered(text) if (words := line.partition("#")[0].split())][1:]
    ends = [index for index, words in enumerate(body) if words == ["0"]]
    papers = body[: ends[0]] if ends else []
    withdrawn = itertools.takewhile(lambda words: words[0][0] == "-", papers)
    papers = papers[sum(1 for _ in withdrawn) :]
    return bool(papers) and all(words[-1] != "0" and len(words) > 1 for words in papers)


class _Reader:
    """One reading of a file: the head, those who withdrew, the papers, the names."""

    def __init__(self, text: str, by_lines: bool) -> None:
        self.lines = numbered(text)
        self.by_lines = by_lines
        self.line = 1
        self.rest = ""  # of the line in which the papers end
        self.gathered = Gathered()
        self.withdrawn = set[int]()
        self.under_ids: dict[str, Paper] = {}
        self.single: dict[str, frozenset[int]] = {}

    def box(self) -> Box:
        words = self._words()
        self.count = options(self._next(words, "the number of options").text, self.line)
        self.seats = whole(self._next(words, "the number of seats").text, self.line, "the number of seats", 1)
        self.single = {str(number): frozenset({number}) for number in range(1, self.count + 1)}
        self._read_papers(words)
        self._sort_out_ids()
        names, title = read_names(self.rest, self.line, self.lines, self.count)
        piles = self.gathered.piles
        return Box(Form.RANKING, names, piles, self.seats, title, frozenset(self.withdrawn))

    def _words(self) -> Iterator[Word]:
        """Yield the words of lines without comments; plain papers that fill a line are taken at once."""
        inside = False
        for number, line in self.lines:
            self.line = number
            if not inside and self.single and self._is_between and self._took(line.split()):
                continue
            start = 0
            if inside:
                start = line.find("*/") + 2
                if start < 2:
                    continue
                inside = False
            for found in WORD.finditer(line, start):
                word = found.group()
                if word.startswith("/*"):
                    inside = not word.endswith("*/") or len(word) < 4
                elif word[0] != "#":
                    yield Word(word, self.line, found.end(), line)
            if self.by_lines and not self._is_between:
                yield Word("0", self.line, len(line), line)

    _is_between = True  # papers: none has begun that has not ended

    def _took(self, words: list[str]) -> bool:
        if len(words) < 2 or words[-1] != "0" or len(words[0]) > 9 or not words[0].isdecimal():
            return False
        places = words[1:-1]
        if words[0][0] == "0" or len({*places}) < len(places) or not words[0].isascii():
            return False
        try:
            paper = tuple([self.single[place] for place in places])
        except KeyError:
            return False
        self.gathered.put(paper, int(words[0]))
        return True

    def _next(self, words: Iterator[Word], what: str) -> Word:
        word = next(words, None)
        if word is None:
            raise Broken(self.line, f"the file ends where {what} should stand")
        return word

    def _read_papers(self, words: Iterator[Word]) -> None:
        while True:
            word = self._next(words, "the 0 that ends the papers")
            if word.text == "0":
                self.rest = word.rest[word.end :]
                return
            if word.text[0] == "-" and not self.gathered.total and not self.under_ids:
                self._withdraw(word)
            else:
                self._read_paper(word, words)

    def _withdraw(self, word: Word) -> None:
        number = option(word.text[1:], word.line, self.count)
        if number in self.withdrawn:
            raise Broken(word.line, f"option {number} is withdrawn twice")
        self.withdrawn.add(number)

    def _read_paper(self, first: Word, words: Iterator[Word]) -> None:
        if first.text[0] == "[":
            raise Broken(first.line, f"{shown(first.text)} begins an option of Droop, which is not read here")
        self._is_between = False
        many = (
            0
            if first.text[0] + first.text[-1] == "()"
            else whole(first.text, first.line, "the number of papers", 1)
        )
        places = list[str]()
        while (word := self._next(words, "the 0 that ends a paper")).text != "0":
            places.append(word.text)
        self._is_between = True
        if many:
            self.gathered.put(self._ranking(places, first.line), many)
        else:
            self._keep(first.text[1:-1].strip(), Paper(first.line, places))

    def _ranking(self, places: list[str], line: int) -> Ranking:
        groups = [_equal(place) for place in places if place != "-"]
        numbers = [[option(word, line, self.count) for word in group] for group in groups]
        once([number for group in numbers for number in group], line)
        return tuple(frozenset(group) for group in numbers)

    def _keep(self, name: str, paper: Paper) -> None:
        if name in self.under_ids:
            raise Broken(
                paper.line, f"the id {shown(name)} stands on line {self.under_ids[name].line} already"
            )
        self.under_ids[name] = paper

    def _sort_out_ids(self) -> None:
        """OpenSTV writes a 1 after each id, for one paper; Droop does not. All papers together tell which."""
        papers = self.under_ids.values()
        counted = all(paper.places[:1] == ["1"] for paper in papers)
        if counted and papers and not any("1" in "=".join(paper.places[1:]).split("=") for paper in papers):
            raise Broken(
                next(iter(papers)).line,
                "the 1 after each ballot id can be one paper or a first place: no paper tells which",
            )
        for paper in papers:
            self.gathered.put(self._ranking(paper.places[counted:], paper.line))


def _equal(place: str) -> list[str]:
    """Return the options in one place: of `1=2`, or `(1 2)` as Hill writes it."""
    return place[1:-1].split() or [""] if place[0] == "(" else place.split("=")


def write(box: Box) -> str:
    """Return a box as BLT. Groups are left out, for the format knows none. Raises Unwritable."""
    if box.form is not Form.RANKING:
        raise Unwritable(f"BLT holds orders of preference, and these papers hold {box.form}")
    if box.costs:
        raise Unwritable("BLT knows no costs")
    gathered = Gathered()
    for pile in box.piles:
        gathered.put(pile.paper, pile.many)
    rows = [f"{len(box.names)} {box.seats}"]
    rows += [f"-{number}" for number in sorted(box.withdrawn)]
    rows += [f"{pile.many} {''.join(map(_place, pile.paper))}0" for pile in gathered.piles if pile.many]
    rows += ["0", *map(quoted, box.names), quoted(box.title)]
    return "\n".join(rows) + "\n"


def _place(place: object) -> str:
    assert isinstance(place, frozenset)
    return "=".join(map(str, sorted(place))) + " "
