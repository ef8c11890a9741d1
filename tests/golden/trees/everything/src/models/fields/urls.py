# Generated from specs/everything.yaml by templates/src/models/fields/urls.py.j2.
"""Web addresses, kept as they were written."""

from typing import Annotated

from pydantic import AfterValidator, Field, HttpUrl, TypeAdapter

from src.models.fields.text import NO_NUL

_HTTP_URL = TypeAdapter(HttpUrl)


def check_url(value: str) -> str:
    """Raises a validation error unless the text is an http or https address."""
    _HTTP_URL.validate_python(value)
    return value


Url = Annotated[str, Field(max_length=2083), NO_NUL, AfterValidator(check_url)]
