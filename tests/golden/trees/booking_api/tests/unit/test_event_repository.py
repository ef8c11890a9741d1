# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of events, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.event import EventEntity
from src.models.schemas.event import EventListQuery
from src.repositories.event_repository import EventRepository
from tests.factories import EventFactory
from tests.support import statements, store, store_references, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> EventRepository:
    return EventRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an event needs."""
    await store_references(db_session, EventFactory)


async def test_get(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: EventRepository, db_session: AsyncSession) -> None:
    await store(db_session, EventFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: EventRepository, db_session: AsyncSession) -> None:
    entity, other = EventFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: EventRepository, db_session: AsyncSession) -> None:
    entity = EventFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(EventEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: EventRepository) -> None:
    assert await repository.list(EventListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: EventRepository, db_session: AsyncSession) -> None:
    entities = EventFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(EventListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: EventRepository, db_session: AsyncSession) -> None:
    await store(db_session, EventFactory.create())

    assert await repository.list(EventListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: EventRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = EventListQuery(size=20)
    await store(db_session, EventFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *EventFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param(
            "room_id",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="room_id",
        ),
        pytest.param("status", "SCHEDULED", "CANCELLED", id="status"),
    ],
)
async def test_list_filters(
    repository: EventRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = EventFactory.create(**{field: value})
    await store(db_session, match, EventFactory.create(**{field: other}))

    rows, total = await repository.list(EventListQuery.model_validate({field: value}))

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
        pytest.param(
            "starts_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-15T09:30:01Z"),
            id="starts_at",
        ),
        pytest.param("title", "title one", "title two", id="title"),
    ],
)
async def test_list_sorts_both_ways(
    repository: EventRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = EventFactory.create(**{field: high}), EventFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(EventListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(EventListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("starts_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="starts_at"),
        pytest.param("title", "title one", id="title"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: EventRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = EventFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(EventListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(EventListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("starts_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="starts_at"),
        pytest.param("title", "title one", id="title"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: EventRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = EventFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = EventFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(EventListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(EventListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("status", "SCHEDULED", id="status"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = EventFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["room_id", "title", "starts_at", "ends_at", "seats", "status"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, EventFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(EventEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "", id="title below the minimum length"),
        pytest.param("title", "x" * 201, id="title above the maximum length"),
        pytest.param("seats", 0, id="seats below the lower bound"),
        pytest.param("seats", 2147483648, id="seats above the upper bound"),
        pytest.param("status", "x", id="status no value of it"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, EventFactory.create(**{field: value}))
