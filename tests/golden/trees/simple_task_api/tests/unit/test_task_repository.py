# Generated from specs/simple_task_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of tasks, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.task import TaskEntity
from src.models.schemas.task import TaskCreate, TaskListQuery, TaskUpdate
from src.repositories.task_repository import TaskRepository
from tests.factories import TaskFactory
from tests.support import statements, store, stored, values

FIELDS = ["title", "description", "completed"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> TaskRepository:
    return TaskRepository(db_session)


async def test_create_stores_what_was_sent(repository: TaskRepository, db_session: AsyncSession) -> None:
    data = TaskCreate.model_validate(TaskFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, TaskEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: TaskRepository) -> None:
    created = await repository.create(TaskCreate.model_validate(TaskFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: TaskRepository, db_session: AsyncSession) -> None:
    await store(db_session, TaskFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "title two", id="title"),
        pytest.param("description", "description two", id="description"),
        pytest.param("completed", False, id="completed"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: TaskRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, TaskUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, TaskEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["description"])
async def test_update_to_null(repository: TaskRepository, db_session: AsyncSession, field: str) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, TaskUpdate.model_validate({field: None}))

    row = await stored(db_session, TaskEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity, other = TaskFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, TaskUpdate.model_validate({"title": "title two"}))

    row = await stored(db_session, TaskEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity = TaskFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, TaskUpdate.model_validate({"title": "title two"}))

    row = await stored(db_session, TaskEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: TaskRepository, db_session: AsyncSession) -> None:
    await store(db_session, TaskFactory.create())

    assert await repository.update(uuid4(), TaskUpdate.model_validate({"title": "title two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: TaskRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, TaskUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity, other = TaskFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: TaskRepository, db_session: AsyncSession) -> None:
    entity = TaskFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(TaskEntity, entity.id, populate_existing=True) is None


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


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("title", "Buy milk", "title two", id="title"),
        pytest.param("completed", False, True, id="completed"),
        pytest.param(
            "updated_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="updated_at",
        ),
    ],
)
async def test_list_sorts_both_ways(
    repository: TaskRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = TaskFactory.create(**{field: high}), TaskFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(TaskListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(TaskListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("title", "Buy milk", id="title"),
        pytest.param("completed", True, id="completed"),
        pytest.param("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="updated_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: TaskRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = TaskFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(TaskListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(TaskListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "Buy milk", id="title"),
        pytest.param("completed", True, id="completed"),
        pytest.param("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="updated_at"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: TaskRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = TaskFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = TaskFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(TaskListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(TaskListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("completed", False, id="completed"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = TaskFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["title", "completed"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, TaskFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(TaskEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "", id="title below the minimum length"),
        pytest.param("title", "x" * 201, id="title above the maximum length"),
        pytest.param("description", "x" * 1001, id="description above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, TaskFactory.create(**{field: value}))
