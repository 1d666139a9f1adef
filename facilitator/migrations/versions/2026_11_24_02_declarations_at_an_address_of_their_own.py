"""Declarations at an address of their own."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_02"
down_revision = "2026_11_24_01"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.add_column(sa.Column("public_code", sa.String(), nullable=True))
    workshops = sa.table("workshop", sa.column("id", sa.Integer), sa.column("public_code", sa.String))
    for (number,) in op.get_bind().execute(sa.select(workshops.c.id)).all():
        new = sa.update(workshops).where(workshops.c.id == number).values(public_code=secrets.token_hex(5))
        op.get_bind().execute(new)
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.alter_column("public_code", nullable=False)
        batch_op.create_unique_constraint(batch_op.f("uq_workshop_public_code"), ["public_code"])


def downgrade() -> None:
    with op.batch_alter_table("workshop", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_workshop_public_code"), type_="unique")
        batch_op.drop_column("public_code")
