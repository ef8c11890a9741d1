"""Change authors and books.

drop_fk_books_writer_id_authors_seen_owed: ACCESS EXCLUSIVE for a moment on books
drop_fk_books_writer_id_authors_seen: ACCESS EXCLUSIVE for a moment on books
drop_fk_books_writer_id_authors_gone: ACCESS EXCLUSIVE for a moment on authors
change_books: ACCESS EXCLUSIVE for a moment on books
fill_books_length_1: rows of books in batches; each is locked while its batch is written
demand_books: ACCESS EXCLUSIVE for a moment on books
refill_books_length_1: rows of books in batches; each is locked while its batch is written
uq_books_slug: an index of books is built beside readers and writers
take_uq_books_slug: ACCESS EXCLUSIVE for a moment on books
add_fk_books_composer_id_authors_seen: ACCESS EXCLUSIVE for a moment on books
add_fk_books_composer_id_authors_gone: ACCESS EXCLUSIVE for a moment on authors
add_fk_books_composer_id_authors_seen_owed: ACCESS EXCLUSIVE for a moment on books
ck_books_caption_max_length: every row of books is read, beside readers and writers
ck_books_slug_max_length: every row of books is read, beside readers and writers
ck_books_slug_required: every row of books is read, beside readers and writers
slug is required: ACCESS EXCLUSIVE for a moment on books
ck_books_length_required: every row of books is read, beside readers and writers
length is required: ACCESS EXCLUSIVE for a moment on books
contract_books: ACCESS EXCLUSIVE for a moment on books

The version before does not work with it: stop it, migrate, start the new one.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import Backfill, BuildIndex, Locked, Validate, run_steps

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("drop_fk_books_writer_id_authors_seen_owed", drop_fk_books_writer_id_authors_seen_owed),
        Locked("drop_fk_books_writer_id_authors_seen", drop_fk_books_writer_id_authors_seen),
        Locked("drop_fk_books_writer_id_authors_gone", drop_fk_books_writer_id_authors_gone),
        Locked("change_books", change_books),
        Backfill("fill_books_length_1", "books", values={"length": "'1'"}, where="length IS NULL"),
        Locked("demand_books", demand_books),
        Backfill("refill_books_length_1", "books", values={"length": "'1'"}, where="length IS NULL"),
        BuildIndex("uq_books_slug", build_uq_books_slug),
        Locked("take_uq_books_slug", take_uq_books_slug),
        Locked("add_fk_books_composer_id_authors_seen", add_fk_books_composer_id_authors_seen),
        Locked("add_fk_books_composer_id_authors_gone", add_fk_books_composer_id_authors_gone),
        Locked("add_fk_books_composer_id_authors_seen_owed", add_fk_books_composer_id_authors_seen_owed),
        Validate("books", "ck_books_caption_max_length"),
        Validate("books", "ck_books_slug_max_length"),
        Validate("books", "ck_books_slug_required"),
        Locked("require_books_slug", require_books_slug),
        Validate("books", "ck_books_length_required"),
        Locked("require_books_length", require_books_length),
        Locked("contract_books", contract_books),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_fk_books_composer_id_authors_seen_owed_back", drop_fk_books_composer_id_authors_seen_owed_back),
        Locked("drop_fk_books_composer_id_authors_seen_back", drop_fk_books_composer_id_authors_seen_back),
        Locked("drop_fk_books_composer_id_authors_gone_back", drop_fk_books_composer_id_authors_gone_back),
        Locked("change_books_back", change_books_back),
        Backfill(
            "copy_books_1_back",
            "books",
            values={"path": "slug", "former": "legacy"},
            where="path IS DISTINCT FROM slug OR former IS DISTINCT FROM legacy",
        ),
        Locked("demand_books_back", demand_books_back),
        BuildIndex("uq_books_path", build_uq_books_path_back),
        Locked("take_uq_books_path_back", take_uq_books_path_back),
        Locked("add_fk_books_writer_id_authors_seen_back", add_fk_books_writer_id_authors_seen_back),
        Locked("add_fk_books_writer_id_authors_gone_back", add_fk_books_writer_id_authors_gone_back),
        Locked("add_fk_books_writer_id_authors_seen_owed_back", add_fk_books_writer_id_authors_seen_owed_back),
        Validate("books", "ck_books_headline_max_length"),
        Validate("books", "ck_books_path_max_length"),
        Validate("books", "ck_books_former_max_length"),
        Validate("books", "ck_books_path_required"),
        Locked("require_books_path_back", require_books_path_back),
        Locked("contract_books_back", contract_books_back),
    )


def drop_fk_books_writer_id_authors_seen_owed() -> None:
    op.execute("DROP TRIGGER fk_books_writer_id_authors_seen_owed ON books")


def drop_fk_books_writer_id_authors_seen() -> None:
    op.execute("DROP TRIGGER fk_books_writer_id_authors_seen ON books")
    op.execute("DROP FUNCTION fk_books_writer_id_authors_seen()")


def drop_fk_books_writer_id_authors_gone() -> None:
    op.execute("DROP TRIGGER fk_books_writer_id_authors_gone ON authors")
    op.execute("DROP FUNCTION fk_books_writer_id_authors_gone()")


def change_books() -> None:
    op.execute("DROP TRIGGER copy_books_title ON books")
    op.execute("DROP FUNCTION copy_books_title()")
    op.execute("DROP TRIGGER copy_books_state ON books")
    op.execute("DROP FUNCTION copy_books_state()")
    op.execute("DROP TRIGGER copy_books_pages ON books")
    op.execute("DROP FUNCTION copy_books_pages()")
    op.execute("DROP TRIGGER copy_books_author_id ON books")
    op.execute("DROP FUNCTION copy_books_author_id()")
    op.execute("DROP TRIGGER fill_books_0002 ON books")
    op.execute("DROP FUNCTION fill_books_0002()")
    op.alter_column("books", "headline", new_column_name="caption")
    op.alter_column("books", "cost", new_column_name="amount")
    op.alter_column("books", "writer_id", new_column_name="composer_id")
    op.alter_column("books", "remarks", new_column_name="notes")
    op.execute("ALTER TABLE books RENAME CONSTRAINT fk_books_writer_id_authors TO fk_books_composer_id_authors")
    op.execute("ALTER TABLE books RENAME CONSTRAINT ck_books_remarks_max_length TO ck_books_notes_max_length")
    op.execute("ALTER INDEX ix_books_writer_id RENAME TO ix_books_composer_id")
    op.execute("ALTER INDEX ix_books_headline RENAME TO ix_books_caption")
    op.drop_constraint(op.f("ck_books_headline_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_path_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_former_max_length"), "books", type_="check")
    op.alter_column("books", "status", server_default="LIVE")
    op.alter_column("books", "length", server_default="1")
    op.alter_column("books", "state", server_default="LIVE")
    op.alter_column("books", "pages", server_default="1")
    op.execute(
        """
        CREATE FUNCTION copy_books_title() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.caption IS NULL THEN
                    NEW.caption := NEW.title;
                ELSE
                    NEW.title := NEW.caption;
                END IF;
            ELSIF NEW.caption IS DISTINCT FROM OLD.caption THEN
                NEW.title := NEW.caption;
            ELSIF NEW.title IS DISTINCT FROM OLD.title THEN
                NEW.caption := NEW.title;
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
        CREATE FUNCTION copy_books_state() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.status IS NOT DISTINCT FROM 'LIVE' THEN
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
        CREATE FUNCTION copy_books_author_id() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.composer_id IS NULL THEN
                    NEW.composer_id := NEW.author_id;
                ELSE
                    NEW.author_id := NEW.composer_id;
                END IF;
            ELSIF NEW.composer_id IS DISTINCT FROM OLD.composer_id THEN
                NEW.author_id := NEW.composer_id;
            ELSIF NEW.author_id IS DISTINCT FROM OLD.author_id THEN
                NEW.composer_id := NEW.author_id;
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
        CREATE FUNCTION fill_books_0002() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The version that is being replaced leaves it empty.
            SELECT slug
            INTO NEW.shelf
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
        FOR EACH ROW WHEN (NEW.shelf IS NULL)
        EXECUTE FUNCTION fill_books_0002()
        """
    )
    op.create_check_constraint(
        op.f("ck_books_caption_max_length"), "books", sa.text("char_length(caption) <= 300"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_slug_max_length"), "books", sa.text("char_length(slug) <= 80"), postgresql_not_valid=True
    )


def demand_books() -> None:
    op.create_check_constraint(
        op.f("ck_books_slug_required"), "books", sa.text("slug IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_length_required"), "books", sa.text("length IS NOT NULL"), postgresql_not_valid=True
    )


def build_uq_books_slug() -> None:
    op.create_index(op.f("uq_books_slug"), "books", ["slug"], unique=True, postgresql_concurrently=True)


def take_uq_books_slug() -> None:
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_slug UNIQUE USING INDEX uq_books_slug")


def add_fk_books_composer_id_authors_seen() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_composer_id_authors_seen() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The lock keeps it in sight until this transaction ends.
            PERFORM FROM authors
            WHERE id = NEW.composer_id
            AND deleted_at IS NULL FOR SHARE;
            IF NOT FOUND THEN
                RAISE foreign_key_violation USING
                    MESSAGE = 'books refer to a row that is deleted: '
                              'fk_books_composer_id_authors',
                    CONSTRAINT = 'fk_books_composer_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_composer_id_authors_seen
        AFTER INSERT OR UPDATE OF composer_id
        ON books
        FOR EACH ROW WHEN (NEW.composer_id IS NOT NULL)
        EXECUTE FUNCTION fk_books_composer_id_authors_seen()
        """
    )


