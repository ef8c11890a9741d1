# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_order.py.j2.
"""The order in which the repository of articles lists rows."""

from datetime import datetime
from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.schemas.article import ArticleListQuery
from src.repositories.article_repository import ArticleRepository
from tests.factories import ArticleFactory
from tests.support import store, store_references

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> ArticleRepository:
    return ArticleRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "createdAt",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="createdAt",
        ),
        pytest.param("title", "How to restore a backup", "title two", id="title"),
    ],
)
async def test_list_sorts_both_ways(
    repository: ArticleRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = (
        ArticleFactory.create(**{ArticleFactory.columns[field]: high}),
        ArticleFactory.create(**{ArticleFactory.columns[field]: low}),
    )
    await store(db_session, second, first)

    ascending, _ = await repository.list(ArticleListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(ArticleListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [ArticleFactory.row(first), ArticleFactory.row(second)]
    assert descending == [ArticleFactory.row(second), ArticleFactory.row(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="createdAt"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = ArticleFactory.create_batch(5, **{"created_at": MOMENT, ArticleFactory.columns[field]: value})
    await store(db_session, *entities)
    expected = [ArticleFactory.row(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(ArticleListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(ArticleListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]
