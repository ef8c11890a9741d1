"""Change articles and authors.

change_authors: ACCESS EXCLUSIVE for a moment on authors
change_articles: ACCESS EXCLUSIVE for a moment on articles
fill_authors_born_1: rows of authors in batches; each is locked while its batch is written
demand_authors: ACCESS EXCLUSIVE for a moment on authors
refill_authors_born_1: rows of authors in batches; each is locked while its batch is written
ck_articles_title_min_length: every row of articles is read, beside readers and writers
ck_articles_title_blank: every row of articles is read, beside readers and writers
ck_articles_title_max_length: every row of articles is read, beside readers and writers
ck_articles_price_ge: every row of articles is read, beside readers and writers
ck_articles_price_le: every row of articles is read, beside readers and writers
ck_articles_words_max_items: every row of articles is read, beside readers and writers
ck_articles_words_items_length: every row of articles is read, beside readers and writers
ck_authors_born_required: every row of authors is read, beside readers and writers
born is required: ACCESS EXCLUSIVE for a moment on authors

New to the version before: nothing in authors.name.
The version before works with it; what it writes against a new rule is refused.
The version before answers 500 where it shows a row with what is new to it.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import Backfill, Locked, Validate, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("change_authors", change_authors),
        Locked("change_articles", change_articles),
        Backfill("fill_authors_born_1", "authors", values={"born": "'1900-01-01'"}, where="born IS NULL"),
        Locked("demand_authors", demand_authors),
        Backfill("refill_authors_born_1", "authors", values={"born": "'1900-01-01'"}, where="born IS NULL"),
        Validate("articles", "ck_articles_title_min_length"),
        Validate("articles", "ck_articles_title_blank"),
        Validate("articles", "ck_articles_title_max_length"),
        Validate("articles", "ck_articles_price_ge"),
        Validate("articles", "ck_articles_price_le"),
        Validate("articles", "ck_articles_words_max_items"),
        Validate("articles", "ck_articles_words_items_length"),
        Validate("authors", "ck_authors_born_required"),
        Locked("require_authors_born", require_authors_born),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("change_authors_back", change_authors_back),
        Locked("change_articles_back", change_articles_back),
        Locked("demand_authors_back", demand_authors_back),
        Validate("articles", "ck_articles_title_max_length"),
        Validate("articles", "ck_articles_price_ge"),
        Validate("articles", "ck_articles_words_max_items"),
        Validate("articles", "ck_articles_words_items_length"),
        Validate("authors", "ck_authors_name_required"),
        Locked("require_authors_name_back", require_authors_name_back),
    )


def change_authors() -> None:
    op.alter_column("authors", "name", nullable=True)
    op.alter_column("authors", "born", server_default="1900-01-01")


def change_articles() -> None:
    op.drop_constraint(op.f("ck_articles_title_max_length"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_price_ge"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_words_max_items"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_words_items_length"), "articles", type_="check")
    op.alter_column("articles", "price", type_=sa.Numeric(10, 2), server_default="1.00")
    op.create_check_constraint(
        op.f("ck_articles_title_min_length"), "articles", sa.text("char_length(title) >= 3"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_title_blank"), "articles", sa.text("title ~ E'\\\\S'"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_title_max_length"),
        "articles",
        sa.text("char_length(title) <= 300"),
        postgresql_not_valid=True,
    )
    op.create_check_constraint(
        op.f("ck_articles_price_ge"), "articles", sa.text("price >= 1"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_price_le"), "articles", sa.text("price <= 1000"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_words_max_items"), "articles", sa.text("cardinality(words) <= 9"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_words_items_length"),
        "articles",
        sa.text("longest_item(words) <= 30"),
        postgresql_not_valid=True,
    )


def demand_authors() -> None:
    op.create_check_constraint(
        op.f("ck_authors_born_required"), "authors", sa.text("born IS NOT NULL"), postgresql_not_valid=True
    )


def require_authors_born() -> None:
    op.alter_column("authors", "born", nullable=False)
    op.drop_constraint(op.f("ck_authors_born_required"), "authors", type_="check")


def change_authors_back() -> None:
    op.alter_column("authors", "born", server_default=None, nullable=True)


def change_articles_back() -> None:
    op.drop_constraint(op.f("ck_articles_title_min_length"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_title_blank"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_title_max_length"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_price_ge"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_price_le"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_words_max_items"), "articles", type_="check")
    op.drop_constraint(op.f("ck_articles_words_items_length"), "articles", type_="check")
    op.alter_column("articles", "price", type_=sa.Numeric(8, 2), server_default="0.00")
    op.create_check_constraint(
        op.f("ck_articles_title_max_length"),
        "articles",
        sa.text("char_length(title) <= 200"),
        postgresql_not_valid=True,
    )
    op.create_check_constraint(
        op.f("ck_articles_price_ge"), "articles", sa.text("price >= 0"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_words_max_items"), "articles", sa.text("cardinality(words) <= 5"), postgresql_not_valid=True
    )
    op.create_check_constraint(
        op.f("ck_articles_words_items_length"),
        "articles",
        sa.text("longest_item(words) <= 20"),
        postgresql_not_valid=True,
    )


def demand_authors_back() -> None:
    op.create_check_constraint(
        op.f("ck_authors_name_required"), "authors", sa.text("name IS NOT NULL"), postgresql_not_valid=True
    )


def require_authors_name_back() -> None:
    op.alter_column("authors", "name", nullable=False)
    op.drop_constraint(op.f("ck_authors_name_required"), "authors", type_="check")
