# Generated from specs/booking_api.yaml by templates/tests/cases/entity.py.j2.
"""Rooms, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.room import RoomEntity
from src.models.schemas.room import Room, RoomCreate, RoomListQuery
from src.repositories.room_repository import RoomRepository
from src.services.room_service import RoomService
from tests import hostile
from tests.cases import base
from tests.factories import RoomFactory

SUBJECT = base.Subject(
    name="room",
    plural="rooms",
    url="/api/v1/rooms",
    has=base.words("create list get delete answer service"),
    entity=RoomEntity,
    factory=RoomFactory,
    repository=RoomRepository,
    service=RoomService,
    answer=Room,
    create=RoomCreate,
    query=RoomListQuery,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id name capacity created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    required=base.words("name capacity"),
    not_null=base.words("name capacity"),
    accepted=[
        ("name", "Blue room"),
        ("name", "name two", "another"),
        ("name", "x", "at the minimum length"),
        ("name", "x" * 80, "at the maximum length"),
        ("capacity", 10),
        ("capacity", 11, "another"),
        ("capacity", 1, "at the lower bound"),
        ("capacity", 10000, "at the upper bound"),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[("name", "Blue rooe\u0301", "Blue roo\u00e9", "with a letter in two parts")],
    refused=[
        ("name", "", "string_too_short", "below the minimum length"),
        ("name", "x" * 81, "string_too_long", "above the maximum length"),
        ("name", " ", "string_pattern_mismatch", "of blanks"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
        ("capacity", 0, "greater_than", "below the lower bound"),
        ("capacity", 10001, "less_than_equal", "above the upper bound"),
        ("capacity", True, "int_type", "a boolean"),
        ("capacity", "1", "int_type", "text"),
        ("capacity", 0.5, "int_type", "with a fraction"),
    ],
    hostile=[
        (["name"], hostile.STRING),
        (["capacity"], hostile.INTEGER),
    ],
    refused_rows=[
        ("name", "", "below the minimum length"),
        ("name", "x" * 81, "above the maximum length"),
        ("name", " ", "of blanks"),
        ("capacity", 0, "below the lower bound"),
        ("capacity", 10001, "above the upper bound"),
    ],
    declared=[("uq_rooms_name", (409, "room_name_taken", "There is already one with the same name"))],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("name", "Blue room", "name two"),
        ("capacity", 10, 11),
    ],
    ties=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("capacity", 10),
    ],
    absent=[
        ("PUT", True, 405),
        ("PATCH", True, 405),
    ],
    special_keys=[
        base.Key(
            name="name",
            constraint="uq_rooms_name",
            fields=["name"],
            swapped=["name"],
            varies=True,
            sent=["create"],
            refusal=(409, "room_name_taken", {}),
        ),
    ],
)
