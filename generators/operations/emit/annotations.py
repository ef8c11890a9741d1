"""The types that local names are declared with."""

from __future__ import annotations

import ast
from typing import Final

from generators.operations.domain import Domain
from generators.operations.emit.nodes import optional, orm, symbol
from generators.operations.ir.types import Shape

_TYPES: Final = {
    "int": "int", "decimal": "Decimal", "float": "float", "bool": "bool", "str": "str", "enum": "str", "date": "date",
    "time": "time", "datetime": "datetime", "uuid": "UUID", "duration": "timedelta",
}  # fmt: skip


def annotation_of(domain: Domain, declared: Shape, value: Shape | None) -> ast.expr | None:
    """The type of a name, where its first value would not tell it."""
    if declared.kind == "row":
        same = value is None or (value.kind == "row" and value.optional == declared.optional)
        narrow = value is None and declared.optional
        return optional(orm(domain.entity(declared.entity)), declared.optional) if not same or narrow else None
    if declared.kind != "value" or value is None or declared.is_a("opaque"):
        return None
    text = {"enum", "str"}
    kinds = {declared.type.kind, value.type.kind}
    if value.kind == "value" and value.optional == declared.optional and (len(kinds) == 1 or kinds == text):
        return None
    return optional(symbol(_TYPES[declared.type.kind]), declared.optional)
