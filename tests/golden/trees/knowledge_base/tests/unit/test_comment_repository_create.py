# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_create.py.j2.
"""How the repository of comments creates rows."""

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.comment import CommentEntity
from src.models.schemas.comment import CommentCreate
from src.repositories.comment_repository import CommentRepository
from tests.factories import CommentFactory
from tests.support import store_references, stored


@pytest.fixture
def repository(db_session: AsyncSession) -> CommentRepository:
    return CommentRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


async def test_create_stores_what_was_sent(repository: CommentRepository, db_session: AsyncSession) -> None:
    data = CommentCreate.model_validate(CommentFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CommentEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CommentRepository) -> None:
    created = await repository.create(CommentCreate.model_validate(CommentFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None
