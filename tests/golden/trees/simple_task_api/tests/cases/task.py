# Generated from specs/simple_task_api.yaml by templates/tests/cases/entity.py.j2.
"""Tasks, as the tests know them: the classes, and tables of values."""

from datetime import datetime

from src.models.entities.task import TaskEntity
from src.models.schemas.task import Task, TaskCreate, TaskListQuery, TaskUpdate
from src.repositories.task_repository import TaskRepository
from src.services.task_service import TaskService
from tests import hostile
from tests.cases import base
from tests.factories import TaskFactory

SUBJECT = base.Subject(
    name="task",
    plural="tasks",
    url="/api/v1/tasks",
    has=base.words("create list get update delete answer service"),
    entity=TaskEntity,
    factory=TaskFactory,
    repository=TaskRepository,
    service=TaskService,
    answer=Task,
    create=TaskCreate,
    query=TaskListQuery,
    update=TaskUpdate,
    capacity=25,
    order=base.words("created_at id"),
    hides=False,
    aged=True,
    bystanders=True,
    shown=base.words("id title description completed created_at updated_at"),
    unsent=base.words("id created_at updated_at no_such_field"),
    required=base.words("title"),
    not_null=base.words("title completed"),
    nullable=base.words("description"),
    defaults=[
        ("description", None),
        ("completed", False),
    ],
    column_defaults=[("completed", False)],
    accepted=[
        ("title", "Buy milk"),
        ("title", "title two", "another"),
        ("title", "x", "at the minimum length"),
        ("title", "x" * 200, "at the maximum length"),
        ("description", "description one"),
        ("description", "description two", "another"),
        ("description", "x" * 1000, "at the maximum length"),
        ("completed", True),
        ("completed", False, "another"),
        ("title", "AT&T <3", "that looks like markup"),
    ],
    written=[
        ("title", "Buy mile\u0301", "Buy mil\u00e9", "with a letter in two parts"),
        ("description", "description one\u0301", "description on\u00e9", "with a letter in two parts"),
    ],
    dirty=[(["description"], hostile.HTML)],
    refused=[
        ("title", "", "string_too_short", "below the minimum length"),
        ("title", "x" * 201, "string_too_long", "above the maximum length"),
        ("title", " ", "string_pattern_mismatch", "of blanks"),
        ("title", "\x00", "nul_character", "with a NUL"),
        ("title", 1, "string_type", "a number"),
        ("description", "x" * 1001, "string_too_long", "above the maximum length"),
        ("description", "\x00", "nul_character", "with a NUL"),
        ("description", 1, "string_type", "a number"),
        ("description", "&" * 1000, "string_too_long", "too long once it is sanitised"),
        ("completed", "yes", "bool_type", "text"),
        ("completed", 1, "bool_type", "a number"),
    ],
    hostile=[
        (["title", "description"], hostile.STRING),
        (["completed"], hostile.BOOLEAN),
    ],
    refused_rows=[
        ("title", "", "below the minimum length"),
        ("title", "x" * 201, "above the maximum length"),
        ("title", " ", "of blanks"),
        ("description", "x" * 1001, "above the maximum length"),
    ],
    change=[("title", "title two")],
    filters=[("completed", True, "true", False)],
    bad_parameters=[("completed", "x")],
    sorts=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
        ("title", "Buy milk", "title two"),
        ("completed", False, True),
        ("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z"), datetime.fromisoformat("2026-01-16T09:30:00Z")),
    ],
    ties=[
        ("created_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
        ("title", "Buy milk"),
        ("completed", True),
        ("updated_at", datetime.fromisoformat("2026-01-15T09:30:00Z")),
    ],
    absent=[("PATCH", True, 405)],
)
