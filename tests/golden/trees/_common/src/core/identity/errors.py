# Generated from specs/<app>.yaml by templates/src/core/identity/errors.py.j2.
"""Why a caller is not let in."""

from src.core.errors import AppError


class UnauthenticatedError(AppError):
    """Nobody knows who calls."""

    status_code = 401
    code = "unauthenticated"

    def __init__(self, description: str = "") -> None:
        reason = f' error="invalid_token", error_description="{description}"' if description else ""
        super().__init__(description or "An access token is needed", headers={"WWW-Authenticate": f"Bearer{reason}"})


class ForbiddenError(AppError):
    """The caller may not do this."""

    status_code = 403
    code = "forbidden"

    def __init__(self) -> None:
        super().__init__("You may not do this", headers={"WWW-Authenticate": 'Bearer error="insufficient_scope"'})
