"""Drafting together."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_03"
down_revision = "2026_11_24_02"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("rested", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_document_team_id_team")),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_document")),
    )
    op.create_table(
        "document_snapshot",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_document_snapshot_team_id_team")),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_document_snapshot")),
    )
    op.create_table(
        "document_update",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_document_update_person_id_person")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_document_update_team_id_team")),
        sa.PrimaryKeyConstraint("team_id", "number", name=op.f("pk_document_update")),
    )
    op.create_table(
        "pen",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pen_person_id_person")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_pen_team_id_team")),
        sa.PrimaryKeyConstraint("team_id", "number", name=op.f("pk_pen")),
    )
    with op.batch_alter_table("pen", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pen_person_id"), ["person_id"], unique=False)

    for table in ("agenda_action", "agenda_item"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("key", sa.String(), nullable=True))
        give_keys(table)
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("key", nullable=False)
            batch_op.create_index(batch_op.f(f"ix_{table}_key"), ["key"], unique=False)
    # What two people wrote at once is one text from now on; the other's words stay among the past ones.
    op.execute("UPDATE draft_text SET status = 'PAST' WHERE status = 'RIVAL'")


def give_keys(table: str) -> None:
    """Name what there is by its number: no two are alike, and new ones are drawn at random."""
    rows = sa.table(table, sa.column("id", sa.Integer), sa.column("key", sa.String))
    for (number,) in op.get_bind().execute(sa.select(rows.c.id)).all():
        op.get_bind().execute(sa.update(rows).where(rows.c.id == number).values(key=f"{number:08x}"))


def downgrade() -> None:
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_key"))
        batch_op.drop_column("key")

    with op.batch_alter_table("agenda_action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_action_key"))
        batch_op.drop_column("key")

    with op.batch_alter_table("pen", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pen_person_id"))

    op.drop_table("pen")
    op.drop_table("document_update")
    op.drop_table("document_snapshot")
    op.drop_table("document")
