# Generated from specs/booking_api.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity and every business operation, as the tests know it."""

from tests.cases import booking, booking_operations, event, event_operations, guest, room

SUBJECTS = (
    room.SUBJECT,
    guest.SUBJECT,
    event.SUBJECT,
    booking.SUBJECT,
)
OPERATIONS = (
    *event_operations.OPERATIONS,
    *booking_operations.OPERATIONS,
)
