"""Expressions as Python source. What they need from the database was loaded before, or is loaded in place."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from decimal import Decimal

from generators.operations.check.conditions import FLIPPED
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
    symbol,
    there,
)
from generators.operations.emit.rows import RowPrinter
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


@dataclass(slots=True)
class Printer(RowPrinter):
    """Prints expressions."""

    def value(self, node: Expr) -> ast.expr:
        """An expression for its value."""
        match node:
            case Const(value=value):
                return constant(value)
            case Var(name=variable):
                return symbol(self.names.of(variable))
            case Given(name=field):
                return attribute("data", field)
            case FieldOf(base=base, name=field):
                return self.identity(base) if field == "id" else attribute(self.row(base), field)
            case RelationOf():
                return self.row(node)
            case CollectionOf():
                return self.rows(node)
            case ComputedOf(base=base, name=field, inner=inner):
                return attribute(self.row(base), field) if self.answer else self.value(inner)
            case Truth(part=part):
                rows = part.shape.kind == "rows"
                return call("bool", self.rows(part)) if rows else self._missing(part, is_none=False)
            case Logic(op=op, parts=several):
                return joined(op, [self.value(part) for part in several])
            case Not(part=Logic() as part):
                return negated(self.value(part))
            case Choice():
                return self._choice(node)
            case Find(entity=entity):
                return (
                    symbol(self.named[id(node)])
                    if id(node) in self.named
                    else self.query("find", entity, **self.equal(node))
                )
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
        return self.test(node)

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
        if isinstance(part, RelationOf) and not self.is_held(part):
            return self._missing(part, is_none=not holds)
        made = self.rows(part) if part.shape.kind == "rows" else self.value(part)
        return made if holds else negated(made)

    def _missing(self, part: Expr, *, is_none: bool) -> ast.expr:
        fetched = isinstance(part, RelationOf) and not self.is_held(part)
        made = self.column(part) if isinstance(part, RelationOf) and fetched else self.value(part)
        return absent(made) if is_none else there(made)

    def _aggregate(self, node: Aggregate) -> ast.expr:
        self._name_variable(node)
        rows, variable = self.rows(node.rows), self.names.of(node.variable)
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
        """Give the variable of a generator its name, another one where it would hide a name that is read inside."""
        written = node.variable.partition("'")[0]
        inner = [*node.filters, *([node.element] if node.element else [])]
        others = {
            self.names.of(each.name)
            for top in inner for each in within(top)
            if isinstance(each, Var) and each.name != node.variable
        }  # fmt: skip
        self.names.variables[node.variable] = f"each_{written}" if written in others else written

    def equal(self, node: Find) -> dict[str, ast.expr]:
        """The arguments by which rows are found."""
        return {column: self.stored(value) for column, value in node.equal}
