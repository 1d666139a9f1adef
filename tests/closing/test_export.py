"""Export and import: a workshop on another server is the same workshop, and secrets stay secret."""

import json

import pytest
from sqlalchemy import JSON, Integer

from facilitator.closing import numbering
from facilitator.closing.export import NEVER, document, way_home, written
from facilitator.closing.importing import Broken, import_workshop
from facilitator.core.rooms import Seen
from facilitator.drafting.texts import Text
from facilitator.extensions import Model, db
from facilitator.workshops.models import Workshop
from tests.conftest import fill, made

PLAIN = {  # JSON without ids in it
    *{("step", "rights"), ("person", "perspectives"), ("evaluation", "answers"), ("ballot", "rule")},
    *{("agenda_item", "perspectives"), ("agenda_item", "references")},
    *{("ballot", "count"), ("ballot", "settled"), ("paper", "choice")},
    ("cluster_act", "before"),  # it has its own function
}


def exported(app, code="KRJPID"):
    with app.app_context():
        return json.loads(written(document(db.session.query(Workshop).filter_by(code=code).one())))


def in_order(told):
    """Return the rows of an export with every id replaced by its place among its kind."""
    rows = {**{name: [] for name in Model.metadata.tables}, **told["tables"]}
    keys = {table.name: key for table in numbering.tables() if (key := numbering.counted(table))}
    ids = {name: sorted(row[key] for row in rows[name]) for name, key in keys.items()}
    numbers = {name: {old: place for place, old in enumerate(olds, 1)} for name, olds in ids.items()}
    return numbering.renumbered(rows, numbers)


@pytest.fixture
def elsewhere(tmp_path):
    """Return a function that makes another server, on which there is a workshop of others already."""
    opened = []

    def elsewhere(url=None):
        app = made(url or f"sqlite:///{tmp_path}/other.db")
        opened.append(app)
        with app.app_context():
            db.create_all()
            fill()
            theirs = db.session.query(Workshop).one()
            theirs.code, theirs.public_code = "OTHERS", "others"
            db.session.commit()
        return app

    yield elsewhere
    for app in opened:
        with app.app_context():
            db.session.remove()
            db.drop_all()
            db.engine.dispose()


def bring(told, app):
    with app.app_context():
        return import_workshop(json.dumps(told).encode()).code


def test_an_imported_workshop_is_the_same_workshop_on_another_server(app, lived, elsewhere):
    told, there = exported(app), elsewhere()
    untouched = in_order(exported(there, "OTHERS"))
    assert bring(told, there) == "KRJPID"
    again = exported(there)
    assert again["tables"] != told["tables"], "the ids are others"
    assert in_order(again) == in_order(told)
    assert in_order(exported(there, "OTHERS")) == untouched
    assert [name for name, rows in told["tables"].items() if not rows and name not in UNUSED] == []


UNUSED = {"announcement", "context_card", "help_call", "ready", "screen"}


def test_the_groups_among_which_a_next_round_is_asked_are_numbered_anew(app):
    asked = {"kind": "dots", "cap": 3, "clusters": [3, 4]}
    new = numbering.renumbered({"ballot": [{"id": 5, "asked": asked}]}, {"cluster": {3: 30, 4: 40}})
    assert new == {"ballot": [{"id": 5, "asked": {**asked, "clusters": [30, 40]}}]}


def test_it_moves_from_sqlite_to_postgresql_and_goes_on_there(app, lived, postgresql, elsewhere):
    told, there = exported(app), elsewhere(postgresql)
    bring(told, there)
    assert in_order(exported(there)) == in_order(told)
    with there.app_context():
        db.session.add(Workshop(title="Next", code="NEXT22", date="2021-04-01", timezone="Asia/Seoul"))
        db.session.commit()  # the database counts on from where the import ended


def test_the_rooms_are_told_on_without_a_hole(app, lived, elsewhere):
    there = elsewhere()
    bring(exported(app), there)
    with there.app_context():
        for room in {line.room for line in db.session.query(numbering_line())}:
            lines = db.session.query(numbering_line()).filter_by(room=room).order_by("seq").all()
            assert [line.prev for line in lines] == [0, *(line.seq for line in lines)][:-1]


def numbering_line():
    from facilitator.core.activity import Line

    return Line


def test_nothing_that_lets_somebody_in_leaves_the_server(app, lived):
    with app.app_context():
        from facilitator.people.models import Account

        db.session.add(Account(login="fay@example.org", name="Fay", password="$argon2id$secret"))
        db.session.commit()
    told = exported(app)
    assert not NEVER & told["tables"].keys()
    assert "argon2id" not in json.dumps(told)


