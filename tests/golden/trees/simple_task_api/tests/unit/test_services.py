# Generated from specs/simple_task_api.yaml by templates/tests/unit/test_services.py.j2.
"""What holds for every service."""

from typing import Any
from unittest.mock import create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas import TaskUpdate
from src.repositories.task_repository import TaskRepository
from src.services.task_service import TaskService


@pytest.mark.parametrize(
    ("service", "repository"),
    [
        pytest.param(TaskService, TaskRepository, id="Task"),
    ],
)
def test_every_service_does_nothing_on_its_own(service: Any, repository: Any) -> None:
    mock = create_autospec(repository, instance=True)

    assert service(mock).repository is mock
    assert mock.mock_calls == []


@pytest.mark.parametrize(
    ("service", "repository", "statement", "method", "arguments"),
    [
        pytest.param(TaskService, TaskRepository, "get", "get_task", [], id="get task"),
        pytest.param(
            TaskService,
            TaskRepository,
            "update",
            "update_task",
            [TaskUpdate.model_validate({})],
            id="update task",
        ),
        pytest.param(TaskService, TaskRepository, "delete", "delete_task", [], id="delete task"),
    ],
)
async def test_every_service_tells_what_was_not_found(
    service: Any, repository: Any, statement: str, method: str, arguments: list[Any]
) -> None:
    mock = create_autospec(repository, instance=True)
    getattr(mock, statement).return_value = None
    unknown = uuid4()

    with pytest.raises(NotFoundError) as caught:
        await getattr(service(mock), method)(unknown, *arguments)

    assert caught.value.detail == {"resource": method.removeprefix(f"{statement}_"), "resource_id": str(unknown)}
