# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of comments, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.comment import CommentEntity
from src.models.schemas.comment import CommentCreate, CommentListQuery
from src.repositories.comment_repository import CommentRepository
from tests.factories import CommentFactory
from tests.support import statements, store, store_references, stored, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> CommentRepository:
    return CommentRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


async def test_create_stores_what_was_sent(repository: CommentRepository, db_session: AsyncSession) -> None:
    data = CommentCreate.model_validate(CommentFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CommentEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CommentRepository) -> None:
    created = await repository.create(CommentCreate.model_validate(CommentFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: CommentRepository, db_session: AsyncSession) -> None:
    await store(db_session, CommentFactory.create())

    assert await repository.get(uuid4()) is None


async def test_delete(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity, other = CommentFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_keeps_the_row(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    row = await stored(db_session, CommentEntity, entity.id)
    assert row.deleted_at is not None


async def test_list_of_nothing(repository: CommentRepository) -> None:
    assert await repository.list(CommentListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: CommentRepository, db_session: AsyncSession) -> None:
    entities = CommentFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(CommentListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: CommentRepository, db_session: AsyncSession) -> None:
    await store(db_session, CommentFactory.create())

    assert await repository.list(CommentListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: CommentRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = CommentListQuery(size=20)
    await store(db_session, CommentFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *CommentFactory.create_batch(19))

    with statements(engine) as for_many:
        rows, _ = await repository.list(query)

    assert len(rows) == 20
    assert len(for_many) == len(for_one) == 2


async def test_list_hides_what_is_deleted(repository: CommentRepository, db_session: AsyncSession) -> None:
    entity = CommentFactory.create()
    await store(db_session, entity)
    await repository.delete(entity.id)

    assert await repository.list(CommentListQuery()) == ([], 0)


@pytest.mark.parametrize(
    ("field", "value", "other"),
    [
        pytest.param(
            "article_id",
            UUID("00000000-0000-0000-0000-000000000001"),
            UUID("00000000-0000-0000-0000-000000000002"),
            id="article_id",
        ),
    ],
)
async def test_list_filters(
    repository: CommentRepository, db_session: AsyncSession, field: str, value: Any, other: Any
) -> None:
    match = CommentFactory.create(**{field: value})
    await store(db_session, match, CommentFactory.create(**{field: other}))

    rows, total = await repository.list(CommentListQuery.model_validate({field: value}))

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
    ],
)
async def test_list_sorts_both_ways(
    repository: CommentRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = CommentFactory.create(**{field: high}), CommentFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(CommentListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(CommentListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: CommentRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = CommentFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(CommentListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(CommentListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize("field", ["article_id", "text"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CommentFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CommentEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("text", "", id="text below the minimum length"),
        pytest.param("text", "x" * 2001, id="text above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CommentFactory.create(**{field: value}))
