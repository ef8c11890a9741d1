# Generated from specs/booking_api.yaml by templates/tests/cases/entity_operations.py.j2.
"""The operations of bookings: what scenarios show of them, what clients send, and what is refused."""

from src.models.entities.booking import BookingEntity
from tests.cases import base
from tests.factories import BookingFactory
from tests.operations import Needed, Operation
from tests.scenarios.events import scenario_seats_are_booked_until_there_are_no_more

OPERATIONS = (
    Operation(
        name="booking_release",
        request="POST /bookings/{booking_id}/release",
        rows=[Needed("booking_id", "booking", BookingFactory)],
        shown=scenario_seats_are_booked_until_there_are_no_more,
        locks=base.words("bookings"),
        states=[(("booking_id", "status", "RELEASED"), BookingEntity, (409, "already_released"))],
        beside=scenario_seats_are_booked_until_there_are_no_more,
    ),
)
