# Generated from specs/everything.yaml by templates/src/models/fields/decimals.py.j2.
"""Exact decimals, sent as JSON text or numbers and answered as text with their scale."""

from decimal import Context, Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

# Room for every digit of a numeric column; Python's default keeps 28.
_EXACT = Context(prec=1000)

JsonDecimal = Annotated[Decimal, Field(strict=False, allow_inf_nan=False)]


def with_scale(places: int) -> AfterValidator:
    """Write a value with all its places, as the database will: ``5`` becomes ``5.00``."""
    unit = Decimal(1).scaleb(-places)
    return AfterValidator(lambda value: value.quantize(unit, context=_EXACT))
