"""Change customers and orders.

rename_customers: ACCESS EXCLUSIVE for a moment on customers
change_orders: ACCESS EXCLUSIVE for a moment on orders
fill_orders_payment_status_1: rows of orders in batches; each is locked while its batch is written
demand_orders: ACCESS EXCLUSIVE for a moment on orders
ck_orders_payment_status_values: every row of orders is read, beside readers and writers
ck_orders_payment_status_required: every row of orders is read, beside readers and writers
payment_status is required: ACCESS EXCLUSIVE for a moment on orders

The version before does not work with it: stop it, migrate, start the new one.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import Backfill, Locked, Validate, run_steps

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("rename_customers", rename_customers),
        Locked("change_orders", change_orders),
        Backfill(
            "fill_orders_payment_status_1",
            "orders",
            values={"payment_status": "CASE WHEN status = 'PAID' THEN 'SIMULATED_OK' ELSE 'PENDING' END"},
            where="payment_status IS NULL",
        ),
        Locked("demand_orders", demand_orders),
        Validate("orders", "ck_orders_payment_status_values"),
        Validate("orders", "ck_orders_payment_status_required"),
        Locked("require_orders_payment_status", require_orders_payment_status),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("rename_customers_back", rename_customers_back),
        Locked("change_orders_back", change_orders_back),
        Locked("contract_orders_back", contract_orders_back),
    )


def rename_customers() -> None:
    op.alter_column("customers", "name", new_column_name="full_name")
    op.execute(
        "ALTER TABLE customers RENAME CONSTRAINT ck_customers_name_min_length TO ck_customers_full_name_min_length"
    )
    op.execute("ALTER TABLE customers RENAME CONSTRAINT ck_customers_name_blank TO ck_customers_full_name_blank")
    op.execute(
        "ALTER TABLE customers RENAME CONSTRAINT ck_customers_name_max_length TO ck_customers_full_name_max_length"
    )


def change_orders() -> None:
    op.add_column("orders", sa.Column("payment_status", sa.Text(), nullable=True))
    op.alter_column("orders", "payment_status", server_default="PENDING")
    op.create_check_constraint(
        op.f("ck_orders_payment_status_values"),
        "orders",
        sa.text("payment_status IN ('PENDING', 'SIMULATED_OK', 'FAILED')"),
        postgresql_not_valid=True,
    )


def demand_orders() -> None:
    op.create_check_constraint(
        op.f("ck_orders_payment_status_required"),
        "orders",
        sa.text("payment_status IS NOT NULL"),
        postgresql_not_valid=True,
    )


def require_orders_payment_status() -> None:
    op.alter_column("orders", "payment_status", nullable=False)
    op.drop_constraint(op.f("ck_orders_payment_status_required"), "orders", type_="check")


def rename_customers_back() -> None:
    op.alter_column("customers", "full_name", new_column_name="name")
    op.execute(
        "ALTER TABLE customers RENAME CONSTRAINT ck_customers_full_name_min_length TO ck_customers_name_min_length"
    )
    op.execute("ALTER TABLE customers RENAME CONSTRAINT ck_customers_full_name_blank TO ck_customers_name_blank")
    op.execute(
        "ALTER TABLE customers RENAME CONSTRAINT ck_customers_full_name_max_length TO ck_customers_name_max_length"
    )


def change_orders_back() -> None:
    op.drop_constraint(op.f("ck_orders_payment_status_values"), "orders", type_="check")


def contract_orders_back() -> None:
    op.drop_column("orders", "payment_status")
