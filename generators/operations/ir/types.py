"""What an expression is: a value, a row, rows or nothing; and what may stand where what is expected."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import field
from msgspec.structs import replace

from generators.operations.domain import Kind, Type, is_item
from generators.support.frozen import Frozen

MOST_VALUES: Final = 40  # an enum of more values is text


class Shape(Frozen):
    """The static type of an expression. optional: it may be None. unknown: a mistake that was already reported."""

    kind: Literal["value", "row", "rows", "none", "unknown"]
    type: Type = field(default_factory=lambda: Type("opaque"))
    entity: str = ""
    optional: bool = False

    @property
    def sent(self) -> bool:
        """Whether it is an item of a list that a client sends, or the list."""
        return self.kind in ("row", "rows") and is_item(self.entity)

    @property
    def numeric(self) -> bool:
        """Whether it can be calculated with."""
        return self.kind == "value" and self.type.kind in ("int", "decimal", "float")

    def is_a(self, *kinds: Kind) -> bool:
        """Whether it is a value of one of these kinds."""
        return self.kind == "value" and self.type.kind in kinds

    def present(self) -> Shape:
        """The same, known to be there."""
        return replace(self, optional=False)


UNKNOWN: Final = Shape("unknown")
NONE: Final = Shape("none", optional=True)
BOOL: Final = Shape("value", Type("bool"))
INT: Final = Shape("value", Type("int"))
DURATION: Final = Shape("value", Type("duration"))
DATETIME: Final = Shape("value", Type("datetime"))

_WORDS: Final[dict[Kind, str]] = {
    "int": "a whole number",
    "decimal": "an exact decimal",
    "float": "a floating-point number",
    "bool": "true or false",
    "str": "text",
    "enum": "text",
    "date": "a date",
    "time": "a time",
    "datetime": "a date with time",
    "uuid": "an id",
    "duration": "a duration",
    "opaque": "a value that can only be handed on",
}


def words(shape: Shape) -> str:
    """The shape as a message names it."""
    match shape.kind:
        case "row" if is_item(shape.entity):
            return f"an item of `{shape.entity.removesuffix('[]')}`"
        case "rows" if is_item(shape.entity):
            return "a list that is sent"
        case "row":
            return f"a row of {shape.entity}"
        case "rows":
            return f"rows of {shape.entity}"
        case "none":
            return "None"
        case "unknown":
            return "unknown"
    return _WORDS[shape.type.kind]


def decimal(scale: int) -> Shape:
    """An exact decimal with so many places."""
    return Shape("value", Type("decimal", scale))


def row(entity: str, *, optional: bool = False) -> Shape:
    """A row of an entity."""
    return Shape("row", entity=entity, optional=optional)


def join(first: Shape, second: Shape) -> Shape | None:
    """The shape of a name that holds either; None when there is none."""
    if "unknown" in (first.kind, second.kind):
        return UNKNOWN
    if "none" in (first.kind, second.kind):
        other = second if first.kind == "none" else first
        return None if other.kind == "rows" else replace(other, optional=True)
    if first.kind != second.kind or first.entity != second.entity:
        return None
    common = _join_types(first.type, second.type)
    return None if common is None else replace(first, type=common, optional=first.optional or second.optional)


def _join_types(first: Type, second: Type) -> Type | None:
    kinds = {first.kind, second.kind}
    if kinds == {"enum"}:
        values = tuple(dict.fromkeys((*first.values, *second.values)))
        return Type("enum", values=values) if len(values) <= MOST_VALUES else Type("str")
    if kinds == {"enum", "str"}:
        return Type("str")
    if kinds in ({"decimal"}, {"int", "decimal"}):
        return Type("decimal", max(first.scale, second.scale))
    if kinds == {"int", "float"}:
        return Type("float")
    return first if len(kinds) == 1 else None
