"""Every kind of expression, and the part of the checker that knows it."""

from __future__ import annotations

import ast

from generators.operations.check.arithmetic import Arithmetic
from generators.operations.check.calls import AGGREGATES, Calls
from generators.operations.check.conditions import Conditions
from generators.operations.check.environment import FUNCTIONS
from generators.operations.check.names import Values
from generators.operations.ir.expressions import Expr
from generators.operations.parse import FOREIGN
from generators.support.suggest import did_you_mean


class Expressions(Calls, Arithmetic, Conditions, Values):
    """Checks expressions."""

    def expr(self, node: ast.expr) -> Expr:
        """The typed form of an expression; BROKEN after a problem."""
        match node:
            case ast.Constant():
                return self.constant(node)
            case ast.Name():
                return self.name(node)
            case ast.Attribute():
                return self._attribute(node)
            case ast.BinOp():
                return self.binary(node)
            case ast.UnaryOp(op=ast.Not()):
                return self.negation(node)
            case ast.UnaryOp(op=ast.USub()):
                return self.negative(node)
            case ast.BoolOp():
                return self.logic(node)
            case ast.Compare():
                return self.comparison(node)
            case ast.IfExp():
                return self.choice(node)
            case ast.Call():
                return self._call(node)
            case ast.GeneratorExp():
                return self.refuse(node, "a generator stands inside sum, len, min, max, any or all")
            case ast.Tuple():
                return self.refuse(node, "several values in parentheses stand after `in` only")
        return self.refuse(node, *FOREIGN.get(type(node), ("this is not part of this language", "")))

    def _attribute(self, node: ast.Attribute) -> Expr:
        if node.attr.startswith("_"):
            return self.refuse(node, f"`{node.attr}` is not a name of this language")
        return self.attribute(self.expr(node.value), node.attr, node)

    def _call(self, node: ast.Call) -> Expr:
        if isinstance(node.func, ast.Attribute):
            hint = "functions stand alone: `find(...)`, `sum(...)`, `round(...)`"
            return self.refuse(node.func, "rows and values have no functions of their own", hint)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in AGGREGATES:
            return self.aggregate(node, name)
        match name:
            case "find":
                return self.find(node)
            case "round":
                return self.round_to(node)
            case "now":
                return self.now(node)
            case "days" | "hours" | "minutes":
                return self.duration(node, name)
            case "create":
                return self.refuse(node, "`create` stands alone", "write `row = create(...)` on a line of its own")
            case "delete" | "require":
                return self.refuse(node, f"`{name}` has no value", "write it on a line of its own")
        return self.refuse(
            node.func, f"there is no function `{self.written(node.func)}`", did_you_mean(name, FUNCTIONS)
        )
