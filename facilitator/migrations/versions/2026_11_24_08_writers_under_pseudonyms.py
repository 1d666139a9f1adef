"""Writers under pseudonyms."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_08"
down_revision = "2026_11_24_03"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pseudonym",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=True),
        sa.Column("perspective", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pseudonym_person_id_person")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_pseudonym_team_id_team")),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_pseudonym_workshop_id_workshop")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_pseudonym")),
        sa.UniqueConstraint("workshop_id", "number", name=op.f("uq_pseudonym_workshop_id_number")),
    )
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("conceals_writers", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("conceals_writers", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_column("conceals_writers")
    op.drop_table("pseudonym")
