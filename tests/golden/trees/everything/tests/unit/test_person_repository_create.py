# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of people creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.person import PersonEntity
from src.models.schemas.person import PersonCreate
from src.repositories.person_repository import PersonRepository
from tests.factories import PersonFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> PersonRepository:
    return PersonRepository(db_session)


async def test_create_stores_what_was_sent(repository: PersonRepository, db_session: AsyncSession) -> None:
    data = PersonCreate.model_validate(PersonFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, PersonEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: PersonRepository) -> None:
    created = await repository.create(PersonCreate.model_validate(PersonFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
