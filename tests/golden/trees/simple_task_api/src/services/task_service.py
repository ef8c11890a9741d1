# Generated from specs/simple_task_api.yaml by templates/src/services/entity_service.py.j2.
"""What can be done with tasks."""

from functools import partial
from uuid import UUID

from prometheus_client import Counter

from src.core.errors import NotFoundError
from src.core.logging import get_logger
from src.models.schemas.task import Task, TaskCreate, TaskList, TaskListQuery, TaskUpdate
from src.repositories.task_repository import TaskRepository

logger = get_logger(__name__)

TASKS_CREATED = Counter("tasks_created_total", "Tasks created.")
TASKS_DELETED = Counter("tasks_deleted_total", "Tasks deleted.")


class TaskService:
    """Creates, finds and changes tasks."""

    def __init__(self, repository: TaskRepository) -> None:
        self.repository = repository

    async def create_task(self, data: TaskCreate) -> Task:
        """Create a task."""
        task = Task.model_validate(await self.repository.create(data))
        self.repository.after_commit(TASKS_CREATED.inc)
        self.repository.after_commit(partial(logger.info, "task_created", task_id=str(task.id)))
        return task

    async def list_tasks(self, query: TaskListQuery) -> TaskList:
        """One page of tasks."""
        rows, total = await self.repository.list(query)
        return TaskList(
            items=[Task.model_validate(row) for row in rows],
            total=total,
            page=query.page,
            size=query.size,
            pages=-(-total // query.size),
        )

    async def get_task(self, task_id: UUID) -> Task:
        """The task with this id. Raises NotFoundError."""
        row = await self.repository.get(task_id)
        if row is None:
            raise NotFoundError("task", task_id)
        return Task.model_validate(row)

    async def update_task(self, task_id: UUID, data: TaskUpdate) -> Task:
        """Change what the client sent. Raises NotFoundError."""
        row = await self.repository.update(task_id, data)
        if row is None:
            raise NotFoundError("task", task_id)
        self.repository.after_commit(partial(logger.info, "task_updated", task_id=str(task_id)))
        return Task.model_validate(row)

    async def delete_task(self, task_id: UUID) -> None:
        """Delete a task. Raises NotFoundError."""
        if not await self.repository.delete(task_id):
            raise NotFoundError("task", task_id)
        self.repository.after_commit(TASKS_DELETED.inc)
        self.repository.after_commit(partial(logger.info, "task_deleted", task_id=str(task_id)))