def add_fk_books_composer_id_authors_gone() -> None:
    op.execute(
        """
        CREATE FUNCTION fk_books_composer_id_authors_gone() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (
                SELECT FROM books
                WHERE composer_id = NEW.id
            ) THEN
                RAISE restrict_violation USING
                    MESSAGE = 'books refer to it: '
                              'fk_books_composer_id_authors',
                    CONSTRAINT = 'fk_books_composer_id_authors',
                    TABLE = 'books';
            END IF;
            RETURN NULL;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fk_books_composer_id_authors_gone
        AFTER UPDATE OF deleted_at
        ON authors
        FOR EACH ROW WHEN (OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL)
        EXECUTE FUNCTION fk_books_composer_id_authors_gone()
        """
    )


def add_fk_books_composer_id_authors_seen_owed() -> None:
    op.execute(
        """
        CREATE TRIGGER fk_books_composer_id_authors_seen_owed
        AFTER UPDATE OF author_id
        ON books
        FOR EACH ROW WHEN (
            NEW.composer_id IS NOT NULL
            AND NEW.composer_id IS DISTINCT FROM
            OLD.composer_id
        )
        EXECUTE FUNCTION fk_books_composer_id_authors_seen()
        """
    )


def require_books_slug() -> None:
    op.alter_column("books", "slug", nullable=False)
    op.drop_constraint(op.f("ck_books_slug_required"), "books", type_="check")


