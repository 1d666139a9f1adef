"""PrefLib: orders of preference (.soc .soi .toc .toi) and approvals in categories (.cat).

Sources: FORMAT_SPECIFICATION.md of the repository PrefLib/PrefLib-Data for the present form, with metadata
in lines `# KEY: value`; www.preflib.org/data/format for the form before 2022, which begins with the number
of alternatives. In a file of two categories the first is what a voter approves of; one of more is an order of
them, with options of one category in one place. Seats stand in `# NUMBER SEATS`, which others pass over.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from facilitator.deciding.files.names import plain
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

ORDERS = ("soc", "soi", "toc", "toi")
KINDS = (*ORDERS, "cat")
STRICT, COMPLETE = ("soc", "soi"), ("soc", "toc")
NAME = re.compile(r"ALTERNATIVE NAME (\d{1,9})")
PLACE = re.compile(r"\s*(?:\{([^{}]*)\}|([^,{}]+))\s*(,|$)")

Lines = Iterator[tuple[int, str]]


class Head:
    """What a file says of itself before its papers, and in which line."""

    def __init__(self) -> None:
        self.values: dict[str, tuple[int, str]] = {}
        self.line = 1

    def note(self, line: int, text: str) -> None:
        key, colon, value = text[1:].partition(":")
        if (key := key.strip()) in self.values:
            raise Broken(line, f"{shown(key)} stands on line {self.values[key][0]} already")
        if colon:
            self.values[key] = line, value.strip()
        self.line = line

    def number(self, key: str) -> int | None:
        line, value = self.values.get(key, (1, ""))
        return whole(value, line, key) if key in self.values else None

    def must_be(self, key: str, counted: int) -> None:
        """Raises Broken where the file says another number than its papers come to."""
        said = self.number(key)
        if said is not None and said != counted:
            raise Broken(self.values[key][0], f"{key} is {said}, but the papers come to {counted}")

    def kind(self, suffix: str) -> str:
        line, said = self.values.get("DATA TYPE", (1, suffix))
        if said.lower() not in KINDS:
            raise Broken(line, f"DATA TYPE must be one of {', '.join(KINDS)}, and is {shown(said)}")
        if suffix and said.lower() != suffix:
            raise Broken(line, f"DATA TYPE is {said}, but the file is taken for {suffix}")
        return said.lower()

    def names(self) -> list[str]:
        """Return a name for each alternative, "" for one without."""
        given = {key: found for key in self.values if (found := NAME.fullmatch(key))}
        line, value = self.values.get("NUMBER ALTERNATIVES", (self.line, str(len(given))))
        names = [""] * options(value, line)
        for key, found in given.items():
            line, name = self.values[key]
            names[option(found[1], line, len(names)) - 1] = name
        return names


class Papers:
    """The papers of a file, as it writes them: places with options, from the first to the last."""

    def __init__(self, kind: str, count: int, categories: int = 0) -> None:
        self.kind, self.count, self.categories = kind, count, categories
        self.single = {str(number): frozenset({number}) for number in range(1, count + 1)}
        self.gathered = Gathered()
        self.distinct = set[Ranking]()

    def put(self, many: str, order: str, line: int) -> None:
        places = self._places(order, line)
        self._must_fit(places, line)
        self.distinct.add(places)
        count = whole(many.strip(), line, "the number of papers", 1)
        approving = self.kind == "cat" and self.categories <= 2
        self.gathered.put(places[0] if approving else tuple(filter(None, places)), count)

    def _places(self, order: str, line: int) -> Ranking:
        words = order.replace(" ", "").split(",")
        if all(word in self.single for word in words) and len({*words}) == len(words):
            return tuple([self.single[word] for word in words])
        groups = [[option(word, line, self.count) for word in group] for group in _groups(order, line)]
        once([number for group in groups for number in group], line)
        return tuple(frozenset(group) for group in groups)

    def _must_fit(self, places: Ranking, line: int) -> None:
        if self.kind == "cat":
            if len(places) != self.categories:
                raise Broken(line, f"{len(places)} categories, and not {self.categories}")
            return
        if not all(places):
            raise Broken(line, "a place on this paper is empty")
        if self.kind in STRICT and any(len(place) > 1 for place in places):
            raise Broken(line, f"two options share a place, and in a .{self.kind} file none do")
        if self.kind in COMPLETE and sum(map(len, places)) < self.count:
            raise Broken(line, f"an option is missing, and in a .{self.kind} file every paper names all")


def _groups(order: str, line: int) -> Iterator[list[str]]:
    place, text = 0, order.strip()
    while place < len(text):
        found = PLACE.match(text, place)
        if not found or (found.end() == len(text) and found[3]):
            raise Broken(line, f"an order is `1,{{2,3}},4`, and this is {shown(text)}")
        group = found[2] if found[1] is None else found[1].strip()
        yield [word.strip() for word in group.split(",")] if group else []
        place = found.end()


def read(text: str, suffix: str = "") -> Box:
    """Return the box that a PrefLib file holds, of the kind of its suffix, if known. Raises Broken."""
    lines = ((line, words) for line, each in numbered(text) if (words := each.strip()))
    line, first = next(lines)
    if first[0] == "#":
        return _read_present(chain([(line, first)], lines), suffix)
    if suffix not in ORDERS:
        raise Broken(line, "a file of PrefLib begins with metadata: # KEY: value")
    return _read_former(line, first, lines, suffix)


def _read_present(lines: Lines, suffix: str) -> Box:
    head, first = Head(), list[tuple[int, str]]()
    for line, words in lines:
        if words[0] != "#":
            first = [(line, words)]
            break
        head.note(line, words)
    kind, names = head.kind(suffix), head.names()
    papers = Papers(kind, len(names), _categories(head, kind))
    for line, words in chain(first, lines):
        many, colon, order = words.partition(":")
        if not colon or words[0] == "#":
            raise Broken(line, f"a line of papers is `count: order`, and this is {shown(words)}")
        papers.put(many, order, line)
    head.must_be("NUMBER VOTERS", papers.gathered.total)
    head.must_be(f"NUMBER UNIQUE {'PREFERENCES' if kind == 'cat' else 'ORDERS'}", len(papers.distinct))
    seats = head.number("NUMBER SEATS")
    if seats == 0:
        raise Broken(head.values["NUMBER SEATS"][0], "the number of seats cannot be less than 1")
    title = head.values.get("TITLE", (1, ""))[1]
    form = Form.APPROVAL if kind == "cat" and papers.categories <= 2 else Form.RANKING
    return Box(form, names, papers.gathered.piles, seats or 1, title)


def _categories(head: Head, kind: str) -> int:
    if kind != "cat":
        return 0
    if not (categories := head.number("NUMBER CATEGORIES")):
        raise Broken(head.line, "the file does not say its NUMBER CATEGORIES")
    return categories


def _read_former(line: int, first: str, lines: Lines, kind: str) -> Box:
    """Read what was written before 2022: the number of alternatives, `1,Name`, totals, `count,order`."""
    count, names = options(first, line), list[str]()
    for number in range(1, count + 1):
        line, words = _next(lines, line, f"the name of alternative {number}")
        said, _, name = words.partition(",")
        if whole(said.strip(), line, "the number of an alternative") != number:
            raise Broken(line, f"the name of alternative {number} should stand here")
        names.append(name.strip())
    line, totals = _next(lines, line, "the totals")
    sums = [whole(word.strip(), line, "a total") for word in totals.split(",")]
    papers = Papers(kind, count)
    for place, words in lines:
        many, _, order = words.partition(",")
        papers.put(many, order, place)
    total = papers.gathered.total
    if sums != [total, total, len(papers.distinct)]:
        raise Broken(
            line, f"the totals are {totals}, but the papers come to {total},{total},{len(papers.distinct)}"
        )
    return Box(Form.RANKING, names, papers.gathered.piles)


def _next(lines: Lines, line: int, what: str) -> tuple[int, str]:
    found = next(lines, None)
    if found is None:
        raise Broken(line, f"the file ends where {what} should stand")
    return found


def kind_of(box: Box) -> str:
    """Return the narrowest kind that holds a box, which PrefLib asks for."""
    if box.form is Form.APPROVAL:
        return "cat"
    fits = [kind for kind in ORDERS if not _unfit(box, kind)]
    return fits[0] if fits else "toi"


def write(box: Box, kind: str) -> str:
    """Return a box as a PrefLib file of a kind. Groups are left out. Raises Unwritable."""
    if reason := _unfit(box, kind):
        raise Unwritable(reason)
    names = [plain(name) for name in box.names]
    if len({*names}) < len(names):
        raise Unwritable("in PrefLib no two options have the same name")
    gathered = Gathered()
    for pile in box.piles:
        gathered.put(pile.paper, pile.many)
    piles = [pile for pile in gathered.piles if pile.many]
    rows = [
        *("# FILE NAME:", f"# TITLE: {plain(box.title)}", "# DESCRIPTION:", f"# DATA TYPE: {kind}"),
        *("# MODIFICATION TYPE: original", "# RELATES TO:", "# RELATED FILES:", "# PUBLICATION DATE:"),
        *("# MODIFICATION DATE:", f"# NUMBER ALTERNATIVES: {len(names)}"),
        f"# NUMBER VOTERS: {sum(pile.many for pile in piles)}",
        f"# NUMBER UNIQUE {'PREFERENCES' if kind == 'cat' else 'ORDERS'}: {len(piles)}",
        f"# NUMBER SEATS: {box.seats}",
    ]
    if kind == "cat":
        rows += ["# NUMBER CATEGORIES: 2", "# CATEGORY NAME 1: Yes", "# CATEGORY NAME 2: No"]
    rows += [f"# ALTERNATIVE NAME {number}: {name}" for number, name in enumerate(names, 1)]
    return "\n".join([*rows, *(f"{pile.many}: {_order(pile.paper, box)}" for pile in piles)]) + "\n"


def _unfit(box: Box, kind: str) -> str:
    """Say why a box cannot be written as a kind, or nothing."""
    form = Form.APPROVAL if kind == "cat" else Form.RANKING
    if box.form is not form:
        return f"a .{kind} file holds papers of the form {form}, and these are {box.form}"
    if box.costs or box.withdrawn:
        return f"PrefLib knows no {'costs' if box.costs else 'withdrawn options'}"
    papers = [pile.paper for pile in box.piles if isinstance(pile.paper, tuple)]
    places = [[len(place) for place in paper if isinstance(place, frozenset)] for paper in papers]
    if kind in STRICT and any(max(sizes, default=1) > 1 for sizes in places):
        return f"two options share a place, and in a .{kind} file none do"
    if kind in COMPLETE and any(sum(sizes) < len(box.names) for sizes in places):
        return f"a paper does not name every option, and in a .{kind} file each does"
    return ""


def _order(paper: object, box: Box) -> str:
    if isinstance(paper, frozenset):
        return _listed([paper, frozenset(range(1, len(box.names) + 1)) - paper])
    assert isinstance(paper, tuple)
    return _listed(paper)


def _listed(places: Iterable[frozenset[int]]) -> str:
    words = [",".join(map(str, sorted(place))) for place in places]
    return ",".join(word if word.isdecimal() else f"{{{word}}}" for word in words)
