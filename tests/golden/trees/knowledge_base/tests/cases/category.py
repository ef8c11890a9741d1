# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Categories, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.category import CategoryEntity
from src.models.schemas.category import Category, CategoryCreate, CategoryListQuery, CategoryUpdate
from src.repositories.category_repository import CategoryRepository
from src.services.category_service import CategoryService
from tests import hostile
from tests.cases import base
from tests.factories import CategoryFactory, reference

SUBJECT = base.Subject(
    name="category",
    plural="categories",
    url="/api/v1/categories",
    has=base.words("create list get update delete answer service"),
    entity=CategoryEntity,
    factory=CategoryFactory,
    repository=CategoryRepository,
    service=CategoryService,
    answer=Category,
    create=CategoryCreate,
    query=CategoryListQuery,
    update=CategoryUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    shown=base.words("id parentId name slug createdAt updatedAt"),
    unsent=base.words("id createdAt updatedAt parent_id no_such_field"),
    required=base.words("name slug"),
    not_null=base.words("name slug"),
    nullable=base.words("parentId"),
    defaults=[("parentId", None)],
    accepted=[
        ("name", "Operations"),
        ("name", "name two", "another"),
        ("name", "x", "at the minimum length"),
        ("name", "x" * 100, "at the maximum length"),
        ("slug", "a"),
        ("slug", "b", "another"),
        ("slug", "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-aa", "at the maximum length"),
        ("name", "AT&T <3", "that looks like markup"),
    ],
    written=[("name", "Operatione\u0301", "Operation\u00e9", "with a letter in two parts")],
    refused=[
        ("parentId", "nonsense", "uuid_parsing", "no UUID"),
        ("parentId", 1, "uuid_type", "a number"),
        ("name", "", "string_too_short", "below the minimum length"),
        ("name", "x" * 101, "string_too_long", "above the maximum length"),
        ("name", " ", "string_pattern_mismatch", "of blanks"),
        ("name", "\x00", "nul_character", "with a NUL"),
        ("name", 1, "string_type", "a number"),
        (
            "slug",
            "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a",
            "string_too_long",
            "above the maximum length",
        ),
        ("slug", "a!", "string_pattern_mismatch", "against the pattern"),
        ("slug", 1, "string_type", "a number"),
    ],
    hostile=[(["name", "slug"], hostile.STRING)],
    refused_rows=[
        ("name", "", "below the minimum length"),
        ("name", "x" * 101, "above the maximum length"),
        ("name", " ", "of blanks"),
        ("slug", "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a", "above the maximum length"),
        ("slug", "a!", "against the pattern"),
    ],
    change=[("name", "name two")],
    bad_parameters=[
        ("parentId", "x"),
        ("parentId__null", "null"),
    ],
    sorts=[
        ("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[
        ("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("name", "Operations"),
    ],
    absent=[("PATCH", True, 405)],
    special_keys=[
        base.Key(
            name="slug_per_parent",
            constraint="uq_categories_slug_per_parent",
            fields=["parent_id", "slug"],
            inside={"parent_id": reference(1)},
            varies=True,
            targets=[(CategoryFactory, {})],
            sent=["create", "update"],
            refusal=(409, "conflict", {"constraint": "uq_categories_slug_per_parent", "fields": ["parentId", "slug"]}),
        ),
        base.Key(
            name="slug_per_parent without a value",
            constraint="uq_categories_slug_per_parent",
            fields=["parent_id", "slug"],
            inside={"parent_id": None},
            varies=True,
            sent=["create", "update"],
            refusal=(409, "conflict", {"constraint": "uq_categories_slug_per_parent", "fields": ["parentId", "slug"]}),
        ),
    ],
)
