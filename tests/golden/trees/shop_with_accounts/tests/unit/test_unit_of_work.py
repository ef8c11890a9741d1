# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_unit_of_work.py.j2.
"""The unit of work, on a real database."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from sqlalchemy import BigInteger, Column, Integer, MetaData, Numeric, Table, Text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.core.errors import InvalidError
from src.models.entities.product import ProductEntity
from src.repositories.product_repository import ProductRepository
from src.repositories.unit_of_work import Lock, UnitOfWork, refuse_what_is_too_large
from tests.conftest import part_of
from tests.factories import ProductFactory
from tests.identity import SOMEBODY
from tests.support import statements, store, stored

OLD: Any = Decimal("19.90")
NEW: Any = Decimal("10.01")


def batch(number: int) -> list[ProductEntity]:
    return ProductFactory.create_batch(number, price=OLD)


def exactly(row: Any) -> dict[str, str]:
    """A row of which also decimals are told apart that are equal, such as 5 and 5.00."""
    return {name: repr(value) for name, value in row.items()}


@pytest_asyncio.fixture
async def rows(db_session: AsyncSession) -> UnitOfWork:
    return UnitOfWork(part_of(await db_session.connection()), SOMEBODY)


async def test_a_row_is_one_object(rows: UnitOfWork, db_session: AsyncSession) -> None:
    (entity,) = batch(1)
    await store(db_session, entity)

    first = await rows.get(ProductEntity, entity.id)

    assert first is not None
    assert first.id == entity.id
    assert await rows.get(ProductEntity, entity.id, lock="update") is first
    assert await rows.select(ProductEntity, id=entity.id) == [first]
    assert await rows.one(ProductEntity, entity.id) is first


@pytest.mark.parametrize("lock", [None, "share", "update"])
async def test_a_row_that_is_not_there(rows: UnitOfWork, db_session: AsyncSession, lock: Lock | None) -> None:
    await store(db_session, *batch(1))

    assert await rows.get(ProductEntity, uuid4(), lock=lock) is None
    assert await rows.get_all(ProductEntity, [], lock=lock) == {}


async def test_rows_come_by_their_ids(rows: UnitOfWork, db_session: AsyncSession, engine: AsyncEngine) -> None:
    first, second, other = batch(3)
    await store(db_session, first, second, other)

    with statements(engine) as sent:
        found = await rows.get_all(ProductEntity, [second.id, first.id, second.id, uuid4()], lock="update")

    assert {entity_id: row.id for entity_id, row in found.items()} == {first.id: first.id, second.id: second.id}
    assert len(sent) == 1
    assert sent[0].rstrip().endswith("FOR UPDATE")
    assert "ORDER BY products.id" in sent[0]


async def test_only_a_lock_locks(rows: UnitOfWork, db_session: AsyncSession, engine: AsyncEngine) -> None:
    entity, other = batch(2)
    await store(db_session, entity, other)

    with statements(engine) as unlocked:
        await rows.get(ProductEntity, entity.id)
        await rows.one(ProductEntity, entity.id)
        await rows.get_all(ProductEntity, [entity.id])
        await rows.select(ProductEntity, id=entity.id)
    with statements(engine) as locked:
        await rows.one(ProductEntity, entity.id, lock="update")
        await rows.select(ProductEntity, id=entity.id, lock="update")

    with statements(engine) as shared:
        await rows.one(ProductEntity, other.id, lock="share")

    assert not any("FOR " in statement for statement in unlocked)
    assert ["FOR SHARE" in statement for statement in shared] == [True]
    assert ["FOR UPDATE" in statement for statement in locked] == [True] * 2
    assert all("ORDER BY products.id" in statement for statement in locked[:2])


async def test_a_locked_row_is_not_read_again(rows: UnitOfWork, db_session: AsyncSession, engine: AsyncEngine) -> None:
    first, second = batch(2)
    await store(db_session, first, second)
    locked = await rows.get(ProductEntity, first.id, lock="update")

    with statements(engine) as sent:
        again = await rows.get(ProductEntity, first.id, lock="update")
    both = await rows.get_all(ProductEntity, iter([second.id, first.id]), lock="update")

    assert again is locked
    assert sent == []
    assert both.keys() == {first.id, second.id}
    assert (await rows.get_all(ProductEntity, [second.id], lock="update")).keys() == {second.id}


async def test_a_lock_reads_what_has_changed(rows: UnitOfWork, db_session: AsyncSession) -> None:
    (entity,) = batch(1)
    await store(db_session, entity)
    row = await rows.get(ProductEntity, entity.id)
    await db_session.execute(update(ProductEntity).where(ProductEntity.id == entity.id).values(price=NEW))

    locked = await rows.get(ProductEntity, entity.id, lock="update")

    assert locked is row
    assert row is not None
    assert row.price == NEW


async def test_rows_come_in_their_order(rows: UnitOfWork, db_session: AsyncSession) -> None:
    newest, first, second = sorted(batch(3), key=lambda entity: entity.id)
    first.created_at = second.created_at = newest.created_at - timedelta(days=1)
    expected = [first, second, newest]
    await store(db_session, *reversed(expected))

    found = await rows.select(ProductEntity, price=OLD)

    assert [row.id for row in found] == [entity.id for entity in expected]


async def test_only_rows_with_these_values_are_found(rows: UnitOfWork, db_session: AsyncSession) -> None:
    entity, other = batch(2)
    other.price = NEW
    await store(db_session, entity, other)

    assert [row.id for row in await rows.select(ProductEntity, price=NEW)] == [other.id]


async def test_changes_are_written(rows: UnitOfWork, db_session: AsyncSession) -> None:
    (entity,) = batch(1)
    await store(db_session, entity)
    row = await rows.get(ProductEntity, entity.id, lock="update")
    assert row is not None

    row.price = NEW
    await rows.flush()

    assert (await stored(db_session, ProductEntity, entity.id)).price == NEW


async def test_a_query_sees_what_was_changed_before(rows: UnitOfWork) -> None:
    first, second = batch(2)
    added = rows.add(first)
    rows.add(second)

    assert added is first
    assert set(await rows.select(ProductEntity, price=OLD)) == {first, second}

    first.price = NEW
    assert await rows.select(ProductEntity, price=OLD) == [second]


async def test_new_rows_of_a_table_go_in_one_statement(rows: UnitOfWork, engine: AsyncEngine) -> None:
    for entity in batch(3):
        rows.add(entity)

    with statements(engine) as sent:
        await rows.flush()
        await rows.flush()

    assert [statement.partition(" ")[0] for statement in sent] == ["INSERT"]


async def test_an_answer_is_what_a_reader_would_see(rows: UnitOfWork, db_session: AsyncSession) -> None:
    repository = ProductRepository(part_of(await db_session.connection()), SOMEBODY)
    row, other = batch(2)
    await store(db_session, other)
    rows.add(row)

    found = await rows.one(ProductEntity, other.id)
    assert exactly(await rows.answer(repository, found)) == exactly(await repository.get(other.id))

    created = await rows.answer(repository, row)
    assert exactly(created) == exactly(await repository.get(row.id))

    row.price = NEW
    changed = await rows.answer(repository, row)
    assert exactly(changed) == exactly(await repository.get(row.id))
    assert changed["price"] == NEW


async def test_deleted_rows_are_gone(rows: UnitOfWork, db_session: AsyncSession) -> None:
    first, second, kept = batch(3)
    await store(db_session, first)
    rows.add(kept)
    rows.add(second)

    await rows.delete(second)
    found = await rows.get_all(ProductEntity, [first.id], lock="update")
    await rows.delete(*found.values())
    await rows.delete(found[first.id])

    assert await rows.get(ProductEntity, first.id, lock="update") is None
    assert await rows.select(ProductEntity, price=OLD) == [kept]


@pytest.mark.parametrize(
    ("kind", "largest", "larger"),
    [
        pytest.param(Integer(), 2**31 - 1, 2**31, id="32 bits"),
        pytest.param(BigInteger(), -(2**63), -(2**63) - 1, id="64 bits"),
        pytest.param(Numeric(5, 2), Decimal("999.994"), Decimal("999.996"), id="a decimal"),
        pytest.param(Numeric(3, 0), Decimal("999.4"), Decimal("999.6"), id="a decimal without places"),
    ],
)
def test_what_is_too_large_for_its_column_is_named(kind: Any, largest: Any, larger: Any) -> None:
    table = Table("probe", MetaData(), Column("amount", kind), Column("note", Text()))
    for amount in (None, largest):
        refuse_what_is_too_large(SimpleNamespace(__table__=table, amount=amount, note="any"))

    with pytest.raises(InvalidError) as caught:
        refuse_what_is_too_large(SimpleNamespace(__table__=table, amount=larger, note="any"))

    assert caught.value.detail == [{"loc": ["body", "amount"], "msg": "is too large", "type": "too_large"}]


async def test_every_row_is_looked_at_before_it_is_written(
    rows: UnitOfWork, db_session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setattr("src.repositories.unit_of_work.refuse_what_is_too_large", seen.append)
    entity, other = batch(2)
    await store(db_session, entity)
    row = await rows.get(ProductEntity, entity.id)
    assert row is not None

    added = rows.add(other)
    row.price = NEW
    await rows.flush()

    assert seen == [added, row]
