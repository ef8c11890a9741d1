"""Change 3 tables.

change_categories: ACCESS EXCLUSIVE for a moment on categories
change_books: ACCESS EXCLUSIVE for a moment on books
copy_books_1: rows of books in batches; each is locked while its batch is written
copy_categories_above_id_2: rows of categories in batches; each is locked while its batch is written
add_fill_books_0002: ACCESS EXCLUSIVE for a moment on books
fill_books_leaves_1: rows of books in batches; each is locked while its batch is written
fill_books_length_2: rows of books in batches; each is locked while its batch is written
fill_books_status_3: rows of books in batches; each is locked while its batch is written
demand_books: ACCESS EXCLUSIVE for a moment on books
refill_books_length_1: rows of books in batches; each is locked while its batch is written
refill_books_status_2: rows of books in batches; each is locked while its batch is written
ix_categories_above_id: an index of categories is built beside readers and writers
uq_books_path: an index of books is built beside readers and writers
take_uq_books_path: ACCESS EXCLUSIVE for a moment on books
uq_books_token: an index of books is built beside readers and writers
take_uq_books_token: ACCESS EXCLUSIVE for a moment on books
uq_books_edition_new: an index of books is built beside readers and writers
take_uq_books_edition: ACCESS EXCLUSIVE for a moment on books
ix_books_shelf_new: an index of books is built beside readers and writers
take_ix_books_shelf: ACCESS EXCLUSIVE for a moment on books
ix_books_writer_id: an index of books is built beside readers and writers
ix_books_reviser_id: an index of books is built beside readers and writers
ix_books_headline: an index of books is built beside readers and writers
ix_books_cost: an index of books is built beside readers and writers
refer_categories: ACCESS EXCLUSIVE for a moment on categories
refer_books: ACCESS EXCLUSIVE for a moment on books, authors
add_ck_categories_above_id_acyclic: ACCESS EXCLUSIVE for a moment on categories
add_fk_books_writer_id_authors_seen: ACCESS EXCLUSIVE for a moment on books
add_fk_books_writer_id_authors_gone: ACCESS EXCLUSIVE for a moment on authors
add_fk_books_reviser_id_authors_seen: ACCESS EXCLUSIVE for a moment on books
add_fk_books_reviser_id_authors_gone: ACCESS EXCLUSIVE for a moment on authors
add_ck_categories_above_id_acyclic_owed: ACCESS EXCLUSIVE for a moment on categories
add_fk_books_writer_id_authors_seen_owed: ACCESS EXCLUSIVE for a moment on books
add_fk_books_reviser_id_authors_seen_owed: ACCESS EXCLUSIVE for a moment on books
ck_categories_above_id_itself: every row of categories is read, beside readers and writers
fk_categories_above_id_categories: every row of categories is read, beside readers and writers
ck_books_headline_max_length: every row of books is read, beside readers and writers
ck_books_path_max_length: every row of books is read, beside readers and writers
ck_books_status_values: every row of books is read, beside readers and writers
ck_books_cost_ge: every row of books is read, beside readers and writers
ck_books_terms_max_items: every row of books is read, beside readers and writers
ck_books_terms_items_length: every row of books is read, beside readers and writers
ck_books_motto_max_length: every row of books is read, beside readers and writers
ck_books_strange_max_length: every row of books is read, beside readers and writers
fk_books_writer_id_authors: every row of books is read, beside readers and writers
fk_books_reviser_id_authors: every row of books is read, beside readers and writers
ck_books_writer_id_required: every row of books is read, beside readers and writers
writer_id is required: ACCESS EXCLUSIVE for a moment on books
ck_books_headline_required: every row of books is read, beside readers and writers
headline is required: ACCESS EXCLUSIVE for a moment on books
ck_books_path_required: every row of books is read, beside readers and writers
path is required: ACCESS EXCLUSIVE for a moment on books
ck_books_status_required: every row of books is read, beside readers and writers
status is required: ACCESS EXCLUSIVE for a moment on books
ck_books_cost_required: every row of books is read, beside readers and writers
cost is required: ACCESS EXCLUSIVE for a moment on books
ck_books_terms_required: every row of books is read, beside readers and writers
terms is required: ACCESS EXCLUSIVE for a moment on books
ck_books_length_required: every row of books is read, beside readers and writers
length is required: ACCESS EXCLUSIVE for a moment on books
ck_books_leaves_required: every row of books is read, beside readers and writers
leaves is required: ACCESS EXCLUSIVE for a moment on books
ck_books_strange_required: every row of books is read, beside readers and writers
strange is required: ACCESS EXCLUSIVE for a moment on books
drop_ck_categories_parent_id_acyclic: ACCESS EXCLUSIVE for a moment on categories
drop_fk_books_author_id_authors_seen: ACCESS EXCLUSIVE for a moment on books
drop_fk_books_author_id_authors_gone: ACCESS EXCLUSIVE for a moment on authors
drop_fk_books_editor_id_authors_seen: ACCESS EXCLUSIVE for a moment on books
drop_fk_books_editor_id_authors_gone: ACCESS EXCLUSIVE for a moment on authors
contract_categories: ACCESS EXCLUSIVE for a moment on categories
contract_books: ACCESS EXCLUSIVE for a moment on books, authors

New to the version before: fk_categories_above_id_categories, uq_books_path, uq_books_edition,
    fk_books_writer_id_authors and fk_books_reviser_id_authors. Where that refuses what it writes, it names neither a
    field nor an error of the spec.
New to the version before: a new value in books.state and nothing in books.subtitle.
The version before works with it; what it writes against a new rule is refused.
The version before answers 500 where it shows a row with what is new to it.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from src.core.migration_steps import Backfill, BuildIndex, Locked, Validate, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("change_categories", change_categories),
        Locked("change_books", change_books),
        Backfill(
            "copy_books_1",
            "books",
            values={
                "headline": "title",
                "path": "slug",
                "status": "state",
                "cost": "price",
                "terms": "words",
                "remarks": "notes",
                "length": "pages",
                "leaves": "sheets",
                "motto": "subtitle",
                "strange": "odd",
                "token": "code",
                "writer_id": "author_id",
                "reviser_id": "editor_id",
            },
            where=(
                "headline IS DISTINCT FROM title OR path IS DISTINCT FROM slug OR status IS DISTINCT "
                "FROM state OR cost IS DISTINCT FROM price OR terms IS DISTINCT FROM words OR remarks "
                "IS DISTINCT FROM notes OR length IS DISTINCT FROM pages OR leaves IS DISTINCT FROM "
                "sheets OR motto IS DISTINCT FROM subtitle OR strange IS DISTINCT FROM odd OR token IS "
                "DISTINCT FROM code OR writer_id IS DISTINCT FROM author_id OR reviser_id IS DISTINCT "
                "FROM editor_id"
            ),
        ),
        Backfill(
            "copy_categories_above_id_2",
            "categories",
            values={"above_id": "parent_id"},
            where="above_id IS DISTINCT FROM parent_id",
        ),
        Locked("add_fill_books_0002", add_fill_books_0002),
        Backfill(
            "fill_books_leaves_1",
            "books",
            values={"leaves": "CASE WHEN length IS NOT NULL THEN length ELSE 2 END"},
            where="leaves IS NULL",
        ),
        Backfill("fill_books_length_2", "books", values={"length": "'1'"}, where="length IS NULL"),
        Backfill("fill_books_status_3", "books", values={"status": "'DRAFT'"}, where="status = 'SOLD_OUT'"),
        Locked("demand_books", demand_books),
        Backfill("refill_books_length_1", "books", values={"length": "'1'"}, where="length IS NULL"),
        Backfill("refill_books_status_2", "books", values={"status": "'DRAFT'"}, where="status = 'SOLD_OUT'"),
        BuildIndex("ix_categories_above_id", build_ix_categories_above_id),
        BuildIndex("uq_books_path", build_uq_books_path),
        Locked("take_uq_books_path", take_uq_books_path),
        BuildIndex("uq_books_token", build_uq_books_token),
        Locked("take_uq_books_token", take_uq_books_token),
        BuildIndex("uq_books_edition_new", build_uq_books_edition_new),
        Locked("take_uq_books_edition", take_uq_books_edition),
        BuildIndex("ix_books_shelf_new", build_ix_books_shelf_new),
        Locked("take_ix_books_shelf", take_ix_books_shelf),
        BuildIndex("ix_books_writer_id", build_ix_books_writer_id),
        BuildIndex("ix_books_reviser_id", build_ix_books_reviser_id),
        BuildIndex("ix_books_headline", build_ix_books_headline),
        BuildIndex("ix_books_cost", build_ix_books_cost),
        Locked("refer_categories", refer_categories),
        Locked("refer_books", refer_books),
        Locked("add_ck_categories_above_id_acyclic", add_ck_categories_above_id_acyclic),
        Locked("add_fk_books_writer_id_authors_seen", add_fk_books_writer_id_authors_seen),
        Locked("add_fk_books_writer_id_authors_gone", add_fk_books_writer_id_authors_gone),
        Locked("add_fk_books_reviser_id_authors_seen", add_fk_books_reviser_id_authors_seen),
        Locked("add_fk_books_reviser_id_authors_gone", add_fk_books_reviser_id_authors_gone),
        Locked("add_ck_categories_above_id_acyclic_owed", add_ck_categories_above_id_acyclic_owed),
        Locked("add_fk_books_writer_id_authors_seen_owed", add_fk_books_writer_id_authors_seen_owed),
        Locked("add_fk_books_reviser_id_authors_seen_owed", add_fk_books_reviser_id_authors_seen_owed),
        Validate("categories", "ck_categories_above_id_itself"),
        Validate("categories", "fk_categories_above_id_categories"),
        Validate("books", "ck_books_headline_max_length"),
        Validate("books", "ck_books_path_max_length"),
        Validate("books", "ck_books_status_values"),
        Validate("books", "ck_books_cost_ge"),
        Validate("books", "ck_books_terms_max_items"),
        Validate("books", "ck_books_terms_items_length"),
        Validate("books", "ck_books_motto_max_length"),
        Validate("books", "ck_books_strange_max_length"),
        Validate("books", "fk_books_writer_id_authors"),
        Validate("books", "fk_books_reviser_id_authors"),
        Validate("books", "ck_books_writer_id_required"),
        Locked("require_books_writer_id", require_books_writer_id),
        Validate("books", "ck_books_headline_required"),
        Locked("require_books_headline", require_books_headline),
        Validate("books", "ck_books_path_required"),
        Locked("require_books_path", require_books_path),
        Validate("books", "ck_books_status_required"),
        Locked("require_books_status", require_books_status),
        Validate("books", "ck_books_cost_required"),
        Locked("require_books_cost", require_books_cost),
        Validate("books", "ck_books_terms_required"),
        Locked("require_books_terms", require_books_terms),
        Validate("books", "ck_books_length_required"),
        Locked("require_books_length", require_books_length),
        Validate("books", "ck_books_leaves_required"),
        Locked("require_books_leaves", require_books_leaves),
        Validate("books", "ck_books_strange_required"),
        Locked("require_books_strange", require_books_strange),
        Locked("drop_ck_categories_parent_id_acyclic", drop_ck_categories_parent_id_acyclic),
        Locked("drop_fk_books_author_id_authors_seen", drop_fk_books_author_id_authors_seen),
        Locked("drop_fk_books_author_id_authors_gone", drop_fk_books_author_id_authors_gone),
        Locked("drop_fk_books_editor_id_authors_seen", drop_fk_books_editor_id_authors_seen),
        Locked("drop_fk_books_editor_id_authors_gone", drop_fk_books_editor_id_authors_gone),
        Locked("contract_categories", contract_categories),
        Locked("contract_books", contract_books),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_ck_categories_above_id_acyclic_owed_back", drop_ck_categories_above_id_acyclic_owed_back),
        Locked("drop_fk_books_writer_id_authors_seen_owed_back", drop_fk_books_writer_id_authors_seen_owed_back),
        Locked("drop_fk_books_reviser_id_authors_seen_owed_back", drop_fk_books_reviser_id_authors_seen_owed_back),
        Locked("drop_fill_books_0002_back", drop_fill_books_0002_back),
        Locked("change_categories_back", change_categories_back),
        Locked("change_books_back", change_books_back),
        Locked("demand_books_back", demand_books_back),
        BuildIndex("uq_books_slug", build_uq_books_slug_back),
        Locked("take_uq_books_slug_back", take_uq_books_slug_back),
        BuildIndex("uq_books_edition_new", build_uq_books_edition_new_back),
        Locked("take_uq_books_edition_back", take_uq_books_edition_back),
        BuildIndex("ix_books_shelf_new", build_ix_books_shelf_new_back),
        Locked("take_ix_books_shelf_back", take_ix_books_shelf_back),
        Locked("refer_categories_back", refer_categories_back),
        Locked("refer_books_back", refer_books_back),
        Locked("add_ck_categories_parent_id_acyclic_back", add_ck_categories_parent_id_acyclic_back),
        Locked("add_fk_books_author_id_authors_seen_back", add_fk_books_author_id_authors_seen_back),
        Locked("add_fk_books_author_id_authors_gone_back", add_fk_books_author_id_authors_gone_back),
        Locked("add_fk_books_editor_id_authors_seen_back", add_fk_books_editor_id_authors_seen_back),
        Locked("add_fk_books_editor_id_authors_gone_back", add_fk_books_editor_id_authors_gone_back),
        Validate("categories", "ck_categories_parent_id_itself"),
        Validate("categories", "fk_categories_parent_id_categories"),
        Validate("books", "ck_books_title_max_length"),
        Validate("books", "ck_books_slug_max_length"),
        Validate("books", "ck_books_state_values"),
        Validate("books", "ck_books_price_ge"),
        Validate("books", "ck_books_words_max_items"),
        Validate("books", "ck_books_words_items_length"),
        Validate("books", "ck_books_subtitle_max_length"),
        Validate("books", "ck_books_odd_max_length"),
        Validate("books", "fk_books_author_id_authors"),
        Validate("books", "fk_books_editor_id_authors"),
        Validate("books", "ck_books_author_id_required"),
        Locked("require_books_author_id_back", require_books_author_id_back),
        Validate("books", "ck_books_title_required"),
        Locked("require_books_title_back", require_books_title_back),
        Validate("books", "ck_books_slug_required"),
        Locked("require_books_slug_back", require_books_slug_back),
        Validate("books", "ck_books_state_required"),
        Locked("require_books_state_back", require_books_state_back),
        Validate("books", "ck_books_price_required"),
        Locked("require_books_price_back", require_books_price_back),
        Validate("books", "ck_books_words_required"),
        Locked("require_books_words_back", require_books_words_back),
        Validate("books", "ck_books_subtitle_required"),
        Locked("require_books_subtitle_back", require_books_subtitle_back),
        Validate("books", "ck_books_odd_required"),
        Locked("require_books_odd_back", require_books_odd_back),
        Locked("drop_ck_categories_above_id_acyclic_back", drop_ck_categories_above_id_acyclic_back),
        Locked("drop_fk_books_writer_id_authors_seen_back", drop_fk_books_writer_id_authors_seen_back),
        Locked("drop_fk_books_writer_id_authors_gone_back", drop_fk_books_writer_id_authors_gone_back),
        Locked("drop_fk_books_reviser_id_authors_seen_back", drop_fk_books_reviser_id_authors_seen_back),
        Locked("drop_fk_books_reviser_id_authors_gone_back", drop_fk_books_reviser_id_authors_gone_back),
        Locked("contract_categories_back", contract_categories_back),
        Locked("contract_books_back", contract_books_back),
    )


def change_categories() -> None:
    op.drop_constraint(op.f("ck_categories_parent_id_itself"), "categories", type_="check")
    op.add_column("categories", sa.Column("above_id", sa.Uuid(), nullable=True))
    op.execute(
        """
        CREATE FUNCTION copy_categories_parent_id() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.above_id IS NULL THEN
                    NEW.above_id := NEW.parent_id;
                ELSE
                    NEW.parent_id := NEW.above_id;
                END IF;
            ELSIF NEW.above_id IS DISTINCT FROM OLD.above_id THEN
                NEW.parent_id := NEW.above_id;
            ELSIF NEW.parent_id IS DISTINCT FROM OLD.parent_id THEN
                NEW.above_id := NEW.parent_id;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_categories_parent_id
        BEFORE INSERT OR UPDATE
        ON categories
        FOR EACH ROW
        EXECUTE FUNCTION copy_categories_parent_id()
        """
    )
    op.create_check_constraint(
        op.f("ck_categories_above_id_itself"), "categories", sa.text("above_id <> id"), postgresql_not_valid=True
    )


def change_books() -> None:
    op.drop_constraint(op.f("ck_books_title_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_slug_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_state_values"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_price_ge"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_words_max_items"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_words_items_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_subtitle_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_odd_max_length"), "books", type_="check")
    op.alter_column("books", "author_id", nullable=True)
    op.alter_column("books", "title", nullable=True)
    op.alter_column("books", "slug", nullable=True)
    op.alter_column("books", "state", nullable=True)
    op.alter_column("books", "price", type_=sa.Numeric(10, 2), server_default="1.00", nullable=True)
    op.alter_column("books", "words", nullable=True)
    op.alter_column("books", "pages", server_default="1")
    op.alter_column("books", "subtitle", nullable=True)
    op.alter_column("books", "odd", nullable=True)
    op.add_column("books", sa.Column("writer_id", sa.Uuid(), nullable=True))
    op.add_column("books", sa.Column("reviser_id", sa.Uuid(), nullable=True))
    op.add_column("books", sa.Column("headline", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("path", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("status", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("cost", sa.Numeric(10, 2), nullable=True))
    op.add_column("books", sa.Column("terms", sa.ARRAY(sa.Text()), nullable=True))
    op.add_column("books", sa.Column("remarks", postgresql.JSONB(), nullable=True))
    op.add_column("books", sa.Column("length", sa.Integer(), nullable=True))
    op.add_column("books", sa.Column("leaves", sa.Integer(), nullable=True))
    op.add_column("books", sa.Column("motto", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("strange", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("token", sa.Integer(), nullable=True))
    op.alter_column("books", "status", server_default="DRAFT")
    op.alter_column("books", "cost", server_default="1.00")
    op.alter_column("books", "terms", server_default="{}")
    op.alter_column("books", "length", server_default="1")
    op.alter_column("books", "strange", server_default=sa.text("E'it''s \\:x \\\\ \"\"\" and\nmore'"))
    op.execute(
        """
        CREATE FUNCTION copy_books_title() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.headline IS NULL THEN
                    NEW.headline := NEW.title;
                ELSE
                    NEW.title := NEW.headline;
                END IF;
            ELSIF NEW.headline IS DISTINCT FROM OLD.headline THEN
                NEW.title := NEW.headline;
            ELSIF NEW.title IS DISTINCT FROM OLD.title THEN
                NEW.headline := NEW.title;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_title
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_title()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_slug() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.path IS NULL THEN
                    NEW.path := NEW.slug;
                ELSE
                    NEW.slug := NEW.path;
                END IF;
            ELSIF NEW.path IS DISTINCT FROM OLD.path THEN
                NEW.slug := NEW.path;
            ELSIF NEW.slug IS DISTINCT FROM OLD.slug THEN
                NEW.path := NEW.slug;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_slug
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_slug()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_state() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.status IS NOT DISTINCT FROM 'DRAFT' THEN
                    NEW.status := NEW.state;
                ELSE
                    NEW.state := NEW.status;
                END IF;
            ELSIF NEW.status IS DISTINCT FROM OLD.status THEN
                NEW.state := NEW.status;
            ELSIF NEW.state IS DISTINCT FROM OLD.state THEN
                NEW.status := NEW.state;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_state
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_state()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_price() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.cost IS NOT DISTINCT FROM '1.00' THEN
                    NEW.cost := NEW.price;
                ELSE
                    NEW.price := NEW.cost;
                END IF;
            ELSIF NEW.cost IS DISTINCT FROM OLD.cost THEN
                NEW.price := NEW.cost;
            ELSIF NEW.price IS DISTINCT FROM OLD.price THEN
                NEW.cost := NEW.price;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_price
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_price()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_words() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.terms IS NOT DISTINCT FROM '{}' THEN
                    NEW.terms := NEW.words;
                ELSE
                    NEW.words := NEW.terms;
                END IF;
            ELSIF NEW.terms IS DISTINCT FROM OLD.terms THEN
                NEW.words := NEW.terms;
            ELSIF NEW.words IS DISTINCT FROM OLD.words THEN
                NEW.terms := NEW.words;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_words
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_words()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_notes() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.remarks IS NULL THEN
                    NEW.remarks := NEW.notes;
                ELSE
                    NEW.notes := NEW.remarks;
                END IF;
            ELSIF NEW.remarks IS DISTINCT FROM OLD.remarks THEN
                NEW.notes := NEW.remarks;
            ELSIF NEW.notes IS DISTINCT FROM OLD.notes THEN
                NEW.remarks := NEW.notes;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_notes
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_notes()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_pages() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.length IS NOT DISTINCT FROM '1' THEN
                    NEW.length := NEW.pages;
                ELSE
                    NEW.pages := NEW.length;
                END IF;
            ELSIF NEW.length IS DISTINCT FROM OLD.length THEN
                NEW.pages := NEW.length;
            ELSIF NEW.pages IS DISTINCT FROM OLD.pages THEN
                NEW.length := NEW.pages;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_pages
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_pages()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_sheets() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.leaves IS NULL THEN
                    NEW.leaves := NEW.sheets;
                ELSE
                    NEW.sheets := NEW.leaves;
                END IF;
            ELSIF NEW.leaves IS DISTINCT FROM OLD.leaves THEN
                NEW.sheets := NEW.leaves;
            ELSIF NEW.sheets IS DISTINCT FROM OLD.sheets THEN
                NEW.leaves := NEW.sheets;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_sheets
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_sheets()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_subtitle() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.motto IS NULL THEN
                    NEW.motto := NEW.subtitle;
                ELSE
                    NEW.subtitle := NEW.motto;
                END IF;
            ELSIF NEW.motto IS DISTINCT FROM OLD.motto THEN
                NEW.subtitle := NEW.motto;
            ELSIF NEW.subtitle IS DISTINCT FROM OLD.subtitle THEN
                NEW.motto := NEW.subtitle;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_subtitle
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_subtitle()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_odd() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.strange IS NOT DISTINCT FROM (E'it''s \\:x \\\\ ""\" and\\nmore')::text THEN
                    NEW.strange := NEW.odd;
                ELSE
                    NEW.odd := NEW.strange;
                END IF;
            ELSIF NEW.strange IS DISTINCT FROM OLD.strange THEN
                NEW.odd := NEW.strange;
            ELSIF NEW.odd IS DISTINCT FROM OLD.odd THEN
                NEW.strange := NEW.odd;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_odd
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_odd()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_code() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.token IS NULL THEN
                    NEW.token := NEW.code;
                ELSE
                    NEW.code := NEW.token;
                END IF;
            ELSIF NEW.token IS DISTINCT FROM OLD.token THEN
                NEW.code := NEW.token;
            ELSIF NEW.code IS DISTINCT FROM OLD.code THEN
                NEW.token := NEW.code;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_code
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_code()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_author_id() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.writer_id IS NULL THEN
                    NEW.writer_id := NEW.author_id;
                ELSE
                    NEW.author_id := NEW.writer_id;
                END IF;
            ELSIF NEW.writer_id IS DISTINCT FROM OLD.writer_id THEN
                NEW.author_id := NEW.writer_id;
            ELSIF NEW.author_id IS DISTINCT FROM OLD.author_id THEN
                NEW.writer_id := NEW.author_id;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_author_id
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_author_id()
        """
    )
    op.execute(
        """
        CREATE FUNCTION copy_books_editor_id() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.reviser_id IS NULL THEN
                    NEW.reviser_id := NEW.editor_id;
                ELSE
                    NEW.editor_id := NEW.reviser_id;
                END IF;
            ELSIF NEW.reviser_id IS DISTINCT FROM OLD.reviser_id THEN
                NEW.editor_id := NEW.reviser_id;
            ELSIF NEW.editor_id IS DISTINCT FROM OLD.editor_id THEN
                NEW.reviser_id := NEW.editor_id;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_editor_id
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_editor_id()
        """
    )
    op.create_check_constraint(
        op.f("ck_books_headline_max_length"),
        "books",
        sa.text("char_length(headline) <= 300"),
        postgresql_not_valid=True,
    )
    op.create_check_constraint(
        op.f("ck_books_path_max_length"), "books", sa.text("char_length(path) <= 80"), postgresql_not_valid=True
    )
    op.create_check_constraint(op.f("ck_books_cost_ge"), "books", sa.text("cost >= 0"), postgresql_not_valid=True)
    op.create_check_constraint(
        op.f("ck_books_terms_max_items"), "books", sa.text("cardinality(terms) <= 5"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_terms_items_length"), "books", sa.text("longest_item(terms) <= 20"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_motto_max_length"), "books", sa.text("char_length(motto) <= 80"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_strange_max_length"), "books", sa.text("char_length(strange) <= 80"), postgresql_not_valid=True
    )


def add_fill_books_0002() -> None:
    op.execute(
        """
        CREATE FUNCTION fill_books_0002() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The version that is being replaced leaves it empty.
            SELECT CASE WHEN length IS NOT NULL THEN length ELSE 2 END
            INTO NEW.leaves
            FROM (SELECT NEW.*) AS books;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fill_books_0002
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW WHEN (NEW.leaves IS NULL)
        EXECUTE FUNCTION fill_books_0002()
        """
    )


def demand_books() -> None:
    op.create_check_constraint(
        op.f("ck_books_writer_id_required"), "books", sa.text("writer_id IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_headline_required"), "books", sa.text("headline IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_path_required"), "books", sa.text("path IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_status_required"), "books", sa.text("status IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_cost_required"), "books", sa.text("cost IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_terms_required"), "books", sa.text("terms IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_length_required"), "books", sa.text("length IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_leaves_required"), "books", sa.text("leaves IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_strange_required"), "books", sa.text("strange IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_status_values"),
        "books",
        sa.text("status IN ('DRAFT', 'LIVE', 'GONE')"),
        postgresql_not_valid=True,
    )


def build_ix_categories_above_id() -> None:
    op.create_index(op.f("ix_categories_above_id"), "categories", ["above_id"], postgresql_concurrently=True)


def build_uq_books_path() -> None:
    op.create_index(op.f("uq_books_path"), "books", ["path"], unique=True, postgresql_concurrently=True)


def take_uq_books_path() -> None:
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_path UNIQUE USING INDEX uq_books_path")


def build_uq_books_token() -> None:
    op.create_index(op.f("uq_books_token"), "books", ["token"], unique=True, postgresql_concurrently=True)


def take_uq_books_token() -> None:
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_token UNIQUE USING INDEX uq_books_token")


def build_uq_books_edition_new() -> None:
    op.create_index(
        op.f("uq_books_edition_new"),
        "books",
        ["writer_id", "due"],
        unique=True,
        postgresql_where=sa.text("status = 'LIVE'"),
        postgresql_concurrently=True,
    )


def take_uq_books_edition() -> None:
    op.drop_index(op.f("uq_books_edition"), table_name="books")
    op.execute("ALTER INDEX uq_books_edition_new RENAME TO uq_books_edition")


def build_ix_books_shelf_new() -> None:
    op.create_index(op.f("ix_books_shelf_new"), "books", ["status", "length"], postgresql_concurrently=True)


def take_ix_books_shelf() -> None:
    op.drop_index(op.f("ix_books_shelf"), table_name="books")
    op.execute("ALTER INDEX ix_books_shelf_new RENAME TO ix_books_shelf")


def build_ix_books_writer_id() -> None:
    op.create_index(op.f("ix_books_writer_id"), "books", ["writer_id"], postgresql_concurrently=True)


def build_ix_books_reviser_id() -> None:
    op.create_index(op.f("ix_books_reviser_id"), "books", ["reviser_id"], postgresql_concurrently=True)


def build_ix_books_headline() -> None:
    op.create_index(op.f("ix_books_headline"), "books", ["headline"], postgresql_concurrently=True)


def build_ix_books_cost() -> None:
    op.create_index(op.f("ix_books_cost"), "books", ["cost", "created_at", "id"], postgresql_concurrently=True)


def refer_categories() -> None:
    op.create_foreign_key(
        op.f("fk_categories_above_id_categories"),
        "categories",
        "categories",
        ["above_id"],
        ["id"],
        ondelete="RESTRICT",
        postgresql_not_valid=True,
    )


def refer_books() -> None:
    op.create_foreign_key(
        op.f("fk_books_writer_id_authors"),
        "books",
        "authors",
        ["writer_id"],
        ["id"],
        ondelete="RESTRICT",
        postgresql_not_valid=True,
    )
    op.create_foreign_key(
        op.f("fk_books_reviser_id_authors"),
        "books",
        "authors",
        ["reviser_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )


def add_ck_categories_above_id_acyclic() -> None:
    op.execute(
        """
        CREATE FUNCTION ck_categories_above_id_acyclic() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- One move at a time: two may close a circle that neither of them closes alone.
            PERFORM pg_advisory_xact_lock(
                hashtextextended('ck_categories_above_id_acyclic', 0)
            );
            IF EXISTS (
                WITH RECURSIVE above AS (
                    SELECT NEW.above_id AS id
                    UNION
                    SELECT own.above_id
                    FROM categories AS own
                    JOIN above USING (id)
                )
                SELECT FROM above WHERE id = NEW.id
            ) THEN
                RAISE check_violation USING
                    MESSAGE = 'categories form a circle: '
                              'ck_categories_above_id_acyclic',
                    CONSTRAINT = 'ck_categories_above_id_acyclic',
                    TABLE = 'categories',
                    COLUMN = 'above_id';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        -- A new row is above no other one yet.
        CREATE TRIGGER ck_categories_above_id_acyclic
        AFTER UPDATE OF above_id
        ON categories
        FOR EACH ROW WHEN (
            NEW.above_id IS NOT NULL
            AND NEW.above_id IS DISTINCT FROM
            OLD.above_id
        )
        EXECUTE FUNCTION ck_categories_above_id_acyclic()
        """
    )


def add_fk_books_writer_id_authors_seen() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_writer_id_authors_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM authors
            WHERE id = NEW.writer_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'books refer to a row that is deleted: '
                              'fk_books_writer_id_authors',
                    CONSTRAINT = 'fk_books_writer_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_writer_id_authors_seen
        AFTER INSERT OR UPDATE OF writer_id
        ON books
        FOR EACH ROW WHEN (NEW.writer_id IS NOT NULL)
        EXECUTE FUNCTION fk_books_writer_id_authors_seen()
        """
    )


