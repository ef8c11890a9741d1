# Generated from specs/simple_task_api.yaml by templates/tests/unit/test_entity_service.py.j2.
"""The service of tasks, with a repository that is made up."""

from unittest.mock import Mock, create_autospec
from uuid import uuid4

import pytest

from src.core.errors import NotFoundError
from src.models.schemas.task import Task, TaskCreate, TaskListQuery, TaskUpdate
from src.repositories.task_repository import TaskRepository
from src.services.task_service import TaskService
from tests.factories import TaskFactory
from tests.support import counted


@pytest.fixture
def repository() -> Mock:
    mock: Mock = create_autospec(TaskRepository, instance=True)
    return mock


@pytest.fixture
def service(repository: Mock) -> TaskService:
    return TaskService(repository)


class TestCreate:
    """``create_task``."""

    async def test_stores_and_answers(self, service: TaskService, repository: Mock) -> None:
        entity = TaskFactory.create()
        repository.create.return_value = entity
        data = TaskCreate.model_validate(TaskFactory.payload())

        answer = await service.create_task(data)

        repository.create.assert_awaited_once_with(data)
        assert answer == Task.model_validate(entity)

    async def test_counts(self, service: TaskService, repository: Mock) -> None:
        repository.create.return_value = TaskFactory.create()
        before = counted("tasks_created_total")

        await service.create_task(TaskCreate.model_validate(TaskFactory.payload()))

        assert counted("tasks_created_total") == before + 1

    async def test_does_not_count_what_fails(self, service: TaskService, repository: Mock) -> None:
        repository.create.side_effect = RuntimeError("the database said no")
        before = counted("tasks_created_total")

        with pytest.raises(RuntimeError, match="the database said no"):
            await service.create_task(TaskCreate.model_validate(TaskFactory.payload()))

        assert counted("tasks_created_total") == before


class TestList:
    """``list_tasks``."""

    async def test_passes_the_query_on_and_answers(self, service: TaskService, repository: Mock) -> None:
        entities = TaskFactory.create_batch(2)
        repository.list.return_value = (entities, 7)
        query = TaskListQuery(page=2, size=10)

        page = await service.list_tasks(query)

        repository.list.assert_awaited_once_with(query)
        assert page.items == [Task.model_validate(entity) for entity in entities]
        assert (page.total, page.page, page.size) == (7, 2, 10)

    @pytest.mark.parametrize(("total", "pages"), [(0, 0), (1, 1), (10, 1), (11, 2), (30, 3)])
    async def test_counts_the_pages(self, service: TaskService, repository: Mock, total: int, pages: int) -> None:
        repository.list.return_value = ([], total)

        page = await service.list_tasks(TaskListQuery(size=10))

        assert page.pages == pages


class TestGet:
    """``get_task``."""

    async def test_answers(self, service: TaskService, repository: Mock) -> None:
        entity = TaskFactory.create()
        repository.get.return_value = entity

        answer = await service.get_task(entity.id)

        repository.get.assert_awaited_once_with(entity.id)
        assert answer == Task.model_validate(entity)

    async def test_of_an_unknown_id(self, service: TaskService, repository: Mock) -> None:
        repository.get.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.get_task(unknown)

        assert caught.value.detail == {"resource": "task", "resource_id": str(unknown)}


class TestUpdate:
    """``update_task``."""

    async def test_passes_on_only_what_was_sent(self, service: TaskService, repository: Mock) -> None:
        entity = TaskFactory.create()
        repository.update.return_value = entity
        sent = {"title": "title two"}

        answer = await service.update_task(entity.id, TaskUpdate.model_validate(sent))

        entity_id, data = repository.update.await_args.args
        assert entity_id == entity.id
        assert data.model_dump(mode="json", exclude_unset=True) == sent
        assert answer == Task.model_validate(entity)

    async def test_of_an_unknown_id(self, service: TaskService, repository: Mock) -> None:
        repository.update.return_value = None
        unknown = uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.update_task(unknown, TaskUpdate.model_validate({}))

        assert caught.value.detail == {"resource": "task", "resource_id": str(unknown)}


class TestDelete:
    """``delete_task``."""

    async def test_deletes_and_counts(self, service: TaskService, repository: Mock) -> None:
        repository.delete.return_value = True
        before, entity_id = counted("tasks_deleted_total"), uuid4()

        await service.delete_task(entity_id)

        repository.delete.assert_awaited_once_with(entity_id)
        assert counted("tasks_deleted_total") == before + 1

    async def test_of_an_unknown_id_does_not_count(self, service: TaskService, repository: Mock) -> None:
        repository.delete.return_value = False
        before, unknown = counted("tasks_deleted_total"), uuid4()

        with pytest.raises(NotFoundError) as caught:
            await service.delete_task(unknown)

        assert caught.value.detail == {"resource": "task", "resource_id": str(unknown)}
        assert counted("tasks_deleted_total") == before
