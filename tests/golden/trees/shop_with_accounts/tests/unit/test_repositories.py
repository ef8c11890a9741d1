# Generated from specs/shop_with_accounts.yaml by templates/tests/unit/test_repositories.py.j2.
"""The repository of every entity: how it reads, creates, changes and deletes one row."""

from datetime import datetime
from typing import Any
from unittest.mock import Mock
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from tests.cases.base import Subject
from tests.conftest import part_of
from tests.every import every
from tests.identity import SOMEBODY
from tests.support import statements, store, store_references, stored, values

MOMENT = datetime.fromisoformat("2026-01-15T09:30:00Z")


@pytest.fixture
async def repository(db_session: AsyncSession, subject: Subject) -> Any:
    """The repository of the entity, for somebody who may do everything."""
    return subject.repository(part_of(await db_session.connection()), SOMEBODY)


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession, subject: Subject) -> None:
    """The rows that a row of the entity needs."""
    await store_references(db_session, subject.factory)


@every()
def test_what_waits_for_the_commit_is_handed_on(subject: Subject, repository: Any) -> None:
    db, action = Mock(), Mock()

    type(repository)(db, SOMEBODY).after_commit(action)

    db.after_commit.assert_called_once_with(action)


@every()
async def test_get_finds_what_is_stored(subject: Subject, repository: Any, db_session: AsyncSession) -> None:
    entities = subject.factory.create_batch(min(3, subject.capacity))
    await store(db_session, *entities)

    assert [await repository.get(entity.id) for entity in entities] == [subject.row(entity) for entity in entities]
    assert await repository.get(uuid4()) is None


@every()
async def test_delete_hides_one_row_once(subject: Subject, repository: Any, db_session: AsyncSession) -> None:
    entity, *others = subject.factory.create_batch(min(3, subject.capacity))
    await store(db_session, entity, *others)

    assert await repository.delete(uuid4()) is False
    assert await repository.delete(entity.id) is True
    assert await repository.delete(entity.id) is False

    assert await repository.get(entity.id) is None
    assert [await repository.get(other.id) for other in others] == [subject.row(other) for other in others]


@every()
async def test_delete_keeps_the_row_only_where_it_is_hidden(
    subject: Subject, repository: Any, db_session: AsyncSession
) -> None:
    entity = await subject.stored(db_session)

    await repository.delete(entity.id)

    row = await db_session.get(subject.entity, entity.id, populate_existing=True)
    assert row is None


@every()
async def test_a_row_is_read_and_deleted_in_one_statement(
    subject: Subject, repository: Any, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = await subject.stored(db_session)

    with statements(engine) as sent:
        await repository.get(entity.id)
        await repository.delete(entity.id)

    assert len(sent) == 2


@every(having="create")
async def test_create_stores_what_was_sent(subject: Subject, repository: Any, db_session: AsyncSession) -> None:
    data = subject.create.model_validate(subject.body("create"))

    created = await repository.create(data)

    row = await stored(db_session, subject.entity, created["id"])
    sent = data.model_dump()
    assert {name: getattr(row, name) for name in sent} == sent
    if subject.aged:
        assert created["created_at"].utcoffset() is not None
        assert created["updated_at"].utcoffset() is not None


@every(having="create")
async def test_a_row_has_moments_of_its_own(subject: Subject, repository: Any, db_session: AsyncSession) -> None:
    """That of the transaction would make all its rows equally old."""
    row = await repository.create(subject.create.model_validate(subject.body("create")))

    began = (await db_session.execute(select(func.now()))).scalar_one()
    if subject.aged:
        assert began not in (row["created_at"], row["updated_at"])


@every("changes", "field, value", having="update")
async def test_update_changes_what_was_sent_and_nothing_else(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = await subject.stored(db_session)
    data = subject.update.model_validate({field: value})
    expected = {**values(entity), field: getattr(data, field)}

    updated = await repository.update(entity.id, data)

    row = values(await stored(db_session, subject.entity, entity.id))
    assert updated[field] == expected[field]
    assert {**row, "updated_at": None} == {**expected, "updated_at": None}


@every("bystander_change", "field, value", having="update")
async def test_update_leaves_other_rows_alone(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity, other = subject.factory.create_batch(2)
    await store(db_session, entity, other)
    before = values(other)

    await repository.update(entity.id, subject.update.model_validate({field: value}))

    assert values(await stored(db_session, subject.entity, other.id)) == before


@every("dated_change", "field, value", having="update")
async def test_update_moves_updated_at_only(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, value: Any
) -> None:
    entity = await subject.stored(db_session, created_at=MOMENT, updated_at=MOMENT)

    await repository.update(entity.id, subject.update.model_validate({field: value}))

    row = await stored(db_session, subject.entity, entity.id)
    assert row.created_at == MOMENT
    assert row.updated_at > MOMENT


@every("change", "field, value", having="update")
async def test_update_of_what_is_not_there(
    subject: Subject, repository: Any, db_session: AsyncSession, field: str, value: Any
) -> None:
    deleted, data = await subject.stored(db_session), subject.update.model_validate({field: value})

    assert await repository.update(uuid4(), data) is None
    await repository.delete(deleted.id)
    assert await repository.update(deleted.id, data) is None


@every(having="update")
async def test_update_with_nothing_is_a_read(
    subject: Subject, repository: Any, db_session: AsyncSession, engine: AsyncEngine
) -> None:
    entity = await subject.stored(db_session)
    before = subject.row(entity)

    with statements(engine) as sent:
        updated = await repository.update(entity.id, subject.update.model_validate({}))

    assert [statement.partition(" ")[0] for statement in sent] == ["SELECT"]
    assert updated == before
