"""``integer``: a whole number of 32 bits."""

from __future__ import annotations

from typing import Final

from generators.field_types.numbers.whole import Whole
from generators.field_types.values import Support


class Integer(Whole):
    """What people count."""

    name = "integer"
    rank = 30
    description = "A whole number of 32 bits."
    synonyms = ("int", "int4", "smallint")
    answer = "Whole32"
    schema = "Int32"
    core = "Whole32"
    column = "Integer()"
    sql_type = "integer"
    supports = (Support("integers", ("Int32", "Whole32"), tested=True),)
    width = 32


TYPE: Final = Integer()
