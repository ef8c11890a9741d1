"""Add oidc_account to customers.

change_customers: ACCESS EXCLUSIVE for a moment on customers
uq_customers_oidc_account: an index of customers is built beside readers and writers
take_uq_customers_oidc_account: ACCESS EXCLUSIVE for a moment on customers

The version before works with it; what it writes against a new rule is refused.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from src.core.migration_steps import BuildIndex, Locked, run_steps

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    run_steps(
        revision,
        Locked("change_customers", change_customers),
        BuildIndex("uq_customers_oidc_account", build_uq_customers_oidc_account),
        Locked("take_uq_customers_oidc_account", take_uq_customers_oidc_account),
    )


def downgrade() -> None:
    """Bring it back to the one before."""
    run_steps(
        revision,
        Locked("change_customers_back", change_customers_back),
        Locked("contract_customers_back", contract_customers_back),
    )


def change_customers() -> None:
    op.add_column("customers", sa.Column("oidc_account", sa.Text(), nullable=True))


def build_uq_customers_oidc_account() -> None:
    op.create_index(
        op.f("uq_customers_oidc_account"), "customers", ["oidc_account"], unique=True, postgresql_concurrently=True
    )


def take_uq_customers_oidc_account() -> None:
    op.execute(
        "ALTER TABLE customers ADD CONSTRAINT uq_customers_oidc_account UNIQUE USING INDEX uq_customers_oidc_account"
    )


def change_customers_back() -> None:
    op.drop_constraint(op.f("uq_customers_oidc_account"), "customers", type_="unique")


def contract_customers_back() -> None:
    op.drop_column("customers", "oidc_account")
