"""Waivers: rules that the editors do not ask of one submission."""

import sqlalchemy as sa
from alembic import op

from jcas.models.base import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "waiver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_waiver_submission_id"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_waiver_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_waiver"),
        sa.UniqueConstraint("submission_id", "rule", name="uq_waiver_submission_id_rule"),
    )
    op.create_index("ix_waiver_submission_id", "waiver", ["submission_id"])


def downgrade() -> None:
    op.drop_table("waiver")
