# Generated from specs/simple_task_api.yaml by templates/src/api/dependencies.py.j2.
"""How routes get their services: one transaction a request, handed down through the layers."""

from typing import Annotated

from fastapi import Depends

from src.core.database import ReadDatabase, RequestTransaction, get_db, get_read_db
from src.repositories.task_repository import TaskRepository
from src.services.task_service import TaskService

# scope="function" ends the transaction before the answer is sent, so a commit that fails is not a 2xx.
TransactionDep = Annotated[RequestTransaction, Depends(get_db, scope="function")]
ReadDatabaseDep = Annotated[ReadDatabase, Depends(get_read_db)]


async def get_task_repository(db: TransactionDep) -> TaskRepository:
    """Tasks in a transaction."""
    return TaskRepository(db)


async def get_task_service(
    repository: Annotated[TaskRepository, Depends(get_task_repository)],
) -> TaskService:
    """What writes tasks."""
    return TaskService(repository)


TaskServiceDep = Annotated[TaskService, Depends(get_task_service)]


async def get_task_reader(db: ReadDatabaseDep) -> TaskService:
    """What reads tasks, without a transaction."""
    return TaskService(TaskRepository(db))


TaskReaderDep = Annotated[TaskService, Depends(get_task_reader)]
