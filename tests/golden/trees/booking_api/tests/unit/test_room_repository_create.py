# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of rooms creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.room import RoomEntity
from src.models.schemas.room import RoomCreate
from src.repositories.room_repository import RoomRepository
from tests.factories import RoomFactory
from tests.support import stored


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
