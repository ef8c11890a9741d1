# Generated from specs/simple_task_api.yaml by templates/alembic/versions/0001_initial_schema.py.j2.
"""Initial schema."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("completed", sa.Boolean(), nullable=False, server_default="false"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(title) >= 1", name=op.f("ck_tasks_title_min_length")),
        sa.CheckConstraint("title ~ E'\\\\S'", name=op.f("ck_tasks_title_blank")),
        sa.CheckConstraint("char_length(title) <= 200", name=op.f("ck_tasks_title_max_length")),
        sa.CheckConstraint("char_length(description) <= 1000", name=op.f("ck_tasks_description_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_created_at_id"), "tasks", ["created_at", "id"])
    op.create_index(op.f("ix_tasks_title"), "tasks", ["title", "created_at", "id"])
    op.create_index(op.f("ix_tasks_completed"), "tasks", ["completed", "created_at", "id"])
    op.create_index(op.f("ix_tasks_updated_at"), "tasks", ["updated_at", "created_at", "id"])


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("tasks")
