# Generated from specs/everything.yaml by templates/tests/integration/test_api.py.j2.
"""What holds for all endpoints."""

import re

import httpx
import pytest
from fastapi import FastAPI

from tests.conftest import client_of, make_app, make_settings

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


def test_the_api_has_these_operations_and_no_others(app: FastAPI) -> None:
    paths = app.openapi()["paths"]

    assert sorted((method, path) for path, methods in paths.items() for method in methods) == sorted(OPERATIONS)
    names = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


async def test_every_operation_is_limited(database_url: str) -> None:
    limits = {"rate_limit_enabled": True, "rate_limit_read": "1/day", "rate_limit_write": "1/day"}
    async with client_of(make_app(make_settings(database_url=database_url, **limits))) as client:
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
    # A path of words, such as /things/new, is not that of a row with this id.
    shapes = [(method.upper(), re.sub(r"{\w+}", "{id}", path)) for method, path in OPERATIONS]
    for path in {path for _, path in shapes}:
        methods = {method for method, each in shapes if each == path}
        allow = ", ".join(sorted({*methods, "OPTIONS"} | ({"HEAD"} if "GET" in methods else set())))

        answer, refusal = await client.options(path), await client.request("TRACE", path)

        assert (answer.status_code, answer.headers["Allow"], answer.content) == (204, allow, b"")
        assert (refusal.status_code, refusal.headers["Allow"]) == (405, allow)
        assert refusal.json()["error"] == "method_not_allowed"


async def test_head_answers_as_get_without_the_body(client: httpx.AsyncClient) -> None:
    for path in (path for method, path in OPERATIONS if method == "get"):
        head, got = await client.head(path), await client.get(path)

        assert (head.status_code, head.headers.keys(), head.content) == (got.status_code, got.headers.keys(), b"")


def test_every_body_is_documented_with_its_refusals(app: FastAPI) -> None:
    operations = [operation for methods in app.openapi()["paths"].values() for operation in methods.values()]
    statuses = [operation["responses"].keys() for operation in operations if "requestBody" in operation]

    assert statuses
    assert all({"413", "415", "422"} <= each for each in statuses)
