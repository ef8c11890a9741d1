# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of articles itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.article import ArticleEntity
from tests.factories import ArticleFactory
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("state", "DRAFT", id="state"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = ArticleFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["category_id", "title", "state"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, ArticleFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(ArticleEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "", id="title below the minimum length"),
        pytest.param("title", "x" * 201, id="title above the maximum length"),
        pytest.param("title", " ", id="title of blanks"),
        pytest.param("summary", "x" * 1001, id="summary above the maximum length"),
        pytest.param("state", "x", id="state no value of it"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, ArticleFactory.create(**{field: value}))
