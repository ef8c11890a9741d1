# Generated from specs/ecommerce_api.yaml by templates/alembic/versions/0001_initial_schema.py.j2.
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
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("price", sa.Numeric(12, 2), nullable=False),
        sa.Column("stock", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("is_active", sa.Boolean(), nullable=False, server_default="true"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(name) >= 1", name=op.f("ck_products_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_products_name_blank")),
        sa.CheckConstraint("char_length(name) <= 200", name=op.f("ck_products_name_max_length")),
        sa.CheckConstraint("char_length(description) <= 2000", name=op.f("ck_products_description_max_length")),
        sa.CheckConstraint("price > 0", name=op.f("ck_products_price_gt")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_products_stock_ge")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
    )
    op.create_index(op.f("ix_products_created_at_id"), "products", ["created_at", "id"])
    op.create_index(op.f("ix_products_is_active"), "products", ["is_active"])
    op.create_index(op.f("ix_products_name"), "products", ["name", "created_at", "id"])
    op.create_index(op.f("ix_products_price"), "products", ["price", "created_at", "id"])
    op.create_table(
        "customers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(email) <= 254", name=op.f("ck_customers_email_max_length")),
        sa.CheckConstraint("char_length(full_name) >= 1", name=op.f("ck_customers_full_name_min_length")),
        sa.CheckConstraint("full_name ~ E'\\\\S'", name=op.f("ck_customers_full_name_blank")),
        sa.CheckConstraint("char_length(full_name) <= 200", name=op.f("ck_customers_full_name_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    op.create_index(
        op.f("uq_customers_email"),
        "customers",
        [sa.text("replace(lower(upper(email COLLATE pg_c_utf8)), 'ß', 'ss')")],
        unique=True,
    )
    op.create_index(op.f("ix_customers_created_at_id"), "customers", ["created_at", "id"])
    op.create_table(
        "carts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default="OPEN"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("status IN ('OPEN', 'CHECKED_OUT')", name=op.f("ck_carts_status_values")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_carts_customer_id_customers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carts")),
    )
    op.create_index(
        op.f("uq_carts_one_open_cart"),
        "carts",
        ["customer_id"],
        unique=True,
        postgresql_where=sa.text("status = 'OPEN'"),
    )
    op.create_index(op.f("ix_carts_created_at_id"), "carts", ["created_at", "id"])
    op.create_index(op.f("ix_carts_customer_id"), "carts", ["customer_id"])
    op.create_table(
        "cart_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("cart_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(12, 2), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_cart_items_quantity_gt")),
        sa.CheckConstraint("unit_price > 0", name=op.f("ck_cart_items_unit_price_gt")),
        sa.UniqueConstraint("cart_id", "product_id", name=op.f("uq_cart_items_one_line_per_product")),
        sa.ForeignKeyConstraint(
            ["cart_id"], ["carts.id"], name=op.f("fk_cart_items_cart_id_carts"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_cart_items_product_id_products"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart_items")),
    )
    op.create_index(op.f("ix_cart_items_created_at_id"), "cart_items", ["created_at", "id"])
    op.create_index(op.f("ix_cart_items_cart_id"), "cart_items", ["cart_id"])
    op.create_index(op.f("ix_cart_items_product_id"), "cart_items", ["product_id"])
    op.create_table(
        "orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default="PENDING_PAYMENT"),
        sa.Column("payment_status", sa.Text(), nullable=False, server_default="PENDING"),
        sa.Column("total_amount", sa.Numeric(14, 2), nullable=False, server_default="0.00"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("status IN ('PENDING_PAYMENT', 'PAID', 'CANCELLED')", name=op.f("ck_orders_status_values")),
        sa.CheckConstraint(
            "payment_status IN ('PENDING', 'SIMULATED_OK', 'FAILED')", name=op.f("ck_orders_payment_status_values")
        ),
        sa.CheckConstraint("total_amount >= 0", name=op.f("ck_orders_total_amount_ge")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_index(op.f("ix_orders_created_at_id"), "orders", ["created_at", "id"])
    op.create_index(op.f("ix_orders_customer_id"), "orders", ["customer_id"])
    op.create_index(op.f("ix_orders_status"), "orders", ["status"])
    op.create_index(op.f("ix_orders_total_amount"), "orders", ["total_amount", "created_at", "id"])
    op.create_table(
        "order_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Numeric(12, 2), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_order_items_quantity_gt")),
        sa.CheckConstraint("unit_price > 0", name=op.f("ck_order_items_unit_price_gt")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_items_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_order_items_product_id_products"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_items")),
    )
    op.create_index(op.f("ix_order_items_created_at_id"), "order_items", ["created_at", "id"])
    op.create_index(op.f("ix_order_items_order_id"), "order_items", ["order_id"])
    op.create_index(op.f("ix_order_items_product_id"), "order_items", ["product_id"])


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("order_items")
    op.drop_table("orders")
    op.drop_table("cart_items")
    op.drop_table("carts")
    op.drop_table("customers")
    op.drop_table("products")
