# Generated from specs/<app>.yaml by templates/src/core/identity/errors.py.j2.
"""The refusals of callers, as RFC 6750 has them."""

from src.core.errors import AppError


class UnauthenticatedError(AppError):
    """Nobody said who is calling, or it is not to be believed. problem: what is wrong with the token, if there is one.

    It tells no more than that: a client gets another token, whatever is wrong with this one.
    """

    status_code = 401
    code = "unauthenticated"

    def __init__(self, problem: str = "") -> None:
        challenge = f'Bearer error="invalid_token", error_description="{problem}"' if problem else "Bearer"
        super().__init__(problem or "A token is required", headers={"WWW-Authenticate": challenge})


class ForbiddenError(AppError):
    """It is known who is calling, and they may not do this."""

    status_code = 403
    code = "forbidden"

    def __init__(self) -> None:
        super().__init__("This is not allowed", headers={"WWW-Authenticate": 'Bearer error="insufficient_scope"'})
