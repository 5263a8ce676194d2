"""Copies for reviewers wait for an editor's look: held, released by whom and when; wishes, and copies made by hand."""

import sqlalchemy as sa
from alembic import op

from jcas.models.base import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

HOLD = """
UPDATE version SET held = true
WHERE anonymised_id IS NOT NULL AND CAST(to_look_at AS TEXT) NOT IN ('[]', 'null') AND submission_id IN (
    SELECT id FROM submission
    WHERE stage IN ('draft', 'submitted', 'in_review', 'minor_revisions', 'major_revisions', 'revised')
) AND NOT EXISTS (
    SELECT 1 FROM assignment
    WHERE assignment.submission_id = version.submission_id AND assignment.round = version.round
        AND assignment.state IN ('accepted', 'submitted')
)
"""


def upgrade() -> None:
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("masks_own", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("released_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("released_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("by_hand_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_version_released_by_id"), "person", ["released_by_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_version_by_hand_id"), "file", ["by_hand_id"], ["id"])
    # What was made before anybody was asked to look is looked at now, unless a reviewer has begun to read it.
    op.execute(HOLD)
    # Each database finds a partial index only by the very words that a query has.
    sqlite, postgresql = sa.text("held = 1"), sa.text("held")
    op.create_index(
        "ix_version_held", "version", ["submission_id", "number"], sqlite_where=sqlite, postgresql_where=postgresql
    )


def downgrade() -> None:
    op.drop_index("ix_version_held", table_name="version")
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_version_by_hand_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_version_released_by_id"), type_="foreignkey")
        for column in ("by_hand_id", "released_at", "released_by_id", "masks_own", "held"):
            batch_op.drop_column(column)
