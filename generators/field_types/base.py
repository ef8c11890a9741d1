"""One row per field type. Adding a field type costs one row here and its sample values in ``generators.samples``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Protocol

INT4: Final = (-(2**31), 2**31 - 1)
INT8: Final = (-(2**63), 2**63 - 1)

STRING_DEFAULT_LENGTH: Final = 255
EMAIL_LENGTH: Final = 254
URL_LENGTH: Final = 2083

_LENGTH = frozenset({"min_length", "max_length", "pattern"})
_ORDER = frozenset({"gt", "ge", "lt", "le"})


class Bounded(Protocol):
    """What is said of one value, in a spec or resolved: its type, and the bounds that its type takes."""

    @property
    def type(self) -> str: ...
    @property
    def min_length(self) -> int | None: ...
    @property
    def max_length(self) -> int | None: ...
    @property
    def pattern(self) -> str | None: ...
    @property
    def gt(self) -> Any: ...
    @property
    def ge(self) -> Any: ...
    @property
    def lt(self) -> Any: ...
    @property
    def le(self) -> Any: ...
    @property
    def precision(self) -> int | None: ...
    @property
    def scale(self) -> int | None: ...
    @property
    def multiple_of(self) -> Any: ...
    @property
    def values(self) -> tuple[str, ...] | None: ...


@dataclass(frozen=True, slots=True)
class FieldType:
    """How one spec type is written in each layer.

    python: the type in the ORM entity and in answers. schema: what a client sends, unconstrained.
    core: the same inside ``Annotated[...]`` with constraints. checks: validators that follow the constraints.
    column: the SQLAlchemy type; {length}, {precision} and {scale} are filled in. constraints: the keys a spec may give.
    bounds: the integers that the column holds. answer: the type in answers, where it is another one.
    Modules of all these names are in ``generators.python_source.imports``.
    """

    name: str
    python: str
    schema: str
    core: str
    column: str
    constraints: frozenset[str] = frozenset()
    checks: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None
    answer: str = ""


_ROWS = (
    FieldType("string", "str", "Annotated[str, NO_NUL]", "str", "String({length})", _LENGTH, checks=("NO_NUL",)),
    FieldType("text", "str", "Annotated[str, NO_NUL]", "str", "Text()", _LENGTH, checks=("NO_NUL",)),
    FieldType("integer", "int", "Int32", "int", "Integer()", _ORDER | {"multiple_of"}, bounds=INT4),
    FieldType("bigint", "int", "Int64", "int", "BigInteger()", _ORDER | {"multiple_of"}, bounds=INT8),
    FieldType("float", "float", "FiniteFloat", "FiniteFloat", "Double()", _ORDER),
    FieldType(
        "decimal", "Decimal", "JsonDecimal", "JsonDecimal", "Numeric({precision}, {scale})",
        _ORDER | {"multiple_of", "precision", "scale"}, checks=("with_scale({scale})",), answer="PlainDecimal",
    ),
    FieldType("boolean", "bool", "bool", "bool", "Boolean()"),
    FieldType("date", "date", "JsonDate", "JsonDate", "Date()", _ORDER),
    FieldType("time", "time", "JsonTime", "JsonTime", "Time()"),
    FieldType("datetime", "datetime", "JsonDateTime", "JsonDateTime", "DateTime(timezone=True)", _ORDER),
    FieldType("uuid", "UUID", "JsonUUID", "JsonUUID", "Uuid()"),
    FieldType("email", "str", "Email", "Email", "String({length})", frozenset({"max_length"})),
    FieldType("url", "str", "Url", "Url", "String({length})", frozenset({"max_length"})),
    FieldType("enum", "str", "str", "str", "String({length})", frozenset({"values"})),
    FieldType("json", "JsonValue", "Json", "Json", "JSONB(none_as_null=True)"),
    FieldType("list", "list", "list", "list", "ARRAY", frozenset({"items", "min_items", "max_items"})),
)  # fmt: skip

TYPES: Final[dict[str, FieldType]] = {row.name: row for row in _ROWS}
