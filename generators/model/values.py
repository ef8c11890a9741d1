"""Fields, resolved: what one value may be, what a field adds to that, and the column of a relation."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final, Literal

from generators.features.base import Column, Features
from generators.field_types.base import FieldType
from generators.field_types.values import PLENTY
from generators.language.model import FieldSpec, ItemSpec
from generators.support.frozen import Frozen

MOST_LINKS: Final = 1000
"""The ids that a client may send in one list."""

ANSWER_BYTES: Final = 4 * 1024 * 1024
"""The memory that the rows of an answer may take."""


class JsonNames(Frozen):
    """What clients call things, by their names in code: attributes, columns and parameters.

    others: of those that they call otherwise. aliases: of those that are not called as the whole API writes names.
    """

    others: Mapping[str, str]
    aliases: Mapping[str, str]

    def __call__(self, name: str) -> str:
        """What clients call something."""
        return self.others.get(name, name)

    def attribute(self, called: str) -> str:
        """The name in code of what clients call something."""
        return next((name for name, json in self.others.items() if json == called), called)


class Value(Frozen, kw_only=True):
    """One value: its type, and the bounds that its type takes. items: what a list holds; fields: of objects in it, by
    what clients call them; json: that, by their names in code.
    """

    type: FieldType
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    gt: Any = None
    ge: Any = None
    lt: Any = None
    le: Any = None
    precision: int | None = None
    scale: int | None = None
    multiple_of: Any = None
    values: tuple[str, ...] | None = None
    local: bool = False
    items: Value | None = None
    fields: Mapping[str, Field] | None = None
    json: JsonNames | None = None
    min_items: int | None = None
    max_items: int | None = None
    max_bytes: int | None = None


class Field(Value, kw_only=True):
    """A field of an entity, or of the body of an operation."""

    title: str | None = None
    description: str | None = None
    optional: bool = False
    default: Any = None
    example: Any = None
    unique: bool = False
    index: bool = False
    read_only: bool = False
    write_only: bool = False
    immutable: bool = False
    html: Literal["sanitize"] | None = None

    @property
    def keeps_empty(self) -> bool:
        """Whether it has a default and may be empty nevertheless."""
        return self.optional and self.default is not None


class Target(Frozen):
    """The entity at the other end of a relation."""

    key: str  # OrderItem
    plural: str  # order_items: the table
    module: str  # order_item: its modules
    pascal: str  # OrderItem: its classes
    features: Features
    rules: str = ""  # code of what says who sees which of its rows, "" where everybody sees all


class Reference(Frozen):
    """A relation to one other row. owner: the row that contains this one. itself: of the same entity; acyclic: and
    never over others to itself again.

    circular: rows of the other entity refer to rows of this one too, directly or not. above: the longest chain of rows
    that need a row of this entity, each the one before. rows: how many rows the unique keys of the other entity allow.
    caller: a new row refers to the row of who creates it.
    """

    name: str  # customer
    target: Target
    on_delete: Literal["restrict", "cascade", "set_null"]
    owner: bool = False
    itself: bool = False
    acyclic: bool = False
    circular: bool = False
    above: int = 0
    rows: int = PLENTY
    caller: bool = False


class ReferenceField(Field, kw_only=True):
    """The column of a relation: it holds the id of the other row."""

    reference: Reference


_VALUE: Final = tuple(name for name in Value.__struct_fields__ if name != "json")
_FIELD: Final = tuple(name for name in Field.__struct_fields__ if name not in ("items", "json"))
_given: Final = attrgetter(*_FIELD)


def value_of(spec: ItemSpec) -> Value:
    """The items of a list, as the user describes them."""
    return Value(**{name: getattr(spec, name) for name in _VALUE})


def field_of(spec: FieldSpec) -> Field:
    """A field, as the user describes it."""
    items = None if spec.items is None else value_of(spec.items)
    return Field(**dict(zip(_FIELD, _given(spec), strict=True)), items=items)


def automatic(columns: Mapping[str, Column]) -> dict[str, Field]:
    """Columns that the application fills in, as fields."""
    return {name: Field(type=each.type, optional=each.optional) for name, each in columns.items()}
