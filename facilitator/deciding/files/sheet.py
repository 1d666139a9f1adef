"""Our own table for a spreadsheet (.csv): a few lines about the ballot, a header, and a line for each paper.

    form,ranking
    title,Which goals first
    seats,2
    papers,group,Clean water,Ports,Schools
    1,youth,1,,2

`form` comes first, and what follows it parts all cells: a comma, a semicolon or a tab. An order is given by
places from 1 without a gap, an approval by 1 (or x), points by their number; an empty cell says nothing.
`papers` is how many say the same. Above the header, under the options, `withdrawn` is marked by 1, and `cost`
is a number; `budget` stands alone. A text that a spreadsheet would take for a formula begins with '.
Source for that: OWASP, CSV Injection.
"""

import csv
import io
import re
from collections.abc import Iterator

from facilitator.deciding.files.names import one_line
from facilitator.deciding.files.pabulib import MOST_PAPERS
from facilitator.deciding.files.reading import (
    MOST_OPTIONS,
    Broken,
    Gathered,
    Unwritable,
    shown,
    signed,
    whole,
)
from facilitator.deciding.methods.boxes import Approval, Box, Form, Pile, Points, Ranking

PARTS = (",", ";", "\t")
FORMULA = re.compile(r"'*[=+\-@\t\r]")
YES, NO = ("1", "x", "X"), ("", "0")
ABOUT = ("form", "title", "seats", "withdrawn", "cost", "budget")

Line = tuple[int, list[str]]


def read(text: str) -> Box:
    """Return the box that a table of ours holds. Raises Broken."""
    lines = _lines(text)
    about, (header_line, header) = _about(lines)
    names = [_bare(cell) for cell in header[2:]]
    if header[1:2] != ["group"] or len(names) > MOST_OPTIONS:
        raise Broken(header_line, f"the header is `papers`, `group` and at most {MOST_OPTIONS} options")
    line, word = about["form"][0], about["form"][1][1]
    if word not in [*Form]:
        raise Broken(line, f"the form is one of {', '.join(Form)}, and is {shown(word)}")
    form, gathered = Form(word), Gathered()
    for line, cells in lines:
        if any(cells):
            count = whole(cells[0], line, "the number of papers", 1)
            group = _bare(cells[1]) if len(cells) > 1 else ""
            gathered.put(_paper(form, _under(names, cells, line), line), count, group)
    return _box(form, names, gathered.piles, about)


def _lines(text: str) -> Iterator[Line]:
    part = text.lstrip()[4:5]
    if not text.lstrip().startswith("form") or part not in PARTS:
        raise Broken(1, "the table does not begin with `form`")
    table = csv.reader(io.StringIO(text, newline=""), delimiter=part, strict=True)
    while True:
        line = table.line_num + 1
        try:
            yield line, next(table)
        except StopIteration:
            return
        except csv.Error as fault:
            raise Broken(line, f"this is not a line of a table: {fault}") from fault


def _about(lines: Iterator[Line]) -> tuple[dict[str, Line], Line]:
    """Return the lines above the header by their first cell, and the header."""
    about, line = dict[str, Line](), 1
    for line, cells in lines:
        key = cells[0] if cells else ""
        if key == "papers":
            return about, (line, cells)
        if any(cells):
            if key not in ABOUT or key in about:
                raise Broken(
                    line, f"{shown(key)} {'stands here twice' if key in about else 'is unknown here'}"
                )
            about[key] = line, [*cells, ""]
    raise Broken(line, "the file ends before its header: papers, group, and the options")


def _under(names: list[str], cells: list[str], line: int) -> dict[int, str]:
    """Return what stands under each option."""
    if any(cells[len(names) + 2 :]):
        raise Broken(line, f"the line goes on beyond the {len(names)} options")
    return {number: cell.strip() for number, cell in enumerate(cells[2 : len(names) + 2], 1)}


def _paper(form: Form, cells: dict[int, str], line: int) -> Ranking | Approval | Points:
    if form is Form.APPROVAL:
        return frozenset(_marked(cells, line))
    given = {number: cell for number, cell in cells.items() if cell}
    if form is Form.POINTS:
        return tuple((number, signed(cell, line, "the number of points")) for number, cell in given.items())
    places = {number: whole(cell, line, "a place", 1) for number, cell in given.items()}
    taken = sorted({*places.values()})
    if taken != [*range(1, len(taken) + 1)]:
        raise Broken(line, f"the places on this paper are {', '.join(map(str, taken))}: there is a gap")
    return tuple(frozenset(number for number in places if places[number] == place) for place in taken)


def _marked(cells: dict[int, str], line: int) -> list[int]:
    for cell in cells.values():
        if cell not in YES + NO:
            raise Broken(line, f"an option is marked by 1 or x, and here by {shown(cell)}")
    return [number for number, cell in cells.items() if cell in YES]


def _box(form: Form, names: list[str], piles: list[Pile], about: dict[str, Line]) -> Box:
    def said(key: str, default: str) -> tuple[int, str]:
        line, cells = about.get(key, (1, ["", default]))
        return line, cells[1] or default

    line, seats = said("seats", "1")
    paid, budget = said("budget", "0")
    off, withdrawn = about.get("withdrawn", (1, list[str]()))
    return Box(
        form,
        names,
        piles,
        whole(seats, line, "the number of seats", 1),
        _bare(said("title", "")[1]),
        frozenset(_marked(_under(names, withdrawn, off), off)),
        _costs(names, *about["cost"]) if "cost" in about else {},
        whole(budget, paid, "the budget"),
    )


def _costs(names: list[str], line: int, cells: list[str]) -> dict[int, int]:
    under = _under(names, [*cells, *[""] * len(names)][: len(names) + 2], line)
    return {number: whole(cell, line, "a cost") for number, cell in under.items()}


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and FORMULA.match(cell[1:]) else cell


def _safe(text: str) -> str:
    """Return a text that a spreadsheet shows and does not reckon."""
    return f"'{text}" if FORMULA.match(one_line(text)) else text


def write(box: Box) -> str:
    """Return a box as a table of ours. Raises Unwritable."""
    if box.cast > MOST_PAPERS:
        raise Unwritable(f"more than {MOST_PAPERS} papers, and each takes a line")
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    numbers = range(1, len(box.names) + 1)
    rows.writerows([["form", str(box.form)], ["title", _safe(box.title)], ["seats", box.seats]])
    if box.withdrawn:
        rows.writerow(["withdrawn", "", *("1" if number in box.withdrawn else "" for number in numbers)])
    if box.costs:
        rows.writerows([["cost", "", *(box.costs[number] for number in numbers)], ["budget", box.budget]])
    rows.writerow(["papers", "group", *map(_safe, box.names)])
    for pile in box.piles:
        under = _cells(pile.paper, box.form)
        row = [1, _safe(pile.group), *(under.get(number, "") for number in numbers)]
        rows.writerows(row for _ in range(pile.many))
    return out.getvalue()


def _cells(paper: Ranking | Approval | Points, form: Form) -> dict[int, str]:
    if isinstance(paper, frozenset):
        return dict.fromkeys(paper, "1")
    if form is Form.POINTS:
        return {pair[0]: str(pair[1]) for pair in paper if isinstance(pair, tuple)}
    return {number: str(place) for place, group in enumerate(paper, 1) for number in group}
