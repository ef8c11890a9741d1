# Generated from specs/booking_api.yaml by templates/tests/unit/test_repositories.py.j2.
"""What holds for every repository."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.repositories.booking_repository import BookingRepository
from src.repositories.event_repository import EventRepository
from src.repositories.guest_repository import GuestRepository
from src.repositories.room_repository import RoomRepository
from tests import factories
from tests.support import statements, store, store_references, values

# ``Any``: what all of them share has no narrower type that the factories would have too.
REPOSITORIES: list[Any] = [
    pytest.param(RoomRepository, factories.RoomFactory, 3, id="Room"),
    pytest.param(GuestRepository, factories.GuestFactory, 3, id="Guest"),
    pytest.param(EventRepository, factories.EventFactory, 3, id="Event"),
    pytest.param(BookingRepository, factories.BookingFactory, 3, id="Booking"),
]


@pytest.mark.parametrize(("repository", "factory", "rows"), REPOSITORIES)
async def test_every_repository_finds_what_is_stored(
    db_session: AsyncSession, repository: Any, factory: Any, rows: int
) -> None:
    entities = factory.create_batch(rows)
    await store_references(db_session, factory)
    await store(db_session, *entities)

    assert [await repository(db_session).get(entity.id) for entity in entities] == [
        values(entity) for entity in entities
    ]


@pytest.mark.parametrize(("repository", "factory", "rows"), REPOSITORIES)
async def test_every_repository_knows_no_unknown_id(
    db_session: AsyncSession, repository: Any, factory: Any, rows: int
) -> None:
    await store_references(db_session, factory)
    await store(db_session, *factory.create_batch(rows))

    assert await repository(db_session).get(uuid4()) is None
    assert await repository(db_session).delete(uuid4()) is False


@pytest.mark.parametrize(("repository", "factory", "rows"), REPOSITORIES)
async def test_every_repository_deletes_one_row_only(
    db_session: AsyncSession, repository: Any, factory: Any, rows: int
) -> None:
    deleted, *others = factory.create_batch(rows)
    await store_references(db_session, factory)
    await store(db_session, deleted, *others)

    assert await repository(db_session).delete(deleted.id) is True

    assert await repository(db_session).get(deleted.id) is None
    assert [await repository(db_session).get(entity.id) for entity in others] == [values(entity) for entity in others]


@pytest.mark.parametrize(("repository", "factory", "rows"), REPOSITORIES)
async def test_every_repository_reads_and_deletes_in_one_statement(
    db_session: AsyncSession, engine: AsyncEngine, repository: Any, factory: Any, rows: int
) -> None:
    entity = factory.create()
    await store_references(db_session, factory)
    await store(db_session, entity)

    with statements(engine) as sent:
        await repository(db_session).get(entity.id)
        await repository(db_session).delete(entity.id)

    assert len(sent) == 2
