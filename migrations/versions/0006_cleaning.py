"""Further files and response letters for reviewers are cleaned, or withheld until an editor has looked."""

import sqlalchemy as sa
from alembic import op

from jcas.models.base import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ASK = """
INSERT INTO cleaning (submission_id, file_id, state, sentence, to_look_at, attempts, requested_at)
SELECT file.submission_id, file.id, 'waiting', '', '[]', 0, file.uploaded_at
FROM file JOIN submission ON submission.id = file.submission_id
WHERE submission.submitted_at IS NOT NULL AND file.kind IN ('figure', 'table', 'data', 'supplement', 'response')
"""


def upgrade() -> None:
    states = sa.Enum(
        "waiting", "clean", "withheld", "released",
        name="state_known", native_enum=False, create_constraint=True, length=40,
    )  # fmt: skip
    op.create_table(
        "cleaning",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("clean_id", sa.Integer(), nullable=True),
        sa.Column("state", states, nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("to_look_at", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("requested_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("looked_by_id", sa.Integer(), nullable=True),
        sa.Column("looked_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_cleaning_submission_id"),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name="fk_cleaning_file_id"),
        sa.ForeignKeyConstraint(["source_id"], ["file.id"], name="fk_cleaning_source_id"),
        sa.ForeignKeyConstraint(["clean_id"], ["file.id"], name="fk_cleaning_clean_id"),
        sa.ForeignKeyConstraint(["looked_by_id"], ["person.id"], name="fk_cleaning_looked_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cleaning"),
        sa.UniqueConstraint("file_id", name="uq_cleaning_file_id"),
    )
    op.create_index("ix_cleaning_submission_id", "cleaning", ["submission_id"])
    op.create_index("ix_cleaning_state", "cleaning", ["state", "submission_id"])
    # What was handed in before goes out as it came no more; these are the kinds that reviewers got until now.
    op.execute(ASK)


def downgrade() -> None:
    op.drop_table("cleaning")
