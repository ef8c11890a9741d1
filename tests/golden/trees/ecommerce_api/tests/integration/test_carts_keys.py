# Generated from specs/ecommerce_api.yaml by templates/tests/integration/test_entity_keys.py.j2.
"""The unique keys of carts: which rows they are about, and what a second one is answered."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.cart import CartEntity
from tests.factories import CartFactory
from tests.support import store, store_references

# The values of rows that a key is about, its fields, and those of them whose case does not matter.
KEYS = [
    pytest.param({"status": "OPEN"}, ["customer_id"], [], "uq_carts_one_open_cart", id="one_open_cart"),
]


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a cart refers to."""
    await store_references(db_session, CartFactory)


def alike(entity: CartEntity, fields: list[str], swapped: list[str]) -> dict[str, Any]:
    """The values of the key, some of them in the other case."""
    values = {name: getattr(entity, name) for name in fields}
    return values | {name: values[name].swapcase() for name in swapped}


@pytest.mark.parametrize(("inside", "fields", "swapped", "constraint"), KEYS)
async def test_the_table_refuses_a_second_row(
    db_session: AsyncSession, inside: dict[str, Any], fields: list[str], swapped: list[str], constraint: str
) -> None:
    first = CartFactory.create(**inside)
    await store(db_session, first)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, CartFactory.create(**(alike(first, fields, swapped) | inside)))


@pytest.mark.parametrize(
    "inside",
    [
        {"status": "OPEN"},
    ],
    ids=[
        "one_open_cart",
    ],
)
async def test_the_table_accepts_rows_that_differ(db_session: AsyncSession, inside: dict[str, Any]) -> None:
    await store(db_session, *CartFactory.create_batch(2, **inside))


@pytest.mark.parametrize(
    ("inside", "outside", "fields"),
    [
        pytest.param({"status": "OPEN"}, {"status": "CHECKED_OUT"}, ["customer_id"], id="one_open_cart"),
    ],
)
async def test_other_rows_may_repeat(
    db_session: AsyncSession, inside: dict[str, Any], outside: dict[str, Any], fields: list[str]
) -> None:
    first = CartFactory.create(**inside)
    key = alike(first, fields, [])

    await store(db_session, first, *CartFactory.create_batch(2, **(key | inside | outside)))
