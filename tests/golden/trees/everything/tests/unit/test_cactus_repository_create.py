# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of cacti creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cactus import CactusEntity
from src.models.schemas.cactus import CactusCreate
from src.repositories.cactus_repository import CactusRepository
from tests.factories import CactusFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> CactusRepository:
    return CactusRepository(db_session)


async def test_create_stores_what_was_sent(repository: CactusRepository, db_session: AsyncSession) -> None:
    data = CactusCreate.model_validate(CactusFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CactusEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CactusRepository) -> None:
    created = await repository.create(CactusCreate.model_validate(CactusFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
