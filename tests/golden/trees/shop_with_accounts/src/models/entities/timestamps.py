# Generated from specs/shop_with_accounts.yaml by templates/src/models/entities/timestamps.py.j2.
"""When a row was made and last changed."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, func
from sqlalchemy.orm import Mapped, mapped_column


def utc_now() -> datetime:
    """The current moment, with its zone."""
    return datetime.now(UTC)


class TimestampMixin:
    """``created_at`` and ``updated_at``, both in UTC."""

    created_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), default=utc_now, server_default=func.now(), sort_order=1
    )
    updated_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), default=utc_now, server_default=func.now(), onupdate=utc_now, sort_order=2
    )
