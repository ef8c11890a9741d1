"""Conditions over the rows of one entity as SQLAlchemy expressions, for the WHERE of a statement.

A relation is followed by ``IN (SELECT ...)``. What may be NULL was tested before it is compared, and where the caller
has no row of its own nothing that compares with it holds.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatchmethod

from generators.operations.check.conditions import FLIPPED
from generators.operations.check.environment import find_relation
from generators.operations.domain import USER, Domain
from generators.operations.emit.nodes import attribute, call, compared, constant, orm
from generators.operations.ir.expressions import (
    Aggregate,
    CollectionOf,
    Compare,
    Const,
    Expr,
    FieldOf,
    Logic,
    Member,
    Missing,
    Not,
    Now,
    Path,
    RelationOf,
    Same,
    Truth,
    Var,
    parts,
)
from generators.python_source.attributes import attribute_name
from generators.python_source.unparse import expression


class NoConditionError(Exception):
    """What a rule cannot say of a row. Its text is the message."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def row_condition(domain: Domain, condition: Expr) -> str:
    """Code of a condition over ``self``. Raises NoConditionError."""
    return expression(_Rows(domain, ("self",)).test(condition))


@dataclass(slots=True)
class _Rows:
    """Conditions over the rows that are reached by one path."""

    domain: Domain
    root: Path

    def test(self, node: Expr, *, holds: bool = True) -> ast.expr:
        """A condition, or its opposite."""
        match node:
            case Not(part=part):
                return self.test(part, holds=not holds)
            case Logic(op=op, parts=several) if not self._ahead(node):
                name = "and_" if (op == "and") == holds else "or_"
                return call(name, *(self.test(part, holds=holds) for part in several))
        step = self._ahead(node)
        return self._plain(node, holds) if step is None else self._through(step, node, holds)

    def _ahead(self, node: Expr) -> RelationOf | None:
        """The relation by which everything is reached that a condition reads of rows; None when there is none."""
        depth, found = len(self.root), list[Expr]()
        for row in _rows_read(node):
            if path_of(row)[:depth] == self.root:
                found.append(row)
        steps = {path_of(row)[: depth + 1] for row in found}
        if len(steps) != 1 or len(next(iter(steps))) == depth:
            return None
        row = found[0]
        while isinstance(row, RelationOf) and len(path_of(row)) > depth + 1:
            row = row.base
        return row if isinstance(row, RelationOf) else None

    def _through(self, step: RelationOf, node: Expr, holds: bool) -> ast.expr:
        """The condition holds of the row of a relation."""
        inner = _Rows(self.domain, path_of(step)).test(node, holds=holds)
        ids = _selected(self._column(step.relation.target, "id"), inner)
        return call(attribute(self._column(step.base.shape.entity, step.relation.column), "in_"), ids)

    # -- What is true or false of the row itself

    @singledispatchmethod
    def _plain(self, node: Expr, holds: bool) -> ast.expr:
        raise NoConditionError("a rule compares what rows hold: it does not calculate", "store the value in a field")

    @_plain.register
    def _(self, node: FieldOf, holds: bool) -> ast.expr:
        return call(attribute(self._value(node), "is_"), constant(holds))

    @_plain.register
    def _(self, node: Compare, holds: bool) -> ast.expr:
        return compared(self._value(node.left), node.op if holds else FLIPPED[node.op], self._value(node.right))

    @_plain.register
    def _(self, node: Same, holds: bool) -> ast.expr:
        # The caller's own row is written last, like any other value that a row is compared with.
        left, right = sorted((node.left, node.right), key=lambda row: path_of(row)[0] == USER)
        return compared(self._identity(left), "==" if holds != node.negated else "!=", self._identity(right))

    @_plain.register
    def _(self, node: Member, holds: bool) -> ast.expr:
        choices = ast.List([self._value(each) for each in node.choices], ast.Load())
        return call(attribute(self._value(node.part), "in_" if holds != node.negated else "not_in"), choices)

    @_plain.register
    def _(self, node: Missing, holds: bool) -> ast.expr:
        part = self._identity(node.part) if node.part.shape.kind == "row" else self._value(node.part)
        return call(attribute(part, "is_" if holds != node.negated else "is_not"), constant(None))

    @_plain.register
    def _(self, node: Truth, holds: bool) -> ast.expr:
        if node.part.shape.kind != "row":
            hint = "write what must be true of one of them: `any(member.user == user for member in self.members)`"
            raise NoConditionError("a rule does not count rows", hint)
        return call(attribute(self._identity(node.part), "is_not" if holds else "is_"), constant(None))

    @_plain.register
    def _(self, node: Aggregate, holds: bool) -> ast.expr:
        if node.function != "any" or node.element is None or not isinstance(node.rows, CollectionOf):
            raise NoConditionError("a rule does not calculate with rows", "`any(...)` asks whether there is one")
        if not holds:
            raise NoConditionError("`not any(...)` is not of the language of rules", "say who may, not who may not")
        collection = node.rows.collection
        target = self.domain.entity(collection.target)
        back = find_relation(target, collection.relation)
        assert back is not None
        inner = _Rows(self.domain, (node.variable,))
        tests = [inner.test(each) for each in (*node.filters, node.element)]
        owners = _selected(self._column(target.key, back.column), *tests)
        return call(attribute(self._identity(node.rows.base), "in_"), owners)

    # -- Values

    def _value(self, node: Expr) -> ast.expr:
        match node:
            case Const(value=value):
                return constant(value)
            case Now():
                return call(attribute("func", "now"))
            case FieldOf(base=base, name=name):
                return self._identity(base) if name == "id" else self._of(base, attribute_name(name))
        raise NoConditionError("a rule compares what rows hold: it does not calculate", "store the value in a field")

    def _identity(self, row: Expr) -> ast.expr:
        """The id of a row."""
        if isinstance(row, RelationOf):
            return self._of(row.base, row.relation.column)
        return self._of(row, "id")

    def _of(self, row: Expr, column: str) -> ast.expr:
        """A column of the row that the condition is about, or of the caller's own."""
        path, entity = path_of(row), row.shape.entity
        if path == self.root:
            return self._column(entity, column)
        if path == (USER,):
            return call("of_user", self._column(entity, column))
        if path[0] == USER:
            hint = "compare `user.team` with what the row refers to, or store what decides in the row of the caller"
            raise NoConditionError("a rule reads the fields of `user`, and no rows behind them", hint)
        raise NoConditionError("a comparison is about one row, and perhaps about `user`", "compare in a rule for each")

    def _column(self, key: str, column: str) -> ast.expr:
        return attribute(orm(self.domain.entity(key)), column)