def add_fk_books_writer_id_authors_gone() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_writer_id_authors_gone() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM books
                WHERE writer_id = NEW.id
            ) THEN
                RAISE restrict_violation USING
                    MESSAGE = 'books refer to it: '
                              'fk_books_writer_id_authors',
                    CONSTRAINT = 'fk_books_writer_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_writer_id_authors_gone
        AFTER UPDATE OF deleted_at
        ON authors
        FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
        EXECUTE FUNCTION fk_books_writer_id_authors_gone()
        """
    )


def add_fk_books_reviser_id_authors_seen() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_reviser_id_authors_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM authors
            WHERE id = NEW.reviser_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'books refer to a row that is deleted: '
                              'fk_books_reviser_id_authors',
                    CONSTRAINT = 'fk_books_reviser_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_reviser_id_authors_seen
        AFTER INSERT OR UPDATE OF reviser_id
        ON books
        FOR EACH ROW WHEN (NEW.reviser_id IS NOT NULL)
        EXECUTE FUNCTION fk_books_reviser_id_authors_seen()
        """
    )


def add_fk_books_reviser_id_authors_gone() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_reviser_id_authors_gone() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE books
            SET reviser_id = NULL
            WHERE reviser_id = NEW.id;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_reviser_id_authors_gone
        AFTER UPDATE OF deleted_at
        ON authors
        FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
        EXECUTE FUNCTION fk_books_reviser_id_authors_gone()
        """
    )


def add_ck_categories_above_id_acyclic_owed() -> None:
    op.execute(
        """
        CREATE TRIGGER ck_categories_above_id_acyclic_owed
        AFTER UPDATE OF parent_id
        ON categories
        FOR EACH ROW WHEN (
            NEW.above_id IS NOT NULL
            AND NEW.above_id IS DISTINCT FROM
            OLD.above_id
        )
        EXECUTE FUNCTION ck_categories_above_id_acyclic()
        """
    )


def add_fk_books_writer_id_authors_seen_owed() -> None:
    op.execute(
        """
        CREATE TRIGGER fk_books_writer_id_authors_seen_owed
        AFTER UPDATE OF author_id
        ON books
        FOR EACH ROW WHEN (
            NEW.writer_id IS NOT NULL
            AND NEW.writer_id IS DISTINCT FROM
            OLD.writer_id
        )
        EXECUTE FUNCTION fk_books_writer_id_authors_seen()
        """
    )


def add_fk_books_reviser_id_authors_seen_owed() -> None:
    op.execute(
        """
        CREATE TRIGGER fk_books_reviser_id_authors_seen_owed
        AFTER UPDATE OF editor_id
        ON books
        FOR EACH ROW WHEN (
            NEW.reviser_id IS NOT NULL
            AND NEW.reviser_id IS DISTINCT FROM
            OLD.reviser_id
        )
        EXECUTE FUNCTION fk_books_reviser_id_authors_seen()
        """
    )


def require_books_writer_id() -> None:
    op.alter_column("books", "writer_id", nullable=False)
    op.drop_constraint(op.f("ck_books_writer_id_required"), "books", type_="check")


def require_books_headline() -> None:
    op.alter_column("books", "headline", nullable=False)
    op.drop_constraint(op.f("ck_books_headline_required"), "books", type_="check")


def require_books_path() -> None:
    op.alter_column("books", "path", nullable=False)
    op.drop_constraint(op.f("ck_books_path_required"), "books", type_="check")


def require_books_status() -> None:
    op.alter_column("books", "status", nullable=False)
    op.drop_constraint(op.f("ck_books_status_required"), "books", type_="check")


def require_books_cost() -> None:
    op.alter_column("books", "cost", nullable=False)
    op.drop_constraint(op.f("ck_books_cost_required"), "books", type_="check")


def require_books_terms() -> None:
    op.alter_column("books", "terms", nullable=False)
    op.drop_constraint(op.f("ck_books_terms_required"), "books", type_="check")


def require_books_length() -> None:
    op.alter_column("books", "length", nullable=False)
    op.drop_constraint(op.f("ck_books_length_required"), "books", type_="check")


def require_books_leaves() -> None:
    op.alter_column("books", "leaves", nullable=False)
    op.drop_constraint(op.f("ck_books_leaves_required"), "books", type_="check")


def require_books_strange() -> None:
    op.alter_column("books", "strange", nullable=False)
    op.drop_constraint(op.f("ck_books_strange_required"), "books", type_="check")


def drop_ck_categories_parent_id_acyclic() -> None:
    op.execute("DROP TRIGGER ck_categories_parent_id_acyclic ON categories")
    op.execute("DROP FUNCTION ck_categories_parent_id_acyclic()")


def drop_fk_books_author_id_authors_seen() -> None:
    op.execute("DROP TRIGGER fk_books_author_id_authors_seen ON books")
    op.execute("DROP FUNCTION fk_books_author_id_authors_seen()")


def drop_fk_books_author_id_authors_gone() -> None:
    op.execute("DROP TRIGGER fk_books_author_id_authors_gone ON authors")
    op.execute("DROP FUNCTION fk_books_author_id_authors_gone()")


def drop_fk_books_editor_id_authors_seen() -> None:
    op.execute("DROP TRIGGER fk_books_editor_id_authors_seen ON books")
    op.execute("DROP FUNCTION fk_books_editor_id_authors_seen()")


def drop_fk_books_editor_id_authors_gone() -> None:
    op.execute("DROP TRIGGER fk_books_editor_id_authors_gone ON authors")
    op.execute("DROP FUNCTION fk_books_editor_id_authors_gone()")


def contract_categories() -> None:
    op.drop_constraint(op.f("fk_categories_parent_id_categories"), "categories", type_="foreignkey")


def contract_books() -> None:
    op.drop_constraint(op.f("fk_books_author_id_authors"), "books", type_="foreignkey")
    op.drop_constraint(op.f("fk_books_editor_id_authors"), "books", type_="foreignkey")
    op.drop_constraint(op.f("uq_books_slug"), "books", type_="unique")


def drop_ck_categories_above_id_acyclic_owed_back() -> None:
    op.execute("DROP TRIGGER ck_categories_above_id_acyclic_owed ON categories")


def drop_fk_books_writer_id_authors_seen_owed_back() -> None:
    op.execute("DROP TRIGGER fk_books_writer_id_authors_seen_owed ON books")


def drop_fk_books_reviser_id_authors_seen_owed_back() -> None:
    op.execute("DROP TRIGGER fk_books_reviser_id_authors_seen_owed ON books")


def drop_fill_books_0002_back() -> None:
    op.execute("DROP TRIGGER fill_books_0002 ON books")
    op.execute("DROP FUNCTION fill_books_0002()")


def change_categories_back() -> None:
    op.drop_constraint(op.f("ck_categories_above_id_itself"), "categories", type_="check")
    op.create_check_constraint(
        op.f("ck_categories_parent_id_itself"), "categories", sa.text("parent_id <> id"), postgresql_not_valid=True
    )


def change_books_back() -> None:
    op.drop_constraint(op.f("ck_books_headline_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_path_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_status_values"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_cost_ge"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_terms_max_items"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_terms_items_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_motto_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_strange_max_length"), "books", type_="check")
    op.alter_column("books", "price", type_=sa.Numeric(8, 2), server_default="0.00")
    op.alter_column("books", "pages", server_default=None)
    op.create_check_constraint(
        op.f("ck_books_title_max_length"), "books", sa.text("char_length(title) <= 200"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_slug_max_length"), "books", sa.text("char_length(slug) <= 80"), postgresql_not_valid=True
    )
    op.create_check_constraint(op.f("ck_books_price_ge"), "books", sa.text("price >= 0"), postgresql_not_valid=True)
    op.create_check_constraint(
        op.f("ck_books_words_max_items"), "books", sa.text("cardinality(words) <= 5"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_words_items_length"), "books", sa.text("longest_item(words) <= 20"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_subtitle_max_length"), "books", sa.text("char_length(subtitle) <= 80"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_odd_max_length"), "books", sa.text("char_length(odd) <= 80"), postgresql_not_valid=True
    )


def demand_books_back() -> None:
    op.create_check_constraint(
        op.f("ck_books_author_id_required"), "books", sa.text("author_id IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_title_required"), "books", sa.text("title IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_slug_required"), "books", sa.text("slug IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_state_required"), "books", sa.text("state IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_price_required"), "books", sa.text("price IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_words_required"), "books", sa.text("words IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_subtitle_required"), "books", sa.text("subtitle IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_odd_required"), "books", sa.text("odd IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_state_values"),
        "books",
        sa.text("state IN ('DRAFT', 'LIVE', 'SOLD_OUT')"),
        postgresql_not_valid=True,
    )


def build_uq_books_slug_back() -> None:
    op.create_index(op.f("uq_books_slug"), "books", ["slug"], unique=True, postgresql_concurrently=True)


def take_uq_books_slug_back() -> None:
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_slug UNIQUE USING INDEX uq_books_slug")


def build_uq_books_edition_new_back() -> None:
    op.create_index(
        op.f("uq_books_edition_new"),
        "books",
        ["author_id", "due"],
        unique=True,
        postgresql_where=sa.text("state = 'LIVE'"),
        postgresql_concurrently=True,
    )


def take_uq_books_edition_back() -> None:
    op.drop_index(op.f("uq_books_edition"), table_name="books")
    op.execute("ALTER INDEX uq_books_edition_new RENAME TO uq_books_edition")


def build_ix_books_shelf_new_back() -> None:
    op.create_index(op.f("ix_books_shelf_new"), "books", ["state", "pages"], postgresql_concurrently=True)


def take_ix_books_shelf_back() -> None:
    op.drop_index(op.f("ix_books_shelf"), table_name="books")
    op.execute("ALTER INDEX ix_books_shelf_new RENAME TO ix_books_shelf")


def refer_categories_back() -> None:
    op.create_foreign_key(
        op.f("fk_categories_parent_id_categories"),
        "categories",
        "categories",
        ["parent_id"],
        ["id"],
        ondelete="RESTRICT",
        postgresql_not_valid=True,
    )


def refer_books_back() -> None:
    op.create_foreign_key(
        op.f("fk_books_author_id_authors"),
        "books",
        "authors",
        ["author_id"],
        ["id"],
        ondelete="RESTRICT",
        postgresql_not_valid=True,
    )
    op.create_foreign_key(
        op.f("fk_books_editor_id_authors"),
        "books",
        "authors",
        ["editor_id"],
        ["id"],
        ondelete="SET NULL",
        postgresql_not_valid=True,
    )


def add_ck_categories_parent_id_acyclic_back() -> None:
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


def add_fk_books_author_id_authors_seen_back() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_author_id_authors_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM authors
            WHERE id = NEW.author_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'books refer to a row that is deleted: '
                              'fk_books_author_id_authors',
                    CONSTRAINT = 'fk_books_author_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_author_id_authors_seen
        AFTER INSERT OR UPDATE OF author_id
        ON books
        FOR EACH ROW WHEN (NEW.author_id IS NOT NULL)
        EXECUTE FUNCTION fk_books_author_id_authors_seen()
        """
    )


