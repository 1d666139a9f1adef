"""Comments on the agenda itself, and on its preamble."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_09"
down_revision = "2026_11_24_07"
branch_labels = None
depends_on = None

TEAM = "fk_comment_team_id_team"


def upgrade() -> None:
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("team_id", sa.Integer(), nullable=True))
        batch_op.alter_column("item_id", existing_type=sa.Integer(), nullable=True)
    op.execute(
        "UPDATE comment SET team_id = "
        "(SELECT agenda_item.team_id FROM agenda_item WHERE agenda_item.id = comment.item_id)"
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.alter_column("team_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_foreign_key(batch_op.f(TEAM), "team", ["team_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_comment_team_id"), ["team_id"], unique=False)


def downgrade() -> None:
    """An older program knows no comments without an item."""
    op.execute("DELETE FROM mention WHERE comment_id IN (SELECT id FROM comment WHERE item_id IS NULL)")
    op.execute(
        "DELETE FROM comment_answer WHERE comment_id IN (SELECT id FROM comment WHERE item_id IS NULL)"
    )
    op.execute("DELETE FROM comment WHERE item_id IS NULL")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comment_team_id"))
        batch_op.drop_constraint(batch_op.f(TEAM), type_="foreignkey")
        batch_op.drop_column("team_id")
        batch_op.alter_column("item_id", existing_type=sa.Integer(), nullable=False)
