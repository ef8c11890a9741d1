# Generated from specs/booking_api.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity, and every body of a business operation, as the tests know it."""

from tests.cases import booking, event, event_operations, guest, room

SUBJECTS = (
    room.SUBJECT,
    guest.SUBJECT,
    event.SUBJECT,
    booking.SUBJECT,
)
BODIES = (*event_operations.BODIES.values(),)
