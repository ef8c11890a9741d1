# Generated from specs/everything.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of cacti itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cactus import CactusEntity
from tests.factories import CactusFactory
from tests.support import store


@pytest.mark.parametrize("field", ["height"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CactusFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CactusEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("height", -1, id="height below the lower bound"),
        pytest.param("height", 2147483648, id="height above the upper bound"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CactusFactory.create(**{field: value}))
