# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of rooms, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.room import RoomEntity
from src.models.schemas.room import RoomCreate, RoomListQuery
from src.repositories.room_repository import RoomRepository
from tests.factories import RoomFactory
from tests.support import statements, store, stored, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> RoomRepository:
    return RoomRepository(db_session)


async def test_create_stores_what_was_sent(repository: RoomRepository, db_session: AsyncSession) -> None:
    data = RoomCreate.model_validate(RoomFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, RoomEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: RoomRepository) -> None:
    created = await repository.create(RoomCreate.model_validate(RoomFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: RoomRepository, db_session: AsyncSession) -> None:
    await store(db_session, RoomFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity, other = RoomFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: RoomRepository, db_session: AsyncSession) -> None:
    entity = RoomFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(RoomEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: RoomRepository) -> None:
    assert await repository.list(RoomListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: RoomRepository, db_session: AsyncSession) -> None:
    entities = RoomFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(RoomListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: RoomRepository, db_session: AsyncSession) -> None:
    await store(db_session, RoomFactory.create())

    assert await repository.list(RoomListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: RoomRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = RoomListQuery(size=20)
    await store(db_session, RoomFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *RoomFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("name", "Blue room", "name two", id="name"),
        pytest.param("capacity", 10, 11, id="capacity"),
    ],
)
async def test_list_sorts_both_ways(
    repository: RoomRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = RoomFactory.create(**{field: high}), RoomFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(RoomListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(RoomListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("capacity", 10, id="capacity"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: RoomRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = RoomFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(RoomListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(RoomListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("capacity", 10, id="capacity"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: RoomRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = RoomFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = RoomFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(RoomListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(RoomListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize("field", ["name", "capacity"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, RoomFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(RoomEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="name below the minimum length"),
        pytest.param("name", "x" * 81, id="name above the maximum length"),
        pytest.param("capacity", 0, id="capacity below the lower bound"),
        pytest.param("capacity", 10001, id="capacity above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, RoomFactory.create(**{field: value}))
