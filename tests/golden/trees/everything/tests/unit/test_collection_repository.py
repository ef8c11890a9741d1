# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of collections, and what the table itself refuses."""

from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.collection import CollectionEntity
from src.models.schemas.collection import CollectionCreate, CollectionListQuery, CollectionUpdate
from src.repositories.collection_repository import CollectionRepository
from tests.factories import CollectionFactory
from tests.support import statements, store, stored, values

FIELDS = [
    "words",
    "tags",
    "numbers",
    "evens",
    "large",
    "ratios",
    "prices",
    "flags",
    "days",
    "moments",
    "keys",
    "phones",
    "colours",
]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> CollectionRepository:
    return CollectionRepository(db_session)


async def test_create_stores_what_was_sent(repository: CollectionRepository, db_session: AsyncSession) -> None:
    data = CollectionCreate.model_validate(CollectionFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, CollectionEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_create_notes_the_time_with_its_zone(repository: CollectionRepository) -> None:
    created = await repository.create(CollectionCreate.model_validate(CollectionFactory.payload()))

    assert created["created_at"].utcoffset() is not None
    assert created["updated_at"].utcoffset() is not None


async def test_get(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == values(entity)


async def test_get_of_an_unknown_id(repository: CollectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, CollectionFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("words", ["b"], id="words"),
        pytest.param("tags", ["tags two"], id="tags"),
        pytest.param("numbers", [11], id="numbers"),
        pytest.param("evens", [12], id="evens"),
        pytest.param("large", [11], id="large"),
        pytest.param("ratios", [0.5], id="ratios"),
        pytest.param("prices", [Decimal("10.05")], id="prices"),
        pytest.param("flags", [False], id="flags"),
        pytest.param("days", [date.fromisoformat("2026-01-16")], id="days"),
        pytest.param("moments", [datetime.fromisoformat("2026-01-15T09:30:01Z")], id="moments"),
        pytest.param("keys", [UUID("00000001-0000-4000-8000-000000000000")], id="keys"),
        pytest.param("phones", ["+49309876543"], id="phones"),
        pytest.param("colours", ["GREEN"], id="colours"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: CollectionRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, CollectionUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, CollectionEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize("field", ["evens", "large", "ratios", "flags", "days", "moments", "keys", "phones"])
async def test_update_to_null(repository: CollectionRepository, db_session: AsyncSession, field: str) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, CollectionUpdate.model_validate({field: None}))

    row = await stored(db_session, CollectionEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity, other = CollectionFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, CollectionUpdate.model_validate({"words": ["b"]}))

    row = await stored(db_session, CollectionEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity = CollectionFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, CollectionUpdate.model_validate({"words": ["b"]}))

    row = await stored(db_session, CollectionEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: CollectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, CollectionFactory.create())

    assert await repository.update(uuid4(), CollectionUpdate.model_validate({"words": ["b"]})) is None


async def test_update_with_nothing_is_a_read(
    repository: CollectionRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, CollectionUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity, other = CollectionFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == values(other)


async def test_delete_removes_the_row(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entity = CollectionFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(CollectionEntity, entity.id, populate_existing=True) is None


async def test_list_of_nothing(repository: CollectionRepository) -> None:
    assert await repository.list(CollectionListQuery()) == ([], 0)


async def test_list_is_cut_into_pages(repository: CollectionRepository, db_session: AsyncSession) -> None:
    entities = CollectionFactory.create_batch(15)
    await store(db_session, *entities)
    expected = sorted(entities, key=attrgetter("created_at", "id"))

    pages = [await repository.list(CollectionListQuery(page=page, size=10)) for page in range(1, 3)]

    assert [row for rows, _ in pages for row in rows] == [values(entity) for entity in expected]
    assert [(len(rows), total) for rows, total in pages] == [(10, 15), (5, 15)]


async def test_list_beyond_the_last_page(repository: CollectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, CollectionFactory.create())

    assert await repository.list(CollectionListQuery(page=2)) == ([], 1)


async def test_list_issues_as_many_statements_for_many_rows(
    repository: CollectionRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    query = CollectionListQuery(size=20)
    await store(db_session, CollectionFactory.create())
    with statements(engine) as for_one:
        await repository.list(query)
    await store(db_session, *CollectionFactory.create_batch(19))

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
    repository: CollectionRepository, db_session: AsyncSession, field: str, low: Any, high: Any
) -> None:
    second, first = CollectionFactory.create(**{field: high}), CollectionFactory.create(**{field: low})
    await store(db_session, second, first)

    ascending, _ = await repository.list(CollectionListQuery.model_validate({"sort": field, "size": 2}))
    descending, _ = await repository.list(CollectionListQuery.model_validate({"sort": f"-{field}", "size": 2}))

    assert ascending == [values(first), values(second)]
    assert descending == [values(second), values(first)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), id="created_at"),
    ],
)
async def test_list_orders_equal_rows_by_id(
    repository: CollectionRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entities = CollectionFactory.create_batch(5, **{"created_at": MOMENT, field: value})
    await store(db_session, *entities)
    expected = [values(entity) for entity in sorted(entities, key=attrgetter("id"))]

    ascending, _ = await repository.list(CollectionListQuery.model_validate({"sort": field, "size": 5}))
    descending, _ = await repository.list(CollectionListQuery.model_validate({"sort": f"-{field}", "size": 5}))

    assert ascending == expected
    assert descending == expected[::-1]


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("tags", [], id="tags"),
        pytest.param("numbers", [1, 2], id="numbers"),
        pytest.param("prices", [Decimal("1.50")], id="prices"),
        pytest.param("colours", ["RED"], id="colours"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = CollectionFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["words", "tags", "numbers", "prices", "colours"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CollectionFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CollectionEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("words", [], id="words below the fewest items"),
        pytest.param("words", ["a", "a", "a", "a", "a", "a"], id="words above the most items"),
        pytest.param("ratios", [0.0, 0.0, 0.0, 0.0], id="ratios above the most items"),
        pytest.param(
            "phones", ["+49301234567", "+49301234567", "+49301234567", "+49301234567"], id="phones above the most items"
        ),
        pytest.param("colours", ["RED", "RED", "RED", "RED"], id="colours above the most items"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CollectionFactory.create(**{field: value}))
