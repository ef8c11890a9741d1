# Generated from specs/shop_with_accounts.yaml by templates/src/models/fields/decimals.py.j2.
"""Exact decimals, sent as JSON text or numbers and answered as text with their scale."""

import re
from collections.abc import Mapping
from decimal import Context, Decimal
from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError

# Room for every digit of a numeric column; Python's default keeps 28.
EXACT = Context(prec=1000)

# Python also reads digits of other scripts, underscores and blanks.
_WRITTEN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([Ee][+-]?[0-9]+)?")
# As text, digit by digit: ``10000`` and ``0.00000001``, where Python writes ``1E+4`` and ``1E-8``.
PlainDecimal = Annotated[Decimal, PlainSerializer(lambda value: f"{value:f}", return_type=str, when_used="json")]


class Digits:
    """Describes the text of a decimal: its sign, and how many digits it has."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        described = handler(schema)
        bounds: Mapping[str, Any] = schema
        while "max_digits" not in bounds:
            bounds = bounds["schema"]
        places = bounds["decimal_places"]
        whole = bounds["max_digits"] - places
        least = [bounds[name] for name in ("ge", "gt") if name in bounds]
        sign = "[+]?" if any(bound >= 0 for bound in least) else "[+-]?"
        digits = _up_to(whole) if whole else "0"
        fraction = f"([.]{_up_to(places)})?" if places else ""
        for form in described.get("anyOf", []):
            if form["type"] == "string":
                form["pattern"] = f"^{sign}{digits}{fraction}$"
        return described


def _up_to(digits: int) -> str:
    return "[0-9]{1," + str(digits) + "}"


JsonDecimal = Annotated[PlainDecimal, Field(strict=False, allow_inf_nan=False), Digits]


def with_scale(places: int) -> WrapValidator:
    """Read ASCII digits only, and write a value with all its places and zero without a sign, as the database will.

    ``5`` becomes ``5.00``. Raises a validation error.
    """
    unit = Decimal(1).scaleb(-places)

    def check(value: object, read: ValidatorFunctionWrapHandler) -> Decimal:
        if isinstance(value, str) and _WRITTEN.fullmatch(value) is None:
            raise PydanticKnownError("decimal_parsing")
        return EXACT.plus(read(value).quantize(unit, context=EXACT))

    return WrapValidator(check)
