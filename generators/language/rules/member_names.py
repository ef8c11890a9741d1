"""The names of relations, collections, computed fields, operations and their inputs."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import Final

from generators.language.class_names import body_suffix, enum_suffixes, item_suffix
from generators.language.model import AppSpec, EntitySpec, FieldSpec, ListInputSpec, OperationSpec, RowInputSpec
from generators.language.rules.names import MAX_TABLE_AND_FIELD, check_length, report_reserved
from generators.language.yaml.document import Document, Loc
from generators.python_source.attributes import LIKE_DIGITS
from generators.python_source.symbols import CLASSES
from generators.support.names import Name, pascal

_WORD: Final = "it is a word of Python"
_LIKE_DIGIT: Final = "a function of this name could be taken for a digit"
_NEEDED: Final = "the generated classes need this name for themselves"


def check_words(document: Document, spec: AppSpec) -> None:
    """Report every name that would break the generated code."""
    plurals = {Name.of(name, entity.plural).plural for name, entity in spec.entities.items()}
    for name, entity in spec.entities.items():
        table = Name.of(name, entity.plural).table
        for each in entity.belongs_to:
            check_length(document, ("entities", name, "belongs_to", each), table, f"{each}_id", MAX_TABLE_AND_FIELD)
        for each, operation in entity.operations.items():
            loc = ("entities", name, "operations", each)
            _check_operation(document, loc, each, plurals | {"rows"})
            _check_inputs(document, loc, name, operation)
        _check_classes(document, name, entity)


def _check_operation(document: Document, loc: Loc, name: str, taken: set[str]) -> None:
    why = _WORD if keyword.iskeyword(name) else _LIKE_DIGIT if name in LIKE_DIGITS else _NEEDED if name in taken else ""
    if why:
        report_reserved(document, loc, name, why, f"choose another, such as own_{name}")


def _check_inputs(document: Document, loc: Loc, entity: str, operation: OperationSpec) -> None:
    """The parameters of a method and the fields of its body."""
    own = f"{Name.of(entity).snake}_id" if operation.line.by_id else ""
    taken: dict[str, str] = {own: f"the {Name.of(entity).human} itself"} if own else {}
    for name, each in operation.input.items():
        place = (*loc, "input", name)
        arrives = f"{name}_id" if isinstance(each, RowInputSpec) else name
        if arrives in taken:
            message = f"`{name}` would arrive as `{arrives}`, like {taken[arrives]}"
            document.report(place, "name-collision", message, "rename it", at="key")
        taken.setdefault(arrives, f"`{name}`")
        if isinstance(each, ListInputSpec):
            _check_items(document, (*place, "each"), each)


def _check_items(document: Document, loc: Loc, spec: ListInputSpec) -> None:
    """The fields of what a list holds."""
    taken: dict[str, str] = {}
    for name, each in spec.each.items():
        arrives = f"{name}_id" if isinstance(each, RowInputSpec) else name
        if arrives in taken:
            message = f"`{name}` would arrive as `{arrives}`, like `{taken[arrives]}`"
            document.report((*loc, name), "name-collision", message, "rename it", at="key")
        taken.setdefault(arrives, name)


def _check_classes(document: Document, name: str, entity: EntitySpec) -> None:
    """The classes of the bodies, and the types of their fields, are called after entity and operation."""
    taken = {f"{name}{suffix}" for suffix in (*CLASSES, *enum_suffixes(entity))}
    for each, operation in entity.operations.items():
        for class_name in _classes(name, entity, each, operation):
            if class_name in taken:
                message = f"the code of {name} has a class {class_name} already"
                document.report(
                    ("entities", name, "operations", each), "name-collision", message, "rename it", at="key"
                )
            taken.add(class_name)


def _classes(name: str, entity: EntitySpec, operation_name: str, operation: OperationSpec) -> Iterator[str]:
    own = f"{name}{body_suffix(entity, operation_name)}"
    yield own
    for each, spec in operation.input.items():
        if isinstance(spec, FieldSpec):
            yield f"{own}{pascal(each)}"
        elif isinstance(spec, ListInputSpec):
            item = f"{own}{item_suffix(each)}"
            yield item
            yield from (f"{item}{pascal(one)}" for one, sent in spec.each.items() if isinstance(sent, FieldSpec))
