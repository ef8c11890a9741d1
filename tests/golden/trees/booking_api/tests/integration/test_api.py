# Generated from specs/booking_api.yaml by templates/tests/integration/test_api.py.j2.
"""What holds for all endpoints."""

import re
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from tests import factories
from tests.conftest import client_of, make_settings
from tests.support import JSON, problems, store_references

# Every operation of the API, and of them those that are limited. What is not listed does not exist.
LIMITED = [
    ("post", "/api/v1/rooms"),
    ("get", "/api/v1/rooms"),
    ("get", "/api/v1/rooms/{room_id}"),
    ("delete", "/api/v1/rooms/{room_id}"),
    ("post", "/api/v1/guests"),
    ("get", "/api/v1/guests/{guest_id}"),
    ("put", "/api/v1/guests/{guest_id}"),
    ("delete", "/api/v1/guests/{guest_id}"),
    ("get", "/api/v1/events"),
    ("get", "/api/v1/events/{event_id}"),
    ("get", "/api/v1/bookings"),
    ("get", "/api/v1/bookings/{booking_id}"),
    ("post", "/api/v1/events"),
    ("post", "/api/v1/events/{event_id}/move"),
    ("post", "/api/v1/events/{event_id}/cancel"),
    ("post", "/api/v1/events/{event_id}/bookings"),
    ("post", "/api/v1/events/{event_id}/group-bookings"),
    ("post", "/api/v1/bookings/{booking_id}/release"),
]
OPERATIONS = [
    *LIMITED,
    ("get", "/health/health"),
    ("get", "/health/ready"),
    ("get", "/metrics/metrics"),
]


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


def test_the_api_has_these_operations_and_no_others(app: FastAPI) -> None:
    paths = app.openapi()["paths"]

    assert sorted((method, path) for path, methods in paths.items() for method in methods) == sorted(OPERATIONS)
    names = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("post", "/api/v1/events", 422, "in_the_past"),
        ("post", "/api/v1/events", 422, "ends_before_it_starts"),
        ("post", "/api/v1/events", 422, "too_long"),
        ("post", "/api/v1/events", 422, "room_too_small"),
        ("post", "/api/v1/events", 409, "room_taken"),
        ("post", "/api/v1/events/{event_id}/move", 409, "event_cancelled"),
        ("post", "/api/v1/events/{event_id}/move", 409, "room_taken"),
        ("post", "/api/v1/events/{event_id}/cancel", 409, "event_cancelled"),
        ("post", "/api/v1/events/{event_id}/bookings", 409, "event_cancelled"),
        ("post", "/api/v1/events/{event_id}/bookings", 409, "already_booked"),
        ("post", "/api/v1/events/{event_id}/bookings", 409, "sold_out"),
        ("post", "/api/v1/events/{event_id}/group-bookings", 409, "event_cancelled"),
        ("post", "/api/v1/events/{event_id}/group-bookings", 409, "sold_out"),
        ("post", "/api/v1/events/{event_id}/group-bookings", 409, "already_booked"),
        ("post", "/api/v1/bookings/{booking_id}/release", 409, "already_released"),
    ],
)
def test_every_declared_error_is_documented(app: FastAPI, method: str, path: str, status: int, code: str) -> None:
    documented = app.openapi()["paths"][path][method]["responses"][str(status)]

    assert f"`{code}`" in documented["description"]
    assert documented["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ErrorResponse"}


async def test_every_operation_is_limited(database_url: str) -> None:
    from src.main import create_app

    limits = {"rate_limit_enabled": True, "rate_limit_read": "1/day", "rate_limit_write": "1/day"}
    async with client_of(create_app(make_settings(database_url=database_url, **limits))) as client:
        for method, path in OPERATIONS:
            await client.request(method, path)
        statuses = {(method, path): (await client.request(method, path)).status_code for method, path in OPERATIONS}

    assert {operation for operation, status in statuses.items() if status == 429} == set(LIMITED)


@pytest.mark.parametrize(
    "path", ["/", "/no/such/route", "/api/v1/rooms/", "/api/v1/guests/", "/api/v1/events/", "/api/v1/bookings/"]
)
async def test_what_does_not_exist_is_not_found(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)

    assert response.status_code == 404
    assert response.json()["error"] == "not_found"
    assert response.json()["request_id"] == response.headers["X-Request-ID"]


async def test_every_path_says_what_it_allows(client: httpx.AsyncClient) -> None:
    for path in {path for _, path in OPERATIONS}:
        # A path of words, such as /things/new, is also that of a row with this id.
        methods = {method.upper() for method, each in OPERATIONS if re.fullmatch(re.sub(r"{\w+}", "[^/]+", each), path)}
        allow = ", ".join(sorted({*methods, "OPTIONS"} | ({"HEAD"} if "GET" in methods else set())))

        answer, refusal = await client.options(path), await client.request("TRACE", path)

        assert (answer.status_code, answer.headers["Allow"], answer.content) == (204, allow, b"")
        assert (refusal.status_code, refusal.headers["Allow"]) == (405, allow)
        assert refusal.json()["error"] == "method_not_allowed"


