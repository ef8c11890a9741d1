# Generated from specs/<app>.yaml by templates/src/core/security.py.j2.
"""Sanitising of text that clients may write as HTML."""

import nh3

ALLOWED_TAGS = {"p", "br", "strong", "em", "a"}
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}


def sanitize_html(text: str) -> str:
    """Return ``text`` without any markup but a few harmless tags. Sanitising twice changes nothing."""
    return nh3.clean(text, tags=ALLOWED_TAGS, attributes=ALLOWED_ATTRIBUTES, url_schemes=ALLOWED_SCHEMES)
