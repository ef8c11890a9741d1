"""Expressions as Python source. What they need from the database was loaded before, or is loaded in place."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from decimal import Decimal

from generators.operations.check.conditions import FLIPPED
from generators.operations.check.environment import find_relation
from generators.operations.emit.draft import Draft
from generators.operations.emit.nodes import (
    absent,
    attribute,
    calculated,
    call,
    choice,
    compared,
    constant,
    joined,
    negated,
    negative,
    over,
    present,
    subscript,
    symbol,
    there,
)
from generators.operations.ir.expressions import (
    Aggregate,
    AsDecimal,
    Binary,
    Choice,
    CollectionOf,
    Compare,
    ComputedOf,
    Const,
    Count,
    Duration,
    Expr,
    FieldOf,
    Find,
    Given,
    Logic,
    Member,
    Missing,
    Negative,
    Not,
    Now,
    RelationOf,
    Round,
    Same,
    Truth,
    Var,
    within,
)
from generators.python_source.attributes import attribute_name


@dataclass(slots=True)
class Printer:
    """Prints expressions. answer: of a computed field in the answer schema: rows are plain attributes."""

    draft: Draft
    answer: bool = False

    def value(self, node: Expr) -> ast.expr:
        """An expression for its value."""
        match node:
            case Const(value=value):
                return constant(value)
            case Var(name=variable):
                return symbol(self.draft.names.of(variable))
            case Given(name=field):
                return attribute("data", attribute_name(field))
            case FieldOf(base=base, name=field):
                return self.identity(base) if field == "id" else attribute(self.row(base), attribute_name(field))
            case RelationOf():
                return self.row(node)
            case CollectionOf():
                return self.rows(node)
            case ComputedOf(base=base, name=field, inner=inner):
                return attribute(self.row(base), attribute_name(field)) if self.answer else self.value(inner)
            case Truth(part=part):
                rows = part.shape.kind == "rows"
                return call("bool", self.rows(part)) if rows else self._missing(part, is_none=False)
            case Logic(op=op, parts=several):
                return joined(op, [self.value(part) for part in several])
            case Not(part=Logic() as part):
                return negated(self.value(part))
            case Find():
                return self._found(node)
        return self._calculated(node)

    def _calculated(self, node: Expr) -> ast.expr:
        match node:
            case Binary(op=op, left=left, right=right):
                return calculated(self.value(left), op, self.value(right))
            case Negative(part=part):
                return negative(self.value(part))
            case Round(part=part, places=places):
                unit = constant(Decimal(1).scaleb(-places))
                return call(attribute(self.value(part), "quantize"), unit, symbol("ROUND_HALF_UP"))
            case AsDecimal(part=part):
                return call("Decimal", self.value(part))
            case Now():
                return call(attribute("datetime", "now"), symbol("UTC"))
            case Duration(unit=unit, part=part):
                return call("timedelta", **{unit: self.value(part)})
            case Count(rows=rows):
                return call("len", self.rows(rows))
            case Aggregate():
                return self._aggregate(node)
            case Choice():
                return self._choice(node)
        return self.test(node)

    def _found(self, node: Find) -> ast.expr:
        name = self.draft.named.get(id(node))
        return symbol(name) if name else self.draft.seen("find", node.entity, **self.equal(node))

    def _choice(self, node: Choice) -> ast.expr:
        match node.yes, node.no:
            case Const(value=True), Const(value=False):
                return self.value(node.test)
            case Const(value=False), Const(value=True):
                return self.value(Not(node.test))
        return choice(self.test(node.test), self.value(node.yes), self.value(node.no))

    def test(self, node: Expr, *, holds: bool = True) -> ast.expr:
        """An expression as a condition, or its opposite."""
        match node:
            case Not(part=part):
                return self.test(part, holds=not holds)
            case Compare(op=op, left=left, right=right):
                return compared(self.value(left), op if holds else FLIPPED[op], self.value(right))
            case Member(part=part, choices=choices, negated=turned):
                several = ast.Tuple([self.value(each) for each in choices], ast.Load())
                return compared(self.value(part), "in" if holds != turned else "not in", several)
            case Missing(part=part, negated=turned):
                return self._missing(part, is_none=holds != turned)
            case Same(left=left, right=right, negated=turned):
                return compared(self.identity(left), "==" if holds != turned else "!=", self.identity(right))
            case Logic(op=op, parts=several) if holds:
                return joined(op, [self.test(part) for part in several])
            case Logic(op=op, parts=several) if all(isinstance(part, Not) for part in several):
                return self.test(Logic("or" if op == "and" else "and", tuple(Not(part) for part in several)))
            case Logic():
                return negated(self.test(node))
            case Truth(part=part):
                return self._truth(part, holds=holds)
        made = self.value(node)
        return made if holds else negated(made)

    def _truth(self, part: Expr, *, holds: bool) -> ast.expr:
        if isinstance(part, RelationOf) and not self.draft.is_held(part):
            return self._missing(part, is_none=not holds)
        made = self.rows(part) if part.shape.kind == "rows" else self.value(part)
        return made if holds else negated(made)

    def _missing(self, part: Expr, *, is_none: bool) -> ast.expr:
        fetched = isinstance(part, RelationOf) and not self.draft.is_held(part)
        made = self.column(part) if isinstance(part, RelationOf) and fetched else self.value(part)
        return absent(made) if is_none else there(made)

    def _aggregate(self, node: Aggregate) -> ast.expr:
        self._name_variable(node)
        rows, variable = self.rows(node.rows), self.draft.names.of(node.variable)
        filters = [self.test(each) for each in node.filters]
        element = constant(1)
        if node.element:
            yes_or_no = node.function in ("any", "all")
            element = self.test(node.element) if yes_or_no else self.value(node.element)
        generator = ast.GeneratorExp(element, over(variable, rows, filters))
        match node.function:
            case "min" | "max":
                return call(node.function, generator, default=constant(None))
            case "sum" if node.shape.is_a("decimal"):
                return call("sum", generator, constant(Decimal(0).scaleb(-node.shape.type.scale)))
            case "sum" if node.shape.is_a("float"):
                return call("sum", generator, constant(0.0))
        return call("sum" if node.function == "len" else node.function, generator)

    def _name_variable(self, node: Aggregate) -> None:
        inner = [*node.filters, *([node.element] if node.element else [])]
        variables = (each for top in inner for each in within(top) if isinstance(each, Var))
        names = self.draft.names
        names.turn(node.variable, {names.of(each.name) for each in variables if each.name != node.variable})

    def equal(self, node: Find) -> dict[str, ast.expr]:
        """The arguments by which rows are found."""
        return {attribute_name(column): self.stored(value) for column, value in node.equal}

    def stored(self, node: Expr) -> ast.expr:
        """A value as a column holds it: of a row, its id."""
        if node.shape.kind != "row":
            return self.value(node)
        if isinstance(node, Choice):
            return choice(self.test(node.test), self.stored(node.yes), self.stored(node.no))
        if not node.shape.optional or (isinstance(node, RelationOf) and not self.draft.is_held(node)):
            return self.identity(node)
        row = self.value(node)
        self.draft.needs_id(node)
        return choice(row, attribute(row, "id"), constant(None))

    def column_value(self, entity: str, column: str, node: Expr) -> ast.expr:
        """A value as it is written into a column: what may be HTML is sanitised on its way."""
        value = self.stored(node)
        sanitized = any(each.name == column and each.sanitized for each in self.draft.domain.entity(entity).fields)
        if not sanitized or (isinstance(value, ast.Constant) and value.value is None):
            return value
        made = call("sanitize_html", value)
        return present(value, made) if node.shape.optional else made

    def identity(self, node: Expr) -> ast.expr:
        """The id of a row."""
        if isinstance(node, RelationOf) and not self.draft.is_held(node):
            return self.column(node)
        self.draft.needs_id(node)
        return attribute(self.row(node), "id")

    def column(self, node: RelationOf) -> ast.expr:
        """The column of a relation."""
        return attribute(self.row(node.base), node.relation.column)

    def row(self, node: Expr) -> ast.expr:
        """A row."""
        if not isinstance(node, RelationOf):
            return self.value(node)
        return symbol(self.draft.held.rows[node.path]) if self.draft.is_held(node) else self.fetched(node)

    def fetched(self, node: RelationOf, *, optional: bool | None = None) -> ast.expr:
        """The row of a relation, from a table of rows or from the database."""
        optional = node.shape.optional if optional is None else optional
        column, table = self.column(node), self.draft.held.tables.get(self.draft.table_key(node.path))
        read = "get" if optional else "one"
        found = subscript(symbol(table), column) if table else self.draft.query(read, node.relation.target, column)
        return present(column, found) if optional else found

    def rows(self, node: Expr) -> ast.expr:
        """Many rows."""
        if not isinstance(node, CollectionOf):
            return self.value(node)
        if self.answer:
            return attribute(self.row(node.base), attribute_name(node.collection.name))
        held = self.draft.held.lists.get((node.path, node.collection.name))
        return symbol(held) if held else self.selected(node)

    def selected(self, node: CollectionOf) -> ast.expr:
        """The query for many rows."""
        target = node.collection.target
        back = find_relation(self.draft.domain.entity(target), node.collection.relation)
        assert back is not None
        return self.draft.query("select", target, **{back.column: self.identity(node.base)})
