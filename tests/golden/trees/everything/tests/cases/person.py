# Generated from specs/everything.yaml by templates/tests/cases/entity.py.j2.
"""People, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.person import PersonEntity
from src.models.schemas.person import Person, PersonCreate, PersonListQuery
from src.repositories.person_repository import PersonRepository
from src.services.person_service import PersonService
from tests import hostile
from tests.cases import base
from tests.factories import PersonFactory

SUBJECT = base.Subject(
    name="person",
    plural="people",
    url="/api/v2/people",
    has=base.words("create list get answer service"),
    entity=PersonEntity,
    factory=PersonFactory,
    repository=PersonRepository,
    service=PersonService,
    answer=Person,
    create=PersonCreate,
    query=PersonListQuery,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id name email joined_at updated_at"),
    unsent=base.words("id joined_at updated_at full_name no_such_field"),
    required=base.words("name email"),
    not_null=base.words("name email"),
    accepted=[
        ("name", "full name one"),
        ("name", "full name two", "another"),
        ("name", "x" * 120, "at the maximum length"),
        ("email", "one@example.com"),
        ("email", "two@example.com", "another"),
        (
            "email",
            (
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@xxxxxxxxxxxxxxxxx.xxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example.com"
            ),
            "at the maximum length",
        ),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[("name", "full name one\u0301", "full name on\u00e9", "with a letter in two parts")],
    refused=[
        ("name", "x" * 121, "string_too_long", "above the maximum length"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
        (
            "email",
            (
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@xxxxxxxxxxxxxxxxxx.xx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example.com"
            ),
            "string_too_long",
            "above the maximum length",
        ),
        ("email", "nonsense", "value_error", "no address"),
        ("email", "Ann <ann@example.com>", "value_error", "with a name"),
        ("email", " ann@example.com", "value_error", "with a blank"),
        ("email", "root@localhost", "value_error", "of this machine"),
        ("email", 1, "string_type", "a number"),
    ],
    hostile=[
        (["name"], hostile.STRING),
        (["email"], hostile.EMAIL),
    ],
    refused_rows=[
        ("name", "x" * 121, "above the maximum length"),
        (
            "email",
            (
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@xxxxxxxxxxxxxxxxxx.xx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxx"
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example.com"
            ),
            "above the maximum length",
        ),
    ],
    keys=[(["email"], "uq_people_email")],
    bad_parameters=[
        ("q", ""),
        ("q", "x" * 201),
        ("q", "\0"),
    ],
    sorts=[
        ("joined_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("name", "full name one", "full name two"),
    ],
    ties=[
        ("joined_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("name", "full name one"),
    ],
    searches=[("name", "Needle", "nEEDLE", "full name two")],
    wildcards=[
        ("name", "a%b", "a%b", "axb"),
        ("name", "a_b", "a_b", "axb"),
        ("name", "a/b", "a/b", "axb"),
        ("name", "a\\b", "a\\b", "axb"),
    ],
    absent=[
        ("PUT", True, 405),
        ("DELETE", True, 405),
        ("PATCH", True, 405),
    ],
)
