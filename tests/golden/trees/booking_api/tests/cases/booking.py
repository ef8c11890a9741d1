# Generated from specs/booking_api.yaml by templates/tests/cases/entity.py.j2.
"""Bookings, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.booking import BookingEntity
from src.models.schemas.booking import Booking, BookingListQuery
from src.repositories.booking_repository import BookingRepository
from src.services.booking_service import BookingService
from tests.cases import base
from tests.factories import BookingFactory, reference

SUBJECT = base.Subject(
    name="booking",
    plural="bookings",
    url="/api/v1/bookings",
    has=base.words("list get answer service"),
    entity=BookingEntity,
    factory=BookingFactory,
    repository=BookingRepository,
    service=BookingService,
    answer=Booking,
    query=BookingListQuery,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id event_id guest_id seats status created_at updated_at"),
    unsent=base.words("event_id guest_id id created_at updated_at no_such_field"),
    required=base.words("seats"),
    not_null=base.words("event_id guest_id seats status"),
    defaults=[
        ("event_id", None),
        ("guest_id", None),
        ("status", "CONFIRMED"),
    ],
    column_defaults=[("status", "CONFIRMED")],
    refused_rows=[
        ("seats", 0, "below the lower bound"),
        ("seats", 11, "above the upper bound"),
        ("status", "x", "no value of it"),
    ],
    states=[
        ("status", "CONFIRMED", "CONFIRMED"),
        ("status", "RELEASED", "RELEASED"),
    ],
    filters=[
        ("event_id", reference(1), str(reference(1)), reference(2)),
        ("guest_id", reference(1), str(reference(1)), reference(2)),
    ],
    bad_parameters=[
        ("event_id", "x"),
        ("guest_id", "x"),
    ],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    absent=[
        ("POST", False, 405),
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
    special_keys=[
        base.Key(
            name="one_booking_per_guest",
            constraint="uq_bookings_one_booking_per_guest",
            fields=["event_id", "guest_id"],
            inside={"status": "CONFIRMED"},
            outside={"status": "RELEASED"},
            varies=True,
        ),
    ],
)
