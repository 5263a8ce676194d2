"""Checks of the public page."""

import sqlalchemy as sa
from alembic import op

from jcas.models.base import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATES = ("queued", "running", "done", "unreadable", "failed")


def upgrade() -> None:
    op.create_table(
        "public_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(*STATES, name="state_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("article_type", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("storage_key", sa.String(), nullable=True),
        sa.Column("annotated_key", sa.String(), nullable=True),
        sa.Column("annotated_size", sa.Integer(), nullable=False),
        sa.Column("annotated_format", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("quotes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("requested_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("started_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_check")),
        sa.UniqueConstraint("key", name=op.f("uq_public_check_key")),
        sa.UniqueConstraint("storage_key", name=op.f("uq_public_check_storage_key")),
        sa.UniqueConstraint("annotated_key", name=op.f("uq_public_check_annotated_key")),
    )
    op.create_index(op.f("ix_public_check_expires_at"), "public_check", ["expires_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_public_check_expires_at"), table_name="public_check")
    op.drop_table("public_check")
