# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of articles, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.article import ArticleEntity
from src.models.schemas.article import ArticleCreate, ArticleListQuery, ArticleUpdate
from src.repositories.article_repository import ArticleRepository
from tests.factories import ArticleFactory
from tests.support import statements, store, store_references, stored

FIELDS = ["category_id", "author_id", "title", "summary", "state"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> ArticleRepository:
    return ArticleRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that an article needs."""
    await store_references(db_session, ArticleFactory)


async def test_create_stores_what_was_sent(repository: ArticleRepository, db_session: AsyncSession) -> None:
    data = ArticleCreate.model_validate(ArticleFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, ArticleEntity, created["id"])
    sent = data.model_dump(exclude_unset=True)
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: ArticleRepository) -> None:
    created = await repository.create(ArticleCreate.model_validate(ArticleFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == ArticleFactory.row(entity)


async def test_get_of_an_unknown_id(repository: ArticleRepository, db_session: AsyncSession) -> None:
    await store(db_session, ArticleFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "title two", id="title"),
        pytest.param("summary", "summary two", id="summary"),
        pytest.param("state", "PUBLISHED", id="state"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, ArticleUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, ArticleEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["author_id", "summary"])
async def test_update_to_null(repository: ArticleRepository, db_session: AsyncSession, field: str) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, ArticleUpdate.model_validate({field: None}))

    row = await stored(db_session, ArticleEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity, other = ArticleFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, ArticleUpdate.model_validate({"summary": "summary two"}))

    row = await stored(db_session, ArticleEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, ArticleUpdate.model_validate({"summary": "summary two"}))

    row = await stored(db_session, ArticleEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: ArticleRepository, db_session: AsyncSession) -> None:
    await store(db_session, ArticleFactory.create())

    assert await repository.update(uuid4(), ArticleUpdate.model_validate({"summary": "summary two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: ArticleRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, ArticleUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"] * 3
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity, other = ArticleFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == ArticleFactory.row(other)


async def test_delete_removes_the_row(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entity = ArticleFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(ArticleEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: ArticleRepository) -> None:
    assert await repository.list(ArticleListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: ArticleRepository, db_session: AsyncSession) -> None:
    entities = ArticleFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(ArticleListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [ArticleFactory.row(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: ArticleRepository, db_session: AsyncSession) -> None:
    await store(db_session, ArticleFactory.create())

    assert await repository.list(ArticleListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: ArticleRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = ArticleListQuery(size=20)
    await store(db_session, ArticleFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *ArticleFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 4


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param(
            "category_id",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="category_id",
        ),
        pytest.param("state", "DRAFT", "PUBLISHED", id="state"),
    ],
)
async def test_list_filters(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = ArticleFactory.create(**{field: value})
    await store(db_session, match, ArticleFactory.create(**{field: other}))

    rows, total = await repository.list(ArticleListQuery.model_validate({field: value}))

    assert (rows, total) == ([ArticleFactory.row(match)], 1)


@pytest.mark.parametrize(
    ("field", "low", "high"),
    [
        pytest.param(
            "created_at",
            datetime.fromisoformat("2026-01-15T09:30:00Z"),
            datetime.fromisoformat("2026-01-16T09:30:00Z"),
            id="created_at",
        ),
        pytest.param("title", "How to restore a backup", "title two", id="title"),
    ],
)
async def test_list_sorts_both_ways(
    repository: ArticleRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = ArticleFactory.create(**{field: high}), ArticleFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(ArticleListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(ArticleListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [ArticleFactory.row(first), ArticleFactory.row(second)]
    assert descending == [ArticleFactory.row(second), ArticleFactory.row(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = ArticleFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [ArticleFactory.row(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(ArticleListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(ArticleListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "value", "query", "other"),
    [
        pytest.param("title", "Needle", "nEEDLE", "title two", id="title"),
    ],
)
async def test_list_searches_without_regard_to_case(
    repository: ArticleRepository, db_session: AsyncSession, field: str, value: str, query: str, other: str
) -> None:
    match = ArticleFactory.create(**{field: value})
    await store(db_session, match, ArticleFactory.create(**{field: other}))

    assert await repository.list(ArticleListQuery(q=query)) == ([ArticleFactory.row(match)], 1)


@pytest.mark.parametrize(
    ("field", "query", "value", "decoy"),
    [
        pytest.param("title", "a%b", "a%b", "axb"),
        pytest.param("title", "a_b", "a_b", "axb"),
        pytest.param("title", "a/b", "a/b", "axb"),
        pytest.param("title", "a\\b", "a\\b", "axb"),
    ],
)
async def test_list_searches_for_wildcards_literally(
    repository: ArticleRepository, db_session: AsyncSession, field: str, query: str, value: str, decoy: str
) -> None:
    match = ArticleFactory.create(**{field: value})
    await store(db_session, match, ArticleFactory.create(**{field: decoy}))

    assert await repository.list(ArticleListQuery(q=query)) == ([ArticleFactory.row(match)], 1)


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("state", "DRAFT", id="state"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = ArticleFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["category_id", "title", "state"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, ArticleFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(ArticleEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "", id="title below the minimum length"),
        pytest.param("title", "x" * 201, id="title above the maximum length"),
        pytest.param("summary", "x" * 1001, id="summary above the maximum length"),
        pytest.param("state", "x", id="state no value of it"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, ArticleFactory.create(**{field: value}))
