# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of notes itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.note import NoteEntity
from tests.factories import NoteFactory
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a note needs."""
    await store_references(db_session, NoteFactory)


@pytest.mark.parametrize("field", ["section_id", "text"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, NoteFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(NoteEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("text", "", id="text below the minimum length"),
        pytest.param("text", "x" * 501, id="text above the maximum length"),
        pytest.param("text", " ", id="text of blanks"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, NoteFactory.create(**{field: value}))
