"""Change authors and books.

change_authors: ACCESS EXCLUSIVE for a moment on authors
change_books: ACCESS EXCLUSIVE for a moment on books, shops
fill_books_1: rows of books in batches; each is locked while its batch is written
add_fill_authors_0002: ACCESS EXCLUSIVE for a moment on authors
add_fill_books_0002: ACCESS EXCLUSIVE for a moment on books
fill_books_2: rows of books in batches; each is locked while its batch is written
fill_authors_stars_3: rows of authors in batches; each is locked while its batch is written
fill_authors_state_4: rows of authors in batches; each is locked while its batch is written
fill_books_pages_5: rows of books in batches; each is locked while its batch is written
demand_authors: ACCESS EXCLUSIVE for a moment on authors
demand_books: ACCESS EXCLUSIVE for a moment on books
refill_authors_state_1: rows of authors in batches; each is locked while its batch is written
refill_books_pages_2: rows of books in batches; each is locked while its batch is written
ck_authors_state_values: every row of authors is read, beside readers and writers
ck_books_sold_by_max_length: every row of books is read, beside readers and writers
ck_authors_stars_required: every row of authors is read, beside readers and writers
stars is required: ACCESS EXCLUSIVE for a moment on authors
ck_books_pages_required: every row of books is read, beside readers and writers
pages is required: ACCESS EXCLUSIVE for a moment on books
ck_books_read_at_required: every row of books is read, beside readers and writers
read_at is required: ACCESS EXCLUSIVE for a moment on books
ck_books_sold_by_required: every row of books is read, beside readers and writers
sold_by is required: ACCESS EXCLUSIVE for a moment on books
ck_books_open_required: every row of books is read, beside readers and writers
open is required: ACCESS EXCLUSIVE for a moment on books
ck_books_rated_required: every row of books is read, beside readers and writers
rated is required: ACCESS EXCLUSIVE for a moment on books
ck_books_checked_at_required: every row of books is read, beside readers and writers
checked_at is required: ACCESS EXCLUSIVE for a moment on books
ck_books_checked_on_required: every row of books is read, beside readers and writers
checked_on is required: ACCESS EXCLUSIVE for a moment on books

The version before does not work with it: stop it, migrate, start the new one.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import Backfill, BuildIndex, Locked, Validate, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("change_authors", change_authors),
        Locked("change_books", change_books),
        Backfill(
            "fill_books_1",
            "books",
            values={
                "sheets": (
                    "coalesce(sheets, CASE WHEN pages IS NOT NULL THEN ((pages::numeric + 15) - "
                    "((((pages::numeric + 15) % 16) + 16) % 16)) / 16 ELSE NULL END)"
                ),
                "next_at": (
                    "coalesce(next_at, CASE WHEN read_at IS NOT NULL THEN read_at ELSE now() + interval "
                    "'60 seconds' END)"
                ),
                "days_read": (
                    "coalesce(days_read, CASE WHEN read_at IS NOT NULL THEN floor(extract(epoch FROM now() "
                    "- read_at) / 86400) ELSE NULL END)"
                ),
            },
            where=(
                "(sheets IS NULL AND (CASE WHEN pages IS NOT NULL THEN ((pages::numeric + 15) - "
                "((((pages::numeric + 15) % 16) + 16) % 16)) / 16 ELSE NULL END) IS NOT NULL) OR "
                "(next_at IS NULL AND (CASE WHEN read_at IS NOT NULL THEN read_at ELSE now() + "
                "interval '60 seconds' END) IS NOT NULL) OR (days_read IS NULL AND (CASE WHEN read_at "
                "IS NOT NULL THEN floor(extract(epoch FROM now() - read_at) / 86400) ELSE NULL END) IS "
                "NOT NULL)"
            ),
        ),
        Locked("add_fill_authors_0002", add_fill_authors_0002),
        Locked("add_fill_books_0002", add_fill_books_0002),
        Backfill(
            "fill_books_2",
            "books",
            values={
                "read_at": "coalesce(read_at, now())",
                "sold_by": (
                    "coalesce(sold_by, (SELECT other_1.name FROM shops AS other_1 WHERE other_1.id = books.shop_id))"
                ),
                "open": (
                    "coalesce(open, (SELECT other_1.state FROM authors AS other_1 WHERE other_1.id = "
                    "books.author_id) = 'ON_SALE')"
                ),
                "rated": (
                    "coalesce(rated, (SELECT other_1.stars FROM authors AS other_1 WHERE other_1.id = "
                    "books.author_id) IS NOT NULL)"
                ),
                "checked_at": "coalesce(checked_at, now() - interval '172800 seconds')",
                "checked_on": "coalesce(checked_on, ((now() + interval '18000 seconds') AT TIME ZONE 'UTC')::date)",
            },
            where=(
                "(read_at IS NULL) OR (sold_by IS NULL) OR (open IS NULL) OR (rated IS NULL) OR "
                "(checked_at IS NULL) OR (checked_on IS NULL)"
            ),
        ),
        Backfill("fill_authors_stars_3", "authors", values={"stars": "5"}, where="stars IS NULL"),
        Backfill("fill_authors_state_4", "authors", values={"state": "'LIVE'"}, where="state = 'ON_SALE'"),
        Backfill("fill_books_pages_5", "books", values={"pages": "'7'"}, where="pages IS NULL"),
        Locked("demand_authors", demand_authors),
        Locked("demand_books", demand_books),
        Backfill("refill_authors_state_1", "authors", values={"state": "'LIVE'"}, where="state = 'ON_SALE'"),
        Backfill("refill_books_pages_2", "books", values={"pages": "'7'"}, where="pages IS NULL"),
        Validate("authors", "ck_authors_state_values"),
        Validate("books", "ck_books_sold_by_max_length"),
        Validate("authors", "ck_authors_stars_required"),
        Locked("require_authors_stars", require_authors_stars),
        Validate("books", "ck_books_pages_required"),
        Locked("require_books_pages", require_books_pages),
        Validate("books", "ck_books_read_at_required"),
        Locked("require_books_read_at", require_books_read_at),
        Validate("books", "ck_books_sold_by_required"),
        Locked("require_books_sold_by", require_books_sold_by),
        Validate("books", "ck_books_open_required"),
        Locked("require_books_open", require_books_open),
        Validate("books", "ck_books_rated_required"),
        Locked("require_books_rated", require_books_rated),
        Validate("books", "ck_books_checked_at_required"),
        Locked("require_books_checked_at", require_books_checked_at),
        Validate("books", "ck_books_checked_on_required"),
        Locked("require_books_checked_on", require_books_checked_on),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_fill_authors_0002_back", drop_fill_authors_0002_back),
        Locked("drop_fill_books_0002_back", drop_fill_books_0002_back),
        Locked("change_authors_back", change_authors_back),
        Locked("change_books_back", change_books_back),
        Backfill("fill_authors_state_1_back", "authors", values={"state": "'ON_SALE'"}, where="state = 'LIVE'"),
        Locked("demand_authors_back", demand_authors_back),
        Locked("demand_books_back", demand_books_back),
        Backfill("refill_authors_state_1_back", "authors", values={"state": "'ON_SALE'"}, where="state = 'LIVE'"),
        BuildIndex("ix_books_shop_id", build_ix_books_shop_id_back),
        Locked("refer_books_back", refer_books_back),
        Validate("authors", "ck_authors_state_values"),
        Validate("books", "fk_books_shop_id_shops"),
        Validate("books", "ck_books_shop_id_required"),
        Locked("require_books_shop_id_back", require_books_shop_id_back),
        Locked("contract_books_back", contract_books_back),
    )


def change_authors() -> None:
    op.drop_constraint(op.f("ck_authors_state_values"), "authors", type_="check")


def change_books() -> None:
    op.drop_constraint(op.f("fk_books_shop_id_shops"), "books", type_="foreignkey")
    op.drop_index(op.f("ix_books_shop_id"), table_name="books")
    op.alter_column("books", "pages", server_default="7")
    op.alter_column("books", "shop_id", nullable=True)
    op.add_column("books", sa.Column("sold_by", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("open", sa.Boolean(), nullable=True))
    op.add_column("books", sa.Column("rated", sa.Boolean(), nullable=True))
    op.add_column("books", sa.Column("sheets", sa.Integer(), nullable=True))
    op.add_column("books", sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("books", sa.Column("checked_on", sa.Date(), nullable=True))
    op.add_column("books", sa.Column("next_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("books", sa.Column("days_read", sa.Integer(), nullable=True))
    op.create_check_constraint(
        op.f("ck_books_sold_by_max_length"), "books", sa.text("char_length(sold_by) <= 80"), postgresql_not_valid=True
    )


def add_fill_authors_0002() -> None:
    op.execute(
        """
        CREATE FUNCTION fill_authors_0002() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The version that is being replaced leaves it empty.
            SELECT 5
            INTO NEW.stars
            FROM (SELECT NEW.*) AS authors;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fill_authors_0002
        BEFORE INSERT OR UPDATE
        ON authors
        FOR EACH ROW WHEN (NEW.stars IS NULL)
        EXECUTE FUNCTION fill_authors_0002()
        """
    )


def add_fill_books_0002() -> None:
    op.execute(
        """
        CREATE FUNCTION fill_books_0002() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The version that is being replaced leaves it empty.
            SELECT coalesce(read_at, now()),
                coalesce(sold_by, (SELECT other_1.name FROM shops AS other_1 WHERE other_1.id =
                    books.shop_id)),
                coalesce(open, (SELECT other_1.state FROM authors AS other_1 WHERE other_1.id =
                    books.author_id) = 'ON_SALE'),
                coalesce(rated, (SELECT other_1.stars FROM authors AS other_1 WHERE other_1.id =
                    books.author_id) IS NOT NULL),
                coalesce(checked_at, now() - interval '172800 seconds'),
                coalesce(checked_on, ((now() + interval '18000 seconds') AT TIME ZONE 'UTC')::date)
            INTO NEW.read_at, NEW.sold_by, NEW.open, NEW.rated, NEW.checked_at, NEW.checked_on
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
        FOR EACH ROW WHEN (NEW.read_at IS NULL OR NEW.sold_by IS NULL OR NEW.open IS NULL OR NEW.rated IS NULL OR
            NEW.checked_at IS NULL OR NEW.checked_on IS NULL)
        EXECUTE FUNCTION fill_books_0002()
        """
    )


def demand_authors() -> None:
    op.create_check_constraint(
        op.f("ck_authors_stars_required"), "authors", sa.text("stars IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_authors_state_values"), "authors", sa.text("state IN ('LIVE', 'OUT')"), postgresql_not_valid=True
    )


def demand_books() -> None:
    op.create_check_constraint(
        op.f("ck_books_pages_required"), "books", sa.text("pages IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_read_at_required"), "books", sa.text("read_at IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_sold_by_required"), "books", sa.text("sold_by IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_open_required"), "books", sa.text("open IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_rated_required"), "books", sa.text("rated IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_checked_at_required"), "books", sa.text("checked_at IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_checked_on_required"), "books", sa.text("checked_on IS NOT NULL"), postgresql_not_valid=True
    )


def require_authors_stars() -> None:
    op.alter_column("authors", "stars", nullable=False)
    op.drop_constraint(op.f("ck_authors_stars_required"), "authors", type_="check")


def require_books_pages() -> None:
    op.alter_column("books", "pages", nullable=False)
    op.drop_constraint(op.f("ck_books_pages_required"), "books", type_="check")


def require_books_read_at() -> None:
    op.alter_column("books", "read_at", nullable=False)
    op.drop_constraint(op.f("ck_books_read_at_required"), "books", type_="check")


def require_books_sold_by() -> None:
    op.alter_column("books", "sold_by", nullable=False)
    op.drop_constraint(op.f("ck_books_sold_by_required"), "books", type_="check")


def require_books_open() -> None:
    op.alter_column("books", "open", nullable=False)
    op.drop_constraint(op.f("ck_books_open_required"), "books", type_="check")


def require_books_rated() -> None:
    op.alter_column("books", "rated", nullable=False)
    op.drop_constraint(op.f("ck_books_rated_required"), "books", type_="check")


def require_books_checked_at() -> None:
    op.alter_column("books", "checked_at", nullable=False)
    op.drop_constraint(op.f("ck_books_checked_at_required"), "books", type_="check")


def require_books_checked_on() -> None:
    op.alter_column("books", "checked_on", nullable=False)
    op.drop_constraint(op.f("ck_books_checked_on_required"), "books", type_="check")


def drop_fill_authors_0002_back() -> None:
    op.execute("DROP TRIGGER fill_authors_0002 ON authors")
    op.execute("DROP FUNCTION fill_authors_0002()")


def drop_fill_books_0002_back() -> None:
    op.execute("DROP TRIGGER fill_books_0002 ON books")
    op.execute("DROP FUNCTION fill_books_0002()")


def change_authors_back() -> None:
    op.drop_constraint(op.f("ck_authors_state_values"), "authors", type_="check")
    op.alter_column("authors", "stars", nullable=True)


def change_books_back() -> None:
    op.drop_constraint(op.f("ck_books_sold_by_max_length"), "books", type_="check")
    op.alter_column("books", "pages", server_default=None, nullable=True)
    op.alter_column("books", "read_at", nullable=True)


def demand_authors_back() -> None:
    op.create_check_constraint(
        op.f("ck_authors_state_values"), "authors", sa.text("state IN ('ON_SALE', 'OUT')"), postgresql_not_valid=True
    )


def demand_books_back() -> None:
    op.create_check_constraint(
        op.f("ck_books_shop_id_required"), "books", sa.text("shop_id IS NOT NULL"), postgresql_not_valid=True
    )


def build_ix_books_shop_id_back() -> None:
    op.create_index(op.f("ix_books_shop_id"), "books", ["shop_id"], postgresql_concurrently=True)


def refer_books_back() -> None:
    op.create_foreign_key(
        op.f("fk_books_shop_id_shops"),
        "books",
        "shops",
        ["shop_id"],
        ["id"],
        ondelete="RESTRICT",
        postgresql_not_valid=True,
    )


def require_books_shop_id_back() -> None:
    op.alter_column("books", "shop_id", nullable=False)
    op.drop_constraint(op.f("ck_books_shop_id_required"), "books", type_="check")


def contract_books_back() -> None:
    op.drop_column("books", "checked_at")
    op.drop_column("books", "checked_on")
    op.drop_column("books", "days_read")
    op.drop_column("books", "next_at")
    op.drop_column("books", "open")
    op.drop_column("books", "rated")
    op.drop_column("books", "sheets")
    op.drop_column("books", "sold_by")
