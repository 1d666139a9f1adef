"""The group of a voter by perspective and by country, and by which of them a wall shows a result."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_03"
down_revision = "2026_11_29_02"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seat", sa.Column("other_stratum", sa.String(), nullable=False, server_default=""))
    cut = sa.Enum("PERSPECTIVE", "COUNTRY", name="cut", native_enum=False, length=40)
    op.add_column("screen", sa.Column("cut", cut, nullable=True))


def downgrade() -> None:
    op.drop_column("screen", "cut")
    op.drop_column("seat", "other_stratum")
