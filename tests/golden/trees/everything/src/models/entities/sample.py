# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The samples table."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal
from uuid import UUID

from pydantic import JsonValue
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Double,
    Index,
    Integer,
    Numeric,
    Text,
    Time,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.nullable_json import NullableJSONB
from src.models.entities.soft_delete import SoftDeletable
from src.models.entities.timestamps import TimestampMixin

SampleState = Literal["NEW", "IN_PROGRESS", "DONE"]


class SampleEntity(TimestampMixin, SoftDeletable):
    """A row of samples."""

    __tablename__ = "samples"
    __table_args__ = (
        CheckConstraint("char_length(name) >= 2", name="name_min_length"),
        CheckConstraint("name ~ E'\\\\S'", name="name_blank"),
        CheckConstraint("char_length(name) <= 80", name="name_max_length"),
        CheckConstraint("char_length(code) <= 7", name="code_max_length"),
        CheckConstraint("code ~ '^[A-Z]{2}-[0-9]{4}$'", name="code_pattern"),
        CheckConstraint("char_length(slogan) <= 255", name="slogan_max_length"),
        CheckConstraint("char_length(note) >= 1", name="note_min_length"),
        CheckConstraint("note ~ E'\\\\S'", name="note_blank"),
        CheckConstraint("char_length(note) <= 600", name="note_max_length"),
        CheckConstraint("char_length(body) <= 20000", name="body_max_length"),
        CheckConstraint("letters ~ '^[ a-z]+$'", name="letters_pattern"),
        CheckConstraint("count >= 0", name="count_ge"),
        CheckConstraint("count <= 1000", name="count_le"),
        CheckConstraint("dozen > 0", name="dozen_gt"),
        CheckConstraint("dozen < 1200", name="dozen_lt"),
        CheckConstraint("mod(dozen, 12) = 0", name="dozen_multiple_of"),
        CheckConstraint("large >= -9000000000000000000", name="large_ge"),
        CheckConstraint("large <= 9000000000000000000", name="large_le"),
        CheckConstraint("steps > 5", name="steps_gt"),
        CheckConstraint("steps < 5000000000", name="steps_lt"),
        CheckConstraint("mod(steps, 5) = 0", name="steps_multiple_of"),
        CheckConstraint("ratio > 0", name="ratio_gt"),
        CheckConstraint("ratio < 1", name="ratio_lt"),
        CheckConstraint("reading >= -273.15", name="reading_ge"),
        CheckConstraint("reading <= 1000000", name="reading_le"),
        CheckConstraint("price >= 0", name="price_ge"),
        CheckConstraint("weight > 0", name="weight_gt"),
        CheckConstraint("weight <= 10000", name="weight_le"),
        CheckConstraint("mod(weight, 0.005) = 0", name="weight_multiple_of"),
        CheckConstraint("total < '1000000000000000000000000000000000000'", name="total_lt"),
        CheckConstraint("born >= '1900-01-01'", name="born_ge"),
        CheckConstraint("born < '2100-01-01'", name="born_lt"),
        CheckConstraint("died > '1900-01-01'", name="died_gt"),
        CheckConstraint("died <= '2100-12-31'", name="died_le"),
        CheckConstraint("seen > '2000-01-01T00:00:00Z'", name="seen_gt"),
        CheckConstraint("seen <= '2100-01-01T00:00:00+02:00'", name="seen_le"),
        CheckConstraint("due >= '2000-01-01T00:00:00Z'", name="due_ge"),
        CheckConstraint("due < '2200-01-01T00:00:00Z'", name="due_lt"),
        CheckConstraint("char_length(mail) <= 100", name="mail_max_length"),
        CheckConstraint("char_length(mailbox) <= 60", name="mailbox_max_length"),
        CheckConstraint("phone ~ E'^\\\\+[1-9][0-9]{6,14}$'", name="phone_pattern"),
        CheckConstraint("char_length(site) <= 200", name="site_max_length"),
        CheckConstraint("state IN ('NEW', 'IN_PROGRESS', 'DONE')", name="state_values"),
        CheckConstraint("char_length(secret) >= 8", name="secret_min_length"),
        CheckConstraint("secret ~ E'\\\\S'", name="secret_blank"),
        CheckConstraint("char_length(secret) <= 100", name="secret_max_length"),
        CheckConstraint("char_length(serial) <= 255", name="serial_max_length"),
        Index("uq_samples_code", "code", unique=True, postgresql_where=text("deleted_at IS NULL")),
        Index("uq_samples_reference", "reference", unique=True, postgresql_where=text("deleted_at IS NULL")),
        Index("uq_samples_mail", "mail", unique=True, postgresql_where=text("deleted_at IS NULL")),
        Index("uq_samples_name_and_birth", "name", "born", unique=True, postgresql_where=text("deleted_at IS NULL")),
        Index("ix_samples_state_and_price", "state", "price"),
        Index("ix_samples_newest", "active", "created_at"),
        Index("ix_samples_latest", "updated_at"),
        Index("ix_samples_created_at_id", "created_at", "id"),
        Index("ix_samples_name", "name", "created_at", "id"),
        Index("ix_samples_count", "count", "created_at", "id"),
        Index("ix_samples_price", "price", "created_at", "id"),
        Index("ix_samples_ratio", "ratio", "created_at", "id"),
        Index("ix_samples_born", "born", "created_at", "id"),
        Index("ix_samples_opens", "opens", "created_at", "id"),
        Index("ix_samples_seen", "seen", "created_at", "id"),
        Index(
            "ix_samples_state", text("array_position(ARRAY['NEW', 'IN_PROGRESS', 'DONE'], state)"), "created_at", "id"
        ),
        Index("ix_samples_mail", "mail", "created_at", "id"),
        Index("ix_samples_phone", "phone", "created_at", "id"),
    )

    name: Mapped[str] = mapped_column(Text())
    code: Mapped[str] = mapped_column(Text())
    slogan: Mapped[str | None] = mapped_column(Text())
    note: Mapped[str | None] = mapped_column(Text(), index=True)
    body: Mapped[str] = mapped_column(Text(), default="<p>Nothing yet</p>", server_default="<p>Nothing yet</p>")
    letters: Mapped[str | None] = mapped_column(Text())
    count: Mapped[int] = mapped_column(Integer(), default=0, server_default="0")
    dozen: Mapped[int] = mapped_column(Integer(), default=12, server_default="12")
    large: Mapped[int | None] = mapped_column(BigInteger())
    steps: Mapped[int] = mapped_column(BigInteger(), default=10, server_default="10")
    rank: Mapped[int | None] = mapped_column(Integer())
    seconds: Mapped[int | None] = mapped_column(BigInteger())
    ratio: Mapped[float] = mapped_column(Double(), default=0.5, server_default="0.5")
    reading: Mapped[float | None] = mapped_column(Double())
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2), default=Decimal("9.90"), server_default="9.90")
    weight: Mapped[Decimal | None] = mapped_column(Numeric(8, 3))
    total: Mapped[Decimal | None] = mapped_column(Numeric(38, 0))
    active: Mapped[bool] = mapped_column(Boolean(), default=True, server_default="true", index=True)
    checked: Mapped[bool | None] = mapped_column(Boolean())
    born: Mapped[date] = mapped_column(Date(), default=date.fromisoformat("2000-02-29"), server_default="2000-02-29")
    died: Mapped[date | None] = mapped_column(Date())
    opens: Mapped[time] = mapped_column(Time(), default=time.fromisoformat("09:30:00"), server_default="09:30:00")
    seen: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    due: Mapped[datetime] = mapped_column(
        DateTime(timezone=True),
        default=datetime.fromisoformat("2030-06-01T12:00:00Z"),
        server_default="2030-06-01T12:00:00Z",
    )
    reference: Mapped[UUID | None] = mapped_column(Uuid())
    mail: Mapped[str | None] = mapped_column(Text())
    mailbox: Mapped[str | None] = mapped_column(Text())
    phone: Mapped[str | None] = mapped_column(Text())
    site: Mapped[str] = mapped_column(Text(), default="https://example.com/", server_default="https://example.com/")
    state: Mapped[SampleState] = mapped_column(Text(), default="NEW", server_default="NEW")
    document: Mapped[JsonValue] = mapped_column(
        JSONB(none_as_null=True), nullable=False, default=dict, server_default="{}"
    )
    settings: Mapped[JsonValue | None] = mapped_column(JSONB(none_as_null=True))
    extras: Mapped[JsonValue | None] = mapped_column(
        NullableJSONB(), default=lambda: {"theme": "dark"}, server_default='{"theme":"dark"}'
    )
    level: Mapped[int | None] = mapped_column(Integer().evaluates_none(), default=3, server_default="3")
    secret: Mapped[str] = mapped_column(Text())
    serial: Mapped[str | None] = mapped_column(Text())
    revision: Mapped[int] = mapped_column(Integer(), default=1, server_default="1")
