"""The states in which an operation is allowed: what its first requirements say about an enum of a row."""

from __future__ import annotations

from collections.abc import Iterator

from generators.operations.domain import Guard, Operation, RowInput
from generators.operations.ir.expressions import Compare, Const, Expr, FieldOf, Logic, Member, New, Not, Var
from generators.operations.ir.statements import Assign, If, Require, Return, Stmt, statements
from generators.python_source.attributes import attribute_name, word_of

_HARMLESS = (Assign, Require, If)


def guards_of(operation: Operation, body: tuple[Stmt, ...]) -> tuple[Guard, ...]:
    """The guards of an operation: its requirements that come before every write and every way out."""
    rows = {"self"} | {each.name for each in operation.inputs if isinstance(each, RowInput) and not each.optional}
    found: list[Guard] = []
    for each in body:
        if not _harmless(each):
            break
        if isinstance(each, Require):
            found += _guards(each, rows)
    return tuple(found)


def _harmless(each: Stmt) -> bool:
    inner = list(statements((each,)))
    if any(isinstance(one, Assign) and isinstance(one.value, New) for one in inner):
        return False
    return all(isinstance(one, _HARMLESS) and not isinstance(one, Return) for one in inner)


def _guards(each: Require, rows: set[str]) -> list[Guard]:
    condition = each.condition
    several = condition.parts if isinstance(condition, Logic) and condition.op == "and" else (condition,)
    made = [_allowed(part, rows) for part in several]
    if any(part is None for part in made):
        return []
    return [Guard(*part, each.refusal) for part in made if part is not None]


def _allowed(part: Expr, rows: set[str]) -> tuple[str, str, str, tuple[str, ...]] | None:
    """Row, entity, field and the values that pass."""
    negated, values = isinstance(part, Not), list[object]()
    match part.part if isinstance(part, Not) else part:
        case Compare(op="==" | "!=" as op, left=FieldOf() as left, right=Const(value=value)):
            values, negated = [value], negated != (op == "!=")
        case Member(part=FieldOf() as left, choices=choices, negated=outside):
            values, negated = list(_values(choices)), negated != outside
        case _:
            return None
    base, type_ = left.base, left.shape.type
    if not (isinstance(base, Var) and base.name in rows and type_.kind == "enum"):
        return None
    allowed = tuple(each for each in type_.values if (each in values) != negated)
    return word_of(base.name), base.shape.entity, attribute_name(left.name), allowed


def _values(choices: tuple[Expr, ...]) -> Iterator[object]:
    return (each.value for each in choices if isinstance(each, Const))
