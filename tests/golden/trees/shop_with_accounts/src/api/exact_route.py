# Generated from specs/shop_with_accounts.yaml by templates/src/api/exact_route.py.j2.
"""Requests as they were written: no digit of a number is lost, and nothing may be said twice."""

from collections import Counter
from collections.abc import Callable, Coroutine, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from json import JSONDecoder
from typing import Any, get_type_hints

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.routing import Match, compile_path
from starlette.types import Receive, Scope

from src.core.bodies import BodyReader
from src.core.error_handlers import MAX_ERRORS
from src.core.identity.access import access_of
from src.core.identity.tokens import Authenticator
from src.core.openapi import security_of
from src.core.rate_limit import RateLimiter
from src.models.schemas.base import Input

# Paths of words are no row's, whatever the method. The most exact one comes first.
_WORDED = {path: compile_path(path)[0] for path in ("/api/v1/customers/me",)}


class ExactRoute(APIRoute):
    """A route whose requests are counted before anything is done for them, let in or not, and then read exactly."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.access = access_of(endpoint)
        super().__init__(path, endpoint, **{**options, "openapi_extra": security_of(self.access)})

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return how a request fits: not at all where another path says it in words."""
        match, found = super().matches(scope)
        if match is not Match.NONE and self.path_format != _most_exact(self.path_format, found["path_params"]):
            return Match.NONE, {}
        return match, found

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler of an ``ExactRequest``."""
        handle = super().get_route_handler()
        kind = "read" if self.methods == {"GET"} else "write"
        largest = largest_body(self.endpoint)

        async def handle_exactly(request: Request) -> Response:
            limiter: RateLimiter = request.state.rate_limiter
            await limiter.check(request, kind)
            authenticator: Authenticator = request.state.authenticator
            request.state.caller = await authenticator.caller(request)
            self.access.check(request.state.caller)
            if request.scope["query_string"]:
                _refuse_repeated("query", [name for name, _ in request.query_params.multi_items()])
            if self.body_field is None:
                return await handle(request)
            reader: BodyReader = request.state.body_reader
            async with reader.hold(request, largest) as body:
                return await handle(ExactRequest(request.scope, request.receive, body))

        return handle_exactly


class ExactRequest(Request):
    """A request whose JSON is UTF-8, names nothing twice and keeps numbers with a point as decimals."""

    def __init__(self, scope: Scope, receive: Receive, body: bytes) -> None:
        super().__init__(scope, receive)
        self._read = body

    async def body(self) -> bytes:
        """Return the body, which was read before."""
        return self._read

    async def json(self) -> Any:
        """Return what the body says. Raises ValueError or RequestValidationError."""
        return _DECODER.decode(self._read.decode())


def _most_exact(path: str, parameters: Mapping[str, str]) -> str:
    """Return the path that stands for what a request asks for, if not this one."""
    asked = path.format_map(parameters)
    return next((each for each, regex in _WORDED.items() if regex.match(asked)), path)


def largest_body(endpoint: Callable[..., Any]) -> int | None:
    """Return the bytes of the largest valid body; None when nothing but the settings limits it."""
    hints = get_type_hints(endpoint).values()
    return next((hint.max_bytes for hint in hints if isinstance(hint, type) and issubclass(hint, Input)), None)


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        _refuse_repeated("body", [name for name, _ in members])
    return found


def _refuse_repeated(place: str, names: Sequence[str]) -> None:
    if len(set(names)) < len(names):
        repeated = islice((name for name, count in Counter(names).items() if count > 1), MAX_ERRORS)
        problem = {"type": "repeated", "msg": "Should be given once"}
        raise RequestValidationError([{**problem, "loc": (place, name)} for name in repeated])


_DECODER = JSONDecoder(object_pairs_hook=_object, parse_float=Decimal)
