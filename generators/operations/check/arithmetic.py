"""Calculation: numbers of three kinds that mix only where nothing is lost, dates and durations."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from generators.operations.check.conditions import facts, not_zero
from generators.operations.check.environment import key_of
from generators.operations.check.foreign_words import TEXT
from generators.operations.check.reporting import BROKEN, Part, adapt
from generators.operations.domain import Type
from generators.operations.ir.expressions import Binary, Choice, Const, Duration, Expr, Negative, Now, Round
from generators.operations.ir.types import DATETIME, DURATION, INT, Shape, decimal, join, words

_OPERATORS: Final[dict[type[ast.operator], str]] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.FloorDiv: "//", ast.Mod: "%",
}  # fmt: skip
_MOST_PLACES: Final = 20


@dataclass(slots=True)
class Arithmetic(Part):
    """Operators and the functions of numbers and times."""

    def binary(self, node: ast.BinOp) -> Expr:
        """``left op right``."""
        left, right = self.whole.expr(node.left), self.whole.expr(node.right)
        return self.calculate(node, node.op, (left, node.left), (right, node.right))

    def calculate(
        self, node: ast.AST, op: ast.operator, first: tuple[Expr, ast.expr], second: tuple[Expr, ast.expr]
    ) -> Expr:
        """The result of an operator, or BROKEN and a problem."""
        (left, left_node), (right, right_node) = first, second
        if isinstance(op, ast.Div):
            hint = "multiply by an exact decimal: `round(x * 0.25, 2)`; whole numbers have `//`, which leaves the rest"
            return self.refuse(node, "`/` is not part of this language: it is not exact", hint)
        if type(op) not in _OPERATORS:
            return self.refuse(node, "this operator is not part of this language", "there are + - * // %")
        if not (self.there(left, left_node) & self.there(right, right_node)):
            return BROKEN
        symbol = _OPERATORS[type(op)]
        if symbol in ("//", "%"):
            return self._whole(node, symbol, (left, left_node), (right, right_node))
        if left.shape.numeric and right.shape.numeric:
            return self._numbers(node, symbol, left, right)
        shape = _moment(symbol, left.shape, right.shape)
        if shape is None:
            pair = f"{words(left.shape)} and {words(right.shape)}"
            return self.refuse(node, f"`{symbol}` does not work on {pair}", _calculation_hint(left.shape, right.shape))
        return Binary(symbol, left, right, shape)

    def _numbers(self, node: ast.AST, symbol: str, left: Expr, right: Expr) -> Expr:
        if isinstance(left, Const) and isinstance(right, Const):
            return _folded(symbol, left, right)
        left = adapt(left, right.shape) if _literal(left) and right.shape.is_a("float") else left
        right = adapt(right, left.shape) if _literal(right) and left.shape.is_a("float") else right
        kinds = {left.shape.type.kind, right.shape.type.kind}
        if kinds == {"decimal", "float"}:
            return self.refuse(node, "an exact decimal and a floating-point number do not mix", "use decimal fields")
        if "float" in kinds:
            return Binary(symbol, left, right, Shape("value", Type("float")))
        if kinds == {"int"}:
            return Binary(symbol, left, right, INT)
        first, second = left.shape.type.scale, right.shape.type.scale
        scale = first + second if symbol == "*" else max(first, second)
        if scale > _MOST_PLACES:
            return self.refuse(node, "this has too many decimal places", "round in between: `round(x, 2)`")
        return Binary(symbol, left, right, decimal(scale))

    def _whole(self, node: ast.AST, symbol: str, first: tuple[Expr, ast.expr], second: tuple[Expr, ast.expr]) -> Expr:
        (left, _), (right, right_node) = first, second
        if symbol == "//" and left.shape.is_a("duration") and right.shape.is_a("duration"):
            return self._counted(left, right, right_node)
        if not (left.shape.is_a("int") and right.shape.is_a("int")):
            hint = TEXT if left.shape.is_a("str", "enum") else ""
            return self.refuse(node, f"`{symbol}` works on whole numbers only", hint)
        written, key = isinstance(right, Const) and right.value != 0, key_of(right)
        if not written and not (key and not_zero(key) in self.scope.flow.facts):
            text = self.written(right_node)
            if isinstance(right, Const):
                return self.refuse(right_node, "nothing can be divided by 0")
            return self.refuse(right_node, f"`{text}` may be 0 here", f"test it first: `if {text} > 0:`")
        if isinstance(left, Const) and isinstance(right, Const):
            return _folded(symbol, left, right)
        return Binary(symbol, left, right, INT)

    def _counted(self, left: Expr, right: Expr, written: ast.expr) -> Expr:
        """How many days, hours or minutes there are in a duration, of which the last one is whole."""
        if isinstance(right, Duration) and isinstance(right.part, Const) and right.part.value:
            return Binary("//", left, right, INT)
        return self.refuse(written, "a duration is divided by one that is written out", "such as `days(1)`")

    def negative(self, node: ast.UnaryOp) -> Expr:
        """``-x``."""
        part = self.whole.expr(node.operand)
        if not self.there(part, node.operand):
            return BROKEN
        if isinstance(part, Const) and isinstance(part.value, int | Decimal) and part.shape.numeric:
            return Const(-part.value, part.shape)
        if not part.shape.numeric and not part.shape.is_a("duration"):
            return self.refuse(node, f"`-` does not work on {words(part.shape)}")
        return Negative(part, part.shape)

    def choice(self, node: ast.IfExp) -> Expr:
        """``yes if test else no``."""
        test = self.whole.conditions.condition(node.test)
        with self.scope.supposing(facts(test, holds=True)):
            yes = self.whole.expr(node.body)
        with self.scope.supposing(facts(test, holds=False)):
            no = self.whole.expr(node.orelse)
        if "unknown" in (test.shape.kind, yes.shape.kind, no.shape.kind):
            return BROKEN
        yes, no = adapt(yes, no.shape) if _literal(yes) else yes, adapt(no, yes.shape) if _literal(no) else no
        if yes == no:
            return self.refuse(node, "both ways are the same", "write the value without `if`")
        shape = join(yes.shape, no.shape)
        if shape is None or shape.kind in ("rows", "none") or shape.sent:
            return self.refuse(node, f"this is {words(yes.shape)} or {words(no.shape)}, which is not one type")
        made = Choice(test, yes, no, shape)
        return adapt(made, shape) if shape.is_a("decimal", "float") else made

    def round_to(self, node: ast.Call) -> Expr:
        """``round(x, 2)``: half up."""
        if len(node.args) != 2 or node.keywords:
            return self.refuse(node, "`round` takes a number and how many decimal places", "write `round(x, 2)`")
        part, places = self.whole.expr(node.args[0]), node.args[1]
        count = places.value if isinstance(places, ast.Constant) else None
        if type(count) is not int or not 0 <= count <= 12:
            return self.refuse(places, "the decimal places are written out: 0 to 12")
        if not self.there(part, node.args[0]):
            return BROKEN
        if not part.shape.is_a("int", "decimal"):
            return self.refuse(node, f"`round` does not work on {words(part.shape)}", "only on exact numbers")
        return Round(adapt(part, decimal(0)) if part.shape.is_a("int") else part, count, decimal(count))

    def now(self, node: ast.Call) -> Expr:
        """``now()``."""
        if node.args or node.keywords:
            return self.refuse(node, "`now()` takes nothing")
        if self.scope.place.bare is not None:
            return self.refuse(node, "a computed field cannot depend on the time")
        return Now()

    def duration(self, node: ast.Call, unit: str) -> Expr:
        """``days(n)``, ``hours(n)``, ``minutes(n)``."""
        if len(node.args) != 1 or node.keywords:
            return self.refuse(node, f"`{unit}` takes one number", f"write `{unit}(3)`")
        part = self.whole.expr(node.args[0])
        if not self.there(part, node.args[0]):
            return BROKEN
        if not part.shape.is_a("int"):
            return self.refuse(node.args[0], f"`{unit}` takes a whole number, not {words(part.shape)}")
        return Duration(unit, part)


def _calculation_hint(left: Shape, right: Shape) -> str:
    """What to do where two values cannot be added or subtracted."""
    sides = (left, right)
    if any(each.is_a("str", "enum") for each in sides):
        return TEXT
    if any(each.is_a("date", "time") for each in sides):
        return "only a date with time is calculated with: make it a field of type datetime"
    if any(each.is_a("datetime") for each in sides) and any(each.numeric for each in sides):
        return "say what the number counts: `days(3)`, `hours(3)`, `minutes(3)`"
    return ""


def _folded(symbol: str, left: Const, right: Const) -> Const:
    """The result for two written numbers."""
    one, two = left.value, right.value
    assert isinstance(one, int | Decimal)
    assert isinstance(two, int | Decimal)
    if symbol in ("//", "%"):
        assert isinstance(one, int)
        assert isinstance(two, int)
        return Const(one // two if symbol == "//" else one % two, INT)
    value = one * two if symbol == "*" else one + two if symbol == "+" else one - two
    return Const(value, INT if isinstance(value, int) else decimal(max(0, -int(value.as_tuple().exponent))))


def _literal(made: Expr) -> bool:
    return isinstance(made, Const) or (isinstance(made, Choice) and _literal(made.yes) and _literal(made.no))


def _moment(symbol: str, left: Shape, right: Shape) -> Shape | None:
    """What comes out of calculating with times."""
    table = {
        ("datetime", "+", "duration"): DATETIME, ("datetime", "-", "duration"): DATETIME,
        ("duration", "+", "datetime"): DATETIME, ("datetime", "-", "datetime"): DURATION,
        ("duration", "+", "duration"): DURATION, ("duration", "-", "duration"): DURATION,
        ("date", "-", "date"): DURATION,
    }  # fmt: skip
    if left.kind != "value" or right.kind != "value":
        return None
    found = table.get((left.type.kind, symbol, right.type.kind))
    return found and replace(found)
