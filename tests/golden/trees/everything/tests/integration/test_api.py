# Generated from specs/everything.yaml by templates/tests/integration/test_api.py.j2.
"""What holds for all endpoints."""

import re
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests import factories
from tests.conftest import client_of, make_settings
from tests.support import JSON, problems

# Every operation of the API, and of them those that are limited. What is not listed does not exist.
LIMITED = [
    ("post", "/api/v2/samples"),
    ("get", "/api/v2/samples"),
    ("get", "/api/v2/samples/{sample_id}"),
    ("put", "/api/v2/samples/{sample_id}"),
    ("delete", "/api/v2/samples/{sample_id}"),
    ("post", "/api/v2/collections"),
    ("get", "/api/v2/collections"),
    ("get", "/api/v2/collections/{collection_id}"),
    ("put", "/api/v2/collections/{collection_id}"),
    ("delete", "/api/v2/collections/{collection_id}"),
    ("post", "/api/v2/orders"),
    ("get", "/api/v2/orders"),
    ("get", "/api/v2/orders/{order_id}"),
    ("put", "/api/v2/orders/{order_id}"),
    ("delete", "/api/v2/orders/{order_id}"),
    ("get", "/api/v2/ledger-entries"),
    ("get", "/api/v2/ledger-entries/{ledger_entry_id}"),
    ("post", "/api/v2/people"),
    ("get", "/api/v2/people"),
    ("get", "/api/v2/people/{person_id}"),
    ("post", "/api/v2/cacti"),
    ("put", "/api/v2/cacti/{cactus_id}"),
    ("delete", "/api/v2/cacti/{cactus_id}"),
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


async def test_every_operation_is_limited(database_url: str) -> None:
    from src.main import create_app

    limits = {"rate_limit_enabled": True, "rate_limit_read": "1/day", "rate_limit_write": "1/day"}
    async with client_of(create_app(make_settings(database_url=database_url, **limits))) as client:
        for method, path in OPERATIONS:
            await client.request(method, path)
        statuses = {(method, path): (await client.request(method, path)).status_code for method, path in OPERATIONS}

    assert {operation for operation, status in statuses.items() if status == 429} == set(LIMITED)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/no/such/route",
        "/api/v2/samples/",
        "/api/v2/collections/",
        "/api/v2/orders/",
        "/api/v2/ledger-entries/",
        "/api/v2/people/",
        "/api/v2/cacti/",
    ],
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
        ("get", "/api/v2/samples", "sample"),
        ("get", "/api/v2/collections", "collection"),
        ("get", "/api/v2/orders", "order"),
        ("get", "/api/v2/ledger-entries", "ledger_entry"),
        ("get", "/api/v2/people", "person"),
        ("put", "/api/v2/samples", "sample"),
        ("put", "/api/v2/collections", "collection"),
        ("put", "/api/v2/orders", "order"),
        ("put", "/api/v2/cacti", "cactus"),
        ("delete", "/api/v2/samples", "sample"),
        ("delete", "/api/v2/collections", "collection"),
        ("delete", "/api/v2/orders", "order"),
        ("delete", "/api/v2/cacti", "cactus"),
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
        ("post", "/api/v2/samples"),
        ("post", "/api/v2/collections"),
        ("post", "/api/v2/orders"),
        ("post", "/api/v2/people"),
        ("post", "/api/v2/cacti"),
        ("put", f"/api/v2/samples/{uuid4()}"),
        ("put", f"/api/v2/collections/{uuid4()}"),
        ("put", f"/api/v2/orders/{uuid4()}"),
        ("put", f"/api/v2/cacti/{uuid4()}"),
    ],
    ids=[
        "create sample",
        "create collection",
        "create order",
        "create person",
        "create cactus",
        "update sample",
        "update collection",
        "update order",
        "update cactus",
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


@pytest.mark.parametrize(
    "path", ["/api/v2/samples", "/api/v2/collections", "/api/v2/orders", "/api/v2/ledger-entries", "/api/v2/people"]
)
async def test_every_list_is_bounded(client: httpx.AsyncClient, path: str) -> None:
    assert problems(await client.get(path, params={"size": 51})) == [(["query", "size"], "less_than_equal")]
    assert problems(await client.get(path, params={"page": 2**63})) == [(["query", "page"], "less_than_equal")]


@pytest.mark.parametrize("text", ["1.0", "1_0", " 1", "\u0661"])
@pytest.mark.parametrize("parameter", ["page", "size"])
@pytest.mark.parametrize(
    "path", ["/api/v2/samples", "/api/v2/collections", "/api/v2/orders", "/api/v2/ledger-entries", "/api/v2/people"]
)
async def test_a_number_is_written_in_digits(client: httpx.AsyncClient, path: str, parameter: str, text: str) -> None:
    assert problems(await client.get(path, params={parameter: text})) == [(["query", parameter], "int_parsing")]


@pytest.mark.parametrize(
    "path", ["/api/v2/samples", "/api/v2/collections", "/api/v2/orders", "/api/v2/ledger-entries", "/api/v2/people"]
)
async def test_a_parameter_is_given_once(client: httpx.AsyncClient, path: str) -> None:
    assert problems(await client.get(f"{path}?page=1&size=1&page=1")) == [(["query", "page"], "repeated")]


@pytest.mark.parametrize(
    ("path", "body", "change"),
    [
        pytest.param("/api/v2/samples", factories.SampleFactory.payload(), {"name": "name two"}, id="sample"),
        pytest.param("/api/v2/collections", factories.CollectionFactory.payload(), {"words": ["b"]}, id="collection"),
        pytest.param("/api/v2/orders", factories.OrderFactory.payload(), {"group": "group two"}, id="order"),
    ],
)
async def test_created_read_changed_deleted(
    client: httpx.AsyncClient, path: str, body: dict[str, Any], change: dict[str, Any]
) -> None:
    created = await client.post(path, json=body)
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
