# Generated from specs/everything.yaml by templates/alembic/versions/0001_initial_schema.py.j2.
"""Initial schema."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make every table."""
    op.execute(
        """
        CREATE FUNCTION longest_item(items text[]) RETURNS integer
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN (SELECT max(char_length(item)) FROM unnest(items) AS item)
        """
    )
    op.create_table(
        "samples",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("slogan", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False, server_default="<p>Nothing yet</p>"),
        sa.Column("letters", sa.Text(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("dozen", sa.Integer(), nullable=False, server_default="12"),
        sa.Column("large", sa.BigInteger(), nullable=True),
        sa.Column("steps", sa.BigInteger(), nullable=False, server_default="10"),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.BigInteger(), nullable=True),
        sa.Column("ratio", sa.Double(), nullable=False, server_default="0.5"),
        sa.Column("reading", sa.Double(), nullable=True),
        sa.Column("price", sa.Numeric(12, 2), nullable=False, server_default="9.90"),
        sa.Column("weight", sa.Numeric(8, 3), nullable=True),
        sa.Column("total", sa.Numeric(38, 0), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False, server_default="true"),
        sa.Column("checked", sa.Boolean(), nullable=True),
        sa.Column("born", sa.Date(), nullable=False, server_default="2000-02-29"),
        sa.Column("died", sa.Date(), nullable=True),
        sa.Column("opens", sa.Time(), nullable=False, server_default="09:30:00"),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False, server_default="2030-06-01T12:00:00Z"),
        sa.Column("reference", sa.Uuid(), nullable=True),
        sa.Column("mail", sa.Text(), nullable=True),
        sa.Column("mailbox", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=False, server_default="https://example.com/"),
        sa.Column("state", sa.Text(), nullable=False, server_default="NEW"),
        sa.Column("document", postgresql.JSONB(), nullable=False, server_default="{}"),
        sa.Column("settings", postgresql.JSONB(), nullable=True),
        sa.Column("extras", postgresql.JSONB(), nullable=True, server_default='{"theme":"dark"}'),
        sa.Column("level", sa.Integer(), nullable=True, server_default="3"),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("serial", sa.Text(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("char_length(name) >= 2", name=op.f("ck_samples_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_samples_name_blank")),
        sa.CheckConstraint("char_length(name) <= 80", name=op.f("ck_samples_name_max_length")),
        sa.CheckConstraint("char_length(code) <= 7", name=op.f("ck_samples_code_max_length")),
        sa.CheckConstraint("code ~ '^[A-Z]{2}-[0-9]{4}$'", name=op.f("ck_samples_code_pattern")),
        sa.CheckConstraint("char_length(slogan) <= 255", name=op.f("ck_samples_slogan_max_length")),
        sa.CheckConstraint("char_length(note) >= 1", name=op.f("ck_samples_note_min_length")),
        sa.CheckConstraint("note ~ E'\\\\S'", name=op.f("ck_samples_note_blank")),
        sa.CheckConstraint("char_length(note) <= 600", name=op.f("ck_samples_note_max_length")),
        sa.CheckConstraint("char_length(body) <= 20000", name=op.f("ck_samples_body_max_length")),
        sa.CheckConstraint("letters ~ '^[ a-z]+$'", name=op.f("ck_samples_letters_pattern")),
        sa.CheckConstraint("count >= 0", name=op.f("ck_samples_count_ge")),
        sa.CheckConstraint("count <= 1000", name=op.f("ck_samples_count_le")),
        sa.CheckConstraint("dozen > 0", name=op.f("ck_samples_dozen_gt")),
        sa.CheckConstraint("dozen < 1200", name=op.f("ck_samples_dozen_lt")),
        sa.CheckConstraint("mod(dozen, 12) = 0", name=op.f("ck_samples_dozen_multiple_of")),
        sa.CheckConstraint("large >= -9000000000000000000", name=op.f("ck_samples_large_ge")),
        sa.CheckConstraint("large <= 9000000000000000000", name=op.f("ck_samples_large_le")),
        sa.CheckConstraint("steps > 5", name=op.f("ck_samples_steps_gt")),
        sa.CheckConstraint("steps < 5000000000", name=op.f("ck_samples_steps_lt")),
        sa.CheckConstraint("mod(steps, 5) = 0", name=op.f("ck_samples_steps_multiple_of")),
        sa.CheckConstraint("ratio > 0", name=op.f("ck_samples_ratio_gt")),
        sa.CheckConstraint("ratio < 1", name=op.f("ck_samples_ratio_lt")),
        sa.CheckConstraint("reading >= -273.15", name=op.f("ck_samples_reading_ge")),
        sa.CheckConstraint("reading <= 1000000", name=op.f("ck_samples_reading_le")),
        sa.CheckConstraint("price >= 0", name=op.f("ck_samples_price_ge")),
        sa.CheckConstraint("weight > 0", name=op.f("ck_samples_weight_gt")),
        sa.CheckConstraint("weight <= 10000", name=op.f("ck_samples_weight_le")),
        sa.CheckConstraint("mod(weight, 0.005) = 0", name=op.f("ck_samples_weight_multiple_of")),
        sa.CheckConstraint("total < '1000000000000000000000000000000000000'", name=op.f("ck_samples_total_lt")),
        sa.CheckConstraint("born >= '1900-01-01'", name=op.f("ck_samples_born_ge")),
        sa.CheckConstraint("born < '2100-01-01'", name=op.f("ck_samples_born_lt")),
        sa.CheckConstraint("died > '1900-01-01'", name=op.f("ck_samples_died_gt")),
        sa.CheckConstraint("died <= '2100-12-31'", name=op.f("ck_samples_died_le")),
        sa.CheckConstraint("seen > '2000-01-01T00:00:00Z'", name=op.f("ck_samples_seen_gt")),
        sa.CheckConstraint("seen <= '2100-01-01T00:00:00+02:00'", name=op.f("ck_samples_seen_le")),
        sa.CheckConstraint("due >= '2000-01-01T00:00:00Z'", name=op.f("ck_samples_due_ge")),
        sa.CheckConstraint("due < '2200-01-01T00:00:00Z'", name=op.f("ck_samples_due_lt")),
        sa.CheckConstraint("char_length(mail) <= 100", name=op.f("ck_samples_mail_max_length")),
        sa.CheckConstraint("char_length(mailbox) <= 60", name=op.f("ck_samples_mailbox_max_length")),
        sa.CheckConstraint("phone ~ E'^\\\\+[1-9][0-9]{6,14}$'", name=op.f("ck_samples_phone_pattern")),
        sa.CheckConstraint("char_length(site) <= 200", name=op.f("ck_samples_site_max_length")),
        sa.CheckConstraint("state IN ('NEW', 'IN_PROGRESS', 'DONE')", name=op.f("ck_samples_state_values")),
        sa.CheckConstraint("char_length(secret) >= 8", name=op.f("ck_samples_secret_min_length")),
        sa.CheckConstraint("secret ~ E'\\\\S'", name=op.f("ck_samples_secret_blank")),
        sa.CheckConstraint("char_length(secret) <= 100", name=op.f("ck_samples_secret_max_length")),
        sa.CheckConstraint("char_length(serial) <= 255", name=op.f("ck_samples_serial_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_samples")),
    )
    op.create_index(
        op.f("uq_samples_name_and_birth"),
        "samples",
        ["name", "born"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        op.f("uq_samples_code"), "samples", ["code"], unique=True, postgresql_where=sa.text("deleted_at IS NULL")
    )
    op.create_index(
        op.f("uq_samples_reference"),
        "samples",
        ["reference"],
        unique=True,
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_index(
        op.f("uq_samples_mail"), "samples", ["mail"], unique=True, postgresql_where=sa.text("deleted_at IS NULL")
    )
    op.create_index(op.f("ix_samples_state_and_price"), "samples", ["state", "price"])
    op.create_index(op.f("ix_samples_newest"), "samples", ["active", "created_at"])
    op.create_index(op.f("ix_samples_latest"), "samples", ["updated_at"])
    op.create_index(op.f("ix_samples_created_at_id"), "samples", ["created_at", "id"])
    op.create_index(op.f("ix_samples_note"), "samples", ["note"])
    op.create_index(op.f("ix_samples_active"), "samples", ["active"])
    op.create_index(op.f("ix_samples_name"), "samples", ["name", "created_at", "id"])
    op.create_index(op.f("ix_samples_count"), "samples", ["count", "created_at", "id"])
    op.create_index(op.f("ix_samples_price"), "samples", ["price", "created_at", "id"])
    op.create_index(op.f("ix_samples_ratio"), "samples", ["ratio", "created_at", "id"])
    op.create_index(op.f("ix_samples_born"), "samples", ["born", "created_at", "id"])
    op.create_index(op.f("ix_samples_opens"), "samples", ["opens", "created_at", "id"])
    op.create_index(op.f("ix_samples_seen"), "samples", ["seen", "created_at", "id"])
    op.create_index(
        op.f("ix_samples_state"),
        "samples",
        [sa.text("array_position(ARRAY['NEW', 'IN_PROGRESS', 'DONE'], state)"), "created_at", "id"],
    )
    op.create_index(op.f("ix_samples_mail"), "samples", ["mail", "created_at", "id"])
    op.create_index(op.f("ix_samples_phone"), "samples", ["phone", "created_at", "id"])
    op.create_table(
        "collections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("tags", sa.ARRAY(sa.Text()), nullable=False, server_default="{}"),
        sa.Column("numbers", sa.ARRAY(sa.Integer()), nullable=False, server_default="{1,2}"),
        sa.Column("evens", sa.ARRAY(sa.Integer()), nullable=True),
        sa.Column("large", sa.ARRAY(sa.BigInteger()), nullable=True),
        sa.Column("ratios", sa.ARRAY(sa.Double()), nullable=True),
        sa.Column("prices", sa.ARRAY(sa.Numeric(6, 2)), nullable=False, server_default="{1.50}"),
        sa.Column("flags", sa.ARRAY(sa.Boolean()), nullable=True),
        sa.Column("days", sa.ARRAY(sa.Date()), nullable=True),
        sa.Column("moments", sa.ARRAY(sa.DateTime(timezone=True)), nullable=True),
        sa.Column("keys", sa.ARRAY(sa.Uuid()), nullable=True),
        sa.Column("phones", sa.ARRAY(sa.Text()), nullable=True),
        sa.Column("colours", sa.ARRAY(sa.Text()), nullable=False, server_default="{RED}"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("cardinality(words) >= 1", name=op.f("ck_collections_words_min_items")),
        sa.CheckConstraint("cardinality(words) <= 5", name=op.f("ck_collections_words_max_items")),
        sa.CheckConstraint("longest_item(words) <= 20", name=op.f("ck_collections_words_items_length")),
        sa.CheckConstraint("longest_item(tags) <= 255", name=op.f("ck_collections_tags_items_length")),
        sa.CheckConstraint("0 < ALL (numbers)", name=op.f("ck_collections_numbers_items_gt")),
        sa.CheckConstraint("100 > ALL (numbers)", name=op.f("ck_collections_numbers_items_lt")),
        sa.CheckConstraint("0 <= ALL (large)", name=op.f("ck_collections_large_items_ge")),
        sa.CheckConstraint("9000000000 >= ALL (large)", name=op.f("ck_collections_large_items_le")),
        sa.CheckConstraint("cardinality(ratios) <= 3", name=op.f("ck_collections_ratios_max_items")),
        sa.CheckConstraint("0 <= ALL (ratios)", name=op.f("ck_collections_ratios_items_ge")),
        sa.CheckConstraint("1 >= ALL (ratios)", name=op.f("ck_collections_ratios_items_le")),
        sa.CheckConstraint("0 <= ALL (prices)", name=op.f("ck_collections_prices_items_ge")),
        sa.CheckConstraint("'2000-01-01' <= ALL (days)", name=op.f("ck_collections_days_items_ge")),
        sa.CheckConstraint("cardinality(phones) <= 3", name=op.f("ck_collections_phones_max_items")),
        sa.CheckConstraint("longest_item(phones) <= 16", name=op.f("ck_collections_phones_items_length")),
        sa.CheckConstraint("cardinality(colours) <= 3", name=op.f("ck_collections_colours_max_items")),
        sa.CheckConstraint(
            "colours <@ ARRAY['RED', 'GREEN', 'BLUE']", name=op.f("ck_collections_colours_items_values")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collections")),
    )
    op.create_index(op.f("ix_collections_created_at_id"), "collections", ["created_at", "id"])
    op.create_table(
        "orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("select", sa.Integer(), nullable=False, server_default="1"),
        sa.Column("from_", sa.Text(), nullable=True),
        sa.Column("end", sa.Boolean(), nullable=False, server_default="false"),
        sa.Column("type", sa.Text(), nullable=False, server_default="in stock"),
        sa.Column("limit", sa.Numeric(5, 1), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint('char_length("group") <= 50', name=op.f("ck_orders_group_max_length")),
        sa.CheckConstraint('char_length("user") <= 50', name=op.f("ck_orders_user_max_length")),
        sa.CheckConstraint('"select" >= 1', name=op.f("ck_orders_select_ge")),
        sa.CheckConstraint("char_length(from_) <= 50", name=op.f("ck_orders_from__max_length")),
        sa.CheckConstraint("type IN ('in stock', 'sold \"out\"', '3rd party')", name=op.f("ck_orders_type_values")),
        sa.UniqueConstraint("group", "user", name=op.f("uq_orders_once")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_index(op.f("ix_orders_created_at_id"), "orders", ["created_at", "id"])
    op.create_index(op.f("ix_orders_end"), "orders", ["end"])
    op.create_index(op.f("ix_orders_group"), "orders", ["group", "created_at", "id"])
    op.create_index(op.f("ix_orders_user"), "orders", ["user", "created_at", "id"])
    op.create_index(op.f("ix_orders_from_"), "orders", ["from_", "created_at", "id"])
    op.create_index(op.f("ix_orders_limit"), "orders", ["limit", "created_at", "id"])
    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(15, 2), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.CheckConstraint("char_length(account) <= 34", name=op.f("ck_ledger_entries_account_max_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
    )
    op.create_index(op.f("ix_ledger_entries_account"), "ledger_entries", ["account"])
    op.create_index(op.f("ix_ledger_entries_booked_on"), "ledger_entries", ["booked_on", "id"])
    op.create_index(op.f("ix_ledger_entries_amount"), "ledger_entries", ["amount", "id"])
    op.create_table(
        "people",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(full_name) <= 120", name=op.f("ck_people_full_name_max_length")),
        sa.CheckConstraint("char_length(email) <= 254", name=op.f("ck_people_email_max_length")),
        sa.UniqueConstraint("email", name=op.f("uq_people_email")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_created_at_id"), "people", ["created_at", "id"])
    op.create_index(op.f("ix_people_full_name"), "people", ["full_name", "created_at", "id"])
    op.create_table(
        "cacti",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("height >= 0", name=op.f("ck_cacti_height_ge")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cacti")),
    )
    op.create_index(op.f("ix_cacti_created_at_id"), "cacti", ["created_at", "id"])


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("cacti")
    op.drop_table("people")
    op.drop_table("ledger_entries")
    op.drop_table("orders")
    op.drop_table("collections")
    op.drop_table("samples")
    op.execute("DROP FUNCTION longest_item(text[])")
