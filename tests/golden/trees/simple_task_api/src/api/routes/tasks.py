# Generated from specs/simple_task_api.yaml by templates/src/api/routes/entity.py.j2.
"""Endpoints of tasks."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, status

from src.api.dependencies import TaskReaderDep, TaskServiceDep
from src.api.exact_route import ExactRoute
from src.core.errors import error_responses
from src.models.schemas.task import Task, TaskCreate, TaskList, TaskListQuery, TaskUpdate

router = APIRouter(prefix="/api/v1/tasks", tags=["tasks"], route_class=ExactRoute)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=error_responses(413, 415, 422, 429, 503),
)
async def create_task(data: TaskCreate, service: TaskServiceDep) -> Task:
    """Create a task."""
    return await service.create_task(data)


@router.get("", responses=error_responses(422, 429, 503))
async def list_tasks(query: Annotated[TaskListQuery, Query()], service: TaskReaderDep) -> TaskList:
    """List tasks, a page at a time."""
    return await service.list_tasks(query)


@router.get("/{task_id}", responses=error_responses(404, 422, 429, 503))
async def get_task(task_id: UUID, service: TaskReaderDep) -> Task:
    """Get a task by its id."""
    return await service.get_task(task_id)


@router.put(
    "/{task_id}",
    responses=error_responses(404, 413, 415, 422, 429, 503),
)
async def update_task(task_id: UUID, data: TaskUpdate, service: TaskServiceDep) -> Task:
    """Change a task; fields that are absent stay as they are."""
    return await service.update_task(task_id, data)


@router.delete(
    "/{task_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=error_responses(404, 422, 429, 503),
)
async def delete_task(task_id: UUID, service: TaskServiceDep) -> None:
    """Delete a task."""
    await service.delete_task(task_id)
