# Generated from specs/simple_task_api.yaml by templates/src/models/entities/__init__.py.j2.
"""ORM entities, one module each. Who imports ``Base`` from here has them all in its metadata."""

from src.core.database import Base
from src.models.entities.task import TaskEntity

__all__ = [
    "Base",
    "TaskEntity",
]
