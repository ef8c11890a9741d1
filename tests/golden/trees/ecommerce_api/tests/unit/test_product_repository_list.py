# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of products lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.product import ProductListQuery
from src.repositories.product_repository import ProductRepository
from tests.factories import ProductFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> ProductRepository:
    return ProductRepository(db_session)


async def test_list_of_nothing(repository: ProductRepository) -> None:
    assert await repository.list(ProductListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: ProductRepository, db_session: AsyncSession) -> None:
    entities = ProductFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(ProductListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: ProductRepository, db_session: AsyncSession) -> None:
    await store(db_session, ProductFactory.create())

    assert await repository.list(ProductListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: ProductRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = ProductListQuery(size=20)
    await store(db_session, ProductFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *ProductFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("is_active", False, id="is_active"),
    ],
)
async def test_list_leaves_out_what_its_condition_excludes(
    repository: ProductRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    await store(db_session, ProductFactory.create(**{field: value}))

    assert await repository.list(ProductListQuery()) == ([], 0)


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param("name", "Apple", "name two", id="name"),
    ],
)
async def test_list_filters(
    repository: ProductRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = ProductFactory.create(**{field: value})
    await store(db_session, match, ProductFactory.create(**{field: other}))

    rows, total = await repository.list(ProductListQuery.model_validate({field: value}))

    assert (rows, total) == ([values(match)], 1)