async def test_head_answers_as_get_without_the_body(client: httpx.AsyncClient) -> None:
    for path in (path for method, path in OPERATIONS if method == "get"):
        head, got = await client.head(path), await client.get(path)

        assert (head.status_code, head.headers.keys(), head.content) == (got.status_code, got.headers.keys(), b"")


@pytest.mark.parametrize(
    ("method", "path", "resource"),
    [
        ("get", "/api/v1/rooms", "room"),
        ("get", "/api/v1/guests", "guest"),
        ("get", "/api/v1/events", "event"),
        ("get", "/api/v1/bookings", "booking"),
        ("put", "/api/v1/guests", "guest"),
        ("delete", "/api/v1/rooms", "room"),
        ("delete", "/api/v1/guests", "guest"),
    ],
)
async def test_an_unknown_resource_is_not_found(
    client: httpx.AsyncClient, method: str, path: str, resource: str
) -> None:
    unknown = uuid4()

    response = await client.request(method, f"{path}/{unknown}", json={})

    assert response.status_code == 404
    assert response.json() == {
        "error": "resource_not_found",
        "message": f"{resource.capitalize()} {unknown} not found",
        "detail": {"resource": resource, "resource_id": str(unknown)},
        "request_id": response.headers["X-Request-ID"],
    }


EVERY_WRITE = pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", "/api/v1/rooms"),
        ("post", "/api/v1/guests"),
        ("put", f"/api/v1/guests/{uuid4()}"),
        ("post", "/api/v1/events"),
        ("post", f"/api/v1/events/{uuid4()}/move"),
        ("post", f"/api/v1/events/{uuid4()}/bookings"),
        ("post", f"/api/v1/events/{uuid4()}/group-bookings"),
    ],
    ids=[
        "create room",
        "create guest",
        "update guest",
        "event schedule",
        "event move",
        "event book",
        "event book together",
    ],
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'"text"', id="text"),
        pytest.param(b'{"a": ' + b"[" * 100_000, id="nested too deeply"),
        pytest.param(b'{"a": ' + b"1" * 5_000 + b"}", id="too long a number"),
        pytest.param(b'{"\xff": 1}', id="not UTF-8"),
        pytest.param(b'{"\\ud800": 1}', id="half a character"),
        pytest.param(b'{"a": NaN, "b": 1e400}', id="not finite"),
    ],
)
@EVERY_WRITE
async def test_a_body_that_is_no_object_is_refused(
    client: httpx.AsyncClient, method: str, path: str, body: bytes
) -> None:
    response = await client.request(method, path, content=body, headers=JSON)

    assert problems(response)[0][0][0] == "body"


@EVERY_WRITE
async def test_a_field_is_given_once(client: httpx.AsyncClient, method: str, path: str) -> None:
    response = await client.request(method, path, content=b'{"a": 1, "a": 1}', headers=JSON)

    assert problems(response) == [(["body", "a"], "repeated")]


def test_every_body_is_documented_with_its_refusals(app: FastAPI) -> None:
    operations = [operation for methods in app.openapi()["paths"].values() for operation in methods.values()]
    statuses = [operation["responses"].keys() for operation in operations if "requestBody" in operation]

    assert statuses
    assert all({"413", "415", "422"} <= each for each in statuses)


@pytest.mark.parametrize("path", ["/api/v1/rooms", "/api/v1/events", "/api/v1/bookings"])
async def test_every_list_is_bounded(client: httpx.AsyncClient, path: str) -> None:
    assert problems(await client.get(path, params={"size": 101})) == [(["query", "size"], "less_than_equal")]
    assert problems(await client.get(path, params={"page": 2**63})) == [(["query", "page"], "less_than_equal")]


@pytest.mark.parametrize("text", ["1.0", "1_0", " 1", "\u0661"])
@pytest.mark.parametrize("parameter", ["page", "size"])
@pytest.mark.parametrize("path", ["/api/v1/rooms", "/api/v1/events", "/api/v1/bookings"])
async def test_a_number_is_written_in_digits(client: httpx.AsyncClient, path: str, parameter: str, text: str) -> None:
    assert problems(await client.get(path, params={parameter: text})) == [(["query", parameter], "int_parsing")]


@pytest.mark.parametrize("path", ["/api/v1/rooms", "/api/v1/events", "/api/v1/bookings"])
async def test_a_parameter_is_given_once(client: httpx.AsyncClient, path: str) -> None:
    assert problems(await client.get(f"{path}?page=1&size=1&page=1")) == [(["query", "page"], "repeated")]


@pytest.mark.parametrize(
    ("path", "factory", "change"),
    [
        pytest.param("/api/v1/guests", factories.GuestFactory, {"name": "name two"}, id="guest"),
    ],
)
async def test_created_read_changed_deleted(
    client: httpx.AsyncClient, db_session: AsyncSession, path: str, factory: Any, change: dict[str, Any]
) -> None:
    await store_references(db_session, factory)
    created = await client.post(path, json=factory.payload())
    assert created.status_code == 201, created.text
    url = f"{path}/{created.json()['id']}"

    read = await client.get(url)
    assert (read.status_code, read.json()) == (200, created.json())

    changed = await client.put(url, json=change)
    assert changed.status_code == 200
    assert change.items() <= changed.json().items()
    assert (await client.get(url)).json() == changed.json()

    assert (await client.delete(url)).status_code == 204
    assert (await client.get(url)).status_code == 404
