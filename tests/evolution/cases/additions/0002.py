"""Change 4 tables.

create_shelves: nobody waits
create_boxes: ACCESS EXCLUSIVE for a moment on shelves
create_reviews: ACCESS EXCLUSIVE for a moment on articles
add_fk_shelves_first_id_boxes: ACCESS EXCLUSIVE for a moment on shelves, boxes
fk_shelves_first_id_boxes: every row of shelves is read, beside readers and writers
change_articles: ACCESS EXCLUSIVE for a moment on articles
uq_articles_pages: an index of articles is built beside readers and writers
ix_articles_editor_id: an index of articles is built beside readers and writers
ix_articles_language: an index of articles is built beside readers and writers
refer_articles: ACCESS EXCLUSIVE for a moment on articles, authors
add_fk_reviews_article_id_articles_seen: ACCESS EXCLUSIVE for a moment on reviews
add_fk_reviews_article_id_articles_gone: ACCESS EXCLUSIVE for a moment on articles
ck_articles_language_values: every row of articles is read, beside readers and writers
ck_articles_subtitle_max_length: every row of articles is read, beside readers and writers
fk_articles_editor_id_authors: every row of articles is read, beside readers and writers

The version before works with it; what it writes against a new rule is refused.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import BuildIndex, Locked, Validate, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("create_shelves", create_shelves),
        Locked("create_boxes", create_boxes),
        Locked("create_reviews", create_reviews),
        Locked("add_fk_shelves_first_id_boxes", add_fk_shelves_first_id_boxes),
        Validate("shelves", "fk_shelves_first_id_boxes"),
        Locked("change_articles", change_articles),
        BuildIndex("uq_articles_pages", build_uq_articles_pages),
        BuildIndex("ix_articles_editor_id", build_ix_articles_editor_id),
        BuildIndex("ix_articles_language", build_ix_articles_language),
        Locked("refer_articles", refer_articles),
        Locked("add_fk_reviews_article_id_articles_seen", add_fk_reviews_article_id_articles_seen),
        Locked("add_fk_reviews_article_id_articles_gone", add_fk_reviews_article_id_articles_gone),
        Validate("articles", "ck_articles_language_values"),
        Validate("articles", "ck_articles_subtitle_max_length"),
        Validate("articles", "fk_articles_editor_id_authors"),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_fk_reviews_article_id_articles_seen_back", drop_fk_reviews_article_id_articles_seen_back),
        Locked("drop_fk_reviews_article_id_articles_gone_back", drop_fk_reviews_article_id_articles_gone_back),
        Locked("change_articles_back", change_articles_back),
        Locked("change_shelves_back", change_shelves_back),
        Locked("change_boxes_back", change_boxes_back),
        Locked("change_reviews_back", change_reviews_back),
        Locked("contract_articles_back", contract_articles_back),
        Locked("drop_shelves_back", drop_shelves_back),
        Locked("drop_boxes_back", drop_boxes_back),
        Locked("drop_reviews_back", drop_reviews_back),
    )


def create_shelves() -> None:
    op.create_table(
        "shelves",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(place) <= 20", name=op.f("ck_shelves_place_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelves")),
    )
    op.create_index(op.f("ix_shelves_created_at_id"), "shelves", ["created_at", "id"])
    op.create_index(op.f("ix_shelves_first_id"), "shelves", ["first_id"])


def create_boxes() -> None:
    op.create_table(
        "boxes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shelf_id", sa.Uuid(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.ForeignKeyConstraint(
            ["shelf_id"], ["shelves.id"], name=op.f("fk_boxes_shelf_id_shelves"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boxes")),
    )
    op.create_index(op.f("ix_boxes_created_at_id"), "boxes", ["created_at", "id"])
    op.create_index(op.f("ix_boxes_shelf_id"), "boxes", ["shelf_id"])


def create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("stars >= 1", name=op.f("ck_reviews_stars_ge")),
        sa.CheckConstraint("stars <= 5", name=op.f("ck_reviews_stars_le")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_reviews_article_id_articles"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_created_at_id"), "reviews", ["created_at", "id"])
    op.create_index(op.f("ix_reviews_article_id"), "reviews", ["article_id"])


def add_fk_shelves_first_id_boxes() -> None:
    op.create_foreign_key(
        op.f("fk_shelves_first_id_boxes"),
        "shelves",
        "boxes",
        ["first_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )


def change_articles() -> None:
    op.add_column("articles", sa.Column("editor_id", sa.Uuid(), nullable=True))
    op.add_column("articles", sa.Column("language", sa.Text(), nullable=False, server_default="EN"))
    op.add_column("articles", sa.Column("subtitle", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_articles_language_values"), "articles", sa.text("language IN ('EN', 'DE')"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_subtitle_max_length"),
        "articles",
        sa.text("char_length(subtitle) <= 90"),
        postgresql_not_valid=True,
    )


def build_uq_articles_pages() -> None:
    op.create_index(
        op.f("uq_articles_pages"),
        "articles",
        ["pages"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
        postgresql_concurrently=True,
    )


def build_ix_articles_editor_id() -> None:
    op.create_index(op.f("ix_articles_editor_id"), "articles", ["editor_id"], postgresql_concurrently=True)


def build_ix_articles_language() -> None:
    op.create_index(op.f("ix_articles_language"), "articles", ["language"], postgresql_concurrently=True)


def refer_articles() -> None:
    op.create_foreign_key(
        op.f("fk_articles_editor_id_authors"),
        "articles",
        "authors",
        ["editor_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )


def add_fk_reviews_article_id_articles_seen() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_reviews_article_id_articles_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM articles
            WHERE id = NEW.article_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'reviews refer to a row that is deleted: '
                              'fk_reviews_article_id_articles',
                    CONSTRAINT = 'fk_reviews_article_id_articles',
                    TABLE = 'reviews';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_reviews_article_id_articles_seen
        AFTER INSERT OR UPDATE OF article_id
        ON reviews
        FOR EACH ROW WHEN (NEW.article_id IS NOT NULL)
        EXECUTE FUNCTION fk_reviews_article_id_articles_seen()
        """
    )


