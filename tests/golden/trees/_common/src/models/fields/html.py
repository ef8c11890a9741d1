# Generated from specs/<app>.yaml by templates/src/models/fields/html.py.j2.
"""Text that clients may write as HTML."""

from pydantic import BeforeValidator

from src.core.security import sanitize_html


def _sanitized(value: object) -> object:
    return sanitize_html(value) if isinstance(value, str) else value


SANITIZED = BeforeValidator(_sanitized)
