"""New rows get the values that were not given when they are written: whoever reads one of these writes them first."""

from __future__ import annotations

from generators.operations.emit.draft import Draft
from generators.operations.ir.expressions import Expr, FieldOf, New, Var, within
from generators.operations.ir.statements import SetField, Stmt, expressions, statements


def created(draft: Draft, new: New) -> None:
    """Note that there may be a new row that lacks values."""
    fresh = draft.held.fresh
    fresh[new.entity] = _lacking(draft, new) | fresh.get(new.entity, frozenset())


def created_in(draft: Draft, body: tuple[Stmt, ...]) -> None:
    """The same for every row that a loop may have made the time before."""
    for statement in statements(body):
        for top in expressions(statement):
            if isinstance(top, New):
                created(draft, top)


def _lacking(draft: Draft, new: New) -> frozenset[str]:
    """The columns that a new row only gets when it is written."""
    given = {name for name, _ in new.columns} | {"id"}
    return frozenset(each.name for each in draft.domain.entity(new.entity).fields if each.name not in given)


def reads_unwritten(draft: Draft, statement: Stmt) -> bool:
    """Whether a statement reads a value that a new row does not have yet."""
    nodes = (node for top in _read_by(statement) for node in within(top))
    return any(isinstance(node, FieldOf) and _unwritten(draft, node) for node in nodes)


def _read_by(statement: Stmt) -> tuple[Expr | New, ...]:
    if isinstance(statement, SetField) and statement.op:
        return (*expressions(statement), FieldOf(statement.base, statement.field, statement.value.shape))
    return expressions(statement)


def _unwritten(draft: Draft, node: FieldOf) -> bool:
    base = node.base
    held = isinstance(base, Var) and (base.each or base.name in draft.given)
    return not held and node.name in draft.held.fresh.get(base.shape.entity, frozenset())
