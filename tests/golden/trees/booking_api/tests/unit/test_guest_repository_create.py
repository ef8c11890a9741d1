# Generated from specs/booking_api.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of guests creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.guest import GuestEntity
from src.models.schemas.guest import GuestCreate
from src.repositories.guest_repository import GuestRepository
from tests.factories import GuestFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> GuestRepository:
    return GuestRepository(db_session)


async def test_create_stores_what_was_sent(repository: GuestRepository, db_session: AsyncSession) -> None:
    data = GuestCreate.model_validate(GuestFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, GuestEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: GuestRepository) -> None:
    created = await repository.create(GuestCreate.model_validate(GuestFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
