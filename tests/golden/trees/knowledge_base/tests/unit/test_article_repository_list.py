# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of articles lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.article import ArticleListQuery
from src.repositories.article_repository import ArticleRepository
from tests.factories import ArticleFactory
from tests.support import statements, store, store_references


@pytest.fixture
def repository(db_session: AsyncSession) -> ArticleRepository:
    return ArticleRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


async def test_list_of_nothing(repository: ArticleRepository) -> None:
    assert await repository.list(ArticleListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entities = ArticleFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(ArticleListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [ArticleFactory.row(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: ArticleRepository, db_session: AsyncSession) -> None:
    await store(db_session, ArticleFactory.create())

    assert await repository.list(ArticleListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: ArticleRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = ArticleListQuery(size=20)
    await store(db_session, ArticleFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *ArticleFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 4


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param(
            "categoryId",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="categoryId",
        ),
        pytest.param("state", "DRAFT", "PUBLISHED", id="state"),
    ],
)
async def test_list_filters(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = ArticleFactory.create(**{ArticleFactory.columns[field]: value})
    await store(db_session, match, ArticleFactory.create(**{ArticleFactory.columns[field]: other}))

    rows, total = await repository.list(ArticleListQuery.model_validate({field: value}))

    assert (rows, total) == ([ArticleFactory.row(match)], 1)


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("title", "Needle", "nEEDLE", "title two", id="title"),
    ],
)
async def test_list_searches_without_regard_to_case(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: str, query: str, other: str
) -> None:
    match = ArticleFactory.create(**{field: value})
    await store(db_session, match, ArticleFactory.create(**{field: other}))

    assert await repository.list(ArticleListQuery(q=query)) == ([ArticleFactory.row(match)], 1)


@pytest.mark.parametrize(
    ("field", "query", "value", "decoy"),
    [
        pytest.param("title", "a%b", "a%b", "axb"),
        pytest.param("title", "a_b", "a_b", "axb"),
        pytest.param("title", "a/b", "a/b", "axb"),
        pytest.param("title", "a\\b", "a\\b", "axb"),
    ],
)
async def test_list_searches_for_wildcards_literally(
    repository: ArticleRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = ArticleFactory.create(**{field: value})
    await store(db_session, match, ArticleFactory.create(**{field: decoy}))

    assert await repository.list(ArticleListQuery(q=query)) == ([ArticleFactory.row(match)], 1)
