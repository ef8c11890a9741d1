# Generated from specs/<app>.yaml by templates/src/models/fields/urls.py.j2.
"""Web addresses, kept as they were written."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, HttpUrl, TypeAdapter
from pydantic_core import PydanticCustomError

from src.models.fields.text import refuse_nul

_HTTP_URL = TypeAdapter(HttpUrl)
_WRITTEN = re.compile(r"https?://[^\s\\]+", re.IGNORECASE)


def check_url(value: str) -> str:
    """Raises a validation error unless the text is an http or https address, just as it was written."""
    _HTTP_URL.validate_python(value)
    # HttpUrl repairs what browsers would: it drops line breaks, adds slashes and turns backslashes round.
    if not value.isprintable() or _WRITTEN.fullmatch(value) is None:
        raise PydanticCustomError("url_parsing", "Input should be a valid URL, without blanks and control characters")
    return value


Url = Annotated[
    str,
    Field(max_length=2083, json_schema_extra={"format": "uri", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s\\]+$"}),
    AfterValidator(refuse_nul),
    AfterValidator(check_url),
]
