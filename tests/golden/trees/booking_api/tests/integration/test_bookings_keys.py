# Generated from specs/booking_api.yaml by templates/tests/integration/test_entity_keys.py.j2.
"""The unique keys of bookings: which rows they are about, and what a second one is answered."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from src.models.entities.booking import BookingEntity
from tests.factories import BookingFactory
from tests.support import store, store_references

# The values of rows that a key is about, its fields, and those of them whose case does not matter.
KEYS = [
    pytest.param(
        {"status": "CONFIRMED"},
        ["event_id", "guest_id"],
        [],
        "uq_bookings_one_booking_per_guest",
        id="one_booking_per_guest",
    ),
]


@pytest.fixture(autouse=True)
async def references(db_session: AsyncSession) -> None:
    """The rows that a booking refers to."""
    await store_references(db_session, BookingFactory)


def alike(entity: BookingEntity, fields: list[str], swapped: list[str]) -> dict[str, Any]:
    """The values of the key, some of them in the other case."""
    values = {name: getattr(entity, name) for name in fields}
    return values | {name: values[name].swapcase() for name in swapped}


@pytest.mark.parametrize(("inside", "fields", "swapped", "constraint"), KEYS)
async def test_the_table_refuses_a_second_row(
    db_session: AsyncSession, inside: dict[str, Any], fields: list[str], swapped: list[str], constraint: str
) -> None:
    first = BookingFactory.create(**inside)
    await store(db_session, first)

    with pytest.raises(IntegrityError, match=constraint):
        await store(db_session, BookingFactory.create(**(alike(first, fields, swapped) | inside)))


@pytest.mark.parametrize(
    "inside",
    [
        {"status": "CONFIRMED"},
    ],
    ids=[
        "one_booking_per_guest",
    ],
)
async def test_the_table_accepts_rows_that_differ(db_session: AsyncSession, inside: dict[str, Any]) -> None:
    await store(db_session, *BookingFactory.create_batch(2, **inside))


@pytest.mark.parametrize(
    ("inside", "outside", "fields"),
    [
        pytest.param(
            {"status": "CONFIRMED"}, {"status": "RELEASED"}, ["event_id", "guest_id"], id="one_booking_per_guest"
        ),
    ],
)
async def test_other_rows_may_repeat(
    db_session: AsyncSession, inside: dict[str, Any], outside: dict[str, Any], fields: list[str]
) -> None:
    first = BookingFactory.create(**inside)
    key = alike(first, fields, [])

    await store(db_session, first, *BookingFactory.create_batch(2, **(key | inside | outside)))
