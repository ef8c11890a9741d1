# Generated from specs/booking_api.yaml by templates/tests/integration/test_operation_bodies.py.j2.
"""The body of every business operation over HTTP: what is refused whatever the business says."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from tests.cases import base
from tests.every import every_body
from tests.support import problems


@pytest.fixture
def app(shared_app: FastAPI) -> FastAPI:
    return shared_app


@every_body("refused", "field, value, error")
async def test_a_body_refuses(client: httpx.AsyncClient, body: base.Body, field: str, value: Any, error: str) -> None:
    response = await client.request(body.method, body.url, json=body.of(**{field: value}))

    assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]


@every_body("required", "field")
async def test_a_body_requires(client: httpx.AsyncClient, body: base.Body, field: str) -> None:
    response = await client.request(body.method, body.url, json=body.without(field))

    assert problems(response) == [(["body", field], "missing")]


@every_body("not_null", "field")
async def test_a_body_refuses_null(client: httpx.AsyncClient, body: base.Body, field: str) -> None:
    response = await client.request(body.method, body.url, json=body.of(**{field: None}))

    assert [loc for loc, _ in problems(response)] == [["body", field]]


@every_body()
async def test_a_body_refuses_what_it_does_not_know(client: httpx.AsyncClient, body: base.Body) -> None:
    response = await client.request(body.method, body.url, json=body.of(**dict.fromkeys(body.unsent)))

    assert problems(response) == [(["body", name], "extra_forbidden") for name in body.unsent]
