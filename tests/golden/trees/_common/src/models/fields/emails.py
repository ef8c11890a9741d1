# Generated from specs/<app>.yaml by templates/src/models/fields/emails.py.j2.
"""E-mail addresses."""

from typing import Annotated

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError


def check_email(value: str) -> str:
    """The bare address in its normal form. Raises a validation error without a reason: the library's repeats it."""
    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError:
        raise PydanticCustomError("value_error", "Input should be a valid email address") from None


Email = Annotated[str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(check_email)]
