# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of collections lists rows: which, and on which page."""

from operator import attrgetter

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.collection import CollectionListQuery
from src.repositories.collection_repository import CollectionRepository
from tests.factories import CollectionFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> CollectionRepository:
    return CollectionRepository(db_session)


async def test_list_of_nothing(repository: CollectionRepository) -> None:
    assert await repository.list(CollectionListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entities = CollectionFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(CollectionListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: CollectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, CollectionFactory.create())

    assert await repository.list(CollectionListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: CollectionRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = CollectionListQuery(size=20)
    await store(db_session, CollectionFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *CollectionFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2
