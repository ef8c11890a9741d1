"""Add price to products.

change_products: ACCESS EXCLUSIVE for a moment on products
add_fill_products_0002: ACCESS EXCLUSIVE for a moment on products
fill_products_price_1: rows of products in batches; each is locked while its batch is written
demand_products: ACCESS EXCLUSIVE for a moment on products
ck_products_price_gt: every row of products is read, beside readers and writers
ck_products_price_required: every row of products is read, beside readers and writers
price is required: ACCESS EXCLUSIVE for a moment on products

The version before works with it; what it writes against a new rule is refused.
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
        Locked("change_products", change_products),
        Locked("add_fill_products_0002", add_fill_products_0002),
        Backfill(
            "fill_products_price_1",
            "products",
            values={"price": "round(price_cents::numeric * 0.01, 2)"},
            where="price IS NULL",
        ),
        Locked("demand_products", demand_products),
        Validate("products", "ck_products_price_gt"),
        Validate("products", "ck_products_price_required"),
        Locked("require_products_price", require_products_price),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("drop_fill_products_0002_back", drop_fill_products_0002_back),
        Locked("change_products_back", change_products_back),
        Locked("demand_products_back", demand_products_back),
        Validate("products", "ck_products_price_cents_gt"),
        Validate("products", "ck_products_price_cents_required"),
        Locked("require_products_price_cents_back", require_products_price_cents_back),
        Locked("contract_products_back", contract_products_back),
    )


def change_products() -> None:
    op.drop_constraint(op.f("ck_products_price_cents_gt"), "products", type_="check")
    op.alter_column("products", "price_cents", nullable=True)
    op.add_column("products", sa.Column("price", sa.Numeric(12, 2), nullable=True))
    op.create_check_constraint(
        op.f("ck_products_price_gt"), "products", sa.text("price > 0"), postgresql_not_valid=True
    )


def add_fill_products_0002() -> None:
    op.execute(
        """
        CREATE FUNCTION fill_products_0002() RETURNS trigger
        LANGUAGE plpgsql AS $$
        BEGIN
            -- The version that is being replaced leaves it empty.
            SELECT round(price_cents::numeric * 0.01, 2)
            INTO NEW.price
            FROM (SELECT NEW.*) AS products;
            RETURN NEW;
        END
        $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER fill_products_0002
        BEFORE INSERT OR UPDATE
        ON products
        FOR EACH ROW WHEN (NEW.price IS NULL)
        EXECUTE FUNCTION fill_products_0002()
        """
    )


def demand_products() -> None:
    op.create_check_constraint(
        op.f("ck_products_price_required"), "products", sa.text("price IS NOT NULL"), postgresql_not_valid=True
    )


def require_products_price() -> None:
    op.alter_column("products", "price", nullable=False)
    op.drop_constraint(op.f("ck_products_price_required"), "products", type_="check")


def drop_fill_products_0002_back() -> None:
    op.execute("DROP TRIGGER fill_products_0002 ON products")
    op.execute("DROP FUNCTION fill_products_0002()")


def change_products_back() -> None:
    op.drop_constraint(op.f("ck_products_price_gt"), "products", type_="check")
    op.create_check_constraint(
        op.f("ck_products_price_cents_gt"), "products", sa.text("price_cents > 0"), postgresql_not_valid=True
    )


def demand_products_back() -> None:
    op.create_check_constraint(
        op.f("ck_products_price_cents_required"),
        "products",
        sa.text("price_cents IS NOT NULL"),
        postgresql_not_valid=True,
    )


def require_products_price_cents_back() -> None:
    op.alter_column("products", "price_cents", nullable=False)
    op.drop_constraint(op.f("ck_products_price_cents_required"), "products", type_="check")


def contract_products_back() -> None:
    op.drop_column("products", "price")
