# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of orders lists rows: which, and on which page."""

from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.order import OrderListQuery
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


async def test_list_of_nothing(repository: OrderRepository) -> None:
    assert await repository.list(OrderListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: OrderRepository, db_session: AsyncSession) -> None:
    entities = OrderFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(OrderListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: OrderRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderFactory.create())

    assert await repository.list(OrderListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: OrderRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = OrderListQuery(size=20)
    await store(db_session, OrderFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *OrderFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("end", True, id="end"),
    ],
)
async def test_list_leaves_out_what_its_condition_excludes(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    await store(db_session, OrderFactory.create(**{field: value}))

    assert await repository.list(OrderListQuery()) == ([], 0)


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param("group", "group one", "group two", id="group"),
        pytest.param("from", "from  one", "from  two", id="from"),
        pytest.param("end", False, True, id="end"),
    ],
)
async def test_list_filters(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = OrderFactory.create(**{OrderFactory.columns[field]: value})
    await store(db_session, match, OrderFactory.create(**{OrderFactory.columns[field]: other}))

    rows, total = await repository.list(OrderListQuery.model_validate({field: value}))

    assert (rows, total) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("parameter", "field", "value"),
    [
        pytest.param("from__null", "from_", "from  one", id="from_"),
    ],
)
async def test_list_filters_for_nothing(
    repository: OrderRepository, db_session: AsyncSession, parameter: str, field: str, value: Any
) -> None:
    empty, full = OrderFactory.create(**{field: None}), OrderFactory.create(**{field: value})
    await store(db_session, empty, full)

    pages = [await repository.list(OrderListQuery.model_validate({parameter: wanted})) for wanted in (True, False)]

    assert pages == [([values(empty)], 1), ([values(full)], 1)]


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("user", "Needle", "nEEDLE", "user two", id="user"),
        pytest.param("from_", "Needle", "nEEDLE", "from  two", id="from_"),
    ],
)
async def test_list_searches_without_regard_to_case(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: str, query: str, other: str
) -> None:
    match = OrderFactory.create(**{field: value})
    await store(db_session, match, OrderFactory.create(**{field: other}))

    assert await repository.list(OrderListQuery(q=query)) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("field", "query", "value", "decoy"),
    [
        pytest.param("user", "a%b", "a%b", "axb"),
        pytest.param("user", "a_b", "a_b", "axb"),
        pytest.param("user", "a/b", "a/b", "axb"),
        pytest.param("user", "a\\b", "a\\b", "axb"),
        pytest.param("from_", "a%b", "a%b", "axb"),
        pytest.param("from_", "a_b", "a_b", "axb"),
        pytest.param("from_", "a/b", "a/b", "axb"),
        pytest.param("from_", "a\\b", "a\\b", "axb"),
    ],
)
async def test_list_searches_for_wildcards_literally(
    repository: OrderRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = OrderFactory.create(**{field: value})
    await store(db_session, match, OrderFactory.create(**{field: decoy}))

    assert await repository.list(OrderListQuery(q=query)) == ([values(match)], 1)
