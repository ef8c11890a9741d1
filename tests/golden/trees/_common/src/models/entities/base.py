# Generated from specs/<app>.yaml by templates/src/models/entities/base.py.j2.
"""What every ORM entity has."""

from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import Table, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from src.core.database import Base


class Entity(Base):
    """A row with an id of its own."""

    __abstract__ = True
    __table__: ClassVar[Table]

    id: Mapped[UUID] = mapped_column(Uuid(), primary_key=True, default=uuid4)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"
