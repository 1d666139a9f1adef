"""Which numbers in a workshop's rows and log lines are the ids of what, so that they can be numbered anew.

Foreign keys say it themselves. What is named here are the ids inside JSON, and the rooms. A test walks
through all columns and all that is seen, and fails on a number that nobody has sorted into one of these.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from facilitator.extensions import Model

Numbers = Mapping[str, Mapping[int, int]]  # by table: what each id becomes; others stay as they are
Row = dict[str, Any]

LOG = "activity"

# What a number (or each of several) is the id of, by the name under which it stands in JSON.
NAMED = {
    "act": "cluster_act",
    "action": "agenda_action",
    "amendment": "amendment",
    "answer": "comment_answer",
    "ballot": "ballot",
    "by": "person",
    "cluster": "cluster",
    "comment": "comment",
    "earlier": "ballot",
    "idea": "idea",
    "item": "agenda_item",
    "paragraph": "agenda_paragraph",
    "person": "person",
    "readers": "team",
    "restated_by": "person",
    "step": "step",
    "team": "team",
    "text": "draft_text",
}
NAMED_IF_SEVERAL = {  # alone, they are counts
    "amendments": "amendment",
    "clusters": "cluster",
    "delegates": "person",
    "entitled": "person",
    "mentions": "person",
    "present": "person",
    "voted": "person",
}

# What `id` is the id of: in a subject by its type, where that is not its table; in a part by what holds it.
SUBJECTS = {
    "agenda": "team",
    "board": "team",
    "cluster_act": "team",
    "evaluated": "person",
    "evaluation_summary": "workshop",
    "help": "help_call",
    "item": "agenda_item",
    "own_amendment": "amendment",
    "own_idea": "idea",
    "own_mark": "lens_mark",
    "ready": "person",
    "reference": "",
    "roll": "ballot",
    "screen": "person",
    "seat": "ballot",
    "taken_out": "team",
    "turn": "workshop",
    "version": "draft_version",
    "writer": "",
}
PARTS = {
    "actions": "agenda_action",
    "answers": "comment_answer",
    "fields": "draft_text",
    "items": "agenda_item",
    "paragraphs": "agenda_paragraph",
}
REFERRING = {  # columns of JSON that hold ids under these names
    ("agenda_item", "chosen_by"),
    ("ballot", "asked"),
    ("ballot", "options"),
    ("ballot", "readers"),
    ("comment", "mentions"),
    ("comment_answer", "mentions"),
    ("ballot", "result"),
    ("screen", "before"),
}
ROOMS = {"team": "team", "person": "person"}  # any other kind of room is a workshop's


def tables() -> list[Table]:
    """All tables, each after those that it refers to."""
    return list(Model.metadata.sorted_tables)


def referred(table: Table) -> dict[str, str]:
    """Return the columns that hold ids of other rows, each with the table of those."""
    return {c.name: key.column.table.name for c in table.columns for key in c.foreign_keys}


def counted(table: Table) -> str:
    """Return the column that the database counts up, or "": random keys stay the same wherever they go."""
    key = list(table.primary_key.columns)
    return key[0].name if len(key) == 1 and key[0] is table.autoincrement_column else ""


def renumbered(rows: dict[str, list[Row]], numbers: Numbers) -> dict[str, list[Row]]:
    """Return all rows with their ids, and whatever refers to them, numbered anew."""
    return {
        table.name: [_row(table, row, numbers) for row in rows[table.name]]
        for table in tables()
        if table.name in rows
    }


def _row(table: Table, row: Row, numbers: Numbers) -> Row:
    if table.name == LOG:
        return {**row, **_line(row, numbers)}
    of = referred(table) | {counted(table): table.name}
    new = {column: _new(of[column], value, numbers) for column, value in row.items() if column in of}
    inside = {c: _inside(v, numbers, c, c) for c, v in row.items() if (table.name, c) in REFERRING}
    special = {"before": _before(row["before"], numbers)} if table.name == "cluster_act" else {}
    return {**row, **new, **inside, **special}


def _line(row: Row, numbers: Numbers) -> Row:
    kind, _, number = row["room"].partition("-")
    new = _new(ROOMS.get(kind, "workshop"), int(number), numbers)
    return {
        "seq": _new(LOG, row["seq"], numbers),
        "room": f"{kind}-{new}",
        "subject": _subject(row["subject"], numbers),
    }


def _subject(subject: Row, numbers: Numbers) -> Row:
    kind: str = subject["of"] if subject["type"] == "gone" else subject["type"]
    of = SUBJECTS.get(kind, kind)
    return {**_inside(subject, numbers, ""), "id": _new(of, subject["id"], numbers)}


def _inside(value: Any, numbers: Numbers, name: str, part: str = "") -> Any:
    """Renumber what stands in JSON under a name; `part` is the nearest of PARTS that it belongs to."""
    match value:
        case dict():
            person = "person" if name == "chosen_by" else ""
            return {n: _inside(v, numbers, person or n, n if n in PARTS else part) for n, v in value.items()}
        case list():
            several = NAMED_IF_SEVERAL.get(name, "")
            return [_new(several, v, numbers) if several else _inside(v, numbers, name, part) for v in value]
        case int():
            return _new(PARTS.get(part, "") if name == "id" else NAMED.get(name, ""), value, numbers)
    return value


def _before(before: Row, numbers: Numbers) -> Row:
    """What was before an act on groups: ideas with their group, groups with their name."""
    ideas = [[_new("idea", i, numbers), _new("cluster", c, numbers)] for i, c in before["ideas"]]
    clusters = [[_new("cluster", c, numbers), *rest] for c, *rest in before["clusters"]]
    return {**before, "ideas": ideas, "clusters": clusters}


def _new(table: str, value: Any, numbers: Numbers) -> Any:
    return numbers.get(table, {}).get(value, value) if type(value) is int else value
