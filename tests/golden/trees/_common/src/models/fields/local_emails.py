# Generated from specs/<app>.yaml by templates/src/models/fields/local_emails.py.j2.
"""E-mail addresses that may be of a machine or a network of one's own."""

from contextlib import suppress
from typing import Annotated

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError


def check_local_email(value: str) -> str:
    """The bare address in its normal form. Raises a validation error without a reason: the library's repeats it."""
    # The library refuses domains that the internet does not know, so it reads such a one as a part of another.
    for suffix in ("", ".com"):
        with suppress(EmailNotValidError):
            return validate_email(value + suffix, check_deliverability=False).normalized.removesuffix(suffix)
    raise PydanticCustomError("value_error", "Input should be a valid email address")


LocalEmail = Annotated[
    str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(check_local_email)
]
