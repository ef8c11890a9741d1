# Generated from specs/<app>.yaml by templates/tests/unit/test_errors.py.j2.
"""Every exception, the database's own included, becomes one shape of response."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import Column, Integer, MetaData, String, Table, UniqueConstraint, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.exceptions import HTTPException

from src.core.connections import DatabaseUnavailableError
from src.core.database import Base
from src.core.database_errors import translate
from src.core.error_handlers import MAX_ERRORS, MAX_NAME_LENGTH, install_error_handlers
from src.core.errors import (
    AppError,
    ConflictError,
    ErrorResponse,
    NotFoundError,
    RateLimitedError,
    UnavailableError,
    error_responses,
)
from src.core.middleware import RequestIDMiddleware


class Body(BaseModel):
    """A strict body."""

    model_config = ConfigDict(strict=True, extra="forbid")
    name: Annotated[str, StringConstraints(max_length=5)]


class LaxBody(BaseModel):
    """A body with values that JSON has no types for."""

    name: str
    key: UUID | None = None
    amount: Decimal | None = None


async def accept(body: Body) -> str:
    """Take a body."""
    return body.name


async def accept_all(body: LaxBody) -> str:
    """Take a body."""
    return body.name


def client(endpoint: Any) -> httpx.AsyncClient:
    """Return a client of an application with one endpoint."""
    app = FastAPI(redirect_slashes=False)
    app.add_api_route("/", endpoint, methods=["GET", "POST"])
    install_error_handlers(app)
    app.add_middleware(RequestIDMiddleware)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


@pytest.mark.parametrize(
    ("error", "status", "code", "detail", "retry_after"),
    [
        (NotFoundError("task", 7), 404, "resource_not_found", {"resource": "task", "resource_id": "7"}, None),
        (ConflictError("Taken", {"field": "name"}), 409, "conflict", {"field": "name"}, None),
        (RateLimitedError(3), 429, "rate_limited", {"retry_after": 3}, "3"),
        (UnavailableError(), 503, "unavailable", {}, "5"),
        (AppError(), 500, "internal_error", {}, None),
        (HTTPException(403, "No"), 403, "forbidden", {}, None),
        (HTTPException(415), 415, "unsupported_media_type", {}, None),
        (PoolTimeoutError("canary"), 503, "unavailable", {}, "5"),
        (DatabaseUnavailableError("canary"), 503, "unavailable", {}, "5"),
    ],
)
async def test_the_shape_of_an_error(
    error: Exception, status: int, code: str, detail: dict[str, object], retry_after: str | None
) -> None:
    async def endpoint() -> None:
        raise error

    response = await client(endpoint).get("/")
    body = response.json()
    assert (response.status_code, body["error"], body["detail"]) == (status, code, detail)
    assert body.keys() == ErrorResponse.model_fields.keys()
    assert body["request_id"] == response.headers["X-Request-ID"]
    assert response.headers.get("Retry-After") == retry_after
    assert "canary" not in response.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code", "header"),
    [
        ("GET", "/nowhere", 404, "not_found", None),
        ("DELETE", "/", 405, "method_not_allowed", ("Allow", "GET, HEAD, OPTIONS, POST")),
        ("POST", "/", 415, "unsupported_media_type", ("Accept", "application/json")),
    ],
)
async def test_what_is_no_request_of_the_endpoint(
    method: str, path: str, status: int, code: str, header: tuple[str, str] | None
) -> None:
    response = await client(accept).request(method, path, content=b'{"name":"a"}')
    assert (response.status_code, response.json()["error"]) == (status, code)
    assert header is None or response.headers[header[0]] == header[1]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"name":"canary"}', "string_too_long"),
        (b'{"name":1}', "string_type"),
        (b'{"name":"a","canary-more":1}', "extra_forbidden"),
        (b'{"name":"\\ud800"}', "string_unicode"),
        (b'{"name":', "json_invalid"),
        (b'{"name":"\xff"}', "json_invalid"),
        (b'{"name":' + b"9" * 5000 + b"}", "json_invalid"),
        (b"[" * 100_000 + b"]" * 100_000, "json_invalid"),
        (b"", "missing"),
    ],
)
async def test_a_malformed_body_is_422(body: bytes, kind: str) -> None:
    response = await client(accept).post("/", content=body, headers={"Content-Type": "application/json"})
    problems = response.json()["detail"]
    assert (response.status_code, response.json()["error"]) == (422, "validation_error")
    assert [problem["type"] for problem in problems] == [kind]
    assert all(problem.keys() == {"loc", "msg", "type"} for problem in problems)
    assert '"canary"' not in response.text


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ([], "Input should be an object"),
        ({"name": "a", "key": 1}, "Input should be text that is a UUID"),
        ({"name": "a", "amount": True}, "Input should be a number, or text that is one"),
    ],
)
async def test_messages_know_nothing_of_python(body: object, message: str) -> None:
    response = await client(accept_all).post("/", json=body)
    assert [problem["msg"] for problem in response.json()["detail"]] == [message]


async def test_a_response_to_bad_input_stays_small() -> None:
    long_name = await client(accept).post("/", json={"name": "a", "x" * 10_000: 1})
    many_names = await client(accept).post("/", json={"name": "a", **{f"x{number}": 1 for number in range(1000)}})
    assert len(long_name.json()["detail"][0]["loc"][1]) == MAX_NAME_LENGTH
    assert len(many_names.json()["detail"]) == MAX_ERRORS


async def server_error(engine: AsyncEngine, sqlstate: str, **fields: str) -> DBAPIError:
    """Return what SQLAlchemy makes of an error that the server reports; no statement causes each of them."""
    report = asyncpg.PostgresError.new({"S": "ERROR", "C": sqlstate, "M": "canary", **fields})

    def fail(cursor: Any, *_: object) -> None:
        cursor._handle_exception(report)

    async with engine.connect() as connection:
        event.listen(engine.sync_engine, "do_execute", fail)
        try:
            with pytest.raises(DBAPIError) as caught:
                await connection.execute(text("SELECT 1"))
        finally:
            event.remove(engine.sync_engine, "do_execute", fail)
    return caught.value


STATUSES = [
    ("POST", 422, ["22021", "22003", "22001", "23502", "23514", "23503"]),
    ("DELETE", 409, ["23503", "23001"]),
    ("POST", 409, ["23505", "40001", "40P01", "55P03"]),
    ("GET", 503, ["57014", "53300", "53100", "57P01", "08006"]),
    ("GET", 500, ["42P01"]),
]


@pytest.mark.parametrize(
    ("sqlstate", "method", "status"),
    [(sqlstate, method, status) for method, status, states in STATUSES for sqlstate in states],
)
async def test_status_of_a_database_error(engine: AsyncEngine, sqlstate: str, method: str, status: int) -> None:
    answer = translate(await server_error(engine, sqlstate), method)
    assert answer.status_code == status
    assert "canary" not in f"{answer.message} {answer.detail}"


async def test_a_value_that_the_driver_refuses_is_422(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(DBAPIError) as caught:
            await connection.execute(text("SELECT CAST(:value AS integer)"), {"value": 2**40})
    assert translate(caught.value, "POST").status_code == 422


@pytest.fixture
def unique_table() -> Iterator[Table]:
    """A table with a unique constraint among those of the application."""
    metadata: MetaData = Base.metadata
    columns = Column("id", Integer, primary_key=True), Column("owner", String), Column("name", String)
    table = Table("unique_probe", metadata, *columns, UniqueConstraint("owner", "name"))
    yield table
    metadata.remove(table)


@pytest.mark.parametrize(
    ("constraint", "fields", "message"),
    [
        ("uq_unique_probe_owner_name", ["owner", "name"], "There is already one with the same owner, name"),
        ("elsewhere", [], "There is already one like it"),
    ],
)
@pytest.mark.usefixtures("unique_table")
async def test_a_unique_violation(engine: AsyncEngine, constraint: str, fields: list[str], message: str) -> None:
    answer = translate(await server_error(engine, "23505", n=constraint), "POST")
    assert answer.detail == {"constraint": constraint, "fields": fields}
    assert answer.message == message


@pytest.mark.parametrize(
    ("sqlstate", "report"),
    [("23514", {"n": "ck_unique_probe_name_min_length"}), ("23502", {"c": "name"})],
    ids=["a check", "a null"],
)
async def test_what_the_table_refuses_names_the_field(
    engine: AsyncEngine, unique_table: Table, sqlstate: str, report: dict[str, str]
) -> None:
    answer = translate(await server_error(engine, sqlstate, t=unique_table.name, **report), "POST")
    assert answer.detail == [
        {"loc": ["body", "name"], "msg": "a value is not acceptable to the database", "type": "database_constraint"}
    ]


def test_documented_responses() -> None:
    assert error_responses(404, 409) == {
        404: {"model": ErrorResponse, "description": "There is no such resource"},
        409: {"model": ErrorResponse, "description": "In conflict with the stored data"},
    }
