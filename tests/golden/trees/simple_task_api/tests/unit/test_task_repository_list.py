# Generated from specs/simple_task_api.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of tasks lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.task import TaskListQuery
from src.repositories.task_repository import TaskRepository
from tests.factories import TaskFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> TaskRepository:
    return TaskRepository(db_session)


async def test_list_of_nothing(repository: TaskRepository) -> None:
    assert await repository.list(TaskListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: TaskRepository, db_session: AsyncSession) -> None:
    entities = TaskFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(TaskListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: TaskRepository, db_session: AsyncSession) -> None:
    await store(db_session, TaskFactory.create())

    assert await repository.list(TaskListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: TaskRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = TaskListQuery(size=20)
    await store(db_session, TaskFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *TaskFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param("completed", True, False, id="completed"),
    ],
)
async def test_list_filters(
    repository: TaskRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = TaskFactory.create(**{field: value})
    await store(db_session, match, TaskFactory.create(**{field: other}))

    rows, total = await repository.list(TaskListQuery.model_validate({field: value}))

    assert (rows, total) == ([values(match)], 1)
