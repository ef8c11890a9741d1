# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_repository_lists.py.j2.
"""The repository of every entity: which rows it lists, in which order, and on which page."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from tests.cases.base import Subject
from tests.conftest import part_of
from tests.every import every
from tests.identity import SOMEBODY
from tests.support import statements, store, store_references

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
async def repository(db_session: AsyncSession, subject: Subject) -> Any:
    """The repository of the entity, for somebody who may do everything."""
    return subject.repository(part_of(await db_session.connection()), SOMEBODY)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession, subject: Subject) -> None:
    """The rows that a row of the entity needs."""
    await store_references(db_session, subject.factory)


@every(having="list")
async def test_a_list_of_nothing(subject: Subject, repository: Any) -> None:
    assert await repository.list(subject.query()) == ([], 0)


@every(having="list")
async def test_a_list_is_cut_into_pages(subject: Subject, repository: Any, db_session: AsyncSession) -> None:
    entities = subject.factory.create_batch(min(15, subject.capacity))
    await store(db_session, *entities)
    expected = [subject.row(entity) for entity in sorted(entities, key=attrgetter(*subject.order))]

    for page in range(1, 2 + len(entities) // 10):
        rows = expected[(page - 1) * 10 : page * 10]
        assert await repository.list(subject.query(page=page, size=10)) == (rows, len(entities))


@every(having="list")
async def test_a_list_takes_as_many_statements_for_many_rows(
    subject: Subject, repository: Any, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    number = min(20, subject.capacity)
    query = subject.query(size=number)
    await subject.stored(db_session)
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *subject.factory.create_batch(number - 1))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == number
    assert len(for_many) == len(for_one) == 2


@every(having="list")
async def test_a_list_is_without_what_is_deleted(subject: Subject, repository: Any, db_session: AsyncSession) -> None:
    entity = await subject.stored(db_session)
    await repository.delete(entity.id)

    assert await repository.list(subject.query()) == ([], 0)


@every("filters", "field, value, text, other", having="list")
async def test_a_list_is_filtered(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, value: Any, text: str, other: Any
) -> None:
    match = await subject.stored(db_session, **{field: value})
    await subject.stored(db_session, **{field: other})

    assert await repository.list(subject.query.model_validate({field: value})) == ([subject.row(match)], 1)


async def sorted_both_ways(subject: Subject, repository: Any, field: str, size: int) -> list[list[Any]]:
    """The rows in both orders."""
    queries = [subject.query.model_validate({"sort": sort, "size": size}) for sort in (field, f"-{field}")]
    return [(await repository.list(query))[0] for query in queries]


@every("sorts", "field, low, high", having="list")
async def test_a_list_is_sorted_both_ways(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = await subject.stored(db_session, **{field: high}), await subject.stored(db_session, **{field: low})
    expected = [subject.row(first), subject.row(second)]

    assert await sorted_both_ways(subject, repository, field, 2) == [expected, expected[::-1]]


async def without_indexes(db_session: AsyncSession) -> None:
    """An index has an order of its own, whatever a statement asks for."""
    await db_session.execute(text("SET LOCAL enable_indexscan = off"))


@every("ties", "field, value", having="list")
async def test_equal_rows_are_sorted_by_id(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, value: Any
) -> None:
    alike = {"created_at": MOMENT, field: value} if subject.aged else {field: value}
    entities = subject.factory.create_batch(min(5, subject.capacity), **alike)
    await store(db_session, *entities)
    await without_indexes(db_session)
    expected = [subject.row(entity) for entity in sorted(entities, key=attrgetter("id"))]

    assert await sorted_both_ways(subject, repository, field, len(entities)) == [expected, expected[::-1]]


@every("aged_ties", "field, value", having="list")
async def test_equal_rows_are_sorted_by_age(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = subject.factory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = subject.factory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)
    await without_indexes(db_session)

    ascending, descending = await sorted_both_ways(subject, repository, field, 2)

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]
