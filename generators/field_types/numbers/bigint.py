"""``bigint``: a whole number of 64 bits."""

from __future__ import annotations

from typing import Final

from generators.field_types.numbers.whole import Whole
from generators.field_types.values import Support


class Bigint(Whole):
    """What machines count."""

    name = "bigint"
    rank = 40
    description = "A whole number of 64 bits."
    synonyms = ("long", "int8")
    answer = "Whole64"
    schema = "Int64"
    core = "Whole64"
    column = "BigInteger()"
    sql_type = "bigint"
    supports = (Support("integers", ("Int64", "Whole64"), tested=True),)
    width = 64


TYPE: Final = Bigint()
