"""Which rows must be loaded before a statement: every relation whose row is used for more than its id."""

from __future__ import annotations

from collections.abc import Iterator

from generators.operations.ir.expressions import Choice, CollectionOf, Expr, FieldOf, Find, New, RelationOf, parts
from generators.operations.ir.statements import Assign, Delete, SetField, SetRelation, Stmt, expressions


def needed(node: Expr | New, locks: frozenset[str]) -> Iterator[RelationOf]:
    """The relations inside an expression whose rows are read, or locked because they own what is read."""
    for part in parts(node):
        yield from needed(part, locks)
    match node:
        case FieldOf(base=RelationOf() as base, name=name) if name != "id":
            yield base
        case RelationOf(base=RelationOf() as base):
            yield base
        case CollectionOf(base=RelationOf() as base) if base.shape.entity in locks:
            yield base
        case Find(equal=equal):
            rows = (value for _, value in equal if isinstance(value, RelationOf))
            yield from (row for row in rows if row.shape.entity in locks)


def needed_by(statement: Stmt, locks: frozenset[str]) -> Iterator[RelationOf]:
    """The same for a statement, without those inside it."""
    for each in expressions(statement):
        yield from needed(each, locks)
    match statement:
        case SetField(base=RelationOf() as base) | SetRelation(base=RelationOf() as base):
            yield base
        case Assign(value=value) if not isinstance(value, New):
            yield from _rows(value)
        case Delete(what=what):
            yield from _rows(what)


def _rows(value: Expr) -> Iterator[RelationOf]:
    if isinstance(value, RelationOf):
        yield value
    elif isinstance(value, Choice) and value.shape.kind == "row":
        yield from _rows(value.yes)
        yield from _rows(value.no)
