# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of authors creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.author import AuthorEntity
from src.models.schemas.author import AuthorCreate
from src.repositories.author_repository import AuthorRepository
from tests.factories import AuthorFactory
from tests.support import stored


@pytest.fixture
def repository(db_session: AsyncSession) -> AuthorRepository:
    return AuthorRepository(db_session)


async def test_create_stores_what_was_sent(repository: AuthorRepository, db_session: AsyncSession) -> None:
    data = AuthorCreate.model_validate(AuthorFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, AuthorEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: AuthorRepository) -> None:
    created = await repository.create(AuthorCreate.model_validate(AuthorFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
