# Generated from specs/shop_with_accounts.yaml by templates/alembic/versions/0001_initial_schema.py.j2.
"""Initial schema."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "products",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("price", sa.Numeric(12, 2), nullable=False),
        sa.Column("stock", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("likes", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(name) >= 1", name=op.f("ck_products_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_products_name_blank")),
        sa.CheckConstraint("char_length(name) <= 200", name=op.f("ck_products_name_max_length")),
        sa.CheckConstraint("price > 0", name=op.f("ck_products_price_gt")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_products_stock_ge")),
        sa.CheckConstraint("stock <= 1000000", name=op.f("ck_products_stock_le")),
        sa.CheckConstraint("likes >= 0", name=op.f("ck_products_likes_ge")),
        sa.CheckConstraint("likes <= 1000000", name=op.f("ck_products_likes_le")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
    )
    op.create_index(op.f("ix_products_created_at_id"), "products", ["created_at", "id"])
    op.create_index(op.f("ix_products_name"), "products", ["name"])
    op.create_index(op.f("ix_products_price"), "products", ["price", "created_at", "id"])
    op.create_table(
        "customers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("oidc_account", sa.Text(), nullable=True),
        sa.CheckConstraint("char_length(name) >= 1", name=op.f("ck_customers_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_customers_name_blank")),
        sa.CheckConstraint("char_length(name) <= 100", name=op.f("ck_customers_name_max_length")),
        sa.CheckConstraint("char_length(notes) <= 1000", name=op.f("ck_customers_notes_max_length")),
        sa.UniqueConstraint("oidc_account", name=op.f("uq_customers_oidc_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    op.create_index(op.f("ix_customers_created_at_id"), "customers", ["created_at", "id"])
    op.create_table(
        "addresses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(street) >= 1", name=op.f("ck_addresses_street_min_length")),
        sa.CheckConstraint("street ~ E'\\\\S'", name=op.f("ck_addresses_street_blank")),
        sa.CheckConstraint("char_length(street) <= 200", name=op.f("ck_addresses_street_max_length")),
        sa.CheckConstraint("char_length(city) >= 1", name=op.f("ck_addresses_city_min_length")),
        sa.CheckConstraint("city ~ E'\\\\S'", name=op.f("ck_addresses_city_blank")),
        sa.CheckConstraint("char_length(city) <= 100", name=op.f("ck_addresses_city_max_length")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_addresses_customer_id_customers"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
    )
    op.create_index(op.f("ix_addresses_created_at_id"), "addresses", ["created_at", "id"])
    op.create_index(op.f("ix_addresses_customer_id"), "addresses", ["customer_id"])
    op.create_index(op.f("ix_addresses_city"), "addresses", ["city"])
    op.create_table(
        "orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default="ORDERED"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_orders_quantity_gt")),
        sa.CheckConstraint("quantity <= 1000", name=op.f("ck_orders_quantity_le")),
        sa.CheckConstraint("status IN ('ORDERED', 'SHIPPED', 'CANCELLED')", name=op.f("ck_orders_status_values")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_orders_product_id_products"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_orders_address_id_addresses"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_index(op.f("ix_orders_created_at_id"), "orders", ["created_at", "id"])
    op.create_index(op.f("ix_orders_customer_id"), "orders", ["customer_id"])
    op.create_index(op.f("ix_orders_product_id"), "orders", ["product_id"])
    op.create_index(op.f("ix_orders_address_id"), "orders", ["address_id"])
    op.create_index(op.f("ix_orders_status"), "orders", ["status"])


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("orders")
    op.drop_table("addresses")
    op.drop_table("customers")
    op.drop_table("products")
