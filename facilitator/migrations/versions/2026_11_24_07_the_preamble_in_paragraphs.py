"""The preamble in paragraphs; who took what out of a draft, and when."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_07"
down_revision = "2026_11_24_04"
branch_labels = None
depends_on = None

INSTANT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXTS = sa.table(
    "draft_text",
    *[sa.column(name) for name in ("id", "team_id", "item_id", "action_id", "paragraph_id", "field")],
    *[sa.column(name) for name in ("words", "by_id", "at", "base_id")],
    sa.column("status"),
)
PARAGRAPHS = sa.table(
    "agenda_paragraph",
    sa.column("id", sa.Integer),
    *[sa.column(name) for name in ("key", "team_id", "position", "gone")],
)


def upgrade() -> None:
    op.create_table(
        "agenda_paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("out_by_id", sa.Integer(), nullable=True),
        sa.Column("out_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["out_by_id"], ["person.id"], name=op.f("fk_agenda_paragraph_out_by_id_person")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_agenda_paragraph_team_id_team")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_paragraph")),
    )
    with op.batch_alter_table("agenda_paragraph", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_paragraph_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_paragraph_team_id"), ["team_id"], unique=False)
    for table in ("agenda_item", "agenda_action"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("out_by_id", sa.Integer(), nullable=True))
            batch_op.add_column(sa.Column("out_at", INSTANT, nullable=True))
            name = batch_op.f(f"fk_{table}_out_by_id_person")
            batch_op.create_foreign_key(name, "person", ["out_by_id"], ["id"])
    for table in ("draft_text", "amendment"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("paragraph_id", sa.Integer(), nullable=True))
            name = batch_op.f(f"fk_{table}_paragraph_id_agenda_paragraph")
            batch_op.create_foreign_key(name, "agenda_paragraph", ["paragraph_id"], ["id"])
    part_preambles()


def part_preambles() -> None:
    """Each line of a preamble becomes a paragraph named by its number; the whole is a past text now."""
    whole = sa.select(TEXTS).where(TEXTS.c.field == "preamble", TEXTS.c.item_id.is_(None))
    number = 0
    for text in op.get_bind().execute(whole.where(TEXTS.c.status == "CURRENT")).mappings().all():
        for place, line in enumerate(filter(None, map(str.strip, text["words"].split("\n")))):
            number += 1
            row = {"id": number, "key": f"{number:08x}", "team_id": text["team_id"]}
            op.execute(sa.insert(PARAGRAPHS).values(**row, position=place, gone=False))
            new = {name: text[name] for name in ("team_id", "by_id", "at", "status")}
            op.execute(sa.insert(TEXTS).values(**new, paragraph_id=number, field="words", words=line))
        op.execute(sa.update(TEXTS).where(TEXTS.c.id == text["id"]).values(status="PAST"))
    if number and op.get_bind().dialect.name == "postgresql":
        op.execute(f"SELECT setval(pg_get_serial_sequence('agenda_paragraph', 'id'), {number})")


def downgrade() -> None:
    join_paragraphs()
    for table in ("draft_text", "amendment"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            name = batch_op.f(f"fk_{table}_paragraph_id_agenda_paragraph")
            batch_op.drop_constraint(name, type_="foreignkey")
            batch_op.drop_column("paragraph_id")
    for table in ("agenda_action", "agenda_item"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"fk_{table}_out_by_id_person"), type_="foreignkey")
            batch_op.drop_column("out_at")
            batch_op.drop_column("out_by_id")
    op.drop_table("agenda_paragraph")


def join_paragraphs() -> None:
    """Make one text of the paragraphs again, by whoever wrote the first of them."""
    joined = sa.select(TEXTS).join(PARAGRAPHS, TEXTS.c.paragraph_id == PARAGRAPHS.c.id)
    joined = joined.where(TEXTS.c.status == "CURRENT", PARAGRAPHS.c.gone.is_(sa.false()))
    teams: dict[int, list[sa.RowMapping]] = {}
    ordered = op.get_bind().execute(joined.order_by(PARAGRAPHS.c.position)).mappings().all()
    for text in ordered:
        teams.setdefault(text["team_id"], []).append(text)
    op.execute(sa.delete(TEXTS).where(TEXTS.c.paragraph_id.is_not(None)))
    for team, texts in teams.items():
        row = {name: texts[0][name] for name in ("by_id", "at", "status")}
        words = "\n".join(text["words"] for text in texts)
        op.execute(sa.insert(TEXTS).values(**row, team_id=team, field="preamble", words=words))
