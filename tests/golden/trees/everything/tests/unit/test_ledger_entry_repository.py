# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of ledger entries, and what the table itself refuses."""

from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.ledger_entry import LedgerEntryEntity
from src.models.schemas.ledger_entry import LedgerEntryListQuery
from src.repositories.ledger_entry_repository import LedgerEntryRepository
from tests.factories import LedgerEntryFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> LedgerEntryRepository:
    return LedgerEntryRepository(db_session)


async def test_get(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    entity = LedgerEntryFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    await store(db_session, LedgerEntryFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    entity = LedgerEntryFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    entity = LedgerEntryFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    entity, other = LedgerEntryFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    entity = LedgerEntryFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(LedgerEntryEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: LedgerEntryRepository) -> None:
    assert await repository.list(LedgerEntryListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    entities = LedgerEntryFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("id"))

    pages = [await repository.list(LedgerEntryListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: LedgerEntryRepository, db_session: AsyncSession) -> None:
    await store(db_session, LedgerEntryFactory.create())

    assert await repository.list(LedgerEntryListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: LedgerEntryRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = LedgerEntryListQuery(size=20)
    await store(db_session, LedgerEntryFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *LedgerEntryFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param("account", "account one", "account two", id="account"),
        pytest.param("booked_on", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="booked_on"),
    ],
)
async def test_list_filters(
    repository: LedgerEntryRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = LedgerEntryFactory.create(**{field: value})
    await store(db_session, match, LedgerEntryFactory.create(**{field: other}))

    rows, total = await repository.list(LedgerEntryListQuery.model_validate({field: value}))

    assert (rows, total) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param("id", UUID(int=1), UUID(int=2), id="id"),
        pytest.param("booked_on", date.fromisoformat("2026-01-15"), date.fromisoformat("2026-01-16"), id="booked_on"),
        pytest.param("amount", Decimal("10.00"), Decimal("10.01"), id="amount"),
    ],
)
async def test_list_sorts_both_ways(
    repository: LedgerEntryRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = LedgerEntryFactory.create(**{field: high}), LedgerEntryFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("booked_on", date.fromisoformat("2026-01-15"), id="booked_on"),
        pytest.param("amount", Decimal("10.00"), id="amount"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: LedgerEntryRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = LedgerEntryFactory.create_batch(5, **{field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(LedgerEntryListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize("field", ["account", "amount", "booked_on"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, LedgerEntryFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(LedgerEntryEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("account", "x" * 35, id="account above the maximum length"),
        pytest.param("amount", Decimal("-10000000000000.00"), id="amount below the lower bound"),
        pytest.param("amount", Decimal("10000000000000.00"), id="amount above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, LedgerEntryFactory.create(**{field: value}))
