# Generated from specs/<app>.yaml by templates/src/models/fields/integers.py.j2.
"""Integers that fit their column."""

from typing import Annotated

from pydantic import Field

# What a program needs to hold one.
Whole32 = Annotated[int, Field(json_schema_extra={"format": "int32"})]
Whole64 = Annotated[int, Field(json_schema_extra={"format": "int64"})]

Int32 = Annotated[Whole32, Field(ge=-(2**31), le=2**31 - 1)]
Int64 = Annotated[Whole64, Field(ge=-(2**63), le=2**63 - 1)]
