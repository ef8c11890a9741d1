"""Change 3 tables.

drop_fk_notes_article_id_articles_seen: ACCESS EXCLUSIVE for a moment on notes
rename_posts: ACCESS EXCLUSIVE for a moment on posts
rename_post_tags: ACCESS EXCLUSIVE for a moment on post_tags
rename_notes: ACCESS EXCLUSIVE for a moment on notes
change_posts: ACCESS EXCLUSIVE for a moment on posts
add_fk_notes_post_id_posts_seen: ACCESS EXCLUSIVE for a moment on notes
ck_posts_price_ge: every row of posts is read, beside readers and writers

The version before does not work with it: stop it, migrate, start the new one.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import Locked, Validate, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("drop_fk_notes_article_id_articles_seen", drop_fk_notes_article_id_articles_seen),
        Locked("rename_posts", rename_posts),
        Locked("rename_post_tags", rename_post_tags),
        Locked("rename_notes", rename_notes),
        Locked("change_posts", change_posts),
        Locked("add_fk_notes_post_id_posts_seen", add_fk_notes_post_id_posts_seen),
        Validate("posts", "ck_posts_price_ge"),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_fk_notes_post_id_posts_seen_back", drop_fk_notes_post_id_posts_seen_back),
        Locked("rename_articles_back", rename_articles_back),
        Locked("rename_article_tags_back", rename_article_tags_back),
        Locked("rename_notes_back", rename_notes_back),
        Locked("change_articles_back", change_articles_back),
        Locked("add_fk_notes_article_id_articles_seen_back", add_fk_notes_article_id_articles_seen_back),
        Validate("articles", "ck_articles_price_ge"),
    )


def drop_fk_notes_article_id_articles_seen() -> None:
    op.execute("DROP TRIGGER fk_notes_article_id_articles_seen ON notes")
    op.execute("DROP FUNCTION fk_notes_article_id_articles_seen()")


def rename_posts() -> None:
    op.rename_table("articles", "posts")
    op.alter_column("posts", "title", new_column_name="headline")
    op.alter_column("posts", "author_id", new_column_name="writer_id")
    op.execute("ALTER TABLE posts RENAME CONSTRAINT pk_articles TO pk_posts")
    op.execute("ALTER TABLE posts RENAME CONSTRAINT fk_articles_author_id_authors TO fk_posts_writer_id_authors")
    op.execute("ALTER TABLE posts RENAME CONSTRAINT ck_articles_title_max_length TO ck_posts_headline_max_length")
    op.execute("ALTER TABLE posts RENAME CONSTRAINT ck_articles_slug_max_length TO ck_posts_slug_max_length")
    op.execute("ALTER TABLE posts RENAME CONSTRAINT ck_articles_state_values TO ck_posts_state_values")
    op.execute("ALTER TABLE posts RENAME CONSTRAINT ck_articles_words_max_items TO ck_posts_words_max_items")
    op.execute("ALTER TABLE posts RENAME CONSTRAINT ck_articles_words_items_length TO ck_posts_words_items_length")
    op.execute("ALTER INDEX uq_articles_slug RENAME TO uq_posts_slug")
    op.execute("ALTER INDEX ix_articles_shelf RENAME TO ix_posts_shelf")
    op.execute("ALTER INDEX ix_articles_created_at_id RENAME TO ix_posts_created_at_id")
    op.execute("ALTER INDEX ix_articles_author_id RENAME TO ix_posts_writer_id")
    op.execute("ALTER INDEX ix_articles_title RENAME TO ix_posts_headline")
    op.execute("ALTER INDEX ix_articles_state RENAME TO ix_posts_state")


def rename_post_tags() -> None:
    op.rename_table("article_tags", "post_tags")
    op.alter_column("post_tags", "article_id", new_column_name="post_id")
    op.execute("ALTER TABLE post_tags RENAME CONSTRAINT pk_article_tags TO pk_post_tags")
    op.execute(
        "ALTER TABLE post_tags RENAME CONSTRAINT fk_article_tags_article_id_articles TO fk_post_tags_post_id_posts"
    )
    op.execute("ALTER TABLE post_tags RENAME CONSTRAINT fk_article_tags_tag_id_tags TO fk_post_tags_tag_id_tags")
    op.execute("ALTER INDEX ix_article_tags_tag_id RENAME TO ix_post_tags_tag_id")


def rename_notes() -> None:
    op.alter_column("notes", "article_id", new_column_name="post_id")
    op.execute("ALTER TABLE notes RENAME CONSTRAINT fk_notes_article_id_articles TO fk_notes_post_id_posts")
    op.execute("ALTER INDEX ix_notes_article_id RENAME TO ix_notes_post_id")


def change_posts() -> None:
    op.drop_constraint(op.f("ck_articles_price_ge"), "posts", type_="check")
    op.alter_column("posts", "price", type_=sa.Numeric(10, 2))
    op.create_check_constraint(op.f("ck_posts_price_ge"), "posts", sa.text("price >= 0"), postgresql_not_valid=True)


def add_fk_notes_post_id_posts_seen() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_notes_post_id_posts_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM posts
            WHERE id = NEW.post_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'notes refer to a row that is deleted: '
                              'fk_notes_post_id_posts',
                    CONSTRAINT = 'fk_notes_post_id_posts',
                    TABLE = 'notes';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_notes_post_id_posts_seen
        AFTER INSERT OR UPDATE OF post_id
        ON notes
        FOR EACH ROW WHEN (NEW.post_id IS NOT NULL)
        EXECUTE FUNCTION fk_notes_post_id_posts_seen()
        """
    )


