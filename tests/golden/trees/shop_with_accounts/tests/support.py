# Generated from specs/shop_with_accounts.yaml by templates/tests/support.py.j2.
"""What several tests do."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from itertools import groupby
from typing import Any, TypeVar

import httpx
from prometheus_client import REGISTRY
from pydantic_core import to_jsonable_python
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from src.core.database import Base

EntityT = TypeVar("EntityT", bound=Base)

JSON = {"Content-Type": "application/json"}
# Stands in hostile input, so that a test can tell whether an answer repeats it.
CANARY = "canary7f3a"
# Patterns and the values of an enum, and what clients know nothing of.
_QUOTED = re.compile(r"""(['"]).*\1""")
_PYTHON = re.compile(r"\w\(|<class|\b(None|True|False|bytes|tuple|dict|dictionary|object to|[A-Z]\w+ object)\b")


async def store(db: AsyncSession, *entities: Base) -> None:
    """Insert rows, those that others refer to first."""
    for _, alike in groupby(entities, key=type):
        db.add_all(alike)
        await db.flush()


async def store_references(db: AsyncSession, *factories: Any, rows: Sequence[Any] = ()) -> None:
    """Insert the rows that what these factories make refers to, and those of other rows that are none of them."""
    needed: dict[Any, Base] = {}
    for row in (*(row for factory in factories for row in factory.references()), *rows):
        needed.setdefault((type(row), row.id), row)
    await store(db, *needed.values())


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


def as_json(value: Any) -> Any:
    """A value of a row as the API answers it: decimals digit by digit."""
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return f"{value:f}" if isinstance(value, Decimal) else to_jsonable_python(value)


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
    """Where and what is wrong, by a 422 answer, which never repeats the input nor speaks of Python."""
    assert response.status_code == 422, response.text
    body = response.json()
    assert body["error"] == "validation_error"
    assert all(problem.keys() == {"loc", "msg", "type"} for problem in body["detail"])
    assert not [problem for problem in body["detail"] if _PYTHON.search(_QUOTED.sub("", problem["msg"]))]
    return [(problem["loc"], problem["type"]) for problem in body["detail"]]


def raw_body(body: dict[str, Any], field: str, value: str) -> bytes:
    """A body in which one field has a value that is JSON text already, and perhaps none that Python would write."""
    return json.dumps({**body, field: "\0"}).replace(json.dumps("\0"), value).encode()


def exact(answer: Any) -> str:
    """JSON as text: to Python 1, 1.0 and true are the same, and so are 0.0 and -0.0."""
    return json.dumps(answer, sort_keys=True)


def assert_refused(response: httpx.Response, value: str = CANARY) -> None:
    """It is the client's fault, and the answer does not repeat the input. A short value may stand there by chance."""
    assert 400 <= response.status_code < 500, response.text
    assert CANARY not in response.text
    assert len(value) < 10 or value.strip('"') not in response.text
