# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Authors, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.author import AuthorEntity
from src.models.schemas.author import Author, AuthorCreate, AuthorListQuery
from src.repositories.author_repository import AuthorRepository
from src.services.author_service import AuthorService
from tests import hostile
from tests.cases import base
from tests.factories import AuthorFactory

SUBJECT = base.Subject(
    name="author",
    plural="authors",
    url="/api/v1/authors",
    has=base.words("create list get delete answer service"),
    entity=AuthorEntity,
    factory=AuthorFactory,
    repository=AuthorRepository,
    service=AuthorService,
    answer=Author,
    create=AuthorCreate,
    query=AuthorListQuery,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id fullName email createdAt updatedAt"),
    unsent=base.words("id createdAt updatedAt full_name no_such_field"),
    required=base.words("fullName email"),
    not_null=base.words("fullName email"),
    accepted=[
        ("fullName", "Ann Example"),
        ("fullName", "full name two", "another"),
        ("fullName", "x", "at the minimum length"),
        ("fullName", "x" * 120, "at the maximum length"),
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
        ("fullName", "AT&T <3", "that looks like markup"),
    ],
    written=[("fullName", "Ann Example\u0301", "Ann Exampl\u00e9", "with a letter in two parts")],
    refused=[
        ("fullName", "", "string_too_short", "below the minimum length"),
        ("fullName", "x" * 121, "string_too_long", "above the maximum length"),
        ("fullName", " ", "string_pattern_mismatch", "of blanks"),
        ("fullName", "\x00", "nul_character", "with a NUL"),
        ("fullName", 1, "string_type", "a number"),
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
        (["fullName"], hostile.STRING),
        (["email"], hostile.EMAIL),
    ],
    refused_rows=[
        ("fullName", "", "below the minimum length"),
        ("fullName", "x" * 121, "above the maximum length"),
        ("fullName", " ", "of blanks"),
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
    declared=[("uq_authors_email", (400, "email_taken", "There is already one with the same email"))],
    bad_parameters=[
        ("q", ""),
        ("q", "x" * 201),
        ("q", "\0"),
    ],
    sorts=[
        ("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    searches=[("fullName", "Needle", "nEEDLE", "full name two")],
    wildcards=[
        ("fullName", "a%b", "a%b", "axb"),
        ("fullName", "a_b", "a_b", "axb"),
        ("fullName", "a/b", "a/b", "axb"),
        ("fullName", "a\\b", "a\\b", "axb"),
    ],
    absent=[
        ("PUT", True, 405),
        ("PATCH", True, 405),
    ],
    special_keys=[
        base.Key(
            name="email",
            constraint="uq_authors_email",
            fields=["email"],
            swapped=["email"],
            varies=True,
            sent=["create"],
            refusal=(400, "email_taken", {}),
        ),
    ],
)
