# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of sections changes rows."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.section import SectionEntity
from src.models.schemas.section import SectionUpdate
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
    assert updated[SectionFactory.columns[field]] == value
    row = await stored(db_session, SectionEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {SectionFactory.columns[field]: value}


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
