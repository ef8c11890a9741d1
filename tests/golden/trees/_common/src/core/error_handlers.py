# Generated from specs/<app>.yaml by templates/src/core/error_handlers.py.j2.
"""Gives every exception the one shape of ``ErrorResponse``."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from src.core.connections import DatabaseUnavailableError
from src.core.database import is_outdated
from src.core.database_errors import RETRYABLE, sqlstate_of, translate
from src.core.errors import AppError, HTTPError, InvalidError, UnavailableError, error_response
from src.core.logging import get_logger

MAX_ERRORS = 50
MAX_NAME_LENGTH = 100
MAX_REASON_LENGTH = 200

_CODES = {413: "body_too_large"}
# Pydantic speaks of Python's types here, which no client knows.
_MESSAGES = {
    "decimal_type": "Input should be a number, or text that is one",
    "model_attributes_type": "Input should be an object",
    "uuid_type": "Input should be text that is a UUID",
}
_METHODS = ("DELETE", "GET", "PATCH", "POST", "PUT")

logger = get_logger(__name__)


def install_error_handlers(app: FastAPI) -> None:
    """Register all handlers."""
    app.exception_handler(AppError)(_app_error)
    app.exception_handler(HTTPException)(_http_exception)
    app.exception_handler(RequestValidationError)(_validation_error)
    app.exception_handler(DBAPIError)(_database_error)
    app.exception_handler(DatabaseUnavailableError)(_unavailable)
    app.exception_handler(PoolTimeoutError)(_unavailable)


async def _app_error(request: Request, error: AppError) -> Response:
    return error_response(request.scope, error)


async def _http_exception(request: Request, error: HTTPException) -> Response:
    if isinstance(error.__cause__, RequestValidationError):
        return await _validation_error(request, error.__cause__)
    if isinstance(error.__cause__, ValueError | ArithmeticError | RecursionError):
        # FastAPI answers 400 to JSON that cannot even be decoded: too deep, too long a number, not UTF-8.
        return error_response(request.scope, InvalidError([_problem(["body"], "Invalid JSON", "json_invalid")]))
    status, headers = HTTPStatus(error.status_code), error.headers
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        # The router names the methods of one of the routes that share a path.
        headers = {"Allow": ", ".join(allowed_methods(request))}
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
    code = _CODES.get(status, status.phrase.lower().replace(" ", "_"))
    return error_response(request.scope, HTTPError(status, code, error.detail, headers))


def allowed_methods(request: Request) -> list[str]:
    """Return every method that the path of a request answers."""
    scope = {"type": "http", "path": request.scope["path"], "root_path": request.scope.get("root_path", "")}
    found = {
        method
        for method in _METHODS
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    }
    return sorted(found | {"OPTIONS"} | ({"HEAD"} if "GET" in found else set()))


async def _validation_error(request: Request, error: RequestValidationError) -> Response:
    if isinstance(error.body, bytes):
        # FastAPI reads as JSON what says that it is JSON, and hands on the bytes of anything else.
        headers = {"Accept": "application/json"}
        wrong = HTTPError(415, "unsupported_media_type", "The body must be application/json, and say so", headers)
        return error_response(request.scope, wrong)
    found = error.errors()[:MAX_ERRORS]
    problems = [_problem(item["loc"], _MESSAGES.get(item["type"], item["msg"]), item["type"]) for item in found]
    return error_response(request.scope, InvalidError(problems))


async def _database_error(request: Request, error: DBAPIError) -> Response:
    sqlstate, outdated = sqlstate_of(error), is_outdated(error)
    if outdated or sqlstate in RETRYABLE:
        # Read by TransactionRetryMiddleware.
        request.state.retryable = sqlstate
    if outdated:
        return error_response(request.scope, UnavailableError())
    answer = translate(error, request.method)
    if isinstance(answer, UnavailableError):
        _log_unavailable(error.driver_exception, str(error.driver_exception), sqlstate)
    elif answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("database_error", sqlstate=sqlstate, exc_info=error)
    return error_response(request.scope, answer)


async def _unavailable(request: Request, error: DatabaseUnavailableError | PoolTimeoutError) -> Response:
    reasons = filter(None, (str(error), str(error.__cause__ or "")))
    _log_unavailable(error.__cause__ or error, ": ".join(reasons))
    return error_response(request.scope, UnavailableError())


def _log_unavailable(error: BaseException, reason: str, sqlstate: str = "") -> None:
    """Write one short line: in an outage there is one for each request, and where it was raised says nothing."""
    short = reason.partition("\n")[0][:MAX_REASON_LENGTH]
    logger.error("database_unavailable", error=type(error).__name__, sqlstate=sqlstate, reason=short)


def _problem(loc: Any, message: str, kind: str) -> dict[str, Any]:
    """Describe one problem of the input without repeating the input: an unknown field's name is the client's too."""
    return {"loc": [_name(part) for part in loc], "msg": message, "type": kind}


def _name(part: Any) -> Any:
    return part[:MAX_NAME_LENGTH].encode(errors="replace").decode() if isinstance(part, str) else part
