# Generated from specs/<app>.yaml by templates/src/models/fields/text.py.j2.
"""Text that PostgreSQL can store, written in one way."""

from unicodedata import normalize

from pydantic import BeforeValidator
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


def _clean(value: object) -> object:
    """A letter and its accent as one character, so that equal text is equal. Raises a validation error."""
    return normalize("NFC", refuse_nul(value)) if isinstance(value, str) else value


CLEAN_TEXT = BeforeValidator(_clean)
