# Generated from specs/everything.yaml by templates/src/models/fields/decimals.py.j2.
"""Exact decimals, sent as JSON text or numbers and answered as text with their scale."""

from decimal import Context, Decimal
from typing import Annotated

from pydantic import AfterValidator, Field, PlainSerializer

# Room for every digit of a numeric column; Python's default keeps 28.
EXACT = Context(prec=1000)

# As text, digit by digit: ``10000`` and ``0.00000001``, where Python writes ``1E+4`` and ``1E-8``.
PlainDecimal = Annotated[Decimal, PlainSerializer(lambda value: f"{value:f}", return_type=str, when_used="json")]
JsonDecimal = Annotated[PlainDecimal, Field(strict=False, allow_inf_nan=False)]


def with_scale(places: int) -> AfterValidator:
    """Write a value with all its places and zero without a sign, as the database will: ``5`` becomes ``5.00``."""
    unit = Decimal(1).scaleb(-places)
    return AfterValidator(lambda value: EXACT.plus(value.quantize(unit, context=EXACT)))
