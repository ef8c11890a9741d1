"""Change books.

rename_books: ACCESS EXCLUSIVE for a moment on books
begin_books_price: ACCESS EXCLUSIVE for a moment on books
convert_books_price: rows of books in batches; each is locked while its batch is written
end_books_price: ACCESS EXCLUSIVE for a moment on books
begin_books_pages: ACCESS EXCLUSIVE for a moment on books
convert_books_pages: rows of books in batches; each is locked while its batch is written
end_books_pages: ACCESS EXCLUSIVE for a moment on books
begin_books_sold: ACCESS EXCLUSIVE for a moment on books
convert_books_sold: rows of books in batches; each is locked while its batch is written
ix_books_shelf_new: an index of books is built beside readers and writers
end_books_sold: ACCESS EXCLUSIVE for a moment on books
begin_books_printed_on: ACCESS EXCLUSIVE for a moment on books
convert_books_printed_on: rows of books in batches; each is locked while its batch is written
end_books_printed_on: ACCESS EXCLUSIVE for a moment on books
begin_books_code: ACCESS EXCLUSIVE for a moment on books
convert_books_code: rows of books in batches; each is locked while its batch is written
uq_books_code_new: an index of books is built beside readers and writers
end_books_code: ACCESS EXCLUSIVE for a moment on books
begin_books_due: ACCESS EXCLUSIVE for a moment on books
convert_books_due: rows of books in batches; each is locked while its batch is written
ix_books_due_new: an index of books is built beside readers and writers
end_books_due: ACCESS EXCLUSIVE for a moment on books
demand_books: ACCESS EXCLUSIVE for a moment on books
ck_books_price_ge: every row of books is read, beside readers and writers
ck_books_code_max_length: every row of books is read, beside readers and writers
ck_books_price_required: every row of books is read, beside readers and writers
price is required: ACCESS EXCLUSIVE for a moment on books
ck_books_sold_required: every row of books is read, beside readers and writers
sold is required: ACCESS EXCLUSIVE for a moment on books
ck_books_code_required: every row of books is read, beside readers and writers
code is required: ACCESS EXCLUSIVE for a moment on books
ck_books_due_required: every row of books is read, beside readers and writers
due is required: ACCESS EXCLUSIVE for a moment on books

The version before does not work with it: stop it, migrate, start the new one.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

from src.core.migration_steps import Backfill, BuildIndex, Locked, Validate, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("rename_books", rename_books),
        Locked("begin_books_price", begin_books_price),
        Backfill(
            "convert_books_price",
            "books",
            values={"price_new": "round(price * 100, 0)"},
            where="price_new IS DISTINCT FROM round(price * 100, 0)",
        ),
        Locked("end_books_price", end_books_price),
        Locked("begin_books_pages", begin_books_pages),
        Backfill(
            "convert_books_pages",
            "books",
            values={"pages_new": "CASE WHEN pages IS NOT NULL THEN pages::numeric * 1.0 ELSE NULL END"},
            where=("pages_new IS DISTINCT FROM CASE WHEN pages IS NOT NULL THEN pages::numeric * 1.0 ELSE NULL END"),
        ),
        Locked("end_books_pages", end_books_pages),
        Locked("begin_books_sold", begin_books_sold),
        Backfill("convert_books_sold", "books", values={"sold_new": "sold"}, where="sold_new IS DISTINCT FROM sold"),
        BuildIndex("ix_books_shelf_new", build_ix_books_shelf_new),
        Locked("end_books_sold", end_books_sold),
        Locked("begin_books_printed_on", begin_books_printed_on),
        Backfill(
            "convert_books_printed_on",
            "books",
            values={"printed_on_new": "(printed_on AT TIME ZONE 'UTC')::date"},
            where="printed_on_new IS DISTINCT FROM (printed_on AT TIME ZONE 'UTC')::date",
        ),
        Locked("end_books_printed_on", end_books_printed_on),
        Locked("begin_books_code", begin_books_code),
        Backfill(
            "convert_books_code",
            "books",
            values={"code_new": "code::text"},
            where="code_new IS DISTINCT FROM code::text",
        ),
        BuildIndex("uq_books_code_new", build_uq_books_code_new),
        Locked("end_books_code", end_books_code),
        Locked("begin_books_due", begin_books_due),
        Backfill(
            "convert_books_due",
            "books",
            values={"due_new": "due::timestamp AT TIME ZONE 'UTC'"},
            where="due_new IS DISTINCT FROM due::timestamp AT TIME ZONE 'UTC'",
        ),
        BuildIndex("ix_books_due_new", build_ix_books_due_new),
        Locked("end_books_due", end_books_due),
        Locked("demand_books", demand_books),
        Validate("books", "ck_books_price_ge"),
        Validate("books", "ck_books_code_max_length"),
        Validate("books", "ck_books_price_required"),
        Locked("require_books_price", require_books_price),
        Validate("books", "ck_books_sold_required"),
        Locked("require_books_sold", require_books_sold),
        Validate("books", "ck_books_code_required"),
        Locked("require_books_code", require_books_code),
        Validate("books", "ck_books_due_required"),
        Locked("require_books_due", require_books_due),
    )


def downgrade() -> None:
    """Say why there is no way back."""
    raise CommandError(
        "books.price was converted; books.pages was converted; books.sold was converted; "
        "books.printed_at was converted; books.code was converted; books.due was converted"
    )


def rename_books() -> None:
    op.alter_column("books", "printed_at", new_column_name="printed_on")


def begin_books_price() -> None:
    op.add_column("books", sa.Column("price_new", sa.Integer(), nullable=True))
    op.execute(
        """
        CREATE FUNCTION convert_books_price() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- In step with price until it takes its place.
            SELECT round(price * 100, 0)
            INTO NEW.price_new
            FROM (SELECT NEW.*) AS books;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER convert_books_price
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION convert_books_price()
        """
    )


def end_books_price() -> None:
    op.execute("DROP TRIGGER convert_books_price ON books")
    op.execute("DROP FUNCTION convert_books_price()")
    op.drop_column("books", "price")
    op.alter_column("books", "price_new", new_column_name="price")


def begin_books_pages() -> None:
    op.add_column("books", sa.Column("pages_new", sa.Numeric(8, 1), nullable=True))
    op.execute(
        """
        CREATE FUNCTION convert_books_pages() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- In step with pages until it takes its place.
            SELECT CASE WHEN pages IS NOT NULL THEN pages::numeric * 1.0 ELSE NULL END
            INTO NEW.pages_new
            FROM (SELECT NEW.*) AS books;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER convert_books_pages
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION convert_books_pages()
        """
    )


def end_books_pages() -> None:
    op.execute("DROP TRIGGER convert_books_pages ON books")
    op.execute("DROP FUNCTION convert_books_pages()")
    op.drop_column("books", "pages")
    op.alter_column("books", "pages_new", new_column_name="pages")


def begin_books_sold() -> None:
    op.add_column("books", sa.Column("sold_new", sa.BigInteger(), nullable=True))
    op.execute(
        """
        CREATE FUNCTION convert_books_sold() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- In step with sold until it takes its place.
            SELECT sold
            INTO NEW.sold_new
            FROM (SELECT NEW.*) AS books;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER convert_books_sold
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION convert_books_sold()
        """
    )


def build_ix_books_shelf_new() -> None:
    op.create_index(op.f("ix_books_shelf_new"), "books", ["state", "sold_new"], postgresql_concurrently=True)


def end_books_sold() -> None:
    op.execute("DROP TRIGGER convert_books_sold ON books")
    op.execute("DROP FUNCTION convert_books_sold()")
    op.drop_column("books", "sold")
    op.alter_column("books", "sold_new", new_column_name="sold")
    op.alter_column("books", "sold", server_default="0")
    op.execute("ALTER INDEX ix_books_shelf_new RENAME TO ix_books_shelf")


def begin_books_printed_on() -> None:
    op.add_column("books", sa.Column("printed_on_new", sa.Date(), nullable=True))
    op.execute(
        """
        CREATE FUNCTION convert_books_printed_on() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- In step with printed_on until it takes its place.
            SELECT (printed_on AT TIME ZONE 'UTC')::date
            INTO NEW.printed_on_new
            FROM (SELECT NEW.*) AS books;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER convert_books_printed_on
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION convert_books_printed_on()
        """
    )


def end_books_printed_on() -> None:
    op.execute("DROP TRIGGER convert_books_printed_on ON books")
    op.execute("DROP FUNCTION convert_books_printed_on()")
    op.drop_column("books", "printed_on")
    op.alter_column("books", "printed_on_new", new_column_name="printed_on")


def begin_books_code() -> None:
    op.add_column("books", sa.Column("code_new", sa.Text(), nullable=True))
    op.execute(
        """
        CREATE FUNCTION convert_books_code() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- In step with code until it takes its place.
            SELECT code::text
            INTO NEW.code_new
            FROM (SELECT NEW.*) AS books;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER convert_books_code
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION convert_books_code()
        """
    )


def build_uq_books_code_new() -> None:
    op.create_index(op.f("uq_books_code_new"), "books", ["code_new"], unique=True, postgresql_concurrently=True)


def end_books_code() -> None:
    op.execute("DROP TRIGGER convert_books_code ON books")
    op.execute("DROP FUNCTION convert_books_code()")
    op.drop_column("books", "code")
    op.alter_column("books", "code_new", new_column_name="code")
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_code UNIQUE USING INDEX uq_books_code_new")


def begin_books_due() -> None:
    op.add_column("books", sa.Column("due_new", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        """
        CREATE FUNCTION convert_books_due() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- In step with due until it takes its place.
            SELECT due::timestamp AT TIME ZONE 'UTC'
            INTO NEW.due_new
            FROM (SELECT NEW.*) AS books;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER convert_books_due
        BEFORE INSERT OR UPDATE
        ON books
        FOR EACH ROW
        EXECUTE FUNCTION convert_books_due()
        """
    )


def build_ix_books_due_new() -> None:
    op.create_index(op.f("ix_books_due_new"), "books", ["due_new"], postgresql_concurrently=True)


def end_books_due() -> None:
    op.execute("DROP TRIGGER convert_books_due ON books")
    op.execute("DROP FUNCTION convert_books_due()")
    op.drop_column("books", "due")
    op.alter_column("books", "due_new", new_column_name="due")
    op.alter_column("books", "due", server_default="2026-01-31T00:00:00Z")
    op.execute("ALTER INDEX ix_books_due_new RENAME TO ix_books_due")


def demand_books() -> None:
    op.create_check_constraint(
        op.f("ck_books_price_required"), "books", sa.text("price IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_sold_required"), "books", sa.text("sold IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_code_required"), "books", sa.text("code IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_due_required"), "books", sa.text("due IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(op.f("ck_books_price_ge"), "books", sa.text("price >= 0"), postgresql_not_valid=True)
    op.create_check_constraint(
        op.f("ck_books_code_max_length"), "books", sa.text("char_length(code) <= 20"), postgresql_not_valid=True
    )


def require_books_price() -> None:
    op.alter_column("books", "price", nullable=False)
    op.drop_constraint(op.f("ck_books_price_required"), "books", type_="check")


def require_books_sold() -> None:
    op.alter_column("books", "sold", nullable=False)
    op.drop_constraint(op.f("ck_books_sold_required"), "books", type_="check")


def require_books_code() -> None:
    op.alter_column("books", "code", nullable=False)
    op.drop_constraint(op.f("ck_books_code_required"), "books", type_="check")


def require_books_due() -> None:
    op.alter_column("books", "due", nullable=False)
    op.drop_constraint(op.f("ck_books_due_required"), "books", type_="check")
