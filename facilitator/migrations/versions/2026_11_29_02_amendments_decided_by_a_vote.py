"""Which vote decided on an amendment, where it was one."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_02"
down_revision = "2026_11_29_01"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ballot_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_amendment_ballot_id_ballot"), "ballot", ["ballot_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_amendment_ballot_id_ballot"), type_="foreignkey")
        batch_op.drop_column("ballot_id")