def add_fk_books_author_id_authors_gone_back() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_author_id_authors_gone() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM books
                WHERE author_id = NEW.id
            ) THEN
                RAISE restrict_violation USING
                    MESSAGE = 'books refer to it: '
                              'fk_books_author_id_authors',
                    CONSTRAINT = 'fk_books_author_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_author_id_authors_gone
        AFTER UPDATE OF deleted_at
        ON authors
        FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
        EXECUTE FUNCTION fk_books_author_id_authors_gone()
        """
    )


def add_fk_books_editor_id_authors_seen_back() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_editor_id_authors_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM authors
            WHERE id = NEW.editor_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'books refer to a row that is deleted: '
                              'fk_books_editor_id_authors',
                    CONSTRAINT = 'fk_books_editor_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_editor_id_authors_seen
        AFTER INSERT OR UPDATE OF editor_id
        ON books
        FOR EACH ROW WHEN (NEW.editor_id IS NOT NULL)
        EXECUTE FUNCTION fk_books_editor_id_authors_seen()
        """
    )


def add_fk_books_editor_id_authors_gone_back() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_editor_id_authors_gone() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE books
            SET editor_id = NULL
            WHERE editor_id = NEW.id;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_editor_id_authors_gone
        AFTER UPDATE OF deleted_at
        ON authors
        FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
        EXECUTE FUNCTION fk_books_editor_id_authors_gone()
        """
    )


def require_books_author_id_back() -> None:
    op.alter_column("books", "author_id", nullable=False)
    op.drop_constraint(op.f("ck_books_author_id_required"), "books", type_="check")


def require_books_title_back() -> None:
    op.alter_column("books", "title", nullable=False)
    op.drop_constraint(op.f("ck_books_title_required"), "books", type_="check")


def require_books_slug_back() -> None:
    op.alter_column("books", "slug", nullable=False)
    op.drop_constraint(op.f("ck_books_slug_required"), "books", type_="check")


def require_books_state_back() -> None:
    op.alter_column("books", "state", nullable=False)
    op.drop_constraint(op.f("ck_books_state_required"), "books", type_="check")


def require_books_price_back() -> None:
    op.alter_column("books", "price", nullable=False)
    op.drop_constraint(op.f("ck_books_price_required"), "books", type_="check")


def require_books_words_back() -> None:
    op.alter_column("books", "words", nullable=False)
    op.drop_constraint(op.f("ck_books_words_required"), "books", type_="check")


def require_books_subtitle_back() -> None:
    op.alter_column("books", "subtitle", nullable=False)
    op.drop_constraint(op.f("ck_books_subtitle_required"), "books", type_="check")


def require_books_odd_back() -> None:
    op.alter_column("books", "odd", nullable=False)
    op.drop_constraint(op.f("ck_books_odd_required"), "books", type_="check")


def drop_ck_categories_above_id_acyclic_back() -> None:
    op.execute("DROP TRIGGER ck_categories_above_id_acyclic ON categories")
    op.execute("DROP FUNCTION ck_categories_above_id_acyclic()")


def drop_fk_books_writer_id_authors_seen_back() -> None:
    op.execute("DROP TRIGGER fk_books_writer_id_authors_seen ON books")
    op.execute("DROP FUNCTION fk_books_writer_id_authors_seen()")


def drop_fk_books_writer_id_authors_gone_back() -> None:
    op.execute("DROP TRIGGER fk_books_writer_id_authors_gone ON authors")
    op.execute("DROP FUNCTION fk_books_writer_id_authors_gone()")


def drop_fk_books_reviser_id_authors_seen_back() -> None:
    op.execute("DROP TRIGGER fk_books_reviser_id_authors_seen ON books")
    op.execute("DROP FUNCTION fk_books_reviser_id_authors_seen()")


def drop_fk_books_reviser_id_authors_gone_back() -> None:
    op.execute("DROP TRIGGER fk_books_reviser_id_authors_gone ON authors")
    op.execute("DROP FUNCTION fk_books_reviser_id_authors_gone()")


def contract_categories_back() -> None:
    op.drop_constraint(op.f("fk_categories_above_id_categories"), "categories", type_="foreignkey")
    op.drop_index(op.f("ix_categories_above_id"), table_name="categories")
    op.execute("DROP TRIGGER copy_categories_parent_id ON categories")
    op.execute("DROP FUNCTION copy_categories_parent_id()")
    op.drop_column("categories", "above_id")


def contract_books_back() -> None:
    op.drop_constraint(op.f("fk_books_writer_id_authors"), "books", type_="foreignkey")
    op.drop_constraint(op.f("fk_books_reviser_id_authors"), "books", type_="foreignkey")
    op.drop_constraint(op.f("uq_books_path"), "books", type_="unique")
    op.drop_constraint(op.f("uq_books_token"), "books", type_="unique")
    op.drop_index(op.f("ix_books_writer_id"), table_name="books")
    op.drop_index(op.f("ix_books_reviser_id"), table_name="books")
    op.drop_index(op.f("ix_books_headline"), table_name="books")
    op.drop_index(op.f("ix_books_cost"), table_name="books")
    op.execute("DROP TRIGGER copy_books_title ON books")
    op.execute("DROP FUNCTION copy_books_title()")
    op.execute("DROP TRIGGER copy_books_slug ON books")
    op.execute("DROP FUNCTION copy_books_slug()")
    op.execute("DROP TRIGGER copy_books_state ON books")
    op.execute("DROP FUNCTION copy_books_state()")
    op.execute("DROP TRIGGER copy_books_price ON books")
    op.execute("DROP FUNCTION copy_books_price()")
    op.execute("DROP TRIGGER copy_books_words ON books")
    op.execute("DROP FUNCTION copy_books_words()")
    op.execute("DROP TRIGGER copy_books_notes ON books")
    op.execute("DROP FUNCTION copy_books_notes()")
    op.execute("DROP TRIGGER copy_books_pages ON books")
    op.execute("DROP FUNCTION copy_books_pages()")
    op.execute("DROP TRIGGER copy_books_sheets ON books")
    op.execute("DROP FUNCTION copy_books_sheets()")
    op.execute("DROP TRIGGER copy_books_subtitle ON books")
    op.execute("DROP FUNCTION copy_books_subtitle()")
    op.execute("DROP TRIGGER copy_books_odd ON books")
    op.execute("DROP FUNCTION copy_books_odd()")
    op.execute("DROP TRIGGER copy_books_code ON books")
    op.execute("DROP FUNCTION copy_books_code()")
    op.execute("DROP TRIGGER copy_books_author_id ON books")
    op.execute("DROP FUNCTION copy_books_author_id()")
    op.execute("DROP TRIGGER copy_books_editor_id ON books")
    op.execute("DROP FUNCTION copy_books_editor_id()")
    op.drop_column("books", "cost")
    op.drop_column("books", "headline")
    op.drop_column("books", "leaves")
    op.drop_column("books", "length")
    op.drop_column("books", "motto")
    op.drop_column("books", "path")
    op.drop_column("books", "remarks")
    op.drop_column("books", "reviser_id")
    op.drop_column("books", "status")
    op.drop_column("books", "strange")
    op.drop_column("books", "terms")
    op.drop_column("books", "token")
    op.drop_column("books", "writer_id")
