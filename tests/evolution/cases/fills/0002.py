"""Change books.

change_books: ACCESS EXCLUSIVE for a moment on books
fill_books_sheets_1: rows of books in batches; each is locked while its batch is written
add_fill_books_0002: ACCESS EXCLUSIVE for a moment on books
fill_books_2: rows of books in batches; each is locked while its batch is written
demand_books: ACCESS EXCLUSIVE for a moment on books
ix_books_publisher_id: an index of books is built beside readers and writers
refer_books: ACCESS EXCLUSIVE for a moment on books, publishers
ck_books_cents_ge: every row of books is read, beside readers and writers
ck_books_level_values: every row of books is read, beside readers and writers
ck_books_printed_by_max_length: every row of books is read, beside readers and writers
fk_books_publisher_id_publishers: every row of books is read, beside readers and writers
ck_books_publisher_id_required: every row of books is read, beside readers and writers
publisher_id is required: ACCESS EXCLUSIVE for a moment on books
ck_books_subtitle_required: every row of books is read, beside readers and writers
subtitle is required: ACCESS EXCLUSIVE for a moment on books
ck_books_cents_required: every row of books is read, beside readers and writers
cents is required: ACCESS EXCLUSIVE for a moment on books
ck_books_level_required: every row of books is read, beside readers and writers
level is required: ACCESS EXCLUSIVE for a moment on books
ck_books_printed_by_required: every row of books is read, beside readers and writers
printed_by is required: ACCESS EXCLUSIVE for a moment on books
ck_books_pages_required: every row of books is read, beside readers and writers
pages is required: ACCESS EXCLUSIVE for a moment on books
ck_books_shown_required: every row of books is read, beside readers and writers
shown is required: ACCESS EXCLUSIVE for a moment on books
ck_books_reviewed_at_required: every row of books is read, beside readers and writers
reviewed_at is required: ACCESS EXCLUSIVE for a moment on books

New to the version before: nothing in books.price.
The version before works with it; what it writes against a new rule is refused.
The version before answers 500 where it shows a row with what is new to it.
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
        Locked("change_books", change_books),
        Backfill(
            "fill_books_sheets_1",
            "books",
            values={
                "sheets": (
                    "CASE WHEN pages IS NOT NULL THEN ((pages::numeric + 15) - ((((pages::numeric + 15) % "
                    "16) + 16) % 16)) / 16 ELSE NULL END"
                )
            },
            where=(
                "sheets IS NULL AND (CASE WHEN pages IS NOT NULL THEN ((pages::numeric + 15) - "
                "((((pages::numeric + 15) % 16) + 16) % 16)) / 16 ELSE NULL END) IS NOT NULL"
            ),
        ),
        Locked("add_fill_books_0002", add_fill_books_0002),
        Backfill(
            "fill_books_2",
            "books",
            values={
                "subtitle": "coalesce(subtitle, CASE WHEN subtitle IS NULL THEN title ELSE subtitle END)",
                "cents": "coalesce(cents, round(price * 100, 0))",
                "level": (
                    "coalesce(level, CASE WHEN (sold > 10) AND (state IN ('LIVE', 'GONE')) THEN 'KNOWN' ELSE 'NEW' END)"
                ),
                "printed_by": (
                    "coalesce(printed_by, CASE WHEN editor_id IS NOT NULL THEN (SELECT other_1.name FROM "
                    "authors AS other_1 WHERE other_1.id = books.editor_id) ELSE (SELECT other_1.name FROM "
                    "authors AS other_1 WHERE other_1.id = books.author_id) END)"
                ),
                "pages": "coalesce(pages, 0)",
                "shown": "coalesce(shown, (NOT (state = 'GONE')) OR (printed_at IS NOT NULL))",
                "reviewed_at": "coalesce(reviewed_at, created_at + interval '172800 seconds')",
                "publisher_id": (
                    "coalesce(publisher_id, (SELECT other_1.publisher_id FROM authors AS other_1 WHERE "
                    "other_1.id = books.author_id))"
                ),
            },
            where=(
                "(subtitle IS NULL) OR (cents IS NULL) OR (level IS NULL) OR (printed_by IS NULL) OR "
                "(pages IS NULL) OR (shown IS NULL) OR (reviewed_at IS NULL) OR (publisher_id IS NULL)"
            ),
        ),
        Locked("demand_books", demand_books),
        BuildIndex("ix_books_publisher_id", build_ix_books_publisher_id),
        Locked("refer_books", refer_books),
        Validate("books", "ck_books_cents_ge"),
        Validate("books", "ck_books_level_values"),
        Validate("books", "ck_books_printed_by_max_length"),
        Validate("books", "fk_books_publisher_id_publishers"),
        Validate("books", "ck_books_publisher_id_required"),
        Locked("require_books_publisher_id", require_books_publisher_id),
        Validate("books", "ck_books_subtitle_required"),
        Locked("require_books_subtitle", require_books_subtitle),
        Validate("books", "ck_books_cents_required"),
        Locked("require_books_cents", require_books_cents),
        Validate("books", "ck_books_level_required"),
        Locked("require_books_level", require_books_level),
        Validate("books", "ck_books_printed_by_required"),
        Locked("require_books_printed_by", require_books_printed_by),
        Validate("books", "ck_books_pages_required"),
        Locked("require_books_pages", require_books_pages),
        Validate("books", "ck_books_shown_required"),
        Locked("require_books_shown", require_books_shown),
        Validate("books", "ck_books_reviewed_at_required"),
        Locked("require_books_reviewed_at", require_books_reviewed_at),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_fill_books_0002_back", drop_fill_books_0002_back),
        Locked("change_books_back", change_books_back),
        Locked("demand_books_back", demand_books_back),
        Validate("books", "ck_books_price_ge"),
        Validate("books", "ck_books_price_required"),
        Locked("require_books_price_back", require_books_price_back),
        Locked("contract_books_back", contract_books_back),
    )


def change_books() -> None:
    op.drop_constraint(op.f("ck_books_price_ge"), "books", type_="check")
    op.alter_column("books", "price", nullable=True)
    op.add_column("books", sa.Column("publisher_id", sa.Uuid(), nullable=True))
    op.add_column("books", sa.Column("cents", sa.Integer(), nullable=True))
    op.add_column("books", sa.Column("level", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("printed_by", sa.Text(), nullable=True))
    op.add_column("books", sa.Column("sheets", sa.Integer(), nullable=True))
    op.add_column("books", sa.Column("shown", sa.Boolean(), nullable=True))
    op.add_column("books", sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True))
    op.alter_column("books", "level", server_default="NEW")
    op.create_check_constraint(op.f("ck_books_cents_ge"), "books", sa.text("cents >= 0"), postgresql_not_valid=True)
    op.create_check_constraint(
        op.f("ck_books_level_values"), "books", sa.text("level IN ('NEW', 'KNOWN')"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_printed_by_max_length"),
        "books",
        sa.text("char_length(printed_by) <= 80"),
        postgresql_not_valid=True,
    )


def add_fill_books_0002() -> None:
    op.execute(
        """
        CREATE FUNCTION fill_books_0002() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The version that is being replaced leaves it empty.
            SELECT coalesce(subtitle, CASE WHEN subtitle IS NULL THEN title ELSE subtitle END),
                coalesce(cents, round(price * 100, 0)),
                coalesce(printed_by, CASE WHEN editor_id IS NOT NULL THEN (SELECT other_1.name FROM
                    authors AS other_1 WHERE other_1.id = books.editor_id) ELSE (SELECT other_1.name FROM
                    authors AS other_1 WHERE other_1.id = books.author_id) END),
                coalesce(pages, 0),
                coalesce(shown, (NOT (state = 'GONE')) OR (printed_at IS NOT NULL)),
                coalesce(reviewed_at, created_at + interval '172800 seconds'),
                coalesce(publisher_id, (SELECT other_1.publisher_id FROM authors AS other_1 WHERE
                    other_1.id = books.author_id))
            INTO NEW.subtitle, NEW.cents, NEW.printed_by, NEW.pages, NEW.shown, NEW.reviewed_at,
                    NEW.publisher_id
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
        FOR EACH ROW WHEN (NEW.subtitle IS NULL OR NEW.cents IS NULL OR NEW.printed_by IS NULL OR NEW.pages IS NULL
            OR NEW.shown IS NULL OR NEW.reviewed_at IS NULL OR NEW.publisher_id IS NULL)
        EXECUTE FUNCTION fill_books_0002()
        """
    )


def demand_books() -> None:
    op.create_check_constraint(
        op.f("ck_books_publisher_id_required"), "books", sa.text("publisher_id IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_subtitle_required"), "books", sa.text("subtitle IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_cents_required"), "books", sa.text("cents IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_level_required"), "books", sa.text("level IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_printed_by_required"), "books", sa.text("printed_by IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_pages_required"), "books", sa.text("pages IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_shown_required"), "books", sa.text("shown IS NOT NULL"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_reviewed_at_required"), "books", sa.text("reviewed_at IS NOT NULL"), postgresql_not_valid=True
    )


def build_ix_books_publisher_id() -> None:
    op.create_index(op.f("ix_books_publisher_id"), "books", ["publisher_id"], postgresql_concurrently=True)


def refer_books() -> None:
    op.create_foreign_key(
        op.f("fk_books_publisher_id_publishers"),
        "books",
        "publishers",
        ["publisher_id"],
        ["id"],
        ondelete="RESTRICT",
        postgresql_not_valid=True,
    )


def require_books_publisher_id() -> None:
    op.alter_column("books", "publisher_id", nullable=False)
    op.drop_constraint(op.f("ck_books_publisher_id_required"), "books", type_="check")


def require_books_subtitle() -> None:
    op.alter_column("books", "subtitle", nullable=False)
    op.drop_constraint(op.f("ck_books_subtitle_required"), "books", type_="check")


def require_books_cents() -> None:
    op.alter_column("books", "cents", nullable=False)
    op.drop_constraint(op.f("ck_books_cents_required"), "books", type_="check")


def require_books_level() -> None:
    op.alter_column("books", "level", nullable=False)
    op.drop_constraint(op.f("ck_books_level_required"), "books", type_="check")


def require_books_printed_by() -> None:
    op.alter_column("books", "printed_by", nullable=False)
    op.drop_constraint(op.f("ck_books_printed_by_required"), "books", type_="check")


def require_books_pages() -> None:
    op.alter_column("books", "pages", nullable=False)
    op.drop_constraint(op.f("ck_books_pages_required"), "books", type_="check")


def require_books_shown() -> None:
    op.alter_column("books", "shown", nullable=False)
    op.drop_constraint(op.f("ck_books_shown_required"), "books", type_="check")


def require_books_reviewed_at() -> None:
    op.alter_column("books", "reviewed_at", nullable=False)
    op.drop_constraint(op.f("ck_books_reviewed_at_required"), "books", type_="check")


def drop_fill_books_0002_back() -> None:
    op.execute("DROP TRIGGER fill_books_0002 ON books")
    op.execute("DROP FUNCTION fill_books_0002()")


def change_books_back() -> None:
    op.drop_constraint(op.f("fk_books_publisher_id_publishers"), "books", type_="foreignkey")
    op.drop_constraint(op.f("ck_books_cents_ge"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_level_values"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_printed_by_max_length"), "books", type_="check")
    op.drop_index(op.f("ix_books_publisher_id"), table_name="books")
    op.alter_column("books", "subtitle", nullable=True)
    op.alter_column("books", "pages", nullable=True)
    op.create_check_constraint(op.f("ck_books_price_ge"), "books", sa.text("price >= 0"), postgresql_not_valid=True)


def demand_books_back() -> None:
    op.create_check_constraint(
        op.f("ck_books_price_required"), "books", sa.text("price IS NOT NULL"), postgresql_not_valid=True
    )


def require_books_price_back() -> None:
    op.alter_column("books", "price", nullable=False)
    op.drop_constraint(op.f("ck_books_price_required"), "books", type_="check")


def contract_books_back() -> None:
    op.drop_column("books", "cents")
    op.drop_column("books", "level")
    op.drop_column("books", "printed_by")
    op.drop_column("books", "publisher_id")
    op.drop_column("books", "reviewed_at")
    op.drop_column("books", "sheets")
    op.drop_column("books", "shown")