def add_fk_reviews_article_id_articles_gone() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_reviews_article_id_articles_gone() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM reviews
                WHERE article_id = NEW.id
            ) THEN
                RAISE restrict_violation USING
                    MESSAGE = 'reviews refer to it: '
                              'fk_reviews_article_id_articles',
                    CONSTRAINT = 'fk_reviews_article_id_articles',
                    TABLE = 'reviews';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_reviews_article_id_articles_gone
        AFTER UPDATE OF deleted_at
        ON articles
        FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
        EXECUTE FUNCTION fk_reviews_article_id_articles_gone()
        """
    )


def drop_fk_reviews_article_id_articles_seen_back() -> None:
    op.execute("DROP TRIGGER fk_reviews_article_id_articles_seen ON reviews")
    op.execute("DROP FUNCTION fk_reviews_article_id_articles_seen()")


def drop_fk_reviews_article_id_articles_gone_back() -> None:
    op.execute("DROP TRIGGER fk_reviews_article_id_articles_gone ON articles")
    op.execute("DROP FUNCTION fk_reviews_article_id_articles_gone()")


def change_articles_back() -> None:
    op.drop_constraint(op.f("fk_articles_editor_id_authors"), "articles", type_="foreignkey")
    op.drop_constraint(op.f("ck_articles_language_values"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_subtitle_max_length"), "articles", type_="check")
    op.drop_index(op.f("uq_articles_pages"), table_name="articles")
    op.drop_index(op.f("ix_articles_editor_id"), table_name="articles")
    op.drop_index(op.f("ix_articles_language"), table_name="articles")


def change_shelves_back() -> None:
    op.drop_constraint(op.f("fk_shelves_first_id_boxes"), "shelves", type_="foreignkey")


def change_boxes_back() -> None:
    op.drop_constraint(op.f("fk_boxes_shelf_id_shelves"), "boxes", type_="foreignkey")


def change_reviews_back() -> None:
    op.drop_constraint(op.f("fk_reviews_article_id_articles"), "reviews", type_="foreignkey")


def contract_articles_back() -> None:
    op.drop_column("articles", "editor_id")
    op.drop_column("articles", "language")
    op.drop_column("articles", "subtitle")


def drop_shelves_back() -> None:
    op.drop_table("shelves")


def drop_boxes_back() -> None:
    op.drop_table("boxes")


def drop_reviews_back() -> None:
    op.drop_table("reviews")
