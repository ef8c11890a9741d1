# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_api.py.j2.
"""What holds for all endpoints."""

import re

import httpx
import pytest
from fastapi import FastAPI

from tests.conftest import client_of, make_app, make_settings

# Every operation of the API, and of them those that are limited. What is not listed does not exist.
LIMITED = [
    ("post", "/api/v1/products"),
    ("get", "/api/v1/products"),
    ("get", "/api/v1/products/{product_id}"),
    ("put", "/api/v1/products/{product_id}"),
    ("delete", "/api/v1/products/{product_id}"),
    ("get", "/api/v1/customers"),
    ("get", "/api/v1/customers/{customer_id}"),
    ("put", "/api/v1/customers/{customer_id}"),
    ("post", "/api/v1/addresses"),
    ("get", "/api/v1/addresses"),
    ("get", "/api/v1/addresses/{address_id}"),
    ("put", "/api/v1/addresses/{address_id}"),
    ("delete", "/api/v1/addresses/{address_id}"),
    ("get", "/api/v1/orders"),
    ("get", "/api/v1/orders/{order_id}"),
    ("post", "/api/v1/products/{product_id}/like"),
    ("get", "/api/v1/customers/me"),
    ("post", "/api/v1/orders"),
    ("post", "/api/v1/orders/{order_id}/cancel"),
    ("post", "/api/v1/orders/{order_id}/ship"),
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


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("post", "/api/v1/products/{product_id}/like", 409, "liked_enough"),
        ("post", "/api/v1/orders", 409, "out_of_stock"),
        ("post", "/api/v1/orders/{order_id}/cancel", 409, "not_to_be_cancelled"),
        ("post", "/api/v1/orders/{order_id}/ship", 409, "shipped_already"),
    ],
)
def test_every_declared_error_is_documented(app: FastAPI, method: str, path: str, status: int, code: str) -> None:
    documented = app.openapi()["paths"][path][method]["responses"][str(status)]

    assert f"`{code}`" in documented["description"]
    assert documented["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/ErrorResponse"}


async def test_every_operation_is_limited(database_url: str) -> None:
    limits = {"rate_limit_enabled": True, "rate_limit_read": "1/day", "rate_limit_write": "1/day"}
    async with client_of(make_app(make_settings(database_url=database_url, **limits))) as client:
        for method, path in OPERATIONS:
            await client.request(method, path)
        statuses = {(method, path): (await client.request(method, path)).status_code for method, path in OPERATIONS}

    assert {operation for operation, status in statuses.items() if status == 429} == set(LIMITED)


@pytest.mark.parametrize(
    "path", ["/", "/no/such/route", "/api/v1/products/", "/api/v1/customers/", "/api/v1/addresses/", "/api/v1/orders/"]
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
