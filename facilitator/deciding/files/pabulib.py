"""Pabulib: papers about projects that cost something (.pb).

Source: pabulib.org/format. Three tables, each with a title line and a header, separated by semicolons and
quoted as in CSV: META, PROJECTS, VOTES. Projects are numbered as they stand, unless their ids are the numbers
from 1; the names of others begin with their id. Costs, budget and points must be whole numbers. The limits
that META sets to a paper (max_length and so on) are not looked at. The column `group`, and `seats` in META,
are our own.
"""

import csv
import io
from collections.abc import Callable, Iterator
from typing import NamedTuple

from facilitator.deciding.files.names import plain
from facilitator.deciding.files.reading import (
    MOST_OPTIONS,
    Broken,
    Gathered,
    Unwritable,
    once,
    shown,
    signed,
    whole,
)
from facilitator.deciding.methods.boxes import Approval, Box, Form, Points, Ranking

FORMS = {
    "approval": Form.APPROVAL,
    "choose-1": Form.APPROVAL,
    "ordinal": Form.RANKING,
    "cumulative": Form.POINTS,
    "scoring": Form.POINTS,
}
WRITTEN = {Form.APPROVAL: "approval", Form.RANKING: "ordinal", Form.POINTS: "scoring"}
TABLES = ("META", "PROJECTS", "VOTES")
UNKNOWN = ("country", "unit", "instance", "rule", "date_begin", "date_end")  # obligatory, and not in a box
MOST_PAPERS = 1_000_000  # in a format with a line for each


class Row(NamedTuple):
    """A line of a table: its cells by the names of their columns."""

    line: int
    cells: dict[str, str]

    def at(self, column: str) -> str:
        if column not in self.cells:
            raise Broken(self.line, f"the table has no column {column}")
        return self.cells[column]


