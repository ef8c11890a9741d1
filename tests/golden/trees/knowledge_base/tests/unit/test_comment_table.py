# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of comments itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.comment import CommentEntity
from tests.factories import CommentFactory
from tests.support import store, store_references


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a comment needs."""
    await store_references(db_session, CommentFactory)


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
        pytest.param("text", " ", id="text of blanks"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CommentFactory.create(**{field: value}))