def drop_fk_notes_post_id_posts_seen_back() -> None:
    op.execute("DROP TRIGGER fk_notes_post_id_posts_seen ON notes")
    op.execute("DROP FUNCTION fk_notes_post_id_posts_seen()")


def rename_articles_back() -> None:
    op.rename_table("posts", "articles")
    op.alter_column("articles", "headline", new_column_name="title")
    op.alter_column("articles", "writer_id", new_column_name="author_id")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT pk_posts TO pk_articles")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT fk_posts_writer_id_authors TO fk_articles_author_id_authors")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT ck_posts_headline_max_length TO ck_articles_title_max_length")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT ck_posts_slug_max_length TO ck_articles_slug_max_length")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT ck_posts_state_values TO ck_articles_state_values")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT ck_posts_words_max_items TO ck_articles_words_max_items")
    op.execute("ALTER TABLE articles RENAME CONSTRAINT ck_posts_words_items_length TO ck_articles_words_items_length")
    op.execute("ALTER INDEX uq_posts_slug RENAME TO uq_articles_slug")
    op.execute("ALTER INDEX ix_posts_shelf RENAME TO ix_articles_shelf")
    op.execute("ALTER INDEX ix_posts_created_at_id RENAME TO ix_articles_created_at_id")
    op.execute("ALTER INDEX ix_posts_writer_id RENAME TO ix_articles_author_id")
    op.execute("ALTER INDEX ix_posts_headline RENAME TO ix_articles_title")
    op.execute("ALTER INDEX ix_posts_state RENAME TO ix_articles_state")


def rename_article_tags_back() -> None:
    op.rename_table("post_tags", "article_tags")
    op.alter_column("article_tags", "post_id", new_column_name="article_id")
    op.execute("ALTER TABLE article_tags RENAME CONSTRAINT pk_post_tags TO pk_article_tags")
    op.execute(
        "ALTER TABLE article_tags RENAME CONSTRAINT fk_post_tags_post_id_posts TO fk_article_tags_article_id_articles"
    )
    op.execute("ALTER TABLE article_tags RENAME CONSTRAINT fk_post_tags_tag_id_tags TO fk_article_tags_tag_id_tags")
    op.execute("ALTER INDEX ix_post_tags_tag_id RENAME TO ix_article_tags_tag_id")


def rename_notes_back() -> None:
    op.alter_column("notes", "post_id", new_column_name="article_id")
    op.execute("ALTER TABLE notes RENAME CONSTRAINT fk_notes_post_id_posts TO fk_notes_article_id_articles")
    op.execute("ALTER INDEX ix_notes_post_id RENAME TO ix_notes_article_id")


def change_articles_back() -> None:
    op.drop_constraint(op.f("ck_posts_price_ge"), "articles", type_="check")
    op.alter_column("articles", "price", type_=sa.Numeric(8, 2))
    op.create_check_constraint(
        op.f("ck_articles_price_ge"), "articles", sa.text("price >= 0"), postgresql_not_valid=True
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
