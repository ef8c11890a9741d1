"""Pydantic declarations as code: the type of a field with its constraints, and its line in each schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generators.field_types.base import NAME_BYTES, SCALAR_BYTES
from generators.field_types.others.list import most_items
from generators.language.class_names import item_suffix
from generators.model.entity import Nested
from generators.model.values import MOST_LINKS, Field, Value
from generators.operations.domain import Property
from generators.python_source.literals import py
from generators.samples import canonical, entity_code
from generators.support.names import words
from generators.views.src.columns import alias, answer_type
from generators.views.src.module_views import PropertyView

# Pydantic's plugin for mypy gives constructors a parameter of this name; it does not look into annotations.
_OF_MYPY: Final = "kwargs"


def _value_type(spec: Value, literal: str) -> str:
    """The type of one value, plain where nothing constrains it."""
    # Validators of what is not checked yet run from the last to the first: HTML is measured when it is clean.
    first = ("SANITIZED",) if isinstance(spec, Field) and spec.html is not None else ()
    return literal if spec.type.named else spec.type.schema_code(spec, *first)


def _input_type(entity: str, name: str, field: Field) -> str:
    """The type of what a client sends: a name, ``list[...]``, or ``Annotated[...]`` with the constraints."""
    if field.fields is not None:
        inner = f"list[{item_class(entity, name)}]"
    elif field.items is not None:
        inner = f"list[{_value_type(field.items, alias(entity, name))}]"
    else:
        return _value_type(field, alias(entity, name))
    given = (("min_length", field.min_items or None), ("max_length", most_items(field)))
    lengths = ", ".join(f"{key}={value}" for key, value in given if value is not None)
    # A list of a million wrong items would be a million problems.
    return f"Annotated[{inner}, Field({lengths}, fail_fast=True)]"


def type_lines(entity: str, name: str, field: Field) -> Iterator[str]:
    """``TaskTitle = Annotated[...]``: a constrained type is named once; nothing for a plain one. A default of JSON."""
    if _has_json_default(field):
        yield f"{_json_default(entity, name)}: JsonValue = {entity_code(field, field.default)}"
    code = _input_type(entity, name, field)
    if "Annotated[" in code and field.fields is None:
        yield f"{_alias(entity, name, field)} = {code}"


FLOOR: Final = 16 * 1024  # bytes: below that a limit protects nothing
_KIB: Final = 1024
_CLEANED: Final = 2  # times as long as what is left of it when it is clean


def largest_body(fields: Iterable[Field], links: int = 0) -> str:
    """Code of the bytes of the largest valid body, rounded up; "" when nothing bounds it. links: lists of ids in it."""
    size = links * MOST_LINKS * SCALAR_BYTES
    for field in fields:
        value = field.type.largest(field)
        if value is None:
            return ""
        size += NAME_BYTES + value * (_CLEANED if field.html is not None else 1)
    return f"{max(FLOOR, -(-size // _KIB) * _KIB):_}"


def item_class(schema: str, name: str) -> str:
    """The class of the objects in a list that a body holds."""
    return f"{schema}{item_suffix(name)}"


def _has_json_default(field: Field) -> bool:
    """A JSON default of some depth: type checkers need to be told that it is one."""
    return field.type.holds_null and field.default not in (None, [], {})


def _json_default(entity: str, name: str) -> str:
    return f"{'_'.join(words(entity))}_{name}_default".upper()


def _alias(entity: str, name: str, field: Field) -> str:
    """A list of an enum has two names: the value's own, and the list's."""
    return alias(entity, name) + ("List" if field.items is not None and field.items.type.named else "")


def _named_type(entity: str, name: str, field: Field) -> str:
    code = _input_type(entity, name, field)
    return _alias(entity, name, field) if "Annotated[" in code and field.fields is None else code


def _documentation(field: Field) -> list[str]:
    """Arguments of ``Field(...)`` that only describe."""
    given = [f"{key}={py(getattr(field, key))}" for key in ("title", "description") if getattr(field, key) is not None]
    return given if field.example is None else [*given, f"examples=[{py(field.example)}]"]


_PROPERTY_TYPES: Final = {
    "decimal": "PlainDecimal", "enum": "str", "uuid": "UUID", "time": "LocalTime", "duration": "timedelta",
    "opaque": "JsonValue",
}  # fmt: skip


def property_view(computed: Property, alias: str) -> PropertyView:
    """A computed field as a property of the answer."""
    kind = _PROPERTY_TYPES.get(computed.type.kind, computed.type.kind)
    exact = computed.type.kind == "decimal"
    decorator = f"computed_field(alias={py(alias)})" if alias else "computed_field"
    annotation = kind + (" | None" if computed.optional else "")
    return PropertyView(computed.name, decorator, annotation, computed.expression, exact)


def create_line(entity: str, name: str, field: Field, alias: str) -> str:
    """``title: TaskTitle`` with its default, as a client sends it on create."""
    annotation, called = _called(_named_type(entity, name, field) + (" | None" if field.optional else ""), alias)
    arguments = [*called, *_documentation(field)]
    default = "" if field.default is None else entity_code(field, canonical(field, field.default))
    if default and field.type.mutable:
        # In Field(), because a mutable value is no default of a class; Pydantic copies it for each instance.
        code = _json_default(entity, name) if _has_json_default(field) else default
        return _line(name, annotation, "", [f"default={code}", *arguments])
    return _line(name, annotation, default or ("None" if field.optional else ""), arguments)


def update_line(entity: str, name: str, field: Field, alias: str) -> str:
    """The same on update: absent leaves the value as it is."""
    kind = _named_type(entity, name, field)
    return _none_by_default(name, f"{kind} | None" if field.optional else f"MayBeAbsent[{kind}]", alias)


def created_links(name: str, alias: str) -> str:
    """``tag_ids: DistinctIds`` on create."""
    annotation, called = _called("DistinctIds", alias)
    return _line(name, annotation, "", ["default=[]", *called])


def updated_links(name: str, alias: str) -> str:
    """The same on update."""
    return _none_by_default(name, "MayBeAbsent[DistinctIds]", alias)


def _called(annotation: str, alias: str) -> tuple[str, list[str]]:
    """The annotation of what clients call otherwise, and the arguments of its ``Field(...)``."""
    if alias == _OF_MYPY:
        return f"Annotated[{annotation}, Field(alias={py(alias)})]", []
    return annotation, [f"alias={py(alias)}"] if alias else []


def filter_line(entity: str, name: str, field: Field, alias: str) -> str:
    """The same as a filter of the list."""
    kind = _named_type(entity, name, field)
    check = field.type.query_check
    return _none_by_default(name, f"{f'Annotated[{kind}, {check}]' if check else kind} | None", alias)


def blank_line(name: str, alias: str) -> str:
    """The filter for rows with nothing in a column."""
    return _none_by_default(name, "bool | None", alias)


def _none_by_default(name: str, annotation: str, alias: str) -> str:
    annotation, called = _called(annotation, alias)
    return _line(name, annotation, "None", called)


def output_line(entity: str, name: str, field: Field, alias: str) -> str:
    """The same in an answer: the plain type, because the database has checked the value."""
    documentation = ", ".join([*_shown(alias), *_documentation(field)])
    annotation = answer_type(entity, name, field) + (" | None" if field.optional else "")
    return f"{name}: {annotation}" + (f" = Field({documentation})" if documentation else "")


def nested_line(nested: Nested, alias: str) -> str:
    """``items: list[CartItem]``: rows inside an answer."""
    arguments = ", ".join(_shown(alias))
    return f"{nested.name}: list[{nested.target.pascal}]" + (f" = Field({arguments})" if arguments else "")


def _shown(alias: str) -> list[str]:
    """The same for answers, which are made by the names of columns."""
    return [f"serialization_alias={py(alias)}"] if alias else []


def _line(name: str, annotation: str, default: str, arguments: list[str]) -> str:
    if arguments:
        first = [f"default={default}"] if default else []
        return f"{name}: {annotation} = Field({', '.join([*first, *arguments])})"
    return f"{name}: {annotation}" + (f" = {default}" if default else "")
