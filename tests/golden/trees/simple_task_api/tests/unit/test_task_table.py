# Generated from specs/simple_task_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of tasks itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.task import TaskEntity
from tests.factories import TaskFactory
from tests.support import store


@pytest.mark.parametrize(
    ("field", "default"),
    [
        pytest.param("completed", False, id="completed"),
    ],
)
async def test_a_row_has_defaults(db_session: AsyncSession, field: str, default: Any) -> None:
    entity = TaskFactory.create()
    delattr(entity, field)

    await store(db_session, entity)

    assert getattr(entity, field) == default


@pytest.mark.parametrize("field", ["title", "completed"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, TaskFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(TaskEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "", id="title below the minimum length"),
        pytest.param("title", "x" * 201, id="title above the maximum length"),
        pytest.param("title", " ", id="title of blanks"),
        pytest.param("description", "x" * 1001, id="description above the maximum length"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, TaskFactory.create(**{field: value}))
