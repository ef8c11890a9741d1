# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of events lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.event import EventListQuery
from src.repositories.event_repository import EventRepository
from tests.factories import EventFactory
from tests.support import statements, store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> EventRepository:
    return EventRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an event needs."""
    await store_references(db_session, EventFactory)


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
