# Generated from specs/<app>.yaml by templates/tests/unit/test_exact_route.py.j2.
"""JSON as it was written."""

from decimal import Decimal
from importlib import import_module
from json import JSONDecodeError
from pkgutil import iter_modules
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from starlette.types import Message

from src.api import routes
from src.api.exact_route import ExactRequest, ExactRoute


async def receive() -> Message:
    """Give nothing: the body was read before."""
    raise AssertionError


async def read(body: bytes) -> Any:
    """What a request with this body says."""
    return await ExactRequest({"type": "http", "headers": []}, receive, body).json()


@pytest.mark.parametrize(
    ("body", "value"),
    [
        pytest.param(b"90071992547409.93", Decimal("90071992547409.93"), id="more digits than a float has"),
        pytest.param(b"1e400", Decimal("1e400"), id="beyond every float"),
        pytest.param(b'{"a": [0.10, 1]}', {"a": [Decimal("0.10"), 1]}, id="inside"),
    ],
)
async def test_no_digit_is_lost(body: bytes, value: Any) -> None:
    # To Python 0.1 and 0.10 are the same, and so are 1 and 1.0.
    assert repr(await read(body)) == repr(value)


async def test_a_name_is_given_once() -> None:
    with pytest.raises(RequestValidationError) as caught:
        await read(b'{"a": {"b": 1, "c": 2, "b": 1}}')

    assert [(problem["loc"], problem["type"]) for problem in caught.value.errors()] == [(("body", "b"), "repeated")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "latin-1"])
async def test_text_is_utf_8(encoding: str) -> None:
    with pytest.raises((UnicodeDecodeError, JSONDecodeError)):
        await read('"\N{LATIN SMALL LETTER E WITH ACUTE}"'.encode(encoding))


@pytest.mark.parametrize("name", sorted({each.name for each in iter_modules(routes.__path__)} - {"health", "metrics"}))
def test_the_routes_of_every_resource_read_so(name: str) -> None:
    assert import_module(f"{routes.__name__}.{name}").router.route_class is ExactRoute
