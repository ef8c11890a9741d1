"""Conditions: comparison, membership, logic; and what is known once one holds."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Final

from generators.operations.check.environment import held_by_generator, key_of
from generators.operations.check.flow import Key
from generators.operations.check.reporting import BROKEN, Part, adapt
from generators.operations.ir.expressions import (
    Compare,
    Const,
    Count,
    Expr,
    FieldOf,
    Logic,
    Member,
    Missing,
    Not,
    RelationOf,
    Same,
    Truth,
)
from generators.operations.ir.types import Shape, join, words
from generators.support.suggest import did_you_mean

_SYMBOLS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip
FLIPPED: Final = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_MIRROR: Final = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDERED: Final = ("int", "decimal", "float", "date", "time", "datetime", "duration")


@dataclass(slots=True)
class Conditions(Part):
    """What is true or false."""

    def condition(self, node: ast.expr) -> Expr:
        """A test: a boolean, a row that may be missing, or rows of which there may be none."""
        made = self.whole.expr(node)
        shape = made.shape
        if shape.kind == "unknown":
            return BROKEN
        if isinstance(made, Const):
            return self.refuse(node, "this is always the same", "write a condition that depends on something")
        if shape.kind == "rows" or (shape.kind == "row" and shape.optional):
            return Truth(made)
        if shape.kind == "row":
            return self.refuse(node, f"`{self.written(node)}` is always there", "there is nothing to test")
        if not shape.is_a("bool"):
            hint = f"write `{self.written(node)} is not None`" if shape.optional else "compare it with something"
            return self.refuse(node, f"{words(shape)} is neither true nor false", hint)
        return made if self.there(made, node) else BROKEN

    def logic(self, node: ast.BoolOp) -> Expr:
        """``and``, ``or``: each part knows what the parts before it have tested."""
        conjunction, parts = isinstance(node.op, ast.And), list[Expr]()
        with self.scope.supposing():
            for value in node.values:
                parts.append(self.condition(value))
                self.scope.learn(facts(parts[-1], holds=conjunction))
        if any(part.shape.kind == "unknown" for part in parts):
            return BROKEN
        return Logic("and" if conjunction else "or", tuple(parts))

    def negation(self, node: ast.UnaryOp) -> Expr:
        """``not x``."""
        part = self.condition(node.operand)
        if part.shape.kind == "unknown":
            return BROKEN
        return part.part if isinstance(part, Not) else Not(part)

    def comparison(self, node: ast.Compare) -> Expr:
        """One comparison; a chain is refused."""
        if len(node.ops) != 1:
            return self.refuse(node, "a comparison has two sides", "join several with `and`")
        op, right = node.ops[0], node.comparators[0]
        if isinstance(op, ast.Is | ast.IsNot):
            return self._identity(node, right, negated=isinstance(op, ast.IsNot))
        if isinstance(op, ast.In | ast.NotIn):
            return self._membership(node, right, negated=isinstance(op, ast.NotIn))
        first, second = self.whole.expr(node.left), self.whole.expr(right)
        if "none" in (first.shape.kind, second.shape.kind):
            word = "is not" if isinstance(op, ast.NotEq) else "is"
            return self.refuse(node, "None is not compared like a value", f"write `x {word} None`")
        if not (self.there(first, node.left) & self.there(second, right)):
            return BROKEN
        if "row" in (first.shape.kind, second.shape.kind):
            return self._rows(node, first, second, _SYMBOLS[type(op)])
        return self._values(node, first, second, _SYMBOLS[type(op)])

    def _rows(self, node: ast.Compare, first: Expr, second: Expr, symbol: str) -> Expr:
        if first.shape.kind != second.shape.kind or first.shape.entity != second.shape.entity:
            return self.refuse(node, f"{words(first.shape)} is never {words(second.shape)}")
        if first.shape.sent:
            return self.refuse(node, "items of a list are not compared", "compare their values")
        if symbol not in ("==", "!="):
            return self.refuse(node, f"rows have no order for `{symbol}`", "compare their fields")
        return Same(first, second, symbol == "!=")

    def _values(self, node: ast.Compare, first: Expr, second: Expr, symbol: str) -> Expr:
        if isinstance(first, Const) and isinstance(second, Const):
            return self.refuse(node, "this is always the same", "write a condition that depends on something")
        first = adapt(first, second.shape) if second.shape.is_a("float") else first
        second = adapt(second, first.shape) if first.shape.is_a("float") else second
        if not self._comparable(node, first, second, symbol):
            return BROKEN
        if isinstance(first, Const):
            return Compare(_MIRROR[symbol], second, first)
        return Compare(symbol, first, second)

    def _comparable(self, node: ast.Compare, first: Expr, second: Expr, symbol: str) -> bool:
        left, right = first.shape, second.shape
        alike = left.kind == right.kind == "value" and join(left, right) is not None
        if not alike or {left.type.kind, right.type.kind} == {"decimal", "float"}:
            self.refuse(node, f"{words(left)} and {words(right)} cannot be compared")
        elif left.is_a("bool") and (isinstance(first, Const) or isinstance(second, Const)):
            self.refuse(node, "True and False are not compared", "write `x` or `not x`")
        elif left.is_a("opaque"):
            self.refuse(node, "this value can only be handed on")
        elif symbol not in ("==", "!=") and left.type.kind not in _ORDERED:
            self.refuse(node, f"`{symbol}` does not work on {words(left)}")
        elif left.is_a("enum") and right.is_a("enum") and not {*left.type.values} & {*right.type.values}:
            literal, other = (first, right) if isinstance(first, Const) else (second, left)
            self._foreign(node.left if literal is first else node.comparators[0], literal, other)
        else:
            return True
        return False

    def _foreign(self, node: ast.expr, literal: Expr, other: Shape) -> None:
        values = literal.shape.type.values
        self.refuse(node, f'"{values[0]}" is not among the values', did_you_mean(values[0], other.type.values))

    def _identity(self, node: ast.Compare, right: ast.expr, *, negated: bool) -> Expr:
        first, second = self.whole.expr(node.left), self.whole.expr(right)
        if "unknown" in (first.shape.kind, second.shape.kind):
            return BROKEN
        if second.shape.kind != "none":
            return self.refuse(node, "`is` is for None only", "write `==`")
        if not first.shape.optional or first.shape.kind == "none":
            return self.refuse(node, f"`{self.written(node.left)}` is never None", "there is nothing to test")
        return Missing(first, negated)

    def _membership(self, node: ast.Compare, right: ast.expr, *, negated: bool) -> Expr:
        part = self.whole.expr(node.left)
        if not isinstance(right, ast.Tuple) or len(right.elts) < 2:
            hint = 'write `x in ("A", "B")`; for rows: `any(item.product == product for item in self.items)`'
            return self.refuse(right, "`in` takes several values in parentheses", hint)
        if not self.there(part, node.left):
            return BROKEN
        choices = []
        for element in right.elts:
            value = self.whole.expr(element)
            if isinstance(value, Const) and value.shape.kind == "value":
                value = self.fit(value, element, part.shape, self.written(node.left))
            elif value.shape.kind != "unknown":
                value = self.refuse(element, "the values after `in` are written out")
            choices.append(value)
        if any(choice.shape.kind == "unknown" for choice in choices):
            return BROKEN
        if len({repr(choice) for choice in choices}) < len(choices):
            return self.refuse(right, "a value is written twice")
        return Member(part, tuple(choices), negated)


def facts(test: Expr, *, holds: bool) -> set[Key]:
    """What is certainly there when a condition holds, or does not."""
    match test:
        case Not(part=part):
            return facts(part, holds=not holds)
        case Logic(op=op, parts=parts) if (op == "and") == holds:
            return set().union(*(facts(part, holds=holds) for part in parts))
        case Truth(part=part) if holds and part.shape.kind == "row":
            return _fact(part)
        case Truth(part=part) if holds:
            return _positive(Count(part), ">", 0)
        case Missing(part=part, negated=negated) if negated == holds:
            return _fact(part)
        case Compare(op=op, left=left, right=Const(value=int() as limit)):
            return _positive(left, op if holds else FLIPPED[op], limit)
    return set()


def _positive(left: Expr, op: str, limit: int) -> set[Key]:
    """That a number is not 0: it can be divided by."""
    key = key_of(left)
    sure = (op == ">" and limit >= 0) or (op == ">=" and limit > 0) or (op == "!=" and limit == 0)
    return {not_zero(key)} if key and sure else set()


def not_zero(key: Key) -> Key:
    """The fact that a number is not 0, forgotten together with the number."""
    return (*key, "!= 0")


def _fact(part: Expr) -> set[Key]:
    key = key_of(part)
    reached = part.base if isinstance(part, FieldOf | RelationOf) else None
    return {key} if key and not (reached is not None and held_by_generator(reached)) else set()
