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
    shown=base.words("id full_name email created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    required=base.words("full_name email"),
    not_null=base.words("full_name email"),
    accepted=[
        ("full_name", "Ann Example"),
        ("full_name", "full name two", "another"),
        ("full_name", "x", "at the minimum length"),
        ("full_name", "x" * 120, "at the maximum length"),
        ("email", "one@example.com"),
        ("email", "two@example.com", "another"),
        ("full_name", "AT&T <3", "that looks like markup"),
    ],
    written=[("full_name", "Ann Example\u0301", "Ann Exampl\u00e9", "with a letter in two parts")],
    refused=[
        ("full_name", "", "string_too_short", "below the minimum length"),
        ("full_name", "x" * 121, "string_too_long", "above the maximum length"),
        ("full_name", " ", "string_pattern_mismatch", "of blanks"),
        ("full_name", "\x00", "nul_character", "with a NUL"),
        ("full_name", 1, "string_type", "a number"),
        ("email", "nonsense", "value_error", "no address"),
        ("email", "Ann <ann@example.com>", "value_error", "with a name"),
        ("email", " ann@example.com", "value_error", "with a blank"),
        ("email", 1, "string_type", "a number"),
    ],
    hostile=[
        (["full_name"], hostile.STRING),
        (["email"], hostile.EMAIL),
    ],
    refused_rows=[
        ("full_name", "", "below the minimum length"),
        ("full_name", "x" * 121, "above the maximum length"),
        ("full_name", " ", "of blanks"),
    ],
    bad_parameters=[
        ("q", ""),
        ("q", "x" * 201),
        ("q", "\0"),
    ],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    searches=[("full_name", "Needle", "nEEDLE", "full name two")],
    wildcards=[
        ("full_name", "a%b", "a%b", "axb"),
        ("full_name", "a_b", "a_b", "axb"),
        ("full_name", "a/b", "a/b", "axb"),
        ("full_name", "a\\b", "a\\b", "axb"),
    ],
    absent=[
        ("PUT", True, 405),
        ("PATCH", True, 405),
    ],
)
