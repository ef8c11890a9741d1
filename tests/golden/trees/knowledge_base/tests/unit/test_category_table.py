# Generated from specs/knowledge_base.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of categories itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.category import CategoryEntity
from tests.factories import CategoryFactory
from tests.support import store


@pytest.mark.parametrize("field", ["name", "slug"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CategoryFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CategoryEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("name", "", id="name below the minimum length"),
        pytest.param("name", "x" * 101, id="name above the maximum length"),
        pytest.param("name", " ", id="name of blanks"),
        pytest.param(
            "slug", "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a", id="slug above the maximum length"
        ),
        pytest.param("slug", "a!", id="slug against the pattern"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CategoryFactory.create(**{field: value}))
