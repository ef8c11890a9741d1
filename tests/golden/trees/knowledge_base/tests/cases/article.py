# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Articles, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.article import ArticleEntity
from src.models.schemas.article import Article, ArticleCreate, ArticleListQuery, ArticleUpdate
from src.repositories.article_repository import ArticleRepository
from src.services.article_service import ArticleService
from tests import hostile
from tests.cases import base
from tests.factories import ArticleFactory, reference

SUBJECT = base.Subject(
    name="article",
    plural="articles",
    url="/api/v1/articles",
    has=base.words("create list get update delete answer service optional_total"),
    entity=ArticleEntity,
    factory=ArticleFactory,
    repository=ArticleRepository,
    service=ArticleService,
    answer=Article,
    create=ArticleCreate,
    query=ArticleListQuery,
    update=ArticleUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    nested=base.words("sections tags"),
    shown=base.words("id categoryId authorId title summary state sections tags sectionCount createdAt updatedAt"),
    computed=base.words("section_count"),
    unsent=base.words("sections tags sectionCount id createdAt updatedAt category_id author_id no_such_field"),
    required=base.words("categoryId title"),
    not_null=base.words("categoryId title state"),
    nullable=base.words("authorId summary"),
    defaults=[
        ("authorId", None),
        ("summary", None),
        ("state", "DRAFT"),
    ],
    column_defaults=[("state", "DRAFT")],
    accepted=[
        ("title", "How to restore a backup"),
        ("title", "title two", "another"),
        ("title", "x", "at the minimum length"),
        ("title", "x" * 200, "at the maximum length"),
        ("summary", "summary one"),
        ("summary", "summary two", "another"),
        ("summary", "x" * 1000, "at the maximum length"),
        ("state", "DRAFT"),
        ("state", "PUBLISHED", "another"),
        ("state", "DRAFT", "DRAFT"),
        ("state", "PUBLISHED", "PUBLISHED"),
        ("state", "ARCHIVED", "ARCHIVED"),
        ("title", "AT&T <3", "that looks like markup"),
    ],
    written=[
        ("title", "How to restore a backue\u0301", "How to restore a backu\u00e9", "with a letter in two parts"),
        ("summary", "summary one\u0301", "summary on\u00e9", "with a letter in two parts"),
    ],
    dirty=[(["summary"], hostile.HTML)],
    refused=[
        ("categoryId", "nonsense", "uuid_parsing", "no UUID"),
        ("categoryId", 1, "uuid_type", "a number"),
        ("authorId", "nonsense", "uuid_parsing", "no UUID"),
        ("authorId", 1, "uuid_type", "a number"),
        ("title", "", "string_too_short", "below the minimum length"),
        ("title", "x" * 201, "string_too_long", "above the maximum length"),
        ("title", " ", "string_pattern_mismatch", "of blanks"),
        ("title", "\x00", "nul_character", "with a NUL"),
        ("title", 1, "string_type", "a number"),
        ("summary", "x" * 1001, "string_too_long", "above the maximum length"),
        ("summary", "\x00", "nul_character", "with a NUL"),
        ("summary", 1, "string_type", "a number"),
        ("summary", "&" * 1000, "string_too_long", "too long once it is sanitised"),
        ("state", "x", "literal_error", "no value of it"),
        ("state", 1, "literal_error", "a number"),
    ],
    hostile=[
        (["title", "summary"], hostile.STRING),
        (
            ["state"],
            [
                *hostile.ENUM,
                ('"draft"', "another case"),
                ('" DRAFT"', "a blank"),
                (r'"DRAFT\u0000"', "a NUL"),
                (r'"DRAFT\ud800"', "half a character"),
            ],
        ),
    ],
    refused_rows=[
        ("title", "", "below the minimum length"),
        ("title", "x" * 201, "above the maximum length"),
        ("title", " ", "of blanks"),
        ("summary", "x" * 1001, "above the maximum length"),
        ("state", "x", "no value of it"),
    ],
    change=[("summary", "summary two")],
    filters=[
        ("categoryId", reference(1), str(reference(1)), reference(2)),
        ("state", "DRAFT", "DRAFT", "PUBLISHED"),
    ],
    bad_parameters=[
        ("categoryId", "x"),
        ("authorId", "x"),
        ("state", "xxxxxxxxxx"),
        ("authorId__null", "null"),
        ("q", ""),
        ("q", "x" * 201),
        ("q", "\0"),
    ],
    sorts=[
        ("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("title", "How to restore a backup", "title two"),
    ],
    ties=[("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    searches=[("title", "Needle", "nEEDLE", "title two")],
    wildcards=[
        ("title", "a%b", "a%b", "axb"),
        ("title", "a_b", "a_b", "axb"),
        ("title", "a/b", "a/b", "axb"),
        ("title", "a\\b", "a\\b", "axb"),
    ],
    absent=[("PATCH", True, 405)],
    special_keys=[
        base.Key(
            name="published_title",
            constraint="uq_articles_published_title",
            fields=["category_id", "title"],
            inside={"state": "PUBLISHED"},
            outside={"state": "DRAFT"},
            varies=True,
            sent=["create", "update"],
            refusal=(409, "conflict", {"constraint": "uq_articles_published_title", "fields": ["categoryId", "title"]}),
        ),
    ],
)
