# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_list.py.j2.
"""How the repository of ledger entries lists rows: which, and on which page."""

from datetime import date
from operator import attrgetter
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.schemas.ledger_entry import LedgerEntryListQuery
from src.repositories.ledger_entry_repository import LedgerEntryRepository
from tests.factories import LedgerEntryFactory
from tests.support import statements, store, values


@pytest.fixture
def repository(db_session: AsyncSession) -> LedgerEntryRepository:
    return LedgerEntryRepository(db_session)


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
