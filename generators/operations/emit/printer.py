"""Expressions as Python source. What they need from the database was loaded before, or is loaded in place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generators.operations.check.conditions import FLIPPED
from generators.operations.emit.rows import RowPrinter
from generators.operations.emit.source import ADD, AND, ATOM, AWAIT, COMPARE, MUL, NEG, NOT, OR, TERNARY, Code
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
from generators.python_source.literals import py

_LEVELS: Final = {"+": ADD, "-": ADD, "*": MUL, "//": MUL, "%": MUL}


@dataclass(slots=True)
class Printer(RowPrinter):
    """Prints expressions."""

    def value(self, node: Expr) -> Code:
        """An expression for its value."""
        match node:
            case Const(value=value):
                return _constant(value)
            case Var(name=name):
                return Code(self.names.of(name))
            case Given(name=name):
                return Code(f"data.{name}")
            case FieldOf(base=base, name=name):
                return Code(self.identity(base) if name == "id" else f"{self.row(base)}.{name}")
            case RelationOf():
                return Code(self.held.rows[node.path]) if self.is_held(node) else self.fetched(node)
            case CollectionOf():
                return self.rows(node)
            case ComputedOf(base=base, name=name, inner=inner):
                return Code(f"{self.row(base)}.{name}") if self.answer else self.value(inner)
            case Truth(part=part):
                text = self.rows(part).text if part.shape.kind == "rows" else ""
                return Code(f"bool({text})") if text else self._missing(part, is_none=False)
            case Logic(op=op, parts=several):
                return _joined(op, [self.value(part) for part in several])
            case Not(part=Logic() as part):
                return Code(f"not {self.value(part).at(NOT)}", NOT)
            case Choice():
                return self._choice(node)
            case Find():
                return self._find(node)
        return self._calculated(node)

    def _calculated(self, node: Expr) -> Code:
        match node:
            case Binary(op=op, left=left, right=right):
                level = _LEVELS[op]
                return Code(f"{self.value(left).at(level)} {op} {self.value(right).at(level + 1)}", level)
            case Negative(part=part):
                return Code(f"-{self.value(part).at(NEG)}", NEG)
            case Round(part=part, places=places):
                unit = f'Decimal("{Decimal(1).scaleb(-places):f}")'
                return Code(f"{self.value(part).at(ATOM)}.quantize({unit}, ROUND_HALF_UP)")
            case AsDecimal(part=part):
                return Code(f"Decimal({self.value(part).text})")
            case Now():
                return Code("datetime.now(UTC)")
            case Duration(unit=unit, part=part):
                return Code(f"timedelta({unit}={self.value(part).text})")
            case Count(rows=rows):
                return Code(f"len({self.rows(rows).text})")
            case Aggregate():
                return self._aggregate(node)
        return self.test(node)

    def _choice(self, node: Choice) -> Code:
        match node.yes, node.no:
            case Const(value=True), Const(value=False):
                return self.value(node.test)
            case Const(value=False), Const(value=True):
                return self.value(Not(node.test))
        test = self.test(node.test).at(OR)
        return Code(f"{self.value(node.yes).at(OR)} if {test} else {self.value(node.no).at(TERNARY)}", TERNARY)

    def test(self, node: Expr, *, holds: bool = True) -> Code:
        """An expression as a condition, or its opposite."""
        match node:
            case Not(part=part):
                return self.test(part, holds=not holds)
            case Compare(op=op, left=left, right=right):
                first, second = self.value(left).at(COMPARE + 1), self.value(right).at(COMPARE + 1)
                return Code(f"{first} {op if holds else FLIPPED[op]} {second}", COMPARE)
            case Member(part=part, choices=choices, negated=negated):
                word = "in" if holds != negated else "not in"
                several = ", ".join(self.value(each).text for each in choices)
                return Code(f"{self.value(part).at(COMPARE + 1)} {word} ({several})", COMPARE)
            case Missing(part=part, negated=negated):
                return self._missing(part, is_none=holds != negated)
            case Same(left=left, right=right, negated=negated):
                word = "==" if holds != negated else "!="
                return Code(f"{self.identity(left)} {word} {self.identity(right)}", COMPARE)
            case Logic(op=op, parts=several) if holds:
                return _joined(op, [self.test(part) for part in several])
            case Logic(op=op, parts=several) if all(isinstance(part, Not) for part in several):
                return self.test(Logic("or" if op == "and" else "and", tuple(Not(part) for part in several)))
            case Logic():
                return Code(f"not ({self.test(node).text})", NOT)
            case Truth(part=part):
                return self._truth(part, holds=holds)
        made = self.value(node)
        return made if holds else Code(f"not {made.at(NOT + 1)}", NOT)

    def _truth(self, part: Expr, *, holds: bool) -> Code:
        if isinstance(part, RelationOf) and not self.is_held(part):
            return self._missing(part, is_none=not holds)
        made = self.rows(part) if part.shape.kind == "rows" else self.value(part)
        return made if holds else Code(f"not {made.at(NOT + 1)}", NOT)

    def _missing(self, part: Expr, *, is_none: bool) -> Code:
        if isinstance(part, RelationOf) and not self.is_held(part):
            text = self.column(part)
        else:
            text = self.value(part).at(COMPARE + 1)
        return Code(f"{text} is {'' if is_none else 'not '}None", COMPARE)

    def _aggregate(self, node: Aggregate) -> Code:
        name = node.variable.partition("'")[0]
        inner = [*node.filters, *([node.element] if node.element else [])]
        others = {
            self.names.of(each.name)
            for top in inner for each in within(top)
            if isinstance(each, Var) and each.name != node.variable
        }  # fmt: skip
        self.names.variables[node.variable] = f"each_{name}" if name in others else name
        rows, variable = self.rows(node.rows).at(OR), self.names.of(node.variable)
        filters = " and ".join(self.test(each).at(OR if len(node.filters) == 1 else AND) for each in node.filters)
        if node.function in ("any", "all"):
            assert node.element is not None
            element = self.test(node.element).text
        else:
            element = self.value(node.element).text if node.element else "1"
        generator = f"{element} for {variable} in {rows}{f' if {filters}' if filters else ''}"
        match node.function:
            case "min" | "max":
                return Code(f"{node.function}(({generator}), default=None)")
            case "sum" if node.shape.is_a("decimal"):
                return Code(f'sum(({generator}), Decimal("{Decimal(0).scaleb(-node.shape.type.scale):f}"))')
            case "sum" if node.shape.is_a("float"):
                return Code(f"sum(({generator}), 0.0)")
        return Code(f"{'sum' if node.function == 'len' else node.function}({generator})")

    def _find(self, node: Find) -> Code:
        if id(node) in self.named:
            return Code(self.named[id(node)])
        return Code(f"await self.rows.find({node.entity}Entity, {self.equal(node)}{self.lock(node.entity)})", AWAIT)

    def equal(self, node: Find) -> str:
        """The arguments by which rows are found."""
        return ", ".join(f"{name}={self.stored(value)}" for name, value in node.equal)


def _joined(op: str, several: list[Code]) -> Code:
    """Parts joined by ``and`` or ``or``; an ``and`` inside an ``or`` gets parentheses, to be read easily."""
    return Code(f" {op} ".join(part.at(NOT) for part in several), AND if op == "and" else OR)


def _constant(value: object) -> Code:
    if isinstance(value, Decimal):
        return Code(f'Decimal("{value:f}")')
    negative = isinstance(value, int | float) and not isinstance(value, bool) and value < 0
    return Code(py(value), NEG if negative else ATOM)
