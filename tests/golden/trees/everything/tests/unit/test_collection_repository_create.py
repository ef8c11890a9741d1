# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of collections creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.collection import CollectionEntity
from src.models.schemas.collection import CollectionCreate
from src.repositories.collection_repository import CollectionRepository
from tests.factories import CollectionFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> CollectionRepository:
    return CollectionRepository(db_session)


async def test_create_stores_what_was_sent(repository: CollectionRepository, db_session: AsyncSession) -> None:
    data = CollectionCreate.model_validate(CollectionFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CollectionEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CollectionRepository) -> None:
    created = await repository.create(CollectionCreate.model_validate(CollectionFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
