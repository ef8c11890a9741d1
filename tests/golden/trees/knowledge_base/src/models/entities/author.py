# Generated from specs/knowledge_base.yaml by templates/src/models/entities/entity.py.j2.
"""The authors table."""

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from src.models.entities.base import Entity
from src.models.entities.timestamps import TimestampMixin


class AuthorEntity(TimestampMixin, Entity):
    """A row of authors."""

    __tablename__ = "authors"
    __table_args__ = (
        CheckConstraint("char_length(full_name) >= 1", name="full_name_min_length"),
        CheckConstraint("full_name ~ E'\\\\S'", name="full_name_blank"),
        CheckConstraint("char_length(full_name) <= 120", name="full_name_max_length"),
        CheckConstraint("char_length(email) <= 254", name="email_max_length"),
        Index(
            "uq_authors_email",
            text("replace(lower(upper(email COLLATE pg_c_utf8)), 'ß', 'ss')"),
            unique=True,
            info={"error": (400, "email_taken", "There is already one with the same email")},
        ),
        Index("ix_authors_created_at_id", "created_at", "id"),
    )

    full_name: Mapped[str] = mapped_column(Text())
    email: Mapped[str] = mapped_column(Text())
