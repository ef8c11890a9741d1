# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Comments, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.comment import CommentEntity
from src.models.schemas.comment import Comment, CommentCreate, CommentListQuery
from src.repositories.comment_repository import CommentRepository
from src.services.comment_service import CommentService
from tests import hostile
from tests.cases import base
from tests.factories import CommentFactory, reference

SUBJECT = base.Subject(
    name="comment",
    plural="comments",
    url="/api/v1/comments",
    has=base.words("create list get delete answer service"),
    entity=CommentEntity,
    factory=CommentFactory,
    repository=CommentRepository,
    service=CommentService,
    answer=Comment,
    create=CommentCreate,
    query=CommentListQuery,
    capacity=25,
    order=base.words("created_at id"),
    hides=True,
    aged=True,
    shown=base.words("id articleId text createdAt updatedAt"),
    unsent=base.words("id createdAt updatedAt deleted_at article_id no_such_field"),
    immutable=base.words("articleId"),
    required=base.words("articleId text"),
    not_null=base.words("articleId text"),
    accepted=[
        ("text", "text one"),
        ("text", "text two", "another"),
        ("text", "x", "at the minimum length"),
        ("text", "x" * 2000, "at the maximum length"),
    ],
    written=[("text", "text one\u0301", "text on\u00e9", "with a letter in two parts")],
    dirty=[(["text"], hostile.HTML)],
    refused=[
        ("articleId", "nonsense", "uuid_parsing", "no UUID"),
        ("articleId", 1, "uuid_type", "a number"),
        ("text", "", "string_too_short", "below the minimum length"),
        ("text", "x" * 2001, "string_too_long", "above the maximum length"),
        ("text", " ", "string_pattern_mismatch", "of blanks"),
        ("text", "\x00", "nul_character", "with a NUL"),
        ("text", 1, "string_type", "a number"),
        ("text", "&" * 2000, "string_too_long", "too long once it is sanitised"),
    ],
    hostile=[(["text"], hostile.STRING)],
    refused_rows=[
        ("text", "", "below the minimum length"),
        ("text", "x" * 2001, "above the maximum length"),
        ("text", " ", "of blanks"),
    ],
    filters=[("articleId", reference(1), str(reference(1)), reference(2))],
    bad_parameters=[("articleId", "x")],
    sorts=[
        ("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z"))
    ],
    ties=[("createdAt", datetime.fromisoformat("2026-01-15T09:30:00Z"))],
    absent=[
        ("PUT", True, 405),
        ("PATCH", True, 405),
    ],
)
