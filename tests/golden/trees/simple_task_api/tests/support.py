# Generated from specs/simple_task_api.yaml by templates/tests/support.py.j2.
"""What several tests do."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx
from prometheus_client import REGISTRY
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.core.database import Base

EntityT = TypeVar("EntityT", bound=Base)


async def store(db: AsyncSession, *entities: Base) -> None:
    """Insert rows."""
    db.add_all(entities)
    await db.flush()


async def stored(db: AsyncSession, entity: type[EntityT], entity_id: object) -> EntityT:
    """The row as the database holds it, whatever the session remembers."""
    await db.flush()
    return await db.get_one(entity, entity_id, populate_existing=True)


def values(entity: Base) -> Mapping[str, Any]:
    """What a row holds, by column."""
    return {column.name: getattr(entity, column.name) for column in entity.__table__.columns}


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """Collect the statements that are sent to the database."""
    sent: list[str] = []

    def collect(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", collect)
    yield sent
    event.remove(engine.sync_engine, "before_cursor_execute", collect)


def counted(metric: str) -> float:
    """The value of a counter."""
    return REGISTRY.get_sample_value(metric) or 0.0


def ids(*pages: dict[str, Any]) -> list[str]:
    """The ids of the rows on these pages."""
    return [item["id"] for page in pages for item in page["items"]]


def not_found(response: httpx.Response) -> dict[str, str]:
    """What was not found, by a 404 answer."""
    assert response.status_code == 404, response.text
    body = response.json()
    assert body["error"] == "resource_not_found"
    detail: dict[str, str] = body["detail"]
    return detail


def problems(response: httpx.Response) -> list[tuple[list[str | int], str]]:
    """Where and what is wrong, by a 422 answer, which never repeats the input."""
    assert response.status_code == 422, response.text
    body = response.json()
    assert body["error"] == "validation_error"
    assert all(problem.keys() == {"loc", "msg", "type"} for problem in body["detail"])
    return [(problem["loc"], problem["type"]) for problem in body["detail"]]
