"""Amendments."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_06"
down_revision = "2026_11_24_08"
branch_labels = None
depends_on = None

INSTANT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("base", sa.String(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("perspective", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("restated_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "fate",
            sa.Enum(
                "OPEN",
                "ACCEPTED",
                "BRACKETED",
                "REJECTED",
                "WITHDRAWN",
                name="fate",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["agenda_action.id"], name=op.f("fk_amendment_action_id_agenda_action")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_amendment_by_id_person")),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_amendment_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_amendment_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["restated_by_id"], ["person.id"], name=op.f("fk_amendment_restated_by_id_person")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_amendment_team_id_team")),
        sa.ForeignKeyConstraint(["text_id"], ["draft_text.id"], name=op.f("fk_amendment_text_id_draft_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("team_id", "number", name=op.f("uq_amendment_team_id_number")),
    )


def downgrade() -> None:
    op.drop_table("amendment")
