# Generated from specs/ecommerce_api.yaml by templates/src/models/fields/text.py.j2.
"""Text that PostgreSQL can store."""

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def refuse_nul(value: str) -> str:
    """PostgreSQL has no NUL in text. Raises a validation error for one."""
    if "\0" in value:
        raise PydanticCustomError("nul_character", "Text may not contain a NUL character")
    return value


NO_NUL = AfterValidator(refuse_nul)
