"""Comments on words, and the people they name."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_04"
down_revision = "2026_11_24_05"
branch_labels = None
depends_on = None

TEXTS = ("field", "start", "end", "quote")


def upgrade() -> None:
    with op.batch_alter_table("comment", schema=None) as batch_op:
        for name in TEXTS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("mentions", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("inside", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("comment_answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mentions", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("put_away", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["comment_answer.id"], name=op.f("fk_mention_answer_id_comment_answer")
        ),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_mention_comment_id_comment")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mention_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mention_comment_id"), ["comment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mention_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("mention")
    with op.batch_alter_table("comment_answer", schema=None) as batch_op:
        batch_op.drop_column("mentions")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        for name in ("inside", "mentions", *reversed(TEXTS)):
            batch_op.drop_column(name)
