"""Drop what the last release left behind.

drop_fill_products_0002: ACCESS EXCLUSIVE for a moment on products
contract_products: ACCESS EXCLUSIVE for a moment on products

The version before works with it.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import Locked, run_steps

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("drop_fill_products_0002", drop_fill_products_0002),
        Locked("contract_products", contract_products),
    )


def downgrade() -> None:
    """Bring it back to the one before; what was in products.price_cents does not come back."""
    run_steps(
        revision,
        Locked("change_products_back", change_products_back),
        Locked("add_fill_products_0002_back", add_fill_products_0002_back),
    )


def drop_fill_products_0002() -> None:
    op.execute("DROP TRIGGER fill_products_0002 ON products")
    op.execute("DROP FUNCTION fill_products_0002()")


def contract_products() -> None:
    op.drop_column("products", "price_cents")


def change_products_back() -> None:
    op.add_column("products", sa.Column("price_cents", sa.Integer(), nullable=True))


def add_fill_products_0002_back() -> None:
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
