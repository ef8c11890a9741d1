# Generated from specs/shop_with_accounts.yaml by templates/tests/integration/test_operation_bodies.py.j2.
"""The body of every business operation over HTTP: what is refused whatever the business says."""

from typing import Any

import httpx

from tests.every import every_operation
from tests.operations import Operation
from tests.support import problems


@every_operation("refused", "field, value, error")
async def test_a_body_refuses(
    client: httpx.AsyncClient, operation: Operation, field: str, value: Any, error: str
) -> None:
    response = await client.request(operation.method, operation.url, json=operation.of(**{field: value}))

    assert [(loc[:2], kind) for loc, kind in problems(response)] == [(["body", field], error)]


@every_operation("required", "field")
async def test_a_body_requires(client: httpx.AsyncClient, operation: Operation, field: str) -> None:
    response = await client.request(operation.method, operation.url, json=operation.without(field))

    assert problems(response) == [(["body", field], "missing")]


@every_operation("not_null", "field")
async def test_a_body_refuses_null(client: httpx.AsyncClient, operation: Operation, field: str) -> None:
    response = await client.request(operation.method, operation.url, json=operation.of(**{field: None}))

    assert [loc for loc, _ in problems(response)] == [["body", field]]


@every_operation("unsent")
async def test_a_body_refuses_what_it_does_not_know(client: httpx.AsyncClient, operation: Operation) -> None:
    response = await client.request(
        operation.method, operation.url, json=operation.of(**dict.fromkeys(operation.unsent))
    )

    assert problems(response) == [(["body", name], "extra_forbidden") for name in operation.unsent]
