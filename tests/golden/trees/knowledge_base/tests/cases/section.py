# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Sections, as the tests know them: the classes, and tables of values."""

from src.models.entities.section import SectionEntity
from src.models.schemas.section import Section, SectionCreate, SectionUpdate
from src.repositories.section_repository import SectionRepository
from src.services.section_service import SectionService
from tests import hostile
from tests.cases import base
from tests.factories import SectionFactory

SUBJECT = base.Subject(
    name="section",
    plural="sections",
    url="/api/v1/sections",
    has=base.words("create update delete answer service"),
    entity=SectionEntity,
    factory=SectionFactory,
    repository=SectionRepository,
    service=SectionService,
    answer=Section,
    create=SectionCreate,
    update=SectionUpdate,
    capacity=25,
    order=base.words("id"),
    hides=False,
    aged=False,
    bystanders=True,
    nested=base.words("notes"),
    shown=base.words("id articleId heading body position notes noteCount"),
    computed=base.words("note_count"),
    unsent=base.words("notes noteCount id article_id no_such_field"),
    immutable=base.words("articleId"),
    required=base.words("articleId heading body position"),
    not_null=base.words("articleId heading body position"),
    accepted=[
        ("heading", "Before you begin"),
        ("heading", "heading two", "another"),
        ("heading", "x", "at the minimum length"),
        ("heading", "x" * 200, "at the maximum length"),
        ("body", "body one"),
        ("body", "body two", "another"),
        ("body", "x" * 20000, "at the maximum length"),
        ("position", 10),
        ("position", 11, "another"),
        ("position", 1, "at the lower bound"),
        ("position", 1000, "at the upper bound"),
        ("heading", "AT&T <3", "that looks like markup"),
    ],
    written=[
        ("heading", "Before you begie\u0301", "Before you begi\u00e9", "with a letter in two parts"),
        ("body", "body one\u0301", "body on\u00e9", "with a letter in two parts"),
    ],
    dirty=[(["body"], hostile.HTML)],
    refused=[
        ("articleId", "nonsense", "uuid_parsing", "no UUID"),
        ("articleId", 1, "uuid_type", "a number"),
        ("heading", "", "string_too_short", "below the minimum length"),
        ("heading", "x" * 201, "string_too_long", "above the maximum length"),
        ("heading", " ", "string_pattern_mismatch", "of blanks"),
        ("heading", "\x00", "nul_character", "with a NUL"),
        ("heading", 1, "string_type", "a number"),
        ("body", "x" * 20001, "string_too_long", "above the maximum length"),
        ("body", "\x00", "nul_character", "with a NUL"),
        ("body", 1, "string_type", "a number"),
        ("body", "&" * 20000, "string_too_long", "too long once it is sanitised"),
        ("position", 0, "greater_than_equal", "below the lower bound"),
        ("position", 1001, "less_than_equal", "above the upper bound"),
        ("position", True, "int_type", "a boolean"),
        ("position", "1", "int_type", "text"),
        ("position", 0.5, "int_type", "with a fraction"),
    ],
    hostile=[
        (["heading", "body"], hostile.STRING),
        (["position"], hostile.INTEGER),
    ],
    refused_rows=[
        ("heading", "", "below the minimum length"),
        ("heading", "x" * 201, "above the maximum length"),
        ("heading", " ", "of blanks"),
        ("body", "x" * 20001, "above the maximum length"),
        ("position", 0, "below the lower bound"),
        ("position", 1001, "above the upper bound"),
    ],
    change=[("heading", "heading two")],
    keys=[(["articleId", "position"], "uq_sections_place")],
    shared=[(["articleId"],)],
    absent=[
        ("GET", False, 405),
        ("GET", True, 405),
        ("PATCH", True, 405),
    ],
)
