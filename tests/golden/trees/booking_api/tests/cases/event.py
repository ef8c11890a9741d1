# Generated from specs/booking_api.yaml by templates/tests/cases/entity.py.j2.
"""Events, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.event import EventEntity
from src.models.schemas.event import Event, EventListQuery
from src.repositories.event_repository import EventRepository
from src.services.event_service import EventService
from tests.cases import base
from tests.factories import EventFactory, reference

SUBJECT = base.Subject(
    name="event",
    plural="events",
    url="/api/v1/events",
    has=base.words("list get answer service"),
    entity=EventEntity,
    factory=EventFactory,
    repository=EventRepository,
    service=EventService,
    answer=Event,
    query=EventListQuery,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id room_id title starts_at ends_at seats status created_at updated_at"),
    unsent=base.words("room_id id created_at updated_at no_such_field"),
    required=base.words("title starts_at ends_at seats"),
    not_null=base.words("room_id title starts_at ends_at seats status"),
    defaults=[
        ("room_id", None),
        ("status", "SCHEDULED"),
    ],
    column_defaults=[("status", "SCHEDULED")],
    refused_rows=[
        ("title", "", "below the minimum length"),
        ("title", "x" * 201, "above the maximum length"),
        ("title", " ", "of blanks"),
        ("seats", 0, "below the lower bound"),
        ("seats", 2147483648, "above the upper bound"),
        ("status", "x", "no value of it"),
    ],
    states=[
        ("status", "SCHEDULED", "SCHEDULED"),
        ("status", "CANCELLED", "CANCELLED"),
    ],
    filters=[
        ("room_id", reference(1), str(reference(1)), reference(2)),
        ("status", "SCHEDULED", "SCHEDULED", "CANCELLED"),
    ],
    bad_parameters=[
        ("room_id", "x"),
        ("status", "xxxxxxxxxx"),
    ],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("starts_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-15T09:30:01Z")),
        ("title", "title one", "title two"),
    ],
    ties=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("starts_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("title", "title one"),
    ],
    absent=[
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
)