def test_secret_papers_have_no_person_and_no_order(app, lived):
    papers = exported(app)["tables"]["paper"]
    assert [paper["receipt"] for paper in papers] == sorted(paper["receipt"] for paper in papers)
    assert {paper["voter_id"] for paper in papers if paper["choice"]["kind"] == "rating"} == {None}
    evaluations = exported(app)["tables"]["evaluation"]
    assert [row["id"] for row in evaluations] == sorted(row["id"] for row in evaluations)


def spoil(change):
    def spoiled(told):
        change(told)
        return json.dumps(told).encode()

    return spoiled


def row(told, table, place=0):
    return told["tables"][table][place]


BROKEN = {
    "not JSON": (lambda told: json.dumps(told).encode()[:-9], "not JSON"),
    "empty": (lambda told: b"", "not JSON"),
    "something else": (lambda told: b'{"format": "else"}', "not a workshop"),
    "a list": (lambda told: b"[]", "not a workshop"),
    "too new": (spoil(lambda told: told.update(version=2)), "Install a newer"),
    "no version": (spoil(lambda told: told.update(version="one")), "not as an export is"),
    "unknown field": (spoil(lambda told: told.update(more=1)), "not as an export is"),
    "for reading": (spoil(lambda told: told.update(complete=False)), "copy for reading"),
    "two workshops": (spoil(lambda told: told["tables"]["workshop"].append({})), "exactly one"),
    "unknown table": (spoil(lambda told: told["tables"].update(spell=[])), "spell"),
    "accounts": (spoil(lambda told: told["tables"].update(account=[])), "account"),
    "another's account": (spoil(lambda told: row(told, "person").update(account_id=1)), "person.account_id"),
    "unknown column": (spoil(lambda told: row(told, "team").update(colour="red")), "colour"),
    "missing column": (spoil(lambda told: row(told, "team").pop("country")), "lacks team.country"),
    "wrong type": (spoil(lambda told: row(told, "step").update(minutes="ten")), "step.minutes"),
    "wrong word": (spoil(lambda told: row(told, "step").update(kind="dance")), "dance"),
    "nothing where something must be": (
        spoil(lambda told: row(told, "team").update(country=None)),
        "country",
    ),
    "huge number": (spoil(lambda told: row(told, "step").update(minutes=2**70)), "step.minutes"),
    "points outside": (spoil(lambda told: row(told, "person").update(team_id=99)), "team 99"),
    "same number twice": (
        spoil(lambda told: row(told, "team", 1).update(id=row(told, "team")["id"])),
        "team",
    ),
    "another's room": (spoil(lambda told: row(told, "activity").update(room="team-99")), "team-99"),
    "no room": (spoil(lambda told: row(told, "activity").update(room="x")), "room x"),
    "odd line": (spoil(lambda told: row(told, "activity").update(subject=[])), "form"),
    "same team twice": (
        spoil(lambda told: row(told, "team", 1).update(country=row(told, "team")["country"])),
        "cannot be kept together",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_file_is_refused_with_its_reason_and_changes_nothing(fault, app, go, elsewhere):
    go("ideas")
    spoiled, reason = BROKEN[fault]
    there = elsewhere()
    before = in_order(exported(there, "OTHERS"))
    with there.app_context(), pytest.raises(Broken, match=reason):
        import_workshop(spoiled(exported(app)))
    with there.app_context():
        assert db.session.query(Workshop).count() == 1
    assert in_order(exported(there, "OTHERS")) == before


def test_a_workshop_that_is_here_already_is_refused(app, go):
    go("ideas")
    with pytest.raises(Broken, match="on this server already: Day 3"):
        bring(exported(app), app)


def test_what_an_older_program_did_not_write_begins_as_it_does_for_a_new_workshop(app, go, elsewhere):
    told = exported(app)
    for team in told["tables"]["workshop"]:
        del team["note"], team["started_at"]
    assert bring(told, elsewhere()) == "KRJPID"


def test_a_preamble_that_an_older_program_wrote_as_one_text_becomes_paragraphs(app, go, minjun, elsewhere):
    go("draft")
    minjun.does("field.write", field="focus", words="Recalling R204,\nNoting care")
    told, there = exported(app), elsewhere()
    for text in told["tables"]["draft_text"]:
        text["field"] = "preamble"
    bring(told, there)
    with there.app_context():
        written = db.session.query(Text).filter(Text.paragraph_id.is_not(None)).order_by(Text.id)
        assert [text.words for text in written] == ["Recalling R204,", "Noting care"]


LATER = {
    "ballot": ["about", "asked", "voters", "explanation", "earlier_id", "item_id", "closes_at", "present"],
    "seat": ["present", "proxy_id", "stratum"],
    "paper": ["stratum"],
}


def numbered_by_groups(told, clusters):
    """Give the options in JSON the ids of their groups, as an older program did."""
    if isinstance(told, dict):
        named = {n: clusters.get(v, v) if n == "option" else v for n, v in told.items()}
        return {name: numbered_by_groups(value, clusters) for name, value in named.items()}
    return [numbered_by_groups(each, clusters) for each in told] if isinstance(told, list) else told


def test_ballots_that_an_older_program_wrote_are_as_they_would_be_now(app, lived, elsewhere):
    told, there = exported(app), elsewhere()
    tables = json.loads(json.dumps(told["tables"]))
    for ballot in tables["ballot"]:
        clusters = {option["id"]: option["cluster"] for option in ballot["options"]}
        ballot["options"] = [{"id": clusters[o["id"]], "name": o["name"]} for o in ballot["options"]]
        ballot["result"] = numbered_by_groups(ballot["result"], clusters)
        for paper in tables["paper"]:
            if paper["ballot_id"] == ballot["id"]:
                paper["choice"] = numbered_by_groups(paper["choice"], clusters)
    for table, columns in LATER.items():
        for row in tables[table]:
            for column in (*columns, "count", "settled"):
                row.pop(column, None)
    bring({**told, "tables": tables}, there)
    for table in ("ballot", "paper"):
        ours, theirs = (in_order(each)[table] for each in (told, exported(there)))
        for one, other in zip(ours, theirs, strict=True):
            same = {n: v for n, v in one.items() if n not in (*LATER[table], "stratum")}
            assert same.items() <= other.items()
    assert [row["about"] for row in exported(there)["tables"]["ballot"]] == ["clusters", "text"]


def test_every_table_has_a_way_to_its_workshop_and_every_column_is_sorted(app):
    for table in numbering.tables():
        if table.name not in {*NEVER, numbering.LOG, "workshop"}:
            assert way_home(table)
        for column in table.columns:
            place = (table.name, column.name)
            if isinstance(column.type, JSON) and table.name not in {*NEVER, numbering.LOG}:
                assert (place in numbering.REFERRING) != (place in PLAIN), f"{place}: are there ids in it?"
            if column.name.endswith("_id") and isinstance(column.type, Integer) and table.name not in NEVER:
                assert column.foreign_keys, f"{place}: the id of what?"


def numbers_in(shape, name=None):
    """Yield the names under which whole numbers stand in a JSON schema, with all that they stand in."""
    import msgspec

    (schema,), parts = msgspec.json.schema_components([shape])
    seen = set()

    def walk(schema, name):
        if "$ref" in schema:
            of = schema["$ref"].rpartition("/")[2]
            if (of, name) in seen:
                return
            seen.add((of, name))
            schema = parts[of]
        if schema.get("type") == "integer":
            yield name
        for choice in schema.get("anyOf", []):
            yield from walk(choice, name)
        if isinstance(schema.get("items"), dict):
            yield from walk(schema["items"], name)
        if isinstance(schema.get("additionalProperties"), dict):
            yield from walk(schema["additionalProperties"], name)
        for inner, value in schema.get("properties", {}).items():
            yield from walk(value, inner)

    return set(walk(schema, name))


# Whole numbers in what is seen that are no ids: times, counts, sizes.
COUNTS = {
    *{"at", "started_at", "entered_at", "ends_at", "frozen_at", "opened_at", "closed_at", "left", "extra"},
    *{"declared_at", "number", "typed"},
    *{"position", "round", "minutes", "ideas", "writers", "clusters", "lenses", "cast", "entitled"},
    *{"counts", "n", "numerator", "denominator", "rank", "dots", "people", "yes", "no", "abstain", "margin"},
    *{"quorum", "quorum_short", "short", "budget", "cap", "support", "reservation", "stand_aside", "object"},
    *{"answered", "shown", "total", "count", "done", "of"},
    *{"option", "elected", "sets", "order", "place", "valid", "none", "present", "got", "limit", "percent"},
    *{
        "agree",
        "disagree",
        "passed",
        "options",
        "impact",
        "feasibility",
        "least",
        "most",
        "seats",
        "to_answer",
        "closes_at",
    },
}


def test_every_number_that_is_seen_is_an_id_or_a_count(app):
    unsorted = {
        (shape.__struct_config__.tag, name)
        for shape in Seen.__subclasses__()
        for name in numbers_in(shape)
        if name not in {"id", *numbering.NAMED, *numbering.NAMED_IF_SEVERAL, "chosen_by", *COUNTS}
    }
    assert unsorted == set(), "closing/numbering.py must know whether these are ids"
    tags = {shape.__struct_config__.tag for shape in Seen.__subclasses__()} - {"gone"}
    tables = {table.name for table in numbering.tables()}
    assert {tag for tag in tags if numbering.SUBJECTS.get(tag, tag) not in {*tables, ""}} == set()
