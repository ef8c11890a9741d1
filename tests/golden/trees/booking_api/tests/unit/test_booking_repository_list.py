# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of bookings lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.booking import BookingListQuery
from src.repositories.booking_repository import BookingRepository
from tests.factories import BookingFactory
from tests.support import statements, store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> BookingRepository:
    return BookingRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a booking needs."""
    await store_references(db_session, BookingFactory)


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
