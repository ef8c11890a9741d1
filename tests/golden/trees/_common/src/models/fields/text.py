# Generated from specs/<app>.yaml by templates/src/models/fields/text.py.j2.
"""Text that PostgreSQL can store."""

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError, PydanticKnownError


def refuse_nul(value: str) -> str:
    """PostgreSQL has no NUL in text, and no half of a character. Raises a validation error for one."""
    if "\0" in value:
        raise PydanticCustomError("nul_character", "Text may not contain a NUL character")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise PydanticKnownError("string_unicode") from None
    return value


NO_NUL = AfterValidator(refuse_nul)
