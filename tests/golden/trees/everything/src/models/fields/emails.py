# Generated from specs/everything.yaml by templates/src/models/fields/emails.py.j2.
"""E-mail addresses."""

from typing import Annotated

from pydantic import EmailStr, Field

Email = Annotated[EmailStr, Field(max_length=254)]
