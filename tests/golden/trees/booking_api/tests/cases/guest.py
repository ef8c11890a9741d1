# Generated from specs/booking_api.yaml by templates/tests/cases/entity.py.j2.
"""Guests, as the tests know them: the classes, and tables of values."""

from src.models.entities.guest import GuestEntity
from src.models.schemas.guest import Guest, GuestCreate, GuestUpdate
from src.repositories.guest_repository import GuestRepository
from src.services.guest_service import GuestService
from tests import hostile
from tests.cases import base
from tests.factories import GuestFactory

SUBJECT = base.Subject(
    name="guest",
    plural="guests",
    url="/api/v1/guests",
    has=base.words("create get update delete answer service"),
    entity=GuestEntity,
    factory=GuestFactory,
    repository=GuestRepository,
    service=GuestService,
    answer=Guest,
    create=GuestCreate,
    update=GuestUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    shown=base.words("id name phone created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    required=base.words("name"),
    not_null=base.words("name"),
    nullable=base.words("phone"),
    defaults=[("phone", None)],
    accepted=[
        ("name", "name one"),
        ("name", "name two", "another"),
        ("name", "x", "at the minimum length"),
        ("name", "x" * 120, "at the maximum length"),
        ("phone", "0"),
        ("phone", "1", "another"),
        ("phone", "00000000000000000000", "at the maximum length"),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[("name", "name one\u0301", "name on\u00e9", "with a letter in two parts")],
    refused=[
        ("name", "", "string_too_short", "below the minimum length"),
        ("name", "x" * 121, "string_too_long", "above the maximum length"),
        ("name", " ", "string_pattern_mismatch", "of blanks"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
        ("phone", "0" * 21, "string_too_long", "above the maximum length"),
        ("phone", "0!", "string_pattern_mismatch", "against the pattern"),
        ("phone", 1, "string_type", "a number"),
    ],
    hostile=[(["name", "phone"], hostile.STRING)],
    refused_rows=[
        ("name", "", "below the minimum length"),
        ("name", "x" * 121, "above the maximum length"),
        ("name", " ", "of blanks"),
        ("phone", "0" * 21, "above the maximum length"),
        ("phone", "0!", "against the pattern"),
    ],
    change=[("name", "name two")],
    absent=[
        ("GET", False, 405),
        ("PATCH", True, 405),
    ],
)
