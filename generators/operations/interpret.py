"""What an expression means, as directly as it can be said: a walk over the ``ast`` of its text.

Shares nothing with the compiler, so that the value of one can be held against the other's.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from msgspec import field

from generators.support.frozen import Frozen

OPERATORS: Final[dict[type[ast.AST], Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod, ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Gt: operator.gt, ast.GtE: operator.ge, ast.Is: operator.is_, ast.IsNot: operator.is_not,
    ast.In: lambda one, many: one in many, ast.NotIn: lambda one, many: one not in many,
}  # fmt: skip
_AGGREGATES: Final[dict[str, Callable[[list[Any]], Any]]] = {
    "sum": sum, "len": len, "any": any, "all": all,
    "min": lambda values: min(values, default=None), "max": lambda values: max(values, default=None),
}  # fmt: skip


class Interpreter:
    """Finds the value of expressions. bare: the row whose attributes are written as bare names."""

    def __init__(self, text: str, names: Mapping[str, Any] | None = None, bare: Any = None) -> None:
        self.text, self.names, self.bare = text, dict(names or {}), bare

    def result(self) -> Any:
        """The value of the whole text, which is one expression."""
        return self.value(ast.parse(self.text, mode="eval").body)

    def truth(self, node: ast.expr) -> bool:
        """Whether a condition holds: a row is there, or any row."""
        value = self.value(node)
        return value is not None and value is not False and value != []

    def value(self, node: ast.expr) -> Any:
        """The value of an expression."""
        match node:
            case ast.Constant(value=float()):
                return Decimal(ast.get_source_segment(self.text, node) or "")
            case ast.Constant(value=value):
                return value
            case ast.Name(id=name):
                in_row = self.bare is not None and name not in self.names
                return self.attribute(self.bare, name) if in_row else self.names[name]
            case ast.Attribute(value=base, attr=name):
                return self.attribute(self.value(base), name)
            case ast.IfExp(test=test, body=yes, orelse=no):
                return self.value(yes) if self.truth(test) else self.value(no)
            case ast.Tuple(elts=elements):
                return [self.value(each) for each in elements]
            case ast.Call(func=ast.Name(id=name)):
                return self.call(name, node)
        return self._calculated(node)

    def _calculated(self, node: ast.expr) -> Any:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                return pair(OPERATORS[type(op)], self.value(left), self.value(right))
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return pair(OPERATORS[type(op)], self.value(left), self.value(right))
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return not self.truth(part)
            case ast.UnaryOp(operand=part):
                return -self.value(part)
            case ast.BoolOp(op=ast.And(), values=parts):
                return all(self.truth(part) for part in parts)
            case ast.BoolOp(values=parts):
                return any(self.truth(part) for part in parts)
        raise AssertionError(ast.dump(node))

    def attribute(self, row: Any, name: str) -> Any:
        """An attribute of a row. Raises LookupError for one that is not known."""
        return row.attribute(name)

    def call(self, name: str, node: ast.Call) -> Any:
        """The value of a function of the language."""
        match name:
            case "days" | "hours" | "minutes":
                return timedelta(**{name: self.value(node.args[0])})
            case "round":
                number, places = (self.value(arg) for arg in node.args)
                return Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        [argument] = node.args
        values = self._generated(name, argument) if isinstance(argument, ast.GeneratorExp) else self.value(argument)
        floats = any(isinstance(each, float) for each in values)
        return _AGGREGATES[name]([_float(each) for each in values] if floats else list(values))

    def _generated(self, function: str, node: ast.GeneratorExp) -> list[Any]:
        [part] = node.generators
        assert isinstance(part.target, ast.Name)
        outer, made = self.names, []
        for row in self.value(part.iter):
            self.names = {**outer, part.target.id: row}
            if all(self.truth(test) for test in part.ifs):
                made.append(self.truth(node.elt) if function in ("any", "all") else self.value(node.elt))
        self.names = outer
        return made


class Answered(Frozen):
    """A row as an answer holds it: its values and the rows inside it, and the text of its computed fields."""

    values: Mapping[str, Any]
    computed: Mapping[str, str] = field(default_factory=dict)

    def attribute(self, name: str) -> Any:
        """A value, or what a computed field comes to. Raises LookupError."""
        text = self.computed.get(name)
        return self.values[name] if text is None else Interpreter(text.strip(), bare=self).result()


def pair(operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """An operator on two values: a written number with a point is a float where a float is concerned."""
    if isinstance(left, float):
        right = [_float(each) for each in right] if isinstance(right, list) else _float(right)
    elif isinstance(right, float):
        left = _float(left)
    return operation(left, right)


def _float(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def names_read(text: str) -> frozenset[str]:
    """The names of everything that an expression reads of rows, whichever row it is."""
    return frozenset(_names_read(ast.parse(text.strip(), mode="eval")))


def _names_read(tree: ast.AST) -> Iterator[str]:
    nodes = list(ast.walk(tree))
    variables = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    functions = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    for node in nodes:
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name) and id(node) not in functions and node.id not in variables:
            yield node.id
