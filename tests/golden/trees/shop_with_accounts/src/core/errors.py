# Generated from specs/shop_with_accounts.yaml by templates/src/core/errors.py.j2.
"""The exceptions that the application raises, and the one shape in which clients see every error."""

from collections.abc import Mapping
from typing import Any

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.types import Scope

RETRY_AFTER_SECONDS = 5

_DESCRIPTIONS = {
    401: "Nobody knows who calls: there is no token, or one that is not valid",
    403: "The caller may not do this",
    404: "There is no such resource",
    409: "In conflict with the stored data",
    413: "The body is too large",
    415: "The body is not application/json",
    422: "The request is not valid",
    429: "Too many requests",
    500: "An unexpected error",
    503: "Temporarily unavailable",
}


class ErrorResponse(BaseModel):
    """The body of every error."""

    error: str = Field(description="A stable code for programs", examples=["resource_not_found"])
    message: str = Field(description="An explanation for people")
    detail: dict[str, Any] | list[Any] = Field(description="What exactly is wrong")
    request_id: str = Field(description="The X-Request-ID of the request, to find it in the logs")


class AppError(Exception):
    """An error with an answer for the client."""

    status_code: int = 500
    code: str = "internal_error"

    def __init__(
        self,
        message: str = "An unexpected error occurred",
        detail: dict[str, Any] | list[Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.detail: dict[str, Any] | list[Any] = {} if detail is None else detail
        self.headers = headers


class NotFoundError(AppError):
    """There is no such resource."""

    status_code = 404
    code = "resource_not_found"

    def __init__(self, resource: str, resource_id: object) -> None:
        super().__init__(
            f"{resource.capitalize()} {resource_id} not found",
            {"resource": resource, "resource_id": str(resource_id)},
        )


class ConflictError(AppError):
    """The request contradicts the stored data."""

    status_code = 409
    code = "conflict"


class InvalidError(AppError):
    """The request is not valid. ``detail`` is a list of ``{"loc", "msg", "type"}``."""

    status_code = 422
    code = "validation_error"

    def __init__(self, detail: list[dict[str, Any]]) -> None:
        super().__init__("The request is not valid", detail)


class AnswerTooLargeError(AppError):
    """The answer would take too much memory."""

    status_code = 422
    code = "answer_too_large"

    def __init__(self, most: int) -> None:
        super().__init__(f"The answer would take more than {most} bytes: ask for fewer rows", {"max_bytes": most})


class RateLimitedError(AppError):
    """The client sent too many requests."""

    status_code = 429
    code = "rate_limited"

    def __init__(self, retry_after: int) -> None:
        super().__init__("Too many requests", {"retry_after": retry_after}, {"Retry-After": str(retry_after)})


class UnavailableError(AppError):
    """Something that the service needs does not answer."""

    status_code = 503
    code = "unavailable"

    def __init__(self, message: str = "The service is temporarily unavailable") -> None:
        super().__init__(message, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


class HTTPError(AppError):
    """An error of the HTTP layer, such as an unknown route."""

    def __init__(self, status_code: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message, headers=headers)
        self.status_code = status_code
        self.code = code


def error_response(scope: Scope, error: AppError) -> JSONResponse:
    """Return the response to an error."""
    body = {
        "error": error.code,
        "message": error.message,
        "detail": error.detail,
        "request_id": scope["state"]["request_id"],
    }
    return JSONResponse(body, error.status_code, error.headers)


def error_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the ``responses=`` argument that documents these statuses."""
    return {status: {"model": ErrorResponse, "description": _DESCRIPTIONS[status]} for status in statuses}
