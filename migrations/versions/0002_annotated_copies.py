"""Annotated copies: the author's file with each finding as a comment."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.add_column(sa.Column("annotated_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_version_annotated_id"), "file", ["annotated_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_version_annotated_id"), type_="foreignkey")
        batch_op.drop_column("annotated_id")
