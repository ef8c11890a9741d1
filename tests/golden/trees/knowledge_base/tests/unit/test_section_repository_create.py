# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of sections creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.section import SectionEntity
from src.models.schemas.section import SectionCreate
from src.repositories.section_repository import SectionRepository
from tests.factories import SectionFactory
from tests.support import store_references, stored


@pytest.fixture
def repository(db_session: AsyncSession) -> SectionRepository:
    return SectionRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a section needs."""
    await store_references(db_session, SectionFactory)


async def test_create_stores_what_was_sent(repository: SectionRepository, db_session: AsyncSession) -> None:
    data = SectionCreate.model_validate(SectionFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, SectionEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent
