"""Which amendments were proposed in the team itself: other teams do not see these."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_10"
down_revision = "2026_11_24_09"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("inside", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE amendment SET inside = true WHERE EXISTS (SELECT 1 FROM person WHERE person.id = "
        "amendment.by_id AND person.role = 'PARTICIPANT' AND person.team_id = amendment.team_id)"
    )
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.alter_column("inside", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("amendment", schema=None) as batch_op:
        batch_op.drop_column("inside")
