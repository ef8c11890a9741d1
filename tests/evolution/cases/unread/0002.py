"""Add place to books.

change_books: ACCESS EXCLUSIVE for a moment on books
uq_books_place: an index of books is built beside readers and writers
take_uq_books_place: ACCESS EXCLUSIVE for a moment on books
ck_books_state_values: every row of books is read, beside readers and writers
ck_books_place_max_length: every row of books is read, beside readers and writers

New to the version before: a new value in books.state and nothing in books.shelf.
The version before works with it; what it writes against a new rule is refused.
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
        Locked("change_books", change_books),
        BuildIndex("uq_books_place", build_uq_books_place),
        Locked("take_uq_books_place", take_uq_books_place),
        Validate("books", "ck_books_state_values"),
        Validate("books", "ck_books_place_max_length"),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("change_books_back", change_books_back),
        Locked("demand_books_back", demand_books_back),
        Validate("books", "ck_books_state_values"),
        Validate("books", "ck_books_shelf_max_length"),
        Validate("books", "ck_books_shelf_required"),
        Locked("require_books_shelf_back", require_books_shelf_back),
        Locked("contract_books_back", contract_books_back),
    )


def change_books() -> None:
    op.drop_constraint(op.f("ck_books_state_values"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_shelf_max_length"), "books", type_="check")
    op.alter_column("books", "shelf", nullable=True)
    op.add_column("books", sa.Column("place", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_books_state_values"), "books", sa.text("state IN ('HERE', 'LENT', 'LOST')"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_place_max_length"), "books", sa.text("char_length(place) <= 20"), postgresql_not_valid=True
    )


def build_uq_books_place() -> None:
    op.create_index(op.f("uq_books_place"), "books", ["place"], unique=True, postgresql_concurrently=True)


def take_uq_books_place() -> None:
    op.execute("ALTER TABLE books ADD CONSTRAINT uq_books_place UNIQUE USING INDEX uq_books_place")


def change_books_back() -> None:
    op.drop_constraint(op.f("ck_books_state_values"), "books", type_="check")
    op.drop_constraint(op.f("ck_books_place_max_length"), "books", type_="check")
    op.drop_constraint(op.f("uq_books_place"), "books", type_="unique")
    op.create_check_constraint(
        op.f("ck_books_state_values"), "books", sa.text("state IN ('HERE', 'LENT')"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_books_shelf_max_length"), "books", sa.text("char_length(shelf) <= 20"), postgresql_not_valid=True
    )


def demand_books_back() -> None:
    op.create_check_constraint(
        op.f("ck_books_shelf_required"), "books", sa.text("shelf IS NOT NULL"), postgresql_not_valid=True
    )


def require_books_shelf_back() -> None:
    op.alter_column("books", "shelf", nullable=False)
    op.drop_constraint(op.f("ck_books_shelf_required"), "books", type_="check")


def contract_books_back() -> None:
    op.drop_column("books", "place")
