# Generated from specs/knowledge_base.yaml by templates/alembic/versions/0001_initial_schema.py.j2.
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
        "categories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("parent_id <> id", name=op.f("ck_categories_parent_id_itself")),
        sa.CheckConstraint("char_length(name) >= 1", name=op.f("ck_categories_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_categories_name_blank")),
        sa.CheckConstraint("char_length(name) <= 100", name=op.f("ck_categories_name_max_length")),
        sa.CheckConstraint("char_length(slug) <= 60", name=op.f("ck_categories_slug_max_length")),
        sa.CheckConstraint("slug ~ '^[0-9a-z]+(?:-[0-9a-z]+)*$'", name=op.f("ck_categories_slug_pattern")),
        sa.UniqueConstraint(
            "parent_id", "slug", name=op.f("uq_categories_slug_per_parent"), postgresql_nulls_not_distinct=True
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["categories.id"], name=op.f("fk_categories_parent_id_categories"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categories")),
    )
    op.create_index(op.f("ix_categories_created_at_id"), "categories", ["created_at", "id"])
    op.create_index(op.f("ix_categories_parent_id"), "categories", ["parent_id"])
    op.create_index(op.f("ix_categories_name"), "categories", ["name", "created_at", "id"])
    op.create_table(
        "authors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(full_name) >= 1", name=op.f("ck_authors_full_name_min_length")),
        sa.CheckConstraint("full_name ~ E'\\\\S'", name=op.f("ck_authors_full_name_blank")),
        sa.CheckConstraint("char_length(full_name) <= 120", name=op.f("ck_authors_full_name_max_length")),
        sa.CheckConstraint("char_length(email) <= 254", name=op.f("ck_authors_email_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authors")),
    )
    op.create_index(
        op.f("uq_authors_email"),
        "authors",
        [sa.text("replace(lower(upper(email COLLATE pg_c_utf8)), 'ß', 'ss')")],
        unique=True,
    )
    op.create_index(op.f("ix_authors_created_at_id"), "authors", ["created_at", "id"])
    op.create_table(
        "tags",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(name) >= 1", name=op.f("ck_tags_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_tags_name_blank")),
        sa.CheckConstraint("char_length(name) <= 40", name=op.f("ck_tags_name_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
    )
    op.create_index(
        op.f("uq_tags_name"), "tags", [sa.text("replace(lower(upper(name COLLATE pg_c_utf8)), 'ß', 'ss')")], unique=True
    )
    op.create_index(op.f("ix_tags_created_at_id"), "tags", ["created_at", "id"])
    op.create_index(op.f("ix_tags_name"), "tags", ["name", "created_at", "id"])
    op.create_table(
        "articles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("category_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False, server_default="DRAFT"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(title) >= 1", name=op.f("ck_articles_title_min_length")),
        sa.CheckConstraint("title ~ E'\\\\S'", name=op.f("ck_articles_title_blank")),
        sa.CheckConstraint("char_length(title) <= 200", name=op.f("ck_articles_title_max_length")),
        sa.CheckConstraint("char_length(summary) <= 1000", name=op.f("ck_articles_summary_max_length")),
        sa.CheckConstraint("state IN ('DRAFT', 'PUBLISHED', 'ARCHIVED')", name=op.f("ck_articles_state_values")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_articles_category_id_categories"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["authors.id"], name=op.f("fk_articles_author_id_authors"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_index(
        op.f("uq_articles_published_title"),
        "articles",
        ["category_id", "title"],
        unique=True,
        postgresql_where=sa.text("state = 'PUBLISHED'"),
    )
    op.create_index(op.f("ix_articles_created_at_id"), "articles", ["created_at", "id"])
    op.create_index(op.f("ix_articles_category_id"), "articles", ["category_id"])
    op.create_index(op.f("ix_articles_author_id"), "articles", ["author_id"])
    op.create_index(op.f("ix_articles_state"), "articles", ["state"])
    op.create_index(op.f("ix_articles_title"), "articles", ["title", "created_at", "id"])
    op.create_table(
        "sections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("char_length(heading) >= 1", name=op.f("ck_sections_heading_min_length")),
        sa.CheckConstraint("heading ~ E'\\\\S'", name=op.f("ck_sections_heading_blank")),
        sa.CheckConstraint("char_length(heading) <= 200", name=op.f("ck_sections_heading_max_length")),
        sa.CheckConstraint("char_length(body) <= 20000", name=op.f("ck_sections_body_max_length")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_sections_position_ge")),
        sa.CheckConstraint("position <= 1000", name=op.f("ck_sections_position_le")),
        sa.UniqueConstraint("article_id", "position", name=op.f("uq_sections_place")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_sections_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sections")),
    )
    op.create_index(op.f("ix_sections_article_id"), "sections", ["article_id"])
    op.create_table(
        "notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(text) >= 1", name=op.f("ck_notes_text_min_length")),
        sa.CheckConstraint("text ~ E'\\\\S'", name=op.f("ck_notes_text_blank")),
        sa.CheckConstraint("char_length(text) <= 500", name=op.f("ck_notes_text_max_length")),
        sa.ForeignKeyConstraint(
            ["section_id"], ["sections.id"], name=op.f("fk_notes_section_id_sections"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_created_at_id"), "notes", ["created_at", "id"])
    op.create_index(op.f("ix_notes_section_id"), "notes", ["section_id"])
    op.create_table(
        "comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("char_length(text) >= 1", name=op.f("ck_comments_text_min_length")),
        sa.CheckConstraint("text ~ E'\\\\S'", name=op.f("ck_comments_text_blank")),
        sa.CheckConstraint("char_length(text) <= 2000", name=op.f("ck_comments_text_max_length")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_comments_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
    )
    op.create_index(op.f("ix_comments_created_at_id"), "comments", ["created_at", "id"])
    op.create_index(op.f("ix_comments_article_id"), "comments", ["article_id"])
    op.create_table(
        "article_tags",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("tag_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_article_tags_article_id_articles"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_article_tags_tag_id_tags"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "tag_id", name=op.f("pk_article_tags")),
    )
    op.create_index(op.f("ix_article_tags_tag_id"), "article_tags", ["tag_id"])
    op.execute(
        """
        CREATE FUNCTION ck_categories_parent_id_acyclic() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- One move at a time: two may close a circle that neither of them closes alone.
            PERFORM pg_advisory_xact_lock(
                hashtextextended('ck_categories_parent_id_acyclic', 0)
            );
            IF EXISTS (
                WITH RECURSIVE above AS (
                    SELECT NEW.parent_id AS id
                    UNION
                    SELECT own.parent_id
                    FROM categories AS own
                    JOIN above USING (id)
                )
                SELECT FROM above WHERE id = NEW.id
            ) THEN
                RAISE check_violation USING
                    MESSAGE = 'categories form a circle: '
                              'ck_categories_parent_id_acyclic',
                    CONSTRAINT = 'ck_categories_parent_id_acyclic',
                    TABLE = 'categories',
                    COLUMN = 'parent_id';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        -- A new row is above no other one yet.
        CREATE TRIGGER ck_categories_parent_id_acyclic
        AFTER UPDATE OF parent_id
        ON categories
        FOR EACH ROW WHEN (
            NEW.parent_id IS NOT NULL
            AND NEW.parent_id IS DISTINCT FROM
            OLD.parent_id
        )
        EXECUTE FUNCTION ck_categories_parent_id_acyclic()
        """
    )


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("article_tags")
    op.drop_table("comments")
    op.drop_table("notes")
    op.drop_table("sections")
    op.drop_table("articles")
    op.drop_table("tags")
    op.drop_table("authors")
    op.drop_table("categories")
    op.execute("DROP FUNCTION ck_categories_parent_id_acyclic()")
