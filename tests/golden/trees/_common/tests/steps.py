# Generated from specs/<app>.yaml by templates/tests/steps.py.j2.
"""What the steps of a scenario are made of."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from inspect import signature
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter
from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from src.core.database import Base
from src.core.errors import AppError, NotFoundError
from tests.support import as_json, counted, statements

Tables = dict[str, list[Row[Any]]]


def answer(response: httpx.Response, status: int) -> Any:
    """What was answered, with this status."""
    assert response.status_code == status, response.text
    return response.json() if response.content else None


def error(response: httpx.Response, status: int) -> str:
    """The code of a refusal, with this status."""
    code: str = answer(response, status)["error"]
    return code


async def call(method: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
    """What a method of a service answers, as JSON. Its arguments become what it takes as those of a request do."""
    parameters = signature(method).parameters.values()
    given = [
        TypeAdapter(each.annotation).validate_python(argument)
        for each, argument in zip(parameters, arguments, strict=True)
    ]
    return as_json(await method(*given))


def assert_contains(found: Any, expected: Any) -> None:
    """Lists are the same item by item; of a mapping only what is expected is looked at."""
    if isinstance(expected, dict):
        assert found.keys() >= expected.keys()
        for name, value in expected.items():
            assert_contains(found[name], value)
    elif isinstance(expected, list):
        assert len(found) == len(expected), found
        for each, value in zip(found, expected, strict=True):
            assert_contains(each, value)
    else:
        assert found == expected


async def everything(db: AsyncSession) -> Tables:
    """Every row of every table."""
    return {
        table.name: list((await db.execute(select(table).order_by(*table.primary_key))).all())
        for table in Base.metadata.sorted_tables
    }


def assert_kept(others: Tables, now: Tables) -> None:
    """What was there is there still, whatever came with it."""
    assert {name: [row for row in rows if row not in now[name]] for name, rows in others.items()} == {
        name: [] for name in others
    }


async def change(db: AsyncSession, entity: type[Base], entity_id: object, **values: Any) -> None:
    """Put values into a row, past everything that the application does."""
    row = await db.get_one(entity, entity_id, populate_existing=True)
    for name, value in values.items():
        setattr(row, name, value)
    await db.flush()


@asynccontextmanager
async def refused(
    connection: AsyncConnection, status: int, code: str | None = None, message: str | None = None
) -> AsyncIterator[None]:
    """What is called meanwhile is refused like this, and nothing of it is left."""
    with pytest.raises(AppError) as caught:
        async with connection.begin_nested():
            yield
    assert caught.value.status_code == status
    assert code in (None, caught.value.code)
    assert message in (None, caught.value.message)


@asynccontextmanager
async def missing(connection: AsyncConnection, resource: str) -> AsyncIterator[None]:
    """What is called meanwhile does not find this, and nothing of it is left."""
    with pytest.raises(NotFoundError) as caught:
        async with connection.begin_nested():
            yield
    assert isinstance(caught.value.detail, dict)
    assert caught.value.detail["resource"] == resource


@contextmanager
def locking(engine: AsyncEngine, *tables: str) -> Iterator[None]:
    """Meanwhile the first statement that reads one of these tables locks what it reads."""
    with statements(engine) as sent:
        yield
    reads = {table: [text for text in sent if re.search(rf"\bFROM {table}\b", text)] for table in tables}
    assert any(reads.values())
    assert [table for table, texts in reads.items() if texts and "FOR UPDATE" not in texts[0]] == []


@contextmanager
def counting(**successes: int) -> Iterator[None]:
    """Meanwhile each of these operations succeeds so many times, as its counter tells."""
    before = {name: counted(f"{name}_total") for name in successes}
    yield
    assert {name: counted(f"{name}_total") - before[name] for name in successes} == successes
