# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of articles changes rows."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.article import ArticleEntity
from src.models.schemas.article import ArticleUpdate
from src.repositories.article_repository import ArticleRepository
from tests.factories import ArticleFactory
from tests.support import statements, store, store_references, stored

FIELDS = ["category_id", "author_id", "title", "summary", "state"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> ArticleRepository:
    return ArticleRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "title two", id="title"),
        pytest.param("summary", "summary two", id="summary"),
        pytest.param("state", "PUBLISHED", id="state"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, ArticleUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[ArticleFactory.columns[field]] == value
    row = await stored(db_session, ArticleEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {ArticleFactory.columns[field]: value}


@pytest.mark.parametrize("field", ["authorId", "summary"])
async def test_update_to_null(repository: ArticleRepository, db_session: AsyncSession, field: str) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, ArticleUpdate.model_validate({field: None}))

    row = await stored(db_session, ArticleEntity, entity.id)
    assert getattr(row, ArticleFactory.columns[field]) is None


async def test_update_leaves_other_rows_alone(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity, other = ArticleFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, ArticleUpdate.model_validate({"summary": "summary two"}))

    row = await stored(db_session, ArticleEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, ArticleUpdate.model_validate({"summary": "summary two"}))

    row = await stored(db_session, ArticleEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: ArticleRepository, db_session: AsyncSession) -> None:
    await store(db_session, ArticleFactory.create())

    assert await repository.update(uuid4(), ArticleUpdate.model_validate({"summary": "summary two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: ArticleRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, ArticleUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"] * 3
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before
