# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_security.py.j2.
"""Headers, CORS, size limits and rate limits of the running application."""

import json
from collections.abc import AsyncIterator
from ipaddress import ip_network

import httpx
import pytest
from fastapi import APIRouter, FastAPI

from src.api.exact_route import ExactRoute
from src.core.identity.access import public
from tests.conftest import client_of, make_app, make_settings

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-XSS-Protection": "1; mode=block",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
ORIGIN = "https://shop.example"


async def number(number: int) -> int:
    """Echo a number."""
    return number


async def crash() -> None:
    """Fail."""
    raise RuntimeError("canary")


async def echo(body: dict[str, str]) -> dict[str, str]:
    """Echo a body."""
    return body


@pytest.fixture
def app(database_url: str) -> FastAPI:
    """The application with rate limits and one allowed origin, and a few endpoints to attack."""
    limits = {"rate_limit_enabled": True, "rate_limit_read": "2/day", "rate_limit_write": "1/day"}
    cors = {"cors_origins": [ORIGIN], "cors_methods": ["GET", "POST"], "cors_headers": ["X-Tenant", "traceparent"]}
    settings = make_settings(database_url=database_url, max_body_bytes=1000, **cors, **limits)
    app = make_app(settings)
    router = APIRouter(prefix="/probe", route_class=ExactRoute)
    router.add_api_route("/read", public(number))
    router.add_api_route("/echo", public(echo), methods=["POST"])
    app.include_router(router)
    app.add_api_route("/probe/crash", crash)
    return app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application."""
    async with client_of(app) as client:
        yield client


async def read(client: httpx.AsyncClient, times: int, **headers: str) -> list[int]:
    """Read a few times and return the statuses."""
    return [(await client.get("/probe/read?number=1", headers=headers)).status_code for _ in range(times)]


@pytest.mark.parametrize(
    ("method", "path", "body", "refusal"),
    [
        ("GET", "/health/health", None, (200, None)),
        ("GET", "/nowhere", None, (404, "not_found")),
        # There are no redirects to other slashes.
        ("GET", "/health/health/", None, (404, "not_found")),
        ("PATCH", "/health/health", None, (405, "method_not_allowed")),
        ("POST", "/probe/echo", "x" * 900, (200, None)),
        ("POST", "/probe/echo", "x" * 1000, (413, "body_too_large")),
        ("GET", "/probe/read?number=x", None, (422, "validation_error")),
        ("GET", "/probe/crash", None, (500, "internal_error")),
    ],
)
async def test_security_headers_on_every_response(
    client: httpx.AsyncClient, method: str, path: str, body: str | None, refusal: tuple[int, str | None]
) -> None:
    response = await client.request(method, path, json={"name": body} if body else None)
    assert (response.status_code, response.json().get("error")) == refusal
    assert HEADERS.items() <= {name: response.headers.get(name) for name in HEADERS}.items()
    assert "canary" not in response.text


async def test_only_what_came_by_https_is_told_to_stay_there(client: httpx.AsyncClient, database_url: str) -> None:
    from src.main import create_app

    by_https, name = {"X-Forwarded-Proto": "https"}, "Strict-Transport-Security"
    assert name not in (await client.get("/health/health", headers=by_https)).headers
    behind = make_settings(database_url=database_url, trusted_proxies=[ip_network("127.0.0.1")])
    async with client_of(create_app(behind)) as client:
        assert name not in (await client.get("/nowhere")).headers
        assert (await client.get("/nowhere", headers=by_https)).headers[name] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [(ORIGIN, ORIGIN), ("https://evil.example", None), ("null", None), (f"{ORIGIN}.evil.example", None)],
)
async def test_only_an_allowed_origin_may_read(client: httpx.AsyncClient, origin: str, allowed: str | None) -> None:
    response = await client.get("/health/health", headers={"Origin": origin})
    assert response.headers.get("Access-Control-Allow-Origin") == allowed


@pytest.mark.parametrize(
    ("origin", "method", "header", "status"),
    [
        (ORIGIN, "GET", "x-tenant, content-type, traceparent", 200),
        (ORIGIN, "POST", "X-TENANT", 200),
        (ORIGIN, "PUT", "content-type", 400),
        (ORIGIN, "TRACE", "content-type", 400),
        (ORIGIN, "GET", "authorization", 400),
        ("https://evil.example", "GET", "content-type", 400),
    ],
)
async def test_preflight(client: httpx.AsyncClient, origin: str, method: str, header: str, status: int) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": header}
    response = await client.options("/probe/echo", headers=headers)
    assert response.status_code == status
    assert response.headers["Access-Control-Allow-Methods"] == "GET, POST"
    assert status == 200 or response.json()["error"] == "cors_refused"


async def test_a_streamed_body_that_is_too_large_is_refused(client: httpx.AsyncClient) -> None:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    response = await client.post("/probe/echo", content=body(), headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["error"]) == (413, "body_too_large")


async def test_too_many_reads_are_refused(client: httpx.AsyncClient) -> None:
    assert await read(client, 2) == [200, 200]
    response = await client.get("/probe/read?number=1")
    assert (response.status_code, response.json()["error"]) == (429, "rate_limited")
    assert int(response.headers["Retry-After"]) > 0
    assert HEADERS.items() <= {name: response.headers.get(name) for name in HEADERS}.items()


async def test_writes_have_their_own_limit(client: httpx.AsyncClient) -> None:
    assert [(await client.post("/probe/echo", json={})).status_code for _ in range(2)] == [200, 429]
    assert await read(client, 1) == [200]


@pytest.mark.parametrize("content", [b"{", b"[" * 900, b"x" * 2000, b'{"name": 1}'])
async def test_what_is_wrong_counts_too_and_is_not_read_when_it_is_one_too_many(
    client: httpx.AsyncClient, content: bytes
) -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("the body was read")
        yield

    headers = {"Content-Type": "application/json"}
    first = await client.post("/probe/echo", content=content, headers=headers)
    assert first.status_code == (413 if len(content) > 1000 else 422)
    assert (await client.post("/probe/echo", content=never(), headers=headers)).status_code == 429


async def test_a_forged_forwarding_header_has_no_effect(client: httpx.AsyncClient) -> None:
    assert await read(client, 2) == [200, 200]
    assert await read(client, 1, **{"X-Forwarded-For": "198.51.100.7"}) == [429]


async def test_behind_a_trusted_proxy_each_client_has_its_own_limit(app: FastAPI) -> None:
    app.state.settings = app.state.settings.model_copy(update={"trusted_proxies": [ip_network("127.0.0.1")]})
    async with client_of(app) as client:
        assert await read(client, 3, **{"X-Forwarded-For": "198.51.100.7"}) == [200, 200, 429]
        assert await read(client, 1, **{"X-Forwarded-For": "198.51.100.8"}) == [200]
        assert await read(client, 1, **{"X-Forwarded-For": "203.0.113.1, 198.51.100.7"}) == [429]


async def test_a_client_in_a_trusted_network_is_one_client(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever it writes before the hop that the proxy adds."""
    limited = {"rate_limit_enabled": True, "rate_limit_read": "2/day"}
    behind = {"trusted_proxies": [ip_network("127.0.0.1"), ip_network("10.0.0.0/8")], "trusted_hops": 1}
    app = make_app(make_settings(database_url=database_url, **limited, **behind))
    router = APIRouter(prefix="/probe", route_class=ExactRoute)
    router.add_api_route("/read", public(number))
    app.include_router(router)
    async with client_of(app) as client:
        capsys.readouterr()
        for made_up, status in (("198.51.100.1", 200), ("198.51.100.2", 200), ("198.51.100.3", 429)):
            assert await read(client, 1, **{"X-Forwarded-For": f"{made_up}, 10.9.9.9"}) == [status]
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["client"] for line in lines if line["event"] == "request"} == {"10.9.9.9"}


async def test_health_checks_are_never_limited(client: httpx.AsyncClient) -> None:
    assert [(await client.get("/health/health")).status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
@pytest.mark.parametrize(("docs_enabled", "status"), [(True, 200), (False, 404)])
async def test_the_documentation_can_be_switched_off(
    database_url: str, path: str, docs_enabled: bool, status: int
) -> None:
    async with client_of(make_app(make_settings(database_url=database_url, docs_enabled=docs_enabled))) as client:
        assert (await client.get(path)).status_code == status


async def test_every_operation_documents_its_errors(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    reference = {"$ref": "#/components/schemas/ErrorResponse"}
    assert operations
    for operation in operations:
        assert operation["responses"]["500"]["content"]["application/json"]["schema"] == reference
