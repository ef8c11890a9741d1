# Generated from specs/shop_with_accounts.yaml by templates/tests/steps.py.j2.
"""Plays scenarios, step by step: over HTTP, or by the services alone."""

import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from inspect import signature
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter
from sqlalchemy import Row, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from src.core.database import Base, RequestTransaction
from src.core.database_errors import translate
from src.core.errors import AppError
from tests.conftest import savepoint
from tests.identity import caller_of, headers_of
from tests.services import MESSAGES, methods
from tests.support import as_json, store

API = "/api/v1"

Refusal = tuple[()] | tuple[int] | tuple[int, str]
Tables = dict[str, list[Row[Any]]]
UNREAD: tuple[Refusal, ...] = ((401, "unauthenticated"), (403, "forbidden"), (422,), (422, "validation_error"))


@dataclass(frozen=True)
class Step:
    """A request, and what it has to answer. refused: the status of its refusal, and the code.

    caller: a role, "authenticated" or "nobody"; None: somebody with every role.
    """

    request: str
    body: Any
    status: int
    refused: Refusal
    expect: Mapping[str, Any]
    caller: str | None = None

    @property
    def method(self) -> str:
        """``POST``."""
        return self.request.partition(" ")[0]

    @property
    def address(self) -> str:
        """Where it is sent, the query included."""
        return self.request.partition(" ")[2]

    @property
    def query(self) -> dict[str, Any]:
        """The parameters behind the path."""
        return dict(httpx.QueryParams(self.address.partition("?")[2]))

    def ids(self, request: str) -> dict[str, str] | None:
        """The ids in its path, if it is a request like this one: ``GET /orders/{order_id}``."""
        pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]{36})", request)
        found = re.fullmatch(pattern, self.request.partition("?")[0])
        return found and found.groupdict()


class Player(ABC):
    """Plays scenarios."""

    def __init__(self, db: AsyncSession) -> None:
        self.db = db

    async def __call__(
        self,
        request: str,
        body: Any = None,
        *,
        status: int = 200,
        refused: Refusal = (),
        expect: Mapping[str, Any] | None = None,
        caller: str | None = None,
    ) -> Any:
        """What a request answers, which is as it should be. expect: some of it."""
        return await self.play(Step(request, body, status, refused, expect or {}, caller))

    async def given(self, *rows: Base) -> None:
        """Store what a scenario begins with."""
        await store(self.db, *rows)

    async def play(self, step: Step) -> Any:
        """What a step answers, which is as it should be."""
        status, answer = await self.send(step)
        if step.refused:
            assert status == step.refused[0], answer
            assert (status, answer["error"])[: len(step.refused)] == step.refused, answer
            assert answer["message"] in MESSAGES.get(answer["error"], [answer["message"]])
        else:
            assert status == step.status, answer
            assert_contains(answer, step.expect)
        return answer

    @abstractmethod
    async def send(self, step: Step) -> tuple[int, Any]:
        """The status and the JSON of an answer."""


class Requests(Player):
    """Sends the requests."""

    def __init__(self, db: AsyncSession, client: httpx.AsyncClient) -> None:
        super().__init__(db)
        self.client = client

    async def send(self, step: Step) -> tuple[int, Any]:
        """What the application answers."""
        request = self.client.build_request(step.method, API + step.address, json=step.body)
        if step.caller is not None:
            del request.headers["Authorization"]
            request.headers.update(headers_of(step.caller))
        response = await self.client.send(request)
        return response.status_code, response.json() if response.content else None


class Services(Player):
    """Calls the method of a service that answers a request."""

    async def play(self, step: Step) -> Any:
        """What a step answers; a request that is not let in, or cannot be read, comes to no service."""
        return None if step.refused in UNREAD else await super().play(step)

    async def send(self, step: Step) -> tuple[int, Any]:
        """What the service answers. It tells the status of a success only where there are several."""
        try:
            async with RequestTransaction(partial(savepoint, self.db)) as transaction:
                found = await self._call(step, transaction)
        except (AppError, DBAPIError) as error:
            refusal = error if isinstance(error, AppError) else translate(error, step.method)
            answer = {"error": refusal.code, "message": refusal.message, "detail": refusal.detail}
            return refusal.status_code, answer
        answer, status = found if isinstance(found, tuple) else (found, step.status)
        return status, as_json(answer)

    async def _call(self, step: Step, transaction: RequestTransaction) -> Any:
        """Call the method with the ids in the path, and with the body or the query."""
        every = methods(transaction, caller_of(step.caller))
        known = ((method, step.ids(request)) for request, method in every.items())
        method, ids = next((method, ids) for method, ids in known if ids is not None)
        given: dict[str, Any] = {"data": step.body or {}, "query": step.query, **ids}
        parameters = signature(method).parameters.values()
        return await method(*(TypeAdapter(each.annotation).validate_python(given[each.name]) for each in parameters))


Scenario = Callable[[Player], Awaitable[None]]


class _ReachedError(Exception):
    """A scenario has come to the request that somebody waits for."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.request)
        self.step = step


class Beginning(Player):
    """Plays what leads up to the first success of a request."""

    def __init__(self, player: Player, request: str) -> None:
        super().__init__(player.db)
        self.player = player
        self.request = request

    async def until_reached(self, scenario: Scenario) -> Step:
        """The step that would be next."""
        with pytest.raises(_ReachedError) as reached:
            await scenario(self)
        return reached.value.step

    async def play(self, step: Step) -> Any:
        """What a step answers. What is refused leads nowhere."""
        if step.refused:
            return None
        if step.ids(self.request) is not None:
            raise _ReachedError(step)
        return await self.player.play(replace(step, expect={}))

    async def send(self, step: Step) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        return await self.player.send(step)


def assert_contains(found: Any, expected: Any) -> None:
    """Lists are the same item by item; of a mapping only what is expected is looked at."""
    if isinstance(expected, Mapping):
        for name, value in expected.items():
            assert_contains(found[name], value)
    elif isinstance(expected, list):
        assert len(found) == len(expected), found
        for each, value in zip(found, expected, strict=True):
            assert_contains(each, value)
    elif expected is None or isinstance(expected, bool):
        assert found is expected
    else:
        assert found == expected


async def everything(db: AsyncSession) -> Tables:
    """Every row of every table."""
    return {
        table.name: list((await db.execute(select(table).order_by(*table.primary_key))).all())
        for table in Base.metadata.sorted_tables
    }


async def change(db: AsyncSession, entity: type[Base], entity_id: object, **values: Any) -> None:
    """Put values into a row, past everything that the application does."""
    row = await db.get_one(entity, entity_id, populate_existing=True)
    for name, value in values.items():
        setattr(row, name, value)
    await db.flush()
