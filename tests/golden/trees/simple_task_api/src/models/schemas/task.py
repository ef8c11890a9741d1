# Generated from specs/simple_task_api.yaml by templates/src/models/schemas/entity.py.j2.
"""Schemas of tasks."""

from datetime import datetime
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field

from src.models.fields.html import SANITIZED
from src.models.fields.text import CLEAN_TEXT
from src.models.schemas.base import Input, MayBeAbsent, Output, Page, PageQuery

TaskTitle = Annotated[str, Field(min_length=1, max_length=200, pattern="\\S"), CLEAN_TEXT]
TaskDescription = Annotated[str, Field(max_length=1000), SANITIZED, CLEAN_TEXT]


class TaskBase(Input):
    """What a client says about a task on create, and may change later."""

    title: TaskTitle = Field(examples=["Buy milk"])
    description: TaskDescription | None = None
    completed: bool = False


class TaskCreate(TaskBase):
    """What a client sends to create a task."""

    max_bytes: ClassVar[int | None] = 54_272


class TaskUpdate(Input):
    """What a client sends to change a task; what is absent stays as it is."""

    max_bytes: ClassVar[int | None] = 54_272

    title: MayBeAbsent[TaskTitle] = None
    description: TaskDescription | None = None
    completed: MayBeAbsent[bool] = None


class Task(Output):
    """A task, as the API answers it."""

    id: UUID
    title: str = Field(examples=["Buy milk"])
    description: str | None
    completed: bool
    created_at: datetime
    updated_at: datetime


class TaskList(Page):
    """One page of tasks."""

    items: list[Task]


class TaskListQuery(PageQuery):
    """Which tasks, in which order."""

    completed: bool | None = None
    sort: Literal[
        "created_at", "-created_at", "title", "-title", "completed", "-completed", "updated_at", "-updated_at"
    ] = "created_at"
