# Generated from specs/booking_api.yaml by templates/tests/cases/__init__.py.j2.
"""Every entity, as the tests know it."""

from tests.cases import booking, event, guest, room

SUBJECTS = (
    room.SUBJECT,
    guest.SUBJECT,
    event.SUBJECT,
    booking.SUBJECT,
)
