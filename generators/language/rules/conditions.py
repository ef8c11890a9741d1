"""Conditions over the fields of an entity: of a list, and of a unique key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generators.language.model import AppSpec, EntitySpec, FieldSpec
from generators.language.where import HINT, Term, WhereError, parse_where
from generators.language.yaml.document import Document, Loc
from generators.support.suggest import did_you_mean


def known_field(
    document: Document, place: Loc, loc: Loc, name: str, extra: tuple[str, ...], offset: Callable[[], int] = lambda: 0
) -> bool:
    """Whether a name is a field, also one whose spec was refused; reports it when not, so far behind the place."""
    known = (*document.names(*loc[:2], "fields"), *extra)
    if name not in known:
        message = f"`{name}` is not a field of {loc[1]}"
        document.report(place, "unknown-field", message, did_you_mean(name, known), offset=offset())
    return name in known


def check_where(document: Document, loc: Loc, entity: EntitySpec, text: str) -> None:
    """Report a condition outside the language, or one that no row can meet."""
    try:
        conditions = parse_where(text)
    except WhereError as error:
        document.report(loc, "where-syntax", str(error), HINT, offset=_shift(document, loc, text, error.offset))
        return
    for condition in conditions:
        offset = partial(_shift, document, loc, text, condition.offset)
        if condition.field in ("id", *entity.features.shown):
            message = (
                f"`{condition.field}` is filled in by the application, and `where` is about the fields of {loc[1]}"
            )
            hint = "ask for a field that says it, such as `archived: {type: boolean}`"
            document.report(loc, "field-not-suitable", message, hint, offset=offset())
        elif known_field(document, loc, loc, condition.field, (), offset) and condition.field in entity.fields:
            problem = _condition_problem(entity.fields[condition.field], condition)
            if problem:
                hint = "use a value that the field can have, or delete the condition"
                document.report(loc, "where-value", problem, hint, offset=offset())


def check_possible(document: Document, spec: AppSpec) -> None:
    """Report conditions that no row meets, of a spec in which nothing else is wrong."""
    for key, entity in spec.entities.items():
        for loc, text in _conditions(entity):
            place, terms = ("entities", key, *loc), parse_where(text)
            for name in dict.fromkeys(term.field for term in terms):
                own = [term for term in terms if term.field == name]
                if not _possible(entity.fields[name], own):
                    offset = _shift(document, place, text, own[-1].offset)
                    message = f"no value of `{name}` meets all that is said of it"
                    document.report(place, "where-value", message, "delete one of the conditions", offset=offset)


def _conditions(entity: EntitySpec) -> Iterator[tuple[Loc, str]]:
    listed = entity.endpoints.list
    if listed is not None and listed.where is not None:
        yield ("endpoints", "list", "where"), listed.where
    yield from ((("unique", name, "where"), key.where) for name, key in entity.unique.items() if key.where is not None)


def _condition_problem(field: FieldSpec, condition: Term) -> str:
    name = condition.field
    if condition.op in ("is_true", "is_false"):
        return "" if field.type.is_condition else f"`{name}` is not a boolean"
    if not field.type.filters:
        return f"`{name}` of type {field.type} cannot be compared"
    problem = next(field.type.problems(field, condition.value), "")
    return f"`{name}` never has this value: {problem}" if problem else ""


def holds_for_default(field: FieldSpec, term: Term) -> bool:
    """Whether a condition holds for what a field has by itself; not of values that are refused."""
    if term.op in ("is_true", "is_false"):
        return bool(field.default) == (term.op == "is_true")
    if field.default is None:
        return term.op == "ne"
    if any(True for value in (field.default, term.value) for _ in field.type.problems(field, value)):
        return False
    default, wanted = (field.type.canonical(field, value) for value in (field.default, term.value))
    return bool(default == wanted) == (term.op == "eq")


def _possible(field: FieldSpec, terms: list[Term]) -> bool:
    """Whether a value of the field meets all of these."""
    kind = field.type
    equal = [kind.canonical(field, term.value) for term in terms if term.op == "eq"]
    refused = [kind.canonical(field, term.value) for term in terms if term.op == "ne"]
    if kind.is_condition:
        equal += [term.op == "is_true" for term in terms if term.op in ("is_true", "is_false")]
        values: tuple[Any, ...] = (True, False)
    else:
        values = field.values or tuple(kind.sample(field, "value", index) for index in (0, 1))
        # A type that does not list its values has others than these two.
        values = values if field.values or values[0] == values[1] else (*values, *equal, None)
        # What is empty is another value than any.
        values = (*values, None) if field.optional else values
    return any(value not in refused and all(value == each for each in equal) for value in values)


def _shift(document: Document, loc: Loc, text: str, offset: int) -> int:
    """How far behind the place of a scalar a part of its text is; 0 where it is not as written (escapes, folds)."""
    line, column = document.place(loc)
    source = document.lines[line - 1][column - 1 :]
    base = next((shift for shift in (0, 1) if source[shift:].startswith(text)), None)
    return 0 if base is None else base + offset
