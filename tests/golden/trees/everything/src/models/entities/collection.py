# Generated from specs/everything.yaml by templates/src/models/entities/entity.py.j2.
"""The collections table."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
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
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin

CollectionColours = Literal["RED", "GREEN", "BLUE"]


class CollectionEntity(TimestampMixin, Entity):
    """A row of collections."""

    __tablename__ = "collections"
    __table_args__ = (
        CheckConstraint("cardinality(words) >= 1", name="words_min_items"),
        CheckConstraint("cardinality(words) <= 5", name="words_max_items"),
        CheckConstraint("longest_item(words) <= 20", name="words_items_length"),
        CheckConstraint("longest_item(tags) <= 255", name="tags_items_length"),
        CheckConstraint("0 < ALL (numbers)", name="numbers_items_gt"),
        CheckConstraint("100 > ALL (numbers)", name="numbers_items_lt"),
        CheckConstraint("0 <= ALL (large)", name="large_items_ge"),
        CheckConstraint("9000000000 >= ALL (large)", name="large_items_le"),
        CheckConstraint("cardinality(ratios) <= 3", name="ratios_max_items"),
        CheckConstraint("0 <= ALL (ratios)", name="ratios_items_ge"),
        CheckConstraint("1 >= ALL (ratios)", name="ratios_items_le"),
        CheckConstraint("0 <= ALL (prices)", name="prices_items_ge"),
        CheckConstraint("'2000-01-01' <= ALL (days)", name="days_items_ge"),
        CheckConstraint("cardinality(phones) <= 3", name="phones_max_items"),
        CheckConstraint("longest_item(phones) <= 16", name="phones_items_length"),
        CheckConstraint("cardinality(colours) <= 3", name="colours_max_items"),
        CheckConstraint("colours <@ ARRAY['RED', 'GREEN', 'BLUE']", name="colours_items_values"),
        Index("ix_collections_created_at_id", "created_at", "id"),
    )

    words: Mapped[list[str]] = mapped_column(ARRAY(Text()))
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text()), default=list, server_default="{}")
    numbers: Mapped[list[int]] = mapped_column(ARRAY(Integer()), default=lambda: [1, 2], server_default="{1,2}")
    evens: Mapped[list[int] | None] = mapped_column(ARRAY(Integer()))
    large: Mapped[list[int] | None] = mapped_column(ARRAY(BigInteger()))
    ratios: Mapped[list[float] | None] = mapped_column(ARRAY(Double()))
    prices: Mapped[list[Decimal]] = mapped_column(
        ARRAY(Numeric(6, 2)), default=lambda: [Decimal("1.50")], server_default="{1.50}"
    )
    flags: Mapped[list[bool] | None] = mapped_column(ARRAY(Boolean()))
    days: Mapped[list[date] | None] = mapped_column(ARRAY(Date()))
    moments: Mapped[list[datetime] | None] = mapped_column(ARRAY(DateTime(timezone=True)))
    keys: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid()))
    phones: Mapped[list[str] | None] = mapped_column(ARRAY(Text()))
    colours: Mapped[list[CollectionColours]] = mapped_column(
        ARRAY(Text()), default=lambda: ["RED"], server_default="{RED}"
    )
