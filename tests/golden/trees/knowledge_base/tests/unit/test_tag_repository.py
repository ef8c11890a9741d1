# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of tags, and what the table itself refuses."""

from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import TagCreate, TagListQuery, TagUpdate
from src.repositories.tag_repository import TagRepository
from tests.factories import TagFactory
from tests.support import statements, store, stored, values

FIELDS = ["name"]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> TagRepository:
    return TagRepository(db_session)


async def test_create_stores_what_was_sent(repository: TagRepository, db_session: AsyncSession) -> None:
    data = TagCreate.model_validate(TagFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, TagEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: TagRepository) -> None:
    created = await repository.create(TagCreate.model_validate(TagFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: TagRepository, db_session: AsyncSession) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: TagRepository, db_session: AsyncSession) -> None:
    await store(db_session, TagFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: TagRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, TagUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, TagEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


async def test_update_moves_updated_at_only(repository: TagRepository, db_session: AsyncSession) -> None:
    entity = TagFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, TagUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, TagEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: TagRepository, db_session: AsyncSession) -> None:
    await store(db_session, TagFactory.create())

    assert await repository.update(uuid4(), TagUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: TagRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, TagUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: TagRepository, db_session: AsyncSession) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: TagRepository, db_session: AsyncSession) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: TagRepository, db_session: AsyncSession) -> None:
    entity, other = TagFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: TagRepository, db_session: AsyncSession) -> None:
    entity = TagFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(TagEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: TagRepository) -> None:
    assert await repository.list(TagListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: TagRepository, db_session: AsyncSession) -> None:
    entities = TagFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(TagListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: TagRepository, db_session: AsyncSession) -> None:
    await store(db_session, TagFactory.create())

    assert await repository.list(TagListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: TagRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = TagListQuery(size=20)
    await store(db_session, TagFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *TagFactory.create_batch(19))

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
        pytest.param("name", "Backup", "name two", id="name"),
    ],
)
async def test_list_sorts_both_ways(
    repository: TagRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = TagFactory.create(**{field: high}), TagFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(TagListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(TagListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: TagRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = TagFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(TagListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(TagListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize("field", ["name"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, TagFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(TagEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="name below the minimum length"),
        pytest.param("name", "x" * 41, id="name above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, TagFactory.create(**{field: value}))
