# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of tags creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import TagCreate
from src.repositories.tag_repository import TagRepository
from tests.factories import TagFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> TagRepository:
    return TagRepository(db_session)


async def test_create_stores_what_was_sent(repository: TagRepository, db_session: AsyncSession) -> None:
    data = TagCreate.model_validate(TagFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, TagEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: TagRepository) -> None:
    created = await repository.create(TagCreate.model_validate(TagFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
