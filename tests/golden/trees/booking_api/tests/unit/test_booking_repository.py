# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of bookings, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.booking import BookingEntity
from src.models.schemas.booking import BookingListQuery
from src.repositories.booking_repository import BookingRepository
from tests.factories import BookingFactory
from tests.support import statements, store, store_references, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> BookingRepository:
    return BookingRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a booking needs."""
    await store_references(db_session, BookingFactory)


async def test_get(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: BookingRepository, db_session: AsyncSession) -> None:
    await store(db_session, BookingFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity, other = BookingFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: BookingRepository, db_session: AsyncSession) -> None:
    entity = BookingFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(BookingEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: BookingRepository) -> None:
    assert await repository.list(BookingListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: BookingRepository, db_session: AsyncSession) -> None:
    entities = BookingFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(BookingListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: BookingRepository, db_session: AsyncSession) -> None:
    await store(db_session, BookingFactory.create())

    assert await repository.list(BookingListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: BookingRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = BookingListQuery(size=20)
    await store(db_session, BookingFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *BookingFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param(
            "event_id",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="event_id",
        ),
        pytest.param(
            "guest_id",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="guest_id",
        ),
    ],
)
async def test_list_filters(
    repository: BookingRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = BookingFactory.create(**{field: value})
    await store(db_session, match, BookingFactory.create(**{field: other}))

    rows, total = await repository.list(BookingListQuery.model_validate({field: value}))

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
    ],
)
async def test_list_sorts_both_ways(
    repository: BookingRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = BookingFactory.create(**{field: high}), BookingFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(BookingListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(BookingListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: BookingRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = BookingFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(BookingListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(BookingListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("status", "CONFIRMED", id="status"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = BookingFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["event_id", "guest_id", "seats", "status"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, BookingFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(BookingEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("seats", 0, id="seats below the lower bound"),
        pytest.param("seats", 11, id="seats above the upper bound"),
        pytest.param("status", "x", id="status no value of it"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, BookingFactory.create(**{field: value}))
