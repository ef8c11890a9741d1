# Generated from specs/simple_task_api.yaml by templates/tests/factories.py.j2.
"""Makes entities and request bodies for the tests."""

from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from src.models.entities import TaskEntity

# A number that differs from call to call, for values that must be unique.
_numbers = count(1)


class TaskFactory:
    """Makes tasks."""

    @staticmethod
    def create(**kwargs: Any) -> TaskEntity:
        """A task that is not stored yet; ``kwargs`` replace its values."""
        now = datetime.now(UTC)
        values: dict[str, Any] = {
            "id": uuid4(),
            "title": "Buy milk",
            "description": "description one",
            "completed": True,
            "created_at": now,
            "updated_at": now,
        }
        return TaskEntity(**(values | kwargs))

    @staticmethod
    def create_batch(n: int, **kwargs: Any) -> list[TaskEntity]:
        """``n`` tasks."""
        return [TaskFactory.create(**kwargs) for _ in range(n)]

    @staticmethod
    def payload(**kwargs: Any) -> dict[str, Any]:
        """The body of a request that creates a task; ``kwargs`` replace its values."""
        values: dict[str, Any] = {
            "title": "Buy milk",
            "description": "description one",
            "completed": True,
        }
        return values | kwargs
