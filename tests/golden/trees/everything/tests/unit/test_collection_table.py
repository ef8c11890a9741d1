# Generated from specs/everything.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of collections itself refuses and fills in."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.collection import CollectionEntity
from tests.factories import CollectionFactory
from tests.support import store


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
