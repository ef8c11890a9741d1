# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_access.py.j2.
"""Every endpoint and every caller: who is let in is what the specification says."""

import re
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI

from tests.identity import headers_of

CALLERS = (
    "nobody",
    "authenticated",
    "admin",
    "staff",
    "customer",
    "auditor",
)
# The callers whom each endpoint lets in.
ADMITTED = {
    ("POST", "/api/v1/products"): ["admin"],
    ("GET", "/api/v1/products"): ["nobody", "authenticated", "admin", "staff", "customer", "auditor"],
    ("GET", "/api/v1/products/{}"): ["nobody", "authenticated", "admin", "staff", "customer", "auditor"],
    ("PUT", "/api/v1/products/{}"): ["admin"],
    ("DELETE", "/api/v1/products/{}"): ["admin"],
    ("POST", "/api/v1/products/{}/like"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("GET", "/api/v1/customers"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("GET", "/api/v1/customers/{}"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("PUT", "/api/v1/customers/{}"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("GET", "/api/v1/customers/me"): ["admin", "staff", "customer"],
    ("POST", "/api/v1/addresses"): ["admin", "staff", "customer"],
    ("GET", "/api/v1/addresses"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("GET", "/api/v1/addresses/{}"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("PUT", "/api/v1/addresses/{}"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("DELETE", "/api/v1/addresses/{}"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("GET", "/api/v1/orders"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("GET", "/api/v1/orders/{}"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("POST", "/api/v1/orders"): ["admin", "staff", "customer"],
    ("POST", "/api/v1/orders/{}/cancel"): ["authenticated", "admin", "staff", "customer", "auditor"],
    ("POST", "/api/v1/orders/{}/ship"): ["admin", "staff"],
}


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize(("method", "path"), ADMITTED)
async def test_who_is_let_in(client: httpx.AsyncClient, method: str, path: str, caller: str) -> None:
    del client.headers["Authorization"]
    ids = [str(uuid4()) for _ in range(path.count("{}"))]
    response = await client.request(method, path.format(*ids), headers=headers_of(caller))
    if caller in ADMITTED[method, path]:
        # An operation may refuse by itself whom its door lets in.
        error = response.json()["error"] if response.status_code in (401, 403) else None
        assert error not in ("unauthenticated", "forbidden")
    elif caller == "nobody":
        assert (response.status_code, response.json()["error"]) == (401, "unauthenticated")
        assert response.headers["WWW-Authenticate"] == "Bearer"
    else:
        assert (response.status_code, response.json()["error"]) == (403, "forbidden")
        assert response.headers["WWW-Authenticate"] == 'Bearer error="insufficient_scope"'


@pytest.mark.parametrize(("method", "path"), ADMITTED)
async def test_a_token_that_is_not_valid_is_refused_everywhere(
    client: httpx.AsyncClient, method: str, path: str
) -> None:
    path = path.format(*(uuid4() for _ in range(path.count("{}"))))
    response = await client.request(method, path, headers={"Authorization": "Bearer nonsense"})
    assert (response.status_code, response.json()["error"]) == (401, "unauthenticated")


def test_every_endpoint_is_looked_at_here_and_says_so_in_the_documentation(app: FastAPI) -> None:
    described = {
        (method.upper(), re.sub(r"\{[^}]*\}", "{}", path)): operation.get("security")
        for path, operations in app.openapi()["paths"].items()
        for method, operation in operations.items()
    }
    own = {route for route in described if not route[1].startswith(("/health/", "/metrics/"))}
    assert own == set(ADMITTED)
    for route, admitted in ADMITTED.items():
        needed = {"bearer": list[str]()}
        assert described[route] == ([{}, needed] if "nobody" in admitted else [needed])
