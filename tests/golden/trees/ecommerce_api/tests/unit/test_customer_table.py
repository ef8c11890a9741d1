# Generated from specs/ecommerce_api.yaml by templates/tests/unit/test_entity_table.py.j2.
"""What the table of customers itself refuses and fills in."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.customer import CustomerEntity
from tests.factories import CustomerFactory
from tests.support import store


@pytest.mark.parametrize("field", ["email", "full_name"])
async def test_the_table_refuses_null(db_session: AsyncSession, field: str) -> None:
    await store(db_session, CustomerFactory.create())

    with pytest.raises(IntegrityError, match=f'null value in column "{field}"'):
        await db_session.execute(update(CustomerEntity).values({field: None}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("full_name", "", id="full_name below the minimum length"),
        pytest.param("full_name", "x" * 201, id="full_name above the maximum length"),
        pytest.param("full_name", " ", id="full_name of blanks"),
    ],
)
async def test_the_table_refuses(db_session: AsyncSession, field: str, value: Any) -> None:
    with pytest.raises(DBAPIError):
        await store(db_session, CustomerFactory.create(**{field: value}))
