# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of products, and what the table itself refuses."""

from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.product import ProductEntity
from src.models.schemas.product import ProductCreate, ProductListQuery, ProductUpdate
from src.repositories.product_repository import ProductRepository
from tests.factories import ProductFactory
from tests.support import statements, store, stored, values

FIELDS = ["name", "description", "price", "stock", "is_active"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> ProductRepository:
    return ProductRepository(db_session)


async def test_create_stores_what_was_sent(repository: ProductRepository, db_session: AsyncSession) -> None:
    data = ProductCreate.model_validate(ProductFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, ProductEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: ProductRepository) -> None:
    created = await repository.create(ProductCreate.model_validate(ProductFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: ProductRepository, db_session: AsyncSession) -> None:
    await store(db_session, ProductFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
        pytest.param("description", "description two", id="description"),
        pytest.param("price", Decimal("10.01"), id="price"),
        pytest.param("stock", 11, id="stock"),
        pytest.param("is_active", False, id="is_active"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: ProductRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, ProductUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, ProductEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["description"])
async def test_update_to_null(repository: ProductRepository, db_session: AsyncSession, field: str) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, ProductUpdate.model_validate({field: None}))

    row = await stored(db_session, ProductEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity, other = ProductFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, ProductUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, ProductEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, ProductUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, ProductEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: ProductRepository, db_session: AsyncSession) -> None:
    await store(db_session, ProductFactory.create())

    assert await repository.update(uuid4(), ProductUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: ProductRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, ProductUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity, other = ProductFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: ProductRepository, db_session: AsyncSession) -> None:
    entity = ProductFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(ProductEntity, entity.id, populate_existing=True) is None


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


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("name", "Apple", "name two", id="name"),
        pytest.param("price", Decimal("10.01"), Decimal("19.90"), id="price"),
    ],
)
async def test_list_sorts_both_ways(
    repository: ProductRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = ProductFactory.create(**{field: high}), ProductFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(ProductListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(ProductListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("name", "Apple", id="name"),
        pytest.param("price", Decimal("19.90"), id="price"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: ProductRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = ProductFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(ProductListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(ProductListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "Apple", id="name"),
        pytest.param("price", Decimal("19.90"), id="price"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: ProductRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = ProductFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = ProductFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(ProductListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(ProductListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("stock", 0, id="stock"),
        pytest.param("is_active", True, id="is_active"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = ProductFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["name", "price", "stock", "is_active"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, ProductFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(ProductEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="name below the minimum length"),
        pytest.param("name", "x" * 201, id="name above the maximum length"),
        pytest.param("description", "x" * 2001, id="description above the maximum length"),
        pytest.param("price", Decimal("0.00"), id="price below the lower bound"),
        pytest.param("price", Decimal("10000000000.00"), id="price above the upper bound"),
        pytest.param("stock", -1, id="stock below the lower bound"),
        pytest.param("stock", 2147483648, id="stock above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, ProductFactory.create(**{field: value}))
