# Generated from specs/<app>.yaml by templates/src/core/refusals.py.j2.
"""Errors that the business declares: what is not allowed, though the request is valid."""

from collections.abc import Mapping, Sequence
from typing import Any

from src.core.errors import AppError, ErrorResponse, error_responses


class RefusedError(AppError):
    """A rule of the business does not allow the request."""

    def __init__(self, status_code: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.code = code


def refusal_responses(refusals: Mapping[int, Sequence[str]], *statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the ``responses=`` argument that documents these statuses, and declared errors by theirs."""
    responses = error_responses(*statuses)
    for status, codes in refusals.items():
        others = [responses[status]["description"]] if status in responses else []
        description = ", or ".join([*others, *(f"`{code}`" for code in codes)])
        responses[status] = {"model": ErrorResponse, "description": description}
    return responses
