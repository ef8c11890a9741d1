# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Tags, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.tag import TagEntity
from src.models.schemas.tag import Tag, TagCreate, TagListQuery, TagUpdate
from src.repositories.tag_repository import TagRepository
from src.services.tag_service import TagService
from tests import hostile
from tests.cases import base
from tests.factories import TagFactory

SUBJECT = base.Subject(
    name="tag",
    plural="tags",
    url="/api/v1/tags",
    has=base.words("create list update delete answer service"),
    entity=TagEntity,
    factory=TagFactory,
    repository=TagRepository,
    service=TagService,
    answer=Tag,
    create=TagCreate,
    query=TagListQuery,
    update=TagUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    shown=base.words("id name createdAt updatedAt"),
    unsent=base.words("id createdAt updatedAt no_such_field"),
    required=base.words("name"),
    not_null=base.words("name"),
    accepted=[
        ("name", "Backup"),
        ("name", "name two", "another"),
        ("name", "x", "at the minimum length"),
        ("name", "x" * 40, "at the maximum length"),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[("name", "Backue\u0301", "Backu\u00e9", "with a letter in two parts")],
    refused=[
        ("name", "", "string_too_short", "below the minimum length"),
        ("name", "x" * 41, "string_too_long", "above the maximum length"),
        ("name", " ", "string_pattern_mismatch", "of blanks"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
    ],
    hostile=[(["name"], hostile.STRING)],
    refused_rows=[
        ("name", "", "below the minimum length"),
        ("name", "x" * 41, "above the maximum length"),
        ("name", " ", "of blanks"),
    ],
    change=[("name", "name two")],
    declared=[("uq_tags_name", (409, "tag_exists", "There is such a tag already"))],
    sorts=[
        ("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("name", "Backup", "name two"),
    ],
    ties=[("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    absent=[
        ("GET", True, 405),
        ("PATCH", True, 405),
    ],
    special_keys=[
        base.Key(
            name="name",
            constraint="uq_tags_name",
            fields=["name"],
            swapped=["name"],
            varies=True,
            sent=["create", "update"],
            refusal=(409, "tag_exists", {}),
        ),
    ],
)
