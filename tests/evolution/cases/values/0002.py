"""Change articles.

change_articles: ACCESS EXCLUSIVE for a moment on articles
fill_articles_state_1: rows of articles in batches; each is locked while its batch is written
fill_articles_state_2: rows of articles in batches; each is locked while its batch is written
demand_articles: ACCESS EXCLUSIVE for a moment on articles
refill_articles_state_1: rows of articles in batches; each is locked while its batch is written
refill_articles_state_2: rows of articles in batches; each is locked while its batch is written
ck_articles_state_values: every row of articles is read, beside readers and writers

The version before does not work with it: stop it, migrate, start the new one.
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
        Locked("change_articles", change_articles),
        Backfill("fill_articles_state_1", "articles", values={"state": "'PUBLIC'"}, where="state = 'LIVE'"),
        Backfill("fill_articles_state_2", "articles", values={"state": "'GONE'"}, where="state = 'SOLD_OUT'"),
        Locked("demand_articles", demand_articles),
        Backfill("refill_articles_state_1", "articles", values={"state": "'PUBLIC'"}, where="state = 'LIVE'"),
        Backfill("refill_articles_state_2", "articles", values={"state": "'GONE'"}, where="state = 'SOLD_OUT'"),
        Validate("articles", "ck_articles_state_values"),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("change_articles_back", change_articles_back),
        Backfill("fill_articles_state_1_back", "articles", values={"state": "'LIVE'"}, where="state = 'PUBLIC'"),
        Backfill("fill_articles_state_2_back", "articles", values={"state": "'SOLD_OUT'"}, where="state = 'GONE'"),
        Locked("demand_articles_back", demand_articles_back),
        Backfill("refill_articles_state_1_back", "articles", values={"state": "'LIVE'"}, where="state = 'PUBLIC'"),
        Backfill("refill_articles_state_2_back", "articles", values={"state": "'SOLD_OUT'"}, where="state = 'GONE'"),
        Validate("articles", "ck_articles_state_values"),
    )


def change_articles() -> None:
    op.drop_constraint(op.f("ck_articles_state_values"), "articles", type_="check")


def demand_articles() -> None:
    op.create_check_constraint(
        op.f("ck_articles_state_values"),
        "articles",
        sa.text("state IN ('DRAFT', 'PUBLIC', 'GONE')"),
        postgresql_not_valid=True,
    )


def change_articles_back() -> None:
    op.drop_constraint(op.f("ck_articles_state_values"), "articles", type_="check")


def demand_articles_back() -> None:
    op.create_check_constraint(
        op.f("ck_articles_state_values"),
        "articles",
        sa.text("state IN ('DRAFT', 'LIVE', 'SOLD_OUT')"),
        postgresql_not_valid=True,
    )
