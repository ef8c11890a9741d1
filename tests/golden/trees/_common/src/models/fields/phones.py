# Generated from specs/<app>.yaml by templates/src/models/fields/phones.py.j2.
"""Telephone numbers."""

from typing import Annotated

from pydantic import Field

# E.164: a plus, the code of a country and the number there, 15 digits at most.
PhoneStr = Annotated[str, Field(max_length=16, pattern=r"^\+[1-9][0-9]{6,14}$")]
