# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_nested_rows.py.j2.
"""Rows inside a row, as repositories answer them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.core.errors import AnswerTooLargeError
from src.models.schemas.base import PageQuery
from src.repositories.cart_repository import CartRepository
from src.repositories.order_repository import OrderRepository
from src.repositories.unit_of_work import UnitOfWork
from tests.conftest import part_of
from tests.factories import CartFactory, CartItemFactory, OrderFactory, OrderItemFactory
from tests.support import statements, store, store_references, values

INSIDE: list[Any] = [
    pytest.param(CartRepository, CartFactory, "items", CartItemFactory, id="cart items"),
    pytest.param(OrderRepository, OrderFactory, "items", OrderItemFactory, id="order items"),
]
# The column with which the inner rows refer to the outer one.
COLUMNS = {
    "CartRepository.items": "cart_id",
    "OrderRepository.items": "order_id",
}


async def put_inside(
    db: AsyncSession, repository: Any, name: str, outer: Any, factory: Any, ages: Sequence[dict[str, Any]]
) -> list[Any]:
    """Store rows inside another one: one for each of the ages."""
    where = {COLUMNS[f"{repository.__name__}.{name}"]: outer.id}
    rows = [factory.create(**age, **where) for age in ages]
    await store(db, *rows)
    return rows


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child"),
    [
        pytest.param(CartRepository, CartFactory, "items", CartItemFactory, id="cart items"),
        pytest.param(OrderRepository, OrderFactory, "items", OrderItemFactory, id="order items"),
    ],
)
async def test_the_oldest_inner_row_comes_first(
    db_session: AsyncSession, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    now = datetime.now(UTC)
    ages = [{"created_at": now - timedelta(days=days)} for days in (1, 3, 2, 2)]
    inner = await put_inside(db_session, repository, name, outer, child, ages)

    row = await repository(db_session).get(outer.id)

    expected = sorted(inner, key=attrgetter("created_at", "id"))
    assert [each["id"] for each in row[name]] == [each.id for each in expected]


@pytest.mark.parametrize(("repository", "factory", "name", "child"), INSIDE)
async def test_inner_rows_are_inside_their_own_row_only(
    db_session: AsyncSession, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer, other = factory.create_batch(2)
    await store(db_session, outer, other)
    (inner,) = await put_inside(db_session, repository, name, outer, child, [{}])

    row = await repository(db_session).get(outer.id)

    assert row[name] == [getattr(child, "row", values)(inner)]
    assert await repository(db_session).get(other.id) == factory.row(other)


async def test_nothing_is_read_of_no_rows(db_session: AsyncSession, engine: AsyncEngine) -> None:
    repository = CartRepository(part_of(await db_session.connection()))

    with statements(engine) as sent:
        assert not await repository.fill([])

    assert sent == []


@pytest.mark.parametrize(("repository", "factory", "name", "child"), INSIDE)
async def test_an_operation_answers_a_row_with_what_is_inside(
    db_session: AsyncSession, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    await put_inside(db_session, repository, name, outer, child, [{}])
    transaction = part_of(await db_session.connection())
    rows = UnitOfWork(transaction)

    answer = await rows.answer(repository(transaction), await rows.one(type(outer), outer.id))

    assert len(answer[name]) == 1
    assert answer == await repository(transaction).get(outer.id)


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child", "column", "number"),
    [
        pytest.param(CartRepository, CartFactory, "items", CartItemFactory, "cart_id", 3, id="cart items"),
        pytest.param(OrderRepository, OrderFactory, "items", OrderItemFactory, "order_id", 3, id="order items"),
    ],
)
async def test_what_an_operation_made_is_not_read_to_be_answered(
    db_session: AsyncSession,
    engine: AsyncEngine,
    repository: Any,
    factory: Any,
    name: str,
    child: Any,
    column: str,
    number: int,
) -> None:
    await store_references(db_session, factory, child)
    transaction = part_of(await db_session.connection())
    rows = UnitOfWork(transaction)
    outer = rows.add(factory.create())
    inner = [rows.add(child.create(**{column: outer.id})) for _ in range(number)]

    with statements(engine) as sent:
        answer = await rows.answer(repository(transaction), outer)
    await rows.delete(inner[0])

    assert {statement.partition(" ")[0] for statement in sent} == {"INSERT"}
    assert {each["id"] for each in answer[name]} == {each.id for each in inner}
    rest = await rows.answer(repository(transaction), outer)
    assert {each["id"] for each in rest[name]} == {each.id for each in inner[1:]}
    assert rest == await repository(transaction).get(outer.id)


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child"),
    [
        pytest.param(CartRepository, CartFactory, "items", CartItemFactory, id="cart items"),
        pytest.param(OrderRepository, OrderFactory, "items", OrderItemFactory, id="order items"),
    ],
)
async def test_more_inner_rows_than_an_answer_holds_are_refused(
    db_session: AsyncSession, monkeypatch: pytest.MonkeyPatch, repository: Any, factory: Any, name: str, child: Any
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    await put_inside(db_session, repository, name, outer, child, [{}] * 2)
    monkeypatch.setattr("src.repositories.measured.MAX_ANSWER_BYTES", 0)
    # The statements of the others are made already.
    monkeypatch.setattr(repository, "nested", tuple(replace(each) for each in repository.nested))

    with pytest.raises(AnswerTooLargeError):
        await repository(db_session).get(outer.id)


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child", "rows"),
    [
        pytest.param(CartRepository, CartFactory, "items", CartItemFactory, 20, id="cart items"),
        pytest.param(OrderRepository, OrderFactory, "items", OrderItemFactory, 20, id="order items"),
    ],
)
async def test_many_inner_rows_take_as_many_statements_as_one(
    db_session: AsyncSession, engine: AsyncEngine, repository: Any, factory: Any, name: str, child: Any, rows: int
) -> None:
    await store_references(db_session, factory, child)
    outer = factory.create()
    await store(db_session, outer)
    await put_inside(db_session, repository, name, outer, child, [{}])
    with statements(engine) as for_one:
        await repository(db_session).get(outer.id)
    await put_inside(db_session, repository, name, outer, child, [{}] * (rows - 1))

    with statements(engine) as for_many:
        row = await repository(db_session).get(outer.id)

    assert len(row[name]) == rows
    assert len(for_many) == len(for_one)


@pytest.mark.parametrize(
    ("repository", "factory", "name", "child", "rows"),
    [
        pytest.param(OrderRepository, OrderFactory, "items", OrderItemFactory, 20, id="order items"),
    ],
)
async def test_a_page_of_rows_takes_as_many_statements_as_one_row(
    db_session: AsyncSession, engine: AsyncEngine, repository: Any, factory: Any, name: str, child: Any, rows: int
) -> None:
    await store_references(db_session, factory, child)
    first, second = factory.create_batch(2)
    await store(db_session, first, second)
    for outer in (first, second):
        await put_inside(db_session, repository, name, outer, child, [{}])
    outer_rows, newest_first = repository(db_session), f"-{repository.tie_breakers[0]}"
    with statements(engine) as for_one:
        await outer_rows.fill(await outer_rows.rows(PageQuery(size=1), newest_first))
    await put_inside(db_session, repository, name, second, child, [{}] * (rows - 1))

    with statements(engine) as for_two:
        page = await outer_rows.fill(await outer_rows.rows(PageQuery(size=2), newest_first))

    assert {row["id"]: len(row[name]) for row in page} == {first.id: 1, second.id: rows}
    assert len(for_two) == len(for_one)
