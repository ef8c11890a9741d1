# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of authors, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.author import AuthorEntity
from src.models.schemas.author import AuthorCreate, AuthorListQuery
from src.repositories.author_repository import AuthorRepository
from tests.factories import AuthorFactory
from tests.support import statements, store, stored, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> AuthorRepository:
    return AuthorRepository(db_session)


async def test_create_stores_what_was_sent(repository: AuthorRepository, db_session: AsyncSession) -> None:
    data = AuthorCreate.model_validate(AuthorFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, AuthorEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: AuthorRepository) -> None:
    created = await repository.create(AuthorCreate.model_validate(AuthorFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: AuthorRepository, db_session: AsyncSession) -> None:
    await store(db_session, AuthorFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity, other = AuthorFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entity = AuthorFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(AuthorEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: AuthorRepository) -> None:
    assert await repository.list(AuthorListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: AuthorRepository, db_session: AsyncSession) -> None:
    entities = AuthorFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(AuthorListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: AuthorRepository, db_session: AsyncSession) -> None:
    await store(db_session, AuthorFactory.create())

    assert await repository.list(AuthorListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: AuthorRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = AuthorListQuery(size=20)
    await store(db_session, AuthorFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *AuthorFactory.create_batch(19))

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
    ],
)
async def test_list_sorts_both_ways(
    repository: AuthorRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = AuthorFactory.create(**{field: high}), AuthorFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(AuthorListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(AuthorListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: AuthorRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = AuthorFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(AuthorListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(AuthorListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("full_name", "Needle", "nEEDLE", "full name two", id="full_name"),
    ],
)
async def test_list_searches_without_regard_to_case(
    repository: AuthorRepository, db_session: AsyncSession, field: str, value: str, query: str, other: str
) -> None:
    match = AuthorFactory.create(**{field: value})
    await store(db_session, match, AuthorFactory.create(**{field: other}))

    assert await repository.list(AuthorListQuery(q=query)) == ([values(match)], 1)


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
    repository: AuthorRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = AuthorFactory.create(**{field: value})
    await store(db_session, match, AuthorFactory.create(**{field: decoy}))

    assert await repository.list(AuthorListQuery(q=query)) == ([values(match)], 1)


@pytest.mark.parametrize("field", ["full_name", "email"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, AuthorFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(AuthorEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("full_name", "", id="full_name below the minimum length"),
        pytest.param("full_name", "x" * 121, id="full_name above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, AuthorFactory.create(**{field: value}))
