"""What an older program wrote of a workshop, as this one keeps it."""

from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]
ASKED = {"motion": ("majority", "base", "quorum"), "dots": ("budget", "cap")}


def as_now(tables: Tables) -> Tables:
    """Return rows whose ballots know what they are about, how they were asked, and number their options.

    Options had the ids of groups of ideas for numbers; now they have their places on the paper.
    """
    ballots = {row["id"]: row for row in tables.get("ballot", []) if "about" not in row}
    papers = [
        {**row, "choice": _placed(row["choice"], places_of(ballots[row["ballot_id"]]["options"]))}
        if row["ballot_id"] in ballots
        else row
        for row in tables.get("paper", [])
    ]
    asked = [_asked(row) if row["id"] in ballots else row for row in tables.get("ballot", [])]
    return {**tables, "ballot": asked, "paper": papers} if ballots else tables


def _asked(ballot: Row) -> Row:
    kind, rule = str(ballot["kind"]).lower(), {**(ballot["rule"] or {})}
    if kind == "consent":
        rule["reasons"] = "objection"
    options, places = ballot["options"], places_of(ballot["options"])
    asked = {"kind": kind, "team": ballot["team_id"], "secret": ballot["secret"], "title": ballot["title"]}
    return {
        **ballot,
        "about": "clusters" if kind in ("rating", "dots") else "text",
        "asked": asked | {part: rule[part] for part in ASKED.get(kind, ()) if part in rule},
        "rule": rule,
        "options": [{**each, "id": places[each["id"]], "cluster": each["id"]} for each in options],
        "result": _placed(ballot["result"], places),
    }


def places_of(options: list[Row]) -> dict[int, int]:
    return {option["id"]: place for place, option in enumerate(options, 1)}


def _placed(told: Any, places: dict[int, int]) -> Any:
    """Return a paper or a result with the places of options for their numbers."""
    match told:
        case dict():
            return {
                name: places.get(value, value) if name == "option" else _placed(value, places)
                for name, value in told.items()
            }
        case list():
            return [_placed(each, places) for each in told]
    return told
