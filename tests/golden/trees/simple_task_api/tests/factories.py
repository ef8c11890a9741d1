# Generated from specs/simple_task_api.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any, Generic, TypeVar
from uuid import uuid4

from src.models.entities import Base, TaskEntity
from tests.support import as_json

EntityT = TypeVar("EntityT", bound=Base)


@dataclass(frozen=True, kw_only=True)
class Factory(Generic[EntityT]):
    """Makes rows of an entity. values: by a number that differs from row to row. sent: what clients send of them."""

    entity: type[EntityT]
    values: Callable[[int], dict[str, Any]]
    moments: Sequence[str] = ()  # columns with the moment at which a row is stored
    sent: Sequence[str] = ()
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def create(self, **kwargs: Any) -> EntityT:
        """A row that is not stored yet; ``kwargs`` replace its values."""
        moments = dict.fromkeys(self.moments, datetime.now(UTC))
        return self.entity(**{"id": uuid4(), **self.values(next(self.numbers)), **moments, **kwargs})

    def create_batch(self, n: int, **kwargs: Any) -> list[EntityT]:
        """``n`` rows."""
        return [self.create(**kwargs) for _ in range(n)]

    def payload(self, **kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a row; ``kwargs`` replace its values."""
        row = self.values(next(self.numbers))
        return {name: as_json(row[name]) for name in self.sent} | kwargs


TaskFactory: Factory[TaskEntity] = Factory(
    entity=TaskEntity,
    values=lambda _: {
        "title": "Buy milk",
        "description": "description one",
        "completed": True,
    },
    moments=["created_at", "updated_at"],
    sent=["title", "description", "completed"],
)
