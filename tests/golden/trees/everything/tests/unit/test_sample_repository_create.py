# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of samples creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.sample import SampleEntity
from src.models.schemas.sample import SampleCreate
from src.repositories.sample_repository import SampleRepository
from tests.factories import SampleFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> SampleRepository:
    return SampleRepository(db_session)


async def test_create_stores_what_was_sent(repository: SampleRepository, db_session: AsyncSession) -> None:
    data = SampleCreate.model_validate(SampleFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, SampleEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: SampleRepository) -> None:
    created = await repository.create(SampleCreate.model_validate(SampleFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
