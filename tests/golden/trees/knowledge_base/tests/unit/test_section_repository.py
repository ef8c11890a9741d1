# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository.py.j2.
"""The repository of sections, and what the table itself refuses."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.section import SectionEntity
from src.models.schemas.section import SectionCreate, SectionUpdate
from src.repositories.section_repository import SectionRepository
from tests.factories import SectionFactory
from tests.support import statements, store, store_references, stored

FIELDS = ["article_id", "heading", "body", "position"]


@pytest.fixture
def repository(db_session: AsyncSession) -> SectionRepository:
    return SectionRepository(db_session)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a section needs."""
    await store_references(db_session, SectionFactory)


async def test_create_stores_what_was_sent(repository: SectionRepository, db_session: AsyncSession) -> None:
    data = SectionCreate.model_validate(SectionFactory.payload())

    created = await repository.create(data)

    row = await stored(db_session, SectionEntity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent


async def test_get(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    assert await repository.get(entity.id) == SectionFactory.row(entity)


async def test_get_of_an_unknown_id(repository: SectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, SectionFactory.create())

    assert await repository.get(uuid4()) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("heading", "heading two", id="heading"),
        pytest.param("body", "body two", id="body"),
        pytest.param("position", 11, id="position"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: SectionRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, SectionUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, SectionEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


async def test_update_leaves_other_rows_alone(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity, other = SectionFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, SectionUpdate.model_validate({"heading": "heading two"}))

    row = await stored(db_session, SectionEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_of_an_unknown_id(repository: SectionRepository, db_session: AsyncSession) -> None:
    await store(db_session, SectionFactory.create())

    assert await repository.update(uuid4(), SectionUpdate.model_validate({"heading": "heading two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: SectionRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, SectionUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"] * 2
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_delete(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert await repository.get(entity.id) is None


async def test_delete_twice(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    assert await repository.delete(entity.id)
    assert not await repository.delete(entity.id)


async def test_delete_leaves_other_rows_alone(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity, other = SectionFactory.create_batch(2)
    await store(db_session, entity, other)

    await repository.delete(entity.id)

    assert await repository.get(other.id) == SectionFactory.row(other)


async def test_delete_removes_the_row(repository: SectionRepository, db_session: AsyncSession) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    await repository.delete(entity.id)

    assert await db_session.get(SectionEntity, entity.id, populate_existing=True) is None


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        pytest.param("uq_sections_place", ["article_id", "position"], id="article_id-position"),
    ],
)
async def test_the_table_refuses_a_second_row_with_the_same(
    db_session: AsyncSession, constraint: str, fields: list[str]
) -> None:
    entity = SectionFactory.create()
    await store(db_session, entity)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, SectionFactory.create(**{name: getattr(entity, name) for name in fields}))


@pytest.mark.parametrize(
    "fields",
    [
        ["article_id"],
    ],
    ids="-".join,
)
async def test_the_table_accepts_rows_that_share_a_part_of_a_key(
    repository: SectionRepository, db_session: AsyncSession, fields: list[str]
) -> None:
    first = SectionFactory.create()
    second = SectionFactory.create(**{name: getattr(first, name) for name in fields})

    await store(db_session, first, second)

    assert await repository.get(second.id) == SectionFactory.row(second)


@pytest.mark.parametrize("field", ["article_id", "heading", "body", "position"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, SectionFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(SectionEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("heading", "", id="heading below the minimum length"),
        pytest.param("heading", "x" * 201, id="heading above the maximum length"),
        pytest.param("body", "x" * 20001, id="body above the maximum length"),
        pytest.param("position", 0, id="position below the lower bound"),
        pytest.param("position", 1001, id="position above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, SectionFactory.create(**{field: value}))
