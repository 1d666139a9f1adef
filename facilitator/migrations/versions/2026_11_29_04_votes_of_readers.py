"""The teams that read a draft when a vote on its items was opened, and vote in it."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_04"
down_revision = "2026_11_29_03"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ballot", sa.Column("readers", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("ballot", "readers")
