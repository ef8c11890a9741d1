"""Change articles and tags.

change_articles: ACCESS EXCLUSIVE for a moment on articles
uq_tags_label_new: an index of tags is built beside readers and writers
take_uq_tags_label: ACCESS EXCLUSIVE for a moment on tags
ix_articles_shelf_new: an index of articles is built beside readers and writers
take_ix_articles_shelf: ACCESS EXCLUSIVE for a moment on articles
ix_articles_slug: an index of articles is built beside readers and writers

The version before works with it; what it writes against a new rule is refused.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import BuildIndex, Locked, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("change_articles", change_articles),
        BuildIndex("uq_tags_label_new", build_uq_tags_label_new),
        Locked("take_uq_tags_label", take_uq_tags_label),
        BuildIndex("ix_articles_shelf_new", build_ix_articles_shelf_new),
        Locked("take_ix_articles_shelf", take_ix_articles_shelf),
        BuildIndex("ix_articles_slug", build_ix_articles_slug),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("change_articles_back", change_articles_back),
        BuildIndex("uq_tags_label_new", build_uq_tags_label_new_back),
        Locked("take_uq_tags_label_back", take_uq_tags_label_back),
        BuildIndex("uq_articles_slug", build_uq_articles_slug_back),
        BuildIndex("ix_articles_shelf_new", build_ix_articles_shelf_new_back),
        Locked("take_ix_articles_shelf_back", take_ix_articles_shelf_back),
    )


def change_articles() -> None:
    op.drop_index(op.f("uq_articles_slug"), table_name="articles")


def build_uq_tags_label_new() -> None:
    op.create_index(
        op.f("uq_tags_label_new"),
        "tags",
        [sa.text("replace(lower(upper(label COLLATE pg_c_utf8)), 'ß', 'ss')")],
        unique=True,
        postgresql_concurrently=True,
    )


def take_uq_tags_label() -> None:
    op.drop_constraint(op.f("uq_tags_label"), "tags", type_="unique")
    op.execute("ALTER INDEX uq_tags_label_new RENAME TO uq_tags_label")


def build_ix_articles_shelf_new() -> None:
    op.create_index(op.f("ix_articles_shelf_new"), "articles", ["pages", "state"], postgresql_concurrently=True)


def take_ix_articles_shelf() -> None:
    op.drop_index(op.f("ix_articles_shelf"), table_name="articles")
    op.execute("ALTER INDEX ix_articles_shelf_new RENAME TO ix_articles_shelf")


def build_ix_articles_slug() -> None:
    op.create_index(op.f("ix_articles_slug"), "articles", ["slug"], postgresql_concurrently=True)


def change_articles_back() -> None:
    op.drop_index(op.f("ix_articles_slug"), table_name="articles")


def build_uq_tags_label_new_back() -> None:
    op.create_index(op.f("uq_tags_label_new"), "tags", ["label"], unique=True, postgresql_concurrently=True)


def take_uq_tags_label_back() -> None:
    op.drop_index(op.f("uq_tags_label"), table_name="tags")
    op.execute("ALTER TABLE tags ADD CONSTRAINT uq_tags_label UNIQUE USING INDEX uq_tags_label_new")


def build_uq_articles_slug_back() -> None:
    op.create_index(
        op.f("uq_articles_slug"),
        "articles",
        ["slug"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
        postgresql_concurrently=True,
    )


def build_ix_articles_shelf_new_back() -> None:
    op.create_index(op.f("ix_articles_shelf_new"), "articles", ["state", "pages"], postgresql_concurrently=True)


def take_ix_articles_shelf_back() -> None:
    op.drop_index(op.f("ix_articles_shelf"), table_name="articles")
    op.execute("ALTER INDEX ix_articles_shelf_new RENAME TO ix_articles_shelf")
