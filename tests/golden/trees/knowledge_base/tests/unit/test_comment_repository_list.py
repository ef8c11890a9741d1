# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of comments lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.comment import CommentListQuery
from src.repositories.comment_repository import CommentRepository
from tests.factories import CommentFactory
from tests.support import statements, store, store_references, values


@pytest.fixture
def repository(db_session: AsyncSession) -> CommentRepository:
    return CommentRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


async def test_list_of_nothing(repository: CommentRepository) -> None:
    assert await repository.list(CommentListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: CommentRepository, db_session: AsyncSession) -> None:
    entities = CommentFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(CommentListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: CommentRepository, db_session: AsyncSession) -> None:
    await store(db_session, CommentFactory.create())

    assert await repository.list(CommentListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: CommentRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = CommentListQuery(size=20)
    await store(db_session, CommentFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *CommentFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


async def test_list_hides_what_is_deleted(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)
    await repository.delete(entity.id)

    assert await repository.list(CommentListQuery()) == ([], 0)


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param(
            "articleId",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="articleId",
        ),
    ],
)
async def test_list_filters(
    repository: CommentRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = CommentFactory.create(**{CommentFactory.columns[field]: value})
    await store(db_session, match, CommentFactory.create(**{CommentFactory.columns[field]: other}))

    rows, total = await repository.list(CommentListQuery.model_validate({field: value}))

    assert (rows, total) == ([values(match)], 1)
