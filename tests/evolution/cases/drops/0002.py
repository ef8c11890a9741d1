"""Change 3 tables.

drop_fk_notes_article_id_articles_seen: ACCESS EXCLUSIVE for a moment on notes
change_articles: ACCESS EXCLUSIVE for a moment on articles
change_notes: ACCESS EXCLUSIVE for a moment on notes, articles
change_article_tags: ACCESS EXCLUSIVE for a moment on article_tags, articles, tags
drop_longest_item: nobody waits

New to the version before: nothing in articles.slug.
The version before works with it.
The version before answers 500 where it shows a row with what is new to it.
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
        Locked("drop_fk_notes_article_id_articles_seen", drop_fk_notes_article_id_articles_seen),
        Locked("change_articles", change_articles),
        Locked("change_notes", change_notes),
        Locked("change_article_tags", change_article_tags),
        Locked("drop_longest_item", drop_longest_item),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("add_longest_item_back", add_longest_item_back),
        Locked("change_articles_back", change_articles_back),
        Locked("change_notes_back", change_notes_back),
        Locked("demand_articles_back", demand_articles_back),
        BuildIndex("uq_articles_slug", build_uq_articles_slug_back),
        BuildIndex("ix_articles_shelf", build_ix_articles_shelf_back),
        Locked("refer_notes_back", refer_notes_back),
        Locked("refer_article_tags_back", refer_article_tags_back),
        Locked("add_fk_notes_article_id_articles_seen_back", add_fk_notes_article_id_articles_seen_back),
        Validate("articles", "ck_articles_slug_max_length"),
        Validate("notes", "ck_notes_words_items_length"),
        Validate("notes", "fk_notes_article_id_articles"),
        Validate("article_tags", "fk_article_tags_article_id_articles"),
        Validate("article_tags", "fk_article_tags_tag_id_tags"),
        Validate("articles", "ck_articles_slug_required"),
        Locked("require_articles_slug_back", require_articles_slug_back),
    )


def drop_fk_notes_article_id_articles_seen() -> None:
    op.execute("DROP TRIGGER fk_notes_article_id_articles_seen ON notes")
    op.execute("DROP FUNCTION fk_notes_article_id_articles_seen()")


def change_articles() -> None:
    op.drop_constraint(op.f("ck_articles_slug_max_length"), "articles", type_="check")
    op.drop_index(op.f("uq_articles_slug"), table_name="articles")
    op.drop_index(op.f("ix_articles_shelf"), table_name="articles")
    op.alter_column("articles", "slug", nullable=True)


def change_notes() -> None:
    op.drop_constraint(op.f("fk_notes_article_id_articles"), "notes", type_="foreignkey")
    op.drop_constraint(op.f("ck_notes_words_items_length"), "notes", type_="check")


def change_article_tags() -> None:
    op.drop_constraint(op.f("fk_article_tags_article_id_articles"), "article_tags", type_="foreignkey")
    op.drop_constraint(op.f("fk_article_tags_tag_id_tags"), "article_tags", type_="foreignkey")


def drop_longest_item() -> None:
    op.execute("DROP FUNCTION longest_item(text[])")


def add_longest_item_back() -> None:
    op.execute(
        """
        CREATE FUNCTION longest_item(items text[]) RETURNS integer
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN (SELECT max(char_length(item)) FROM unnest(items) AS item)
        """
    )


def change_articles_back() -> None:
    op.create_check_constraint(
        op.f("ck_articles_slug_max_length"), "articles", sa.text("char_length(slug) <= 80"), postgresql_not_valid=True
    )


def change_notes_back() -> None:
    op.create_check_constraint(
        op.f("ck_notes_words_items_length"), "notes", sa.text("longest_item(words) <= 20"), postgresql_not_valid=True
    )


def demand_articles_back() -> None:
    op.create_check_constraint(
        op.f("ck_articles_slug_required"), "articles", sa.text("slug IS NOT NULL"), postgresql_not_valid=True
    )


def build_uq_articles_slug_back() -> None:
    op.create_index(
        op.f("uq_articles_slug"),
        "articles",
        ["slug"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
        postgresql_concurrently=True,
    )


def build_ix_articles_shelf_back() -> None:
    op.create_index(op.f("ix_articles_shelf"), "articles", ["state", "pages"], postgresql_concurrently=True)


def refer_notes_back() -> None:
    op.create_foreign_key(
        op.f("fk_notes_article_id_articles"),
        "notes",
        "articles",
        ["article_id"],
        ["id"],
        ondelete="CASCADE",
        postgresql_not_valid=True,
    )


def refer_article_tags_back() -> None:
    op.create_foreign_key(
        op.f("fk_article_tags_article_id_articles"),
        "article_tags",
        "articles",
        ["article_id"],
        ["id"],
        ondelete="CASCADE",
        postgresql_not_valid=True,
    )
    op.create_foreign_key(
        op.f("fk_article_tags_tag_id_tags"),
        "article_tags",
        "tags",
        ["tag_id"],
        ["id"],
        ondelete="CASCADE",
        postgresql_not_valid=True,
    )


def add_fk_notes_article_id_articles_seen_back() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_notes_article_id_articles_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM articles
            WHERE id = NEW.article_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'notes refer to a row that is deleted: '
                              'fk_notes_article_id_articles',
                    CONSTRAINT = 'fk_notes_article_id_articles',
                    TABLE = 'notes';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_notes_article_id_articles_seen
        AFTER INSERT OR UPDATE OF article_id
        ON notes
        FOR EACH ROW WHEN (NEW.article_id IS NOT NULL)
        EXECUTE FUNCTION fk_notes_article_id_articles_seen()
        """
    )


def require_articles_slug_back() -> None:
    op.alter_column("articles", "slug", nullable=False)
    op.drop_constraint(op.f("ck_articles_slug_required"), "articles", type_="check")
