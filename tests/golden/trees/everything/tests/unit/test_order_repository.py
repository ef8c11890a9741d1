# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of orders, and what the table itself refuses."""

from datetime import datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.order import OrderEntity
from src.models.schemas.order import OrderCreate, OrderListQuery, OrderUpdate
from src.repositories.order_repository import OrderRepository
from tests.factories import OrderFactory
from tests.support import statements, store, stored, values

FIELDS = ["group", "user", "select", "end", "type", "limit"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> OrderRepository:
    return OrderRepository(db_session)


async def test_create_stores_what_was_sent(repository: OrderRepository, db_session: AsyncSession) -> None:
    data = OrderCreate.model_validate(OrderFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, OrderEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: OrderRepository) -> None:
    created = await repository.create(OrderCreate.model_validate(OrderFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: OrderRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("group", "group two", id="group"),
        pytest.param("user", "user two", id="user"),
        pytest.param("select", 11, id="select"),
        pytest.param("end", True, id="end"),
        pytest.param("type", 'sold "out"', id="type"),
        pytest.param("limit", Decimal("10.1"), id="limit"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, OrderUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, OrderEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["limit"])
async def test_update_to_null(repository: OrderRepository, db_session: AsyncSession, field: str) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, OrderUpdate.model_validate({field: None}))

    row = await stored(db_session, OrderEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity, other = OrderFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, OrderUpdate.model_validate({"group": "group two"}))

    row = await stored(db_session, OrderEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, OrderUpdate.model_validate({"group": "group two"}))

    row = await stored(db_session, OrderEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: OrderRepository, db_session: AsyncSession) -> None:
    await store(db_session, OrderFactory.create())

    assert await repository.update(uuid4(), OrderUpdate.model_validate({"group": "group two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: OrderRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, OrderUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity, other = OrderFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: OrderRepository, db_session: AsyncSession) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(OrderEntity, entity.id, populate_existing=True) is None


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
        pytest.param("end", False, True, id="end"),
    ],
)
async def test_list_filters(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = OrderFactory.create(**{field: value})
    await store(db_session, match, OrderFactory.create(**{field: other}))

    rows, total = await repository.list(OrderListQuery.model_validate({field: value}))

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
        pytest.param("group", "group one", "group two", id="group"),
        pytest.param("user", "user one", "user two", id="user"),
        pytest.param("limit", Decimal("10.0"), Decimal("10.1"), id="limit"),
    ],
)
async def test_list_sorts_both_ways(
    repository: OrderRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = OrderFactory.create(**{field: high}), OrderFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("group", "group one", id="group"),
        pytest.param("user", "user one", id="user"),
        pytest.param("limit", Decimal("10.0"), id="limit"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = OrderFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("group", "group one", id="group"),
        pytest.param("user", "user one", id="user"),
        pytest.param("limit", Decimal("10.0"), id="limit"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: OrderRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = OrderFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = OrderFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(OrderListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(OrderListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("user", "Needle", "nEEDLE", "user two", id="user"),
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
    ],
)
async def test_list_searches_for_wildcards_literally(
    repository: OrderRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = OrderFactory.create(**{field: value})
    await store(db_session, match, OrderFactory.create(**{field: decoy}))

    assert await repository.list(OrderListQuery(q=query)) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_orders_once", ["group", "user"], id="group-user"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = OrderFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, OrderFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize(
    "fields",
    [
        ["user"],
    ],
    ids="-".join,
)
async def test_the_table_accepts_rows_that_share_a_part_of_a_key(
    repository: OrderRepository, db_session: AsyncSession, fields: list[str]
) -> None:
    first = OrderFactory.create()
    second = OrderFactory.create(**{name: getattr(first, name) for name in fields})

    await store(db_session, first, second)

    assert await repository.get(second.id) == values(second)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("select", 1, id="select"),
        pytest.param("end", False, id="end"),
        pytest.param("type", "in stock", id="type"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = OrderFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["group", "user", "select", "end", "type"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, OrderFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(OrderEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("group", "x" * 51, id="group above the maximum length"),
        pytest.param("user", "x" * 51, id="user above the maximum length"),
        pytest.param("select", 0, id="select below the lower bound"),
        pytest.param("select", 2147483648, id="select above the upper bound"),
        pytest.param("type", "x", id="type no value of it"),
        pytest.param("limit", Decimal("-10000.0"), id="limit below the lower bound"),
        pytest.param("limit", Decimal("10000.0"), id="limit above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, OrderFactory.create(**{field: value}))
