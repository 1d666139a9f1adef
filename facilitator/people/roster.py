"""What an uploaded list would do to the roster, cell by cell, before anything is done."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

import regex
from babel import Locale
from flask_babel import force_locale, gettext
from flask_babel import lazy_gettext as _l
from msgspec import UNSET
from sqlalchemy import select

from facilitator.config import LANGUAGES
from facilitator.errors import Invalid, Refusal
from facilitator.extensions import db
from facilitator.language import LOCALES
from facilitator.people.commands import RosterRow
from facilitator.people.entering import NAME, ORGANISATION, one_line
from facilitator.people.models import Person, Role
from facilitator.people.tables import Table
from facilitator.people.words import COLUMNS, PERSPECTIVES, TERMS
from facilitator.workshops.models import Workshop

SYNONYMS = {"organization": "organisation", "country": "team", "perspective": "perspectives"}
TICKS = {
    **dict.fromkeys(("x", "1", "true", "y", "✓", "✔"), "yes"),
    **dict.fromkeys(("0", "false", "n", "-"), "no"),
}
ROLES = (Role.PARTICIPANT, Role.OBSERVER, Role.FACILITATOR)


class Status(StrEnum):
    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    WRONG = "wrong"


@dataclass
class Cell:
    """One cell: what stood in it, what it means (UNSET where it was empty), and what it would do."""

    column: str
    typed: str
    value: Any = UNSET
    status: Status = Status.NEW
    wrong: object = ""

    def refuse(self, why: object) -> None:
        self.status, self.wrong = Status.WRONG, why


@dataclass
class Row:
    """One row of the file, numbered as there, and the person of the roster whom it is about, if any."""

    number: int
    cells: dict[str, Cell]
    person: Person | None = None

    @property
    def blocked(self) -> bool:
        return any(cell.status is Status.WRONG for cell in self.cells.values())

    @property
    def status(self) -> Status:
        found = {cell.status for cell in self.cells.values()}
        order = (Status.WRONG, Status.NEW, Status.CHANGED)
        return next((status for status in order if status in found), Status.SAME)

    def asked(self) -> RosterRow:
        told = {name: cell.value for name, cell in self.cells.items() if cell.value is not UNSET}
        return RosterRow(person=self.person.id if self.person else None, **told)


@dataclass
class Plan:
    columns: list[str]
    rows: list[Row]
    unread: list[str] = field(default_factory=list)

    @property
    def blocked(self) -> list[Row]:
        return [row for row in self.rows if row.blocked]

    @property
    def counts(self) -> Counter[Status]:
        return Counter(row.status for row in self.rows)

    @property
    def asked(self) -> list[RosterRow]:
        """What is to be asked for: the rows that change something."""
        return [row.asked() for row in self.rows if row.status is not Status.SAME]


def plan(workshop: Workshop, table: Table) -> Plan:
    """Say what the list would do. Raises Invalid when it does not name its columns."""
    places, unread = recognised(table[0])
    columns = [column for column in COLUMNS if column in places or column == "team"]
    readers = _readers(workshop)
    rows = [
        Row(number, {column: _read(column, _at(line, places.get(column)), readers) for column in columns})
        for number, line in enumerate(table[1:], 2)
    ]
    _match(workshop, rows)
    for row in rows:
        _compare(row)
    return Plan(columns, rows, unread)


def recognised(header: list[str]) -> tuple[dict[str, int], list[str]]:
    """Return which column stands where, by its name in any language, and the names we do not know."""
    known = {word: column for column in COLUMNS for word in in_every_language(f"column.{column}")}
    known |= {folded(column): column for column in COLUMNS} | SYNONYMS
    places: dict[str, int] = {}
    unread: list[str] = []
    for place, words in enumerate(header):
        column = known.get(folded(words))
        if column and column not in places:
            places[column] = place
        elif words:
            unread.append(words[:NAME])
    if "name" not in places:
        # NOTE: Shown when an uploaded list of people has no column for names.
        said = _l("No column is called “Name”. The first row of the file must name the columns.")
        raise Invalid("no_name_column", said)
    return places, unread


def folded(words: str) -> str:
    """Return words as they are compared: no capitals, one space for whatever is between them."""
    return regex.sub(r"[\s_\-\u00a0]+", " ", words.casefold()).strip(" *:\ufeff")


@cache
def in_every_language(key: str) -> frozenset[str]:
    """Return how a term is written in each of our languages."""
    words = {folded(TERMS[key])}
    for tag in LOCALES.values():
        with force_locale(tag):
            words.add(folded(gettext(TERMS[key])))
    return frozenset(words)


Reader = Callable[[str], Any]


def _at(line: list[str], place: int | None) -> str:
    return line[place] if place is not None and place < len(line) else ""


def _read(column: str, typed: str, readers: dict[str, Reader]) -> Cell:
    """Read a cell. An empty one changes nothing, except that everybody has a name."""
    cell = Cell(column, typed)
    if not typed and column != "name":
        cell.status = Status.SAME
        return cell
    try:
        cell.value = readers[column](typed)
    except Refusal as refusal:
        cell.refuse(refusal.message)
    return cell


def _readers(workshop: Workshop) -> dict[str, Reader]:
    teams = {word: team.id for team in workshop.teams for word in country_words(team.country)}
    roles = _words({role.value: f"role.{role}" for role in ROLES})
    perspectives = _words({name: f"perspective.{name}" for name in PERSPECTIVES})
    hosts = _words({"yes": "answer.yes", "no": "answer.no"}) | TICKS
    return {
        "name": lambda typed: one_line(typed, NAME),
        "native_name": lambda typed: one_line(typed, NAME, required=False),
        "organisation": lambda typed: one_line(typed, ORGANISATION, required=False),
        "team": lambda typed: _one_of(teams, typed),
        "role": lambda typed: Role(_one_of(roles, typed)),
        "perspectives": lambda typed: _several(perspectives, typed),
        "host": lambda typed: _one_of(hosts, typed) == "yes",
        "language": lambda typed: _one_of(language_words(), typed),
    }


def _words(keys: dict[str, str]) -> dict[str, str]:
    """Return all the words for some values: their own, and their names in every language."""
    own = {folded(value): value for value in keys}
    return {word: value for value, key in keys.items() for word in in_every_language(key)} | own


@cache
def country_words(country: str) -> frozenset[str]:
    names = (Locale.parse(tag).territories.get(country, country) for tag in LOCALES.values())
    return frozenset({folded(country), *(folded(str(name)) for name in names)})


@cache
def language_words() -> dict[str, str]:
    words = {folded(word): tag for tag, name in LANGUAGES.items() for word in (tag, name)}
    for tag, ours in LOCALES.items():
        for locale in LOCALES.values():
            name = Locale.parse(ours).get_display_name(locale)
            words[folded(str(name))] = tag
            words.setdefault(folded(str(Locale.parse(locale).languages.get(tag, tag))), tag)
    return words


def _one_of(known: dict[str, Any], typed: str) -> Any:
    if folded(typed) not in known:
        # NOTE: Shown in a cell of an uploaded list whose word is none of those that fit there.
        raise Invalid("unknown_word", _l("Not known here. Look at the spelling."))
    return known[folded(typed)]


def _several(known: dict[str, str], typed: str) -> list[str]:
    chosen = [_one_of(known, word) for word in regex.split(r"[;,，、；\n]", typed) if word.strip()]
    return [name for name in PERSPECTIVES if name in chosen]


def _match(workshop: Workshop, rows: list[Row]) -> None:
    """Find whom each row is about: first by name and team, then by a name that only one person has."""
    people = select(Person).filter_by(workshop_id=workshop.id, removed_at=None).order_by(Person.id)
    left = [person for person in db.session.scalars(people) if person.role is not Role.PROJECTOR]
    _refuse_doubles(rows)
    for same in (_same_name_and_team, _same_name):
        free = [row for row in rows if row.person is None and not row.blocked]
        for row in free:
            candidates = [person for person in left if same(row, person)]
            if len(candidates) == 1:
                row.person = candidates[0]
                left.remove(candidates[0])
            elif candidates:
                # NOTE: Shown in a cell of an uploaded list: several people on the roster have this name.
                row.cells["name"].refuse(_l("Several people on the list have this name. Name their team."))


def _same_name_and_team(row: Row, person: Person) -> bool:
    return row.cells["team"].value == (person.team_id or UNSET) and _same_name(row, person)


def _same_name(row: Row, person: Person) -> bool:
    return folded(str(row.cells["name"].value)) == folded(person.name)


def _refuse_doubles(rows: list[Row]) -> None:
    first: dict[tuple[str, Any], int] = {}
    for row in rows:
        name = row.cells["name"]
        if name.value is UNSET:
            continue
        key = (folded(name.value), row.cells["team"].value)
        before = first.setdefault(key, row.number)
        if before != row.number:
            # NOTE: Shown in a cell of an uploaded list; %(row)s is the number of an earlier row.
            name.refuse(_l("The same person stands in row %(row)s already.", row=before))


def _compare(row: Row) -> None:
    """Give every cell its status against what the roster says now."""
    for cell in row.cells.values():
        if cell.status is not Status.WRONG and row.person:
            now = getattr(row.person, "team_id" if cell.column == "team" else cell.column)
            same = cell.value is UNSET or cell.value == now
            cell.status = Status.SAME if same else Status.CHANGED
    _require_team(row)
    _keep_role(row)


def _require_team(row: Row) -> None:
    team, role = row.cells["team"], _role(row)
    missing = team.value is UNSET and not (row.person and row.person.team_id)
    if role is Role.PARTICIPANT and missing and team.status is not Status.WRONG:
        # NOTE: Shown in an empty cell of an uploaded list of people.
        team.refuse(_l("A participant needs a team."))


def _role(row: Row) -> Role:
    told = row.cells["role"].value if "role" in row.cells else UNSET
    if told is not UNSET:
        return Role(told)
    return row.person.role if row.person else Role.PARTICIPANT


def _keep_role(row: Row) -> None:
    roles = {_role(row), row.person.role} if row.person else set()
    if len(roles) == 2 and Role.FACILITATOR in roles:
        # NOTE: Shown in a cell of an uploaded list: a facilitator's role cannot be changed by a list.
        row.cells["role"].refuse(_l("This role cannot be changed: add a new person with the other role."))
