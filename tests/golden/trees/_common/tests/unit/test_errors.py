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

from src.core.database import Base, DatabaseUnavailableError
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


async def answer_to(error: Exception) -> httpx.Response:
    """Return the response of an application whose endpoint raises an error."""

    async def endpoint() -> None:
        raise error

    return await client(endpoint).get("/")


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
    ("error", "status", "code", "detail"),
    [
        (NotFoundError("task", 7), 404, "resource_not_found", {"resource": "task", "resource_id": "7"}),
        (ConflictError("Taken", {"field": "name"}), 409, "conflict", {"field": "name"}),
        (RateLimitedError(3), 429, "rate_limited", {"retry_after": 3}),
        (UnavailableError(), 503, "unavailable", {}),
        (AppError(), 500, "internal_error", {}),
        (HTTPException(403, "No"), 403, "forbidden", {}),
        (HTTPException(415), 415, "unsupported_media_type", {}),
        (PoolTimeoutError("canary"), 503, "unavailable", {}),
        (DatabaseUnavailableError("canary"), 503, "unavailable", {}),
    ],
)
async def test_the_shape_of_an_error(error: Exception, status: int, code: str, detail: dict[str, object]) -> None:
    response = await answer_to(error)
    body = response.json()
    assert response.status_code == status
    assert body.keys() == ErrorResponse.model_fields.keys()
    assert (body["error"], body["detail"]) == (code, detail)
    assert body["request_id"] == response.headers["X-Request-ID"]
    assert "canary" not in response.text


@pytest.mark.parametrize(("error", "expected"), [(RateLimitedError(3), "3"), (UnavailableError(), "5")])
async def test_errors_that_pass_say_when_to_come_back(error: AppError, expected: str) -> None:
    assert (await answer_to(error)).headers["Retry-After"] == expected


async def test_unknown_path_and_method() -> None:
    http = client(accept)
    missing, wrong = await http.get("/nowhere"), await http.delete("/")
    assert (missing.status_code, missing.json()["error"]) == (404, "not_found")
    assert (wrong.status_code, wrong.json()["error"]) == (405, "method_not_allowed")
    assert wrong.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


async def test_a_body_that_does_not_say_it_is_json() -> None:
    response = await client(accept).post("/", content=b'{"name":"a"}')
    assert (response.status_code, response.json()["error"]) == (415, "unsupported_media_type")
    assert response.headers["Accept"] == "application/json"


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
    assert response.status_code == 422
    assert response.json()["error"] == "validation_error"
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


async def database_error(engine: AsyncEngine, statement: str, **parameters: object) -> DBAPIError:
    """Return the error that a statement causes."""
    async with engine.connect() as connection:
        with pytest.raises(DBAPIError) as caught:
            await connection.execute(text(statement), parameters)
    return caught.value


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


@pytest.mark.parametrize(
    ("sqlstate", "method", "status"),
    [
        ("22021", "POST", 422),
        ("22003", "POST", 422),
        ("22001", "PUT", 422),
        ("23502", "POST", 422),
        ("23514", "POST", 422),
        ("23503", "POST", 422),
        ("23503", "DELETE", 409),
        ("23001", "DELETE", 409),
        ("23505", "POST", 409),
        ("40001", "POST", 409),
        ("40P01", "POST", 409),
        ("55P03", "POST", 409),
        ("57014", "GET", 503),
        ("53300", "GET", 503),
        ("53100", "POST", 503),
        ("57P01", "GET", 503),
        ("08006", "GET", 503),
        ("42P01", "GET", 500),
    ],
)
async def test_status_of_a_database_error(engine: AsyncEngine, sqlstate: str, method: str, status: int) -> None:
    error = await server_error(engine, sqlstate)
    answer = translate(error, method)
    assert answer.status_code == status
    assert "canary" not in f"{answer.message} {answer.detail}"


async def test_a_value_that_the_driver_refuses_is_422(engine: AsyncEngine) -> None:
    error = await database_error(engine, "SELECT CAST(:value AS integer)", value=2**40)
    assert translate(error, "POST").status_code == 422


@pytest.fixture
def unique_table() -> Iterator[Table]:
    """A table with a unique constraint among those of the application."""
    metadata: MetaData = Base.metadata
    table = Table(
        "unique_probe",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("owner", String),
        Column("name", String),
        UniqueConstraint("owner", "name"),
    )
    yield table
    metadata.remove(table)


async def test_a_unique_violation_names_the_fields(engine: AsyncEngine, unique_table: Table) -> None:
    name = "uq_unique_probe_owner_name"
    answer = translate(await server_error(engine, "23505", n=name), "POST")
    assert answer.detail == {"constraint": name, "fields": ["owner", "name"]}
    assert answer.message == "There is already one with the same owner, name"


async def test_a_unique_violation_elsewhere_names_the_constraint(engine: AsyncEngine) -> None:
    answer = translate(await server_error(engine, "23505", n="elsewhere"), "POST")
    assert answer.detail == {"constraint": "elsewhere", "fields": []}


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
