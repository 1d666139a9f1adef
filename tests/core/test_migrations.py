import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import MetaData, Table, inspect, text

from facilitator.app import create_app
from facilitator.config import PACKAGE
from facilitator.extensions import Model, db
from tests.conftest import SETTINGS


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """An application on an empty database of each kind."""
    url = (
        f"sqlite:///{tmp_path}/empty.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgresql")
    )
    app = create_app({**SETTINGS, "SQLALCHEMY_DATABASE_URI": url})
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_migrations_lead_up_to_exactly_what_the_models_say_and_down_to_nothing(empty):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, Model.metadata) == []
    downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]


def test_migrations_are_one_line_and_import_nothing_of_the_application():
    scripts = ScriptDirectory(str(PACKAGE / "migrations"))
    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
    for path in (PACKAGE / "migrations/versions").glob("*.py"):
        assert "facilitator" not in path.read_text()


BEFORE = "2026_11_24_08"  # preambles were one text
TEXTS = "INSERT INTO draft_text (id, team_id, field, words, by_id, at, status) VALUES "


NOTHING = {str: "", int: 0, bool: False}


def put(connection, name, **row):
    """Write a row of a table as it is now; what must be there and is not said is nothing of its type."""
    table = Table(name, MetaData(), autoload_with=connection)
    needed = {
        c.name: NOTHING.get(c.type.python_type, [])
        for c in table.columns
        if not c.nullable and c.name not in row
    }
    connection.execute(table.insert().values(**needed, **row))


def test_a_preamble_becomes_paragraphs_and_one_text_again(empty):
    upgrade(revision=BEFORE)
    with db.engine.begin() as connection:
        for table, row in (("workshop", {}), ("team", {"workshop_id": 1}), ("person", {"workshop_id": 1})):
            put(connection, table, id=1, **row)
        connection.execute(
            text(TEXTS + "(7, 1, 'preamble', 'Recalling R204,\n\n Noting care', 1, 5, 'CURRENT')")
        )
        connection.execute(text(TEXTS + "(6, 1, 'preamble', 'Recalling', 1, 4, 'PAST')"))
        connection.execute(text(TEXTS + "(8, 1, 'title', 'Care', 1, 4, 'CURRENT')"))
    upgrade(revision="2026_11_24_07")
    with db.engine.connect() as connection:
        said = (
            "SELECT words, by_id, at, position FROM draft_text JOIN agenda_paragraph p ON paragraph_id = p.id"
        )
        assert connection.execute(text(f"{said} ORDER BY position")).all() == [
            ("Recalling R204,", 1, 5, 0),
            ("Noting care", 1, 5, 1),
        ]
        whole = "SELECT id FROM draft_text WHERE status = 'CURRENT' AND paragraph_id IS NULL"
        assert connection.execute(text(whole)).all() == [(8,)]
    downgrade(revision=BEFORE)
    with db.engine.connect() as connection:
        whole = "SELECT words FROM draft_text WHERE status = 'CURRENT' AND field = 'preamble'"
        assert connection.execute(text(whole)).all() == [("Recalling R204,\nNoting care",)]


def test_comments_on_items_get_their_team_and_those_on_agendas_go_with_it(empty):
    upgrade(revision="2026_11_24_07")
    with db.engine.begin() as connection:
        for table, row in (("workshop", {}), ("team", {"workshop_id": 1}), ("person", {"workshop_id": 1})):
            put(connection, table, id=1, **row)
        put(connection, "agenda_item", id=3, team_id=1)
        put(connection, "comment", id=5, item_id=3, by_id=1, kind="QUESTION")
    upgrade(revision="2026_11_24_09")
    with db.engine.begin() as connection:
        assert connection.execute(text("SELECT id, team_id, item_id FROM comment")).all() == [(5, 1, 3)]
        put(connection, "comment", id=6, team_id=1, by_id=1, kind="QUESTION")
        put(connection, "comment_answer", id=7, comment_id=6, by_id=1)
        put(connection, "mention", id=8, comment_id=6, person_id=1)
    downgrade(revision="2026_11_24_07")
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT id, item_id FROM comment")).all() == [(5, 3)]
        assert connection.execute(text("SELECT id FROM mention")).all() == []


RATED = {"kind": "rating", "ratings": [{"option": 32, "impact": 5}]}
RATED_NOW = {"kind": "rating", "ratings": [{"option": 2, "impact": 5}]}
GROUPS = [{"id": 31, "name": "Care"}, {"id": 32, "name": "A law"}]


def ballots(connection):
    own = Table("ballot", MetaData(), autoload_with=connection)
    return connection.execute(own.select().order_by(own.c.id)).mappings().all()


def papers(connection):
    own = Table("paper", MetaData(), autoload_with=connection)
    return [paper["choice"] for paper in connection.execute(own.select()).mappings()]


def test_earlier_ballots_know_what_they_are_about_and_later_ones_go_with_it(empty):
    upgrade(revision="2026_11_24_10")
    with db.engine.begin() as connection:
        rows = (("workshop", {}), ("team", {"workshop_id": 1}), ("step", {"workshop_id": 1}))
        for table, row in (*rows, ("person", {"workshop_id": 1})):
            put(connection, table, id=1, **row)
        of = {"workshop_id": 1, "team_id": 1, "step_id": 1}
        result = {"kind": "rating", "options": [{"option": 32, "rank": 1}], "cast": 1}
        put(connection, "ballot", id=4, kind="RATING", secret=True, options=GROUPS, result=result, **of)
        put(connection, "ballot", id=5, kind="CONSENT", rule={"quorum": 50}, options=[], **of)
        put(connection, "paper", receipt="a" * 32, ballot_id=4, choice=RATED)
    upgrade()
    with db.engine.begin() as connection:
        rating, consent = ballots(connection)
        assert [each["about"] for each in (rating, consent)] == ["CLUSTERS", "TEXT"]
        assert rating["options"][1] == {"id": 2, "name": "A law", "cluster": 32}
        assert rating["result"]["options"][0]["option"] == 2
        assert papers(connection) == [RATED_NOW]
        assert rating["asked"] == {"kind": "rating", "team": 1, "secret": True, "title": ""}
        assert consent["rule"]["reasons"] == "objection"
        put(connection, "ballot", id=6, kind="STANCE", about="QUESTION", voters="EVERYBODY", workshop_id=1)
        put(connection, "seat", ballot_id=6, person_id=1)
    downgrade(revision="2026_11_24_10")
    with db.engine.begin() as connection:
        rating, consent = ballots(connection)
        assert (rating["options"], rating["result"]["options"][0]["option"]) == (GROUPS, 32)
        assert papers(connection) == [RATED]
