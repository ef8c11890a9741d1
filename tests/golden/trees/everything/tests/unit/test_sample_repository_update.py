# Generated from specs/everything.yaml by templates/tests/unit/test_entity_repository_update.py.j2.
"""How the repository of samples changes rows."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.models.entities.sample import SampleEntity
from src.models.schemas.sample import SampleUpdate
from src.repositories.sample_repository import SampleRepository
from tests.factories import SampleFactory
from tests.support import statements, store, stored

FIELDS = [
    "name",
    "code",
    "slogan",
    "note",
    "body",
    "letters",
    "count",
    "dozen",
    "large",
    "steps",
    "rank",
    "seconds",
    "ratio",
    "reading",
    "price",
    "weight",
    "total",
    "active",
    "checked",
    "born",
    "died",
    "opens",
    "seen",
    "due",
    "reference",
    "mail",
    "mailbox",
    "phone",
    "site",
    "state",
    "document",
    "settings",
    "secret",
    "serial",
    "revision",
]
MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
def repository(db_session: AsyncSession) -> SampleRepository:
    return SampleRepository(db_session)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "name two", id="name"),
        pytest.param("slogan", "slogan two", id="slogan"),
        pytest.param("note", "note two", id="note"),
        pytest.param("body", "body two", id="body"),
        pytest.param("letters", "b", id="letters"),
        pytest.param("count", 11, id="count"),
        pytest.param("dozen", 24, id="dozen"),
        pytest.param("large", 11, id="large"),
        pytest.param("steps", 15, id="steps"),
        pytest.param("rank", 11, id="rank"),
        pytest.param("seconds", 11, id="seconds"),
        pytest.param("ratio", 0.5, id="ratio"),
        pytest.param("reading", 10.5, id="reading"),
        pytest.param("price", Decimal("10.01"), id="price"),
        pytest.param("weight", Decimal("10.005"), id="weight"),
        pytest.param("total", Decimal("11"), id="total"),
        pytest.param("active", False, id="active"),
        pytest.param("checked", False, id="checked"),
        pytest.param("born", date.fromisoformat("2026-01-16"), id="born"),
        pytest.param("died", date.fromisoformat("2026-01-16"), id="died"),
        pytest.param("opens", time.fromisoformat("17:45:00"), id="opens"),
        pytest.param("seen", datetime.fromisoformat("2026-01-15T09:30:01Z"), id="seen"),
        pytest.param("due", datetime.fromisoformat("2026-01-15T09:30:01Z"), id="due"),
        pytest.param("reference", UUID("00000001-0000-4000-8000-000000000000"), id="reference"),
        pytest.param("mail", "two@example.com", id="mail"),
        pytest.param("mailbox", "two@example.com", id="mailbox"),
        pytest.param("phone", "+49309876543", id="phone"),
        pytest.param("site", "https://example.com/two", id="site"),
        pytest.param("state", "IN_PROGRESS", id="state"),
        pytest.param("document", {"key": "two"}, id="document"),
        pytest.param("settings", {"key": "two"}, id="settings"),
        pytest.param("secret", "secret two", id="secret"),
    ],
)
async def test_update_changes_what_was_sent_and_nothing_else(
    repository: SampleRepository, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    updated = await repository.update(entity.id, SampleUpdate.model_validate({field: value}))

    assert updated is not None
    assert updated[field] == value
    row = await stored(db_session, SampleEntity, entity.id)
    assert {name: getattr(row, name) for name in FIELDS} == before | {field: value}


@pytest.mark.parametrize(
    "field",
    [
        "slogan",
        "note",
        "letters",
        "large",
        "rank",
        "seconds",
        "reading",
        "weight",
        "total",
        "checked",
        "died",
        "seen",
        "reference",
        "mail",
        "mailbox",
        "phone",
        "settings",
    ],
)
async def test_update_to_null(repository: SampleRepository, db_session: AsyncSession, field: str) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)

    await repository.update(entity.id, SampleUpdate.model_validate({field: None}))

    row = await stored(db_session, SampleEntity, entity.id)
    assert getattr(row, field) is None


async def test_update_leaves_other_rows_alone(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity, other = SampleFactory.create_batch(2)
    await store(db_session, entity, other)
    before = {name: getattr(other, name) for name in FIELDS}

    await repository.update(entity.id, SampleUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, SampleEntity, other.id)
    assert {name: getattr(row, name) for name in FIELDS} == before


async def test_update_moves_updated_at_only(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create(created_at=MOMENT, updated_at=MOMENT)
    await store(db_session, entity)

    await repository.update(entity.id, SampleUpdate.model_validate({"name": "name two"}))

    row = await stored(db_session, SampleEntity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


async def test_update_of_an_unknown_id(repository: SampleRepository, db_session: AsyncSession) -> None:
    await store(db_session, SampleFactory.create())

    assert await repository.update(uuid4(), SampleUpdate.model_validate({"name": "name two"})) is None


async def test_update_with_nothing_is_a_read(
    repository: SampleRepository, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)
    before = {name: getattr(entity, name) for name in FIELDS}

    with statements(engine) as sent:
        updated = await repository.update(entity.id, SampleUpdate.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated is not None
    assert {name: updated[name] for name in FIELDS} == before


async def test_a_deleted_row_is_not_updated(repository: SampleRepository, db_session: AsyncSession) -> None:
    entity = SampleFactory.create()
    await store(db_session, entity)
    await repository.delete(entity.id)

    assert await repository.update(entity.id, SampleUpdate.model_validate({"name": "name two"})) is None
