# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of people, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.person import PersonEntity
from src.models.schemas.person import PersonCreate, PersonListQuery
from src.repositories.person_repository import PersonRepository
from tests.factories import PersonFactory
from tests.support import statements, store, stored, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> PersonRepository:
    return PersonRepository(db_session)


async def test_create_stores_what_was_sent(repository: PersonRepository, db_session: AsyncSession) -> None:
    data = PersonCreate.model_validate(PersonFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, PersonEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: PersonRepository) -> None:
    created = await repository.create(PersonCreate.model_validate(PersonFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: PersonRepository, db_session: AsyncSession) -> None:
    entity = PersonFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: PersonRepository, db_session: AsyncSession) -> None:
    await store(db_session, PersonFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: PersonRepository, db_session: AsyncSession) -> None:
    entity = PersonFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: PersonRepository, db_session: AsyncSession) -> None:
    entity = PersonFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: PersonRepository, db_session: AsyncSession) -> None:
    entity, other = PersonFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: PersonRepository, db_session: AsyncSession) -> None:
    entity = PersonFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(PersonEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: PersonRepository) -> None:
    assert await repository.list(PersonListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: PersonRepository, db_session: AsyncSession) -> None:
    entities = PersonFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(PersonListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: PersonRepository, db_session: AsyncSession) -> None:
    await store(db_session, PersonFactory.create())

    assert await repository.list(PersonListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: PersonRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = PersonListQuery(size=20)
    await store(db_session, PersonFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *PersonFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("full_name", "full name one", "full name two", id="full_name"),
    ],
)
async def test_list_sorts_both_ways(
    repository: PersonRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = PersonFactory.create(**{field: high}), PersonFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(PersonListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(PersonListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
        pytest.param("full_name", "full name one", id="full_name"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: PersonRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = PersonFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(PersonListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(PersonListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("full_name", "full name one", id="full_name"),
    ],
)
async def test_list_orders_equal_rows_by_age(
    repository: PersonRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    low, high = sorted([uuid4(), uuid4()])
    older = PersonFactory.create(**{"id": high, "created_at": MOMENT, field: value})
    newer = PersonFactory.create(**{"id": low, "created_at": MOMENT.replace(year=MOMENT.year + 1), field: value})
    await store(db_session, newer, older)

    ascending, _ = await repository.list(PersonListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(PersonListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert [row["id"] for row in ascending] == [older.id, newer.id]
    assert [row["id"] for row in descending] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("full_name", "Needle", "nEEDLE", "full name two", id="full_name"),
    ],
)
async def test_list_searches_without_regard_to_case(
    repository: PersonRepository, db_session: AsyncSession, field: str, value: str, query: str, other: str
) -> None:
    match = PersonFactory.create(**{field: value})
    await store(db_session, match, PersonFactory.create(**{field: other}))

    assert await repository.list(PersonListQuery(q=query)) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("field", "query", "value", "decoy"),
    [
        pytest.param("full_name", "a%b", "a%b", "axb"),
        pytest.param("full_name", "a_b", "a_b", "axb"),
        pytest.param("full_name", "a/b", "a/b", "axb"),
        pytest.param("full_name", "a\\b", "a\\b", "axb"),
    ],
)
async def test_list_searches_for_wildcards_literally(
    repository: PersonRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = PersonFactory.create(**{field: value})
    await store(db_session, match, PersonFactory.create(**{field: decoy}))

    assert await repository.list(PersonListQuery(q=query)) == ([values(match)], 1)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_people_email", ["email"], id="email"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = PersonFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, PersonFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize("field", ["full_name", "email"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, PersonFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(PersonEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("full_name", "x" * 121, id="full_name above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, PersonFactory.create(**{field: value}))
