# Generated from specs/<app>.yaml by templates/src/api/exact_route.py.j2.
"""Requests as they were written: no digit of a number is lost, and nothing may be said twice."""

from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from decimal import Decimal
from json import JSONDecoder
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute


class ExactRoute(APIRoute):
    """A route whose requests are read exactly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of an ``ExactRequest``."""
        handle = super().get_route_handler()

        async def handle_exactly(request: Request) -> Response:
            exact = ExactRequest(request.scope, request.receive)
            _refuse_repeated("query", [name for name, _ in exact.query_params.multi_items()])
            return await handle(exact)

        return handle_exactly


class ExactRequest(Request):
    """A request whose JSON is UTF-8, names nothing twice and keeps numbers with a point as decimals."""

    async def json(self) -> Any:
        """Return the body. Raises ValueError or RequestValidationError."""
        return _DECODER.decode((await self.body()).decode())


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        _refuse_repeated("body", [name for name, _ in members])
    return found


def _refuse_repeated(place: str, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        repeated = [name for name, count in Counter(names).items() if count > 1]
        problem = {"type": "repeated", "msg": "Should be given once"}
        raise RequestValidationError([{**problem, "loc": (place, name)} for name in repeated])


_DECODER = JSONDecoder(object_pairs_hook=_object, parse_float=Decimal)