def require_books_length() -> None:
    op.alter_column("books", "length", nullable=False)
    op.drop_constraint(op.f("ck_books_length_required"), "books", type_="check")


def contract_books() -> None:
    op.drop_constraint(op.f("uq_books_path"), "books", type_="unique")
    op.execute("DROP TRIGGER copy_books_slug ON books")
    op.execute("DROP FUNCTION copy_books_slug()")
    op.execute("DROP TRIGGER copy_books_legacy ON books")
    op.execute("DROP FUNCTION copy_books_legacy()")
    op.drop_column("books", "former")
    op.drop_column("books", "path")


def drop_fk_books_composer_id_authors_seen_owed_back() -> None:
    op.execute("DROP TRIGGER fk_books_composer_id_authors_seen_owed ON books")


def drop_fk_books_composer_id_authors_seen_back() -> None:
    op.execute("DROP TRIGGER fk_books_composer_id_authors_seen ON books")
    op.execute("DROP FUNCTION fk_books_composer_id_authors_seen()")


def drop_fk_books_composer_id_authors_gone_back() -> None:
    op.execute("DROP TRIGGER fk_books_composer_id_authors_gone ON authors")
    op.execute("DROP FUNCTION fk_books_composer_id_authors_gone()")


def change_books_back() -> None:
    op.execute("DROP TRIGGER copy_books_title ON books")
    op.execute("DROP FUNCTION copy_books_title()")
    op.execute("DROP TRIGGER copy_books_state ON books")
    op.execute("DROP FUNCTION copy_books_state()")
    op.execute("DROP TRIGGER copy_books_pages ON books")
    op.execute("DROP FUNCTION copy_books_pages()")
    op.execute("DROP TRIGGER copy_books_author_id ON books")
    op.execute("DROP FUNCTION copy_books_author_id()")
    op.execute("DROP TRIGGER fill_books_0002 ON books")
    op.execute("DROP FUNCTION fill_books_0002()")
    op.alter_column("books", "caption", new_column_name="headline")
    op.alter_column("books", "amount", new_column_name="cost")
    op.alter_column("books", "composer_id", new_column_name="writer_id")
    op.alter_column("books", "notes", new_column_name="remarks")
    op.execute("ALTER TABLE books RENAME CONSTRAINT fk_books_composer_id_authors TO fk_books_writer_id_authors")
    op.execute("ALTER TABLE books RENAME CONSTRAINT ck_books_notes_max_length TO ck_books_remarks_max_length")
    op.execute("ALTER INDEX ix_books_composer_id RENAME TO ix_books_writer_id")
    op.execute("ALTER INDEX ix_books_caption RENAME TO ix_books_headline")
    op.drop_constraint(op.f("ck_books_caption_max_length"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_slug_max_length"), "books", type_="check")
    op.alter_column("books", "status", server_default="DRAFT")
    op.alter_column("books", "length", server_default=None, nullable=True)
    op.alter_column("books", "state", server_default="DRAFT")
    op.alter_column("books", "pages", server_default=None)
    op.alter_column("books", "slug", nullable=True)
    op.add_column("books", sa.Column("path", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("former", sa.Text(), nullable=True))
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
        CREATE FUNCTION copy_books_pages() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.length IS NULL THEN
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
        CREATE FUNCTION copy_books_legacy() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- Two names of one column: each version knows one of them, and leaves the default in the other.
            IF TG_OP = 'INSERT' THEN
                IF NEW.former IS NULL THEN
                    NEW.former := NEW.legacy;
                ELSE
                    NEW.legacy := NEW.former;
                END IF;
            ELSIF NEW.former IS DISTINCT FROM OLD.former THEN
                NEW.legacy := NEW.former;
            ELSIF NEW.legacy IS DISTINCT FROM OLD.legacy THEN
                NEW.former := NEW.legacy;
            END IF;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_books_legacy
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION copy_books_legacy()
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
        CREATE FUNCTION fill_books_0002() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The version that is being replaced leaves it empty.
            SELECT path
            INTO NEW.shelf
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
        FOR EACH ROW WHEN (NEW.shelf IS NULL)
        EXECUTE FUNCTION fill_books_0002()
        """
    )
    op.create_check_constraint(
        op.f("ck_books_headline_max_length"),
        "books",
        sa.text("char_length(headline) <= 200"),
        postgresql_not_valid=True,
    )
    op.create_check_constraint(
        op.f("ck_books_path_max_length"), "books", sa.text("char_length(path) <= 80"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_former_max_length"), "books", sa.text("char_length(former) <= 80"), postgresql_not_valid=True
    )


def demand_books_back() -> None:
    op.create_check_constraint(
        op.f("ck_books_path_required"), "books", sa.text("path IS NOT NULL"), postgresql_not_valid=True
    )


def build_uq_books_path_back() -> None:
    op.create_index(op.f("uq_books_path"), "books", ["path"], unique=True, postgresql_concurrently=True)


def take_uq_books_path_back() -> None:
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_path UNIQUE USING INDEX uq_books_path")


def add_fk_books_writer_id_authors_seen_back() -> None:
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


def add_fk_books_writer_id_authors_gone_back() -> None:
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


def add_fk_books_writer_id_authors_seen_owed_back() -> None:
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


def require_books_path_back() -> None:
    op.alter_column("books", "path", nullable=False)
    op.drop_constraint(op.f("ck_books_path_required"), "books", type_="check")


def contract_books_back() -> None:
    op.drop_constraint(op.f("uq_books_slug"), "books", type_="unique")
