# Generated from specs/booking_api.yaml by templates/alembic/versions/0001_initial_schema.py.j2.
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
        "rooms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(name) >= 1", name=op.f("ck_rooms_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_rooms_name_blank")),
        sa.CheckConstraint("char_length(name) <= 80", name=op.f("ck_rooms_name_max_length")),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_rooms_capacity_gt")),
        sa.CheckConstraint("capacity <= 10000", name=op.f("ck_rooms_capacity_le")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
    )
    op.create_index(
        op.f("uq_rooms_name"),
        "rooms",
        [sa.text("replace(lower(upper(name COLLATE pg_c_utf8)), 'ß', 'ss')")],
        unique=True,
    )
    op.create_index(op.f("ix_rooms_created_at_id"), "rooms", ["created_at", "id"])
    op.create_index(op.f("ix_rooms_name"), "rooms", ["name", "created_at", "id"])
    op.create_index(op.f("ix_rooms_capacity"), "rooms", ["capacity", "created_at", "id"])
    op.create_table(
        "guests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(name) >= 1", name=op.f("ck_guests_name_min_length")),
        sa.CheckConstraint("name ~ E'\\\\S'", name=op.f("ck_guests_name_blank")),
        sa.CheckConstraint("char_length(name) <= 120", name=op.f("ck_guests_name_max_length")),
        sa.CheckConstraint("char_length(phone) <= 20", name=op.f("ck_guests_phone_max_length")),
        sa.CheckConstraint("phone ~ '^[ +0-9]+$'", name=op.f("ck_guests_phone_pattern")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guests")),
    )
    op.create_index(op.f("ix_guests_created_at_id"), "guests", ["created_at", "id"])
    op.create_table(
        "events",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default="SCHEDULED"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("char_length(title) >= 1", name=op.f("ck_events_title_min_length")),
        sa.CheckConstraint("title ~ E'\\\\S'", name=op.f("ck_events_title_blank")),
        sa.CheckConstraint("char_length(title) <= 200", name=op.f("ck_events_title_max_length")),
        sa.CheckConstraint("seats > 0", name=op.f("ck_events_seats_gt")),
        sa.CheckConstraint("status IN ('SCHEDULED', 'CANCELLED')", name=op.f("ck_events_status_values")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_events_room_id_rooms"), ondelete="RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_created_at_id"), "events", ["created_at", "id"])
    op.create_index(op.f("ix_events_room_id"), "events", ["room_id"])
    op.create_index(op.f("ix_events_status"), "events", ["status"])
    op.create_index(op.f("ix_events_starts_at"), "events", ["starts_at", "created_at", "id"])
    op.create_index(op.f("ix_events_title"), "events", ["title", "created_at", "id"])
    op.create_table(
        "bookings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("guest_id", sa.Uuid(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default="CONFIRMED"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.CheckConstraint("seats > 0", name=op.f("ck_bookings_seats_gt")),
        sa.CheckConstraint("seats <= 10", name=op.f("ck_bookings_seats_le")),
        sa.CheckConstraint("status IN ('CONFIRMED', 'RELEASED')", name=op.f("ck_bookings_status_values")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name=op.f("fk_bookings_event_id_events"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guest_id"], ["guests.id"], name=op.f("fk_bookings_guest_id_guests"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
    )
    op.create_index(
        op.f("uq_bookings_one_booking_per_guest"),
        "bookings",
        ["event_id", "guest_id"],
        unique=True,
        postgresql_where=sa.text("status = 'CONFIRMED'"),
    )
    op.create_index(op.f("ix_bookings_created_at_id"), "bookings", ["created_at", "id"])
    op.create_index(op.f("ix_bookings_event_id"), "bookings", ["event_id"])
    op.create_index(op.f("ix_bookings_guest_id"), "bookings", ["guest_id"])


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("bookings")
    op.drop_table("events")
    op.drop_table("guests")
    op.drop_table("rooms")