class Meta:
    """What META says, and in which line."""

    def __init__(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        self.values: dict[str, tuple[int, str]] = {}
        self.line = 1
        for self.line, cells in rows:
            self.values[cells[0]] = self.line, ";".join(cells[1:]).strip()

    def get(self, key: str, default: str | None = None) -> tuple[int, str]:
        if key in self.values:
            return self.values[key]
        if default is None:
            raise Broken(self.line, f"META does not say the {key}")
        return self.line, default

    def must_be(self, key: str, counted: int) -> None:
        line, said = self.get(key, str(counted))
        if whole(said, line, key) != counted:
            raise Broken(line, f"{key} is {said}, but there are {counted}")


class Tables:
    """The file as tables, one after the other."""

    def __init__(self, text: str) -> None:
        self.cells = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
        self.line = 1
        self.rows = self._rows()
        self.title = ""

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            self.line = self.cells.line_num + 1
            try:
                cells = [cell.strip() for cell in next(self.cells)]
            except StopIteration:
                self.line = self.cells.line_num
                return
            except csv.Error as fault:
                raise Broken(self.line, f"this is not a line of a table: {fault}") from fault
            if any(cells):
                yield self.line, cells

    def open(self, title: str) -> list[str]:
        """Go to a table, and return the names of its columns."""
        if not self.title:
            self.title = next(self.rows, (1, [""]))[1][0].upper()
        if self.title != title:
            raise Broken(self.line, f"the table {title} should begin here")
        return next(self.rows, (0, list[str]()))[1]

    def body(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the lines of the table that is open, up to the title of the next."""
        for line, cells in self.rows:
            if len(cells) == 1 and cells[0].upper() in TABLES:
                self.title = cells[0].upper()
                return
            yield line, cells
        self.title = "the end"

    def under(self, columns: list[str]) -> Iterator[Row]:
        for line, cells in self.body():
            if len(cells) < len(columns) or any(cells[len(columns) :]):
                raise Broken(line, f"the line has {len(cells)} cells, and its table {len(columns)} columns")
            yield Row(line, dict(zip(columns, cells, strict=False)))


class Projects:
    """What can be chosen: names and costs by number, numbers by id."""

    def __init__(self, rows: Iterator[Row]) -> None:
        found = dict[str, Row]()
        for row in rows:
            if row.at("project_id") in found:
                line = found[row.at("project_id")].line
                raise Broken(row.line, f"project {shown(row.at('project_id'))} stands on line {line} already")
            if len(found) == MOST_OPTIONS:
                raise Broken(row.line, f"more than {MOST_OPTIONS} projects")
            found[row.at("project_id")] = row
        numbers = {str(number) for number in range(1, len(found) + 1)}
        by_id = numbers == found.keys()
        self.numbers = {key: int(key) if by_id else place for place, key in enumerate(found, 1)}
        in_order = sorted(found, key=self.numbers.__getitem__)
        self.names = [found[key].cells.get("name", "") if by_id else _named(found[key]) for key in in_order]
        self.costs = {
            self.numbers[key]: _amount(found[key].at("cost"), found[key].line, "a cost") for key in in_order
        }

    def chosen(self, cell: str, line: int) -> list[int]:
        """Return the numbers of the projects in a list of ids."""
        ids = _list(cell)
        for each in ids:
            if each not in self.numbers:
                raise Broken(line, f"there is no project {shown(each)}")
        return once([self.numbers[each] for each in ids], line)


def _named(row: Row) -> str:
    return f"{row.at('project_id')} {row.cells.get('name', '')}".strip()


def _list(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(",")] if cell else []


def _exact(word: str, line: int, what: str) -> int:
    """Return a number that is whole, though it may be written as 500.00."""
    number, dot, places = word.partition(".")
    return signed(number if dot and places and not places.strip("0") else word, line, what)


def _amount(word: str, line: int, what: str) -> int:
    if (number := _exact(word, line, what)) < 0:
        raise Broken(line, f"{what} is {number}, and cannot be less than 0")
    return number


Reader = Callable[[Row], Ranking | Approval | Points]


def read(text: str) -> Box:
    """Return the box that a file of Pabulib holds. Raises Broken."""
    tables = Tables(text)
    tables.open("META")
    meta = Meta(tables.body())
    line, vote_type = meta.get("vote_type")
    if vote_type not in FORMS:
        raise Broken(line, f"vote_type must be one of {', '.join(FORMS)}, and is {shown(vote_type)}")
    projects = Projects(tables.under(tables.open("PROJECTS")))
    meta.must_be("num_projects", len(projects.names))
    paper = _reader_of_papers(vote_type, projects, meta)
    gathered, voters = Gathered(), dict[str, int]()
    for row in tables.under(tables.open("VOTES")):
        if (voter := row.at("voter_id")) in voters:
            raise Broken(row.line, f"voter {shown(voter)} has voted on line {voters[voter]} already")
        voters[voter] = row.line
        gathered.put(paper(row), 1, row.cells.get("group", ""))
    meta.must_be("num_votes", gathered.total)
    line, budget = meta.get("budget")
    seats_line, seats = meta.get("seats", "1")
    return Box(
        FORMS[vote_type],
        projects.names,
        gathered.piles,
        whole(seats, seats_line, "seats", 1),
        meta.get("description", "")[1],
        costs=projects.costs,
        budget=_amount(budget, line, "the budget"),
    )


def _reader_of_papers(vote_type: str, projects: Projects, meta: Meta) -> Reader:
    line, word = meta.get("default_score", "0")
    default = _exact(word, line, "default_score") if vote_type == "scoring" else 0

    def points(row: Row) -> Points:
        chosen = projects.chosen(row.at("vote"), row.line)
        given = [_exact(word, row.line, "the number of points") for word in _list(row.at("points"))]
        if len(chosen) != len(given):
            raise Broken(row.line, f"{len(chosen)} projects, but points for {len(given)}")
        if vote_type == "cumulative" and min(given, default=0) < 0:
            raise Broken(row.line, f"points are {min(given)}, and cannot be less than 0")
        others = dict.fromkeys(projects.costs, default) if default else {}
        return tuple(sorted({**others, **dict(zip(chosen, given, strict=True))}.items()))

    def ranking(row: Row) -> Ranking:
        return tuple(frozenset({number}) for number in projects.chosen(row.at("vote"), row.line))

    def approval(row: Row) -> Approval:
        chosen = projects.chosen(row.at("vote"), row.line)
        if vote_type == "choose-1" and len(chosen) > 1:
            raise Broken(row.line, f"{len(chosen)} projects are chosen, and a voter chooses one")
        return frozenset(chosen)

    readers: dict[Form, Reader] = {Form.POINTS: points, Form.RANKING: ranking, Form.APPROVAL: approval}
    return readers[FORMS[vote_type]]


def write(box: Box) -> str:
    """Return a box as a file of Pabulib, a line for each paper. Raises Unwritable."""
    _must_fit(box)
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerows([["META"], ["key", "value"], ["description", plain(box.title)]])
    rows.writerows([key, "unknown"] for key in UNKNOWN)
    rows.writerows([["num_projects", len(box.names)], ["num_votes", box.cast], ["budget", box.budget]])
    rows.writerows([["vote_type", WRITTEN[box.form]], ["seats", box.seats]])
    rows.writerows([["PROJECTS"], ["project_id", "cost", "name"]])
    rows.writerows([number, box.costs[number], plain(name)] for number, name in enumerate(box.names, 1))
    has_points, has_groups = box.form is Form.POINTS, any(pile.group for pile in box.piles)
    rows.writerow(["VOTES"])
    rows.writerow(["voter_id", "vote", *["points"] * has_points, *["group"] * has_groups])
    voter = 0
    for pile in box.piles:
        cells = [*_cells(pile.paper, has_points), *[plain(pile.group)] * has_groups]
        for _ in range(pile.many):
            voter += 1
            rows.writerow([voter, *cells])
    return out.getvalue()


def _must_fit(box: Box) -> None:
    if not box.costs:
        raise Unwritable("in Pabulib every option has a cost, and these have none")
    if box.withdrawn:
        raise Unwritable("Pabulib knows no withdrawn options")
    if box.cast > MOST_PAPERS:
        raise Unwritable(f"more than {MOST_PAPERS} papers, and each takes a line")
    if any(isinstance(p, frozenset) and len(p) > 1 for pile in box.piles for p in pile.paper):
        raise Unwritable("two options share a place on a paper, and in Pabulib none do")


def _cells(paper: Ranking | Approval | Points, has_points: bool) -> list[str]:
    """Return what stands under `vote`, and under `points` where there are some: most first."""
    if isinstance(paper, frozenset):
        return [",".join(map(str, sorted(paper)))]
    if has_points:
        given = sorted((pair for pair in paper if isinstance(pair, tuple)), key=lambda pair: -pair[1])
        return [",".join(str(pair[index]) for pair in given) for index in (0, 1)]
    return [",".join(str(number) for place in paper for number in place)]
