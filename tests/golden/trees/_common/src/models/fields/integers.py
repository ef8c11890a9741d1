# Generated from specs/<app>.yaml by templates/src/models/fields/integers.py.j2.
"""Integers that fit their column."""

from typing import Annotated

from pydantic import Field

Int32 = Annotated[int, Field(ge=-(2**31), le=2**31 - 1)]
Int64 = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