def path_of(row: Expr) -> Path:
    """How a row is reached: a variable, then relations."""
    match row:
        case Var(name=name):
            return (name,)
        case RelationOf(base=base, relation=relation):
            return (*path_of(base), relation.name)
    raise NoConditionError("a rule names rows by `self`, `user` and relations")


def _rows_read(node: Expr) -> Iterator[Expr]:
    """The rows of which a condition reads a column."""
    match node:
        case FieldOf(base=base) if node.name != "id":
            yield base
        case FieldOf(base=row) | Truth(part=row) | Missing(part=row) if row.shape.kind == "row":
            yield _home(row)
        case Same(left=left, right=right):
            yield from (_home(left), _home(right))
        case CollectionOf(base=base):
            yield _home(base)
        case Aggregate(rows=rows):
            yield from _rows_read(rows)
        case _:
            for part in parts(node):
                yield from _rows_read(part)


def _home(row: Expr) -> Expr:
    """The row that has the id of a row in one of its columns."""
    return row.base if isinstance(row, RelationOf) else row


def _selected(column: ast.expr, *tests: ast.expr) -> ast.expr:
    """``select(column).where(tests)``, of a table that may be in the statement around it as well."""
    found = call(attribute(call("select", column), "where"), *tests)
    return call(attribute(found, "correlate"), constant(None))
