"""Every kind of expression, and the part of the checker that knows it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from generators.operations.check import foreign_words
from generators.operations.check.arithmetic import Arithmetic
from generators.operations.check.calls import AGGREGATES, Calls
from generators.operations.check.conditions import Conditions
from generators.operations.check.environment import FUNCTIONS, OF_COMPUTED_FIELDS
from generators.operations.check.names import Values
from generators.operations.check.reporting import Base
from generators.operations.ir.expressions import Expr
from generators.operations.parse import FOREIGN
from generators.support.suggest import did_you_mean


@dataclass(slots=True)
class Expressions(Base):
    """Checks expressions: each kind by the part that knows it."""

    values: Values = field(init=False)
    conditions: Conditions = field(init=False)
    arithmetic: Arithmetic = field(init=False)
    calls: Calls = field(init=False)

    def __post_init__(self) -> None:
        self.values = Values(self.scope, self)
        self.conditions = Conditions(self.scope, self)
        self.arithmetic = Arithmetic(self.scope, self)
        self.calls = Calls(self.scope, self)

    def expr(self, node: ast.expr) -> Expr:
        """The typed form of an expression; BROKEN after a problem."""
        match node:
            case ast.Constant():
                return self.values.constant(node)
            case ast.Name():
                return self.values.name(node)
            case ast.Attribute():
                return self._attribute(node)
            case ast.BinOp():
                return self.arithmetic.binary(node)
            case ast.UnaryOp(op=ast.Not()):
                return self.conditions.negation(node)
            case ast.UnaryOp(op=ast.USub()):
                return self.arithmetic.negative(node)
            case ast.BoolOp():
                return self.conditions.logic(node)
            case ast.Compare():
                return self.conditions.comparison(node)
            case ast.IfExp():
                return self.arithmetic.choice(node)
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
        return self.values.attribute(self.expr(node.value), node.attr, node)

    def _call(self, node: ast.Call) -> Expr:
        if isinstance(node.func, ast.Attribute):
            hint = "functions stand alone: `find(...)`, `sum(...)`, `round(...)`"
            hint = self._instead_of(node.func.attr) or hint
            return self.refuse(node.func, "rows and values have no functions of their own", hint)
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in AGGREGATES:
            return self.calls.aggregate(node, name)
        match name:
            case "find":
                return self.calls.find(node)
            case "round":
                return self.arithmetic.round_to(node)
            case "now":
                return self.arithmetic.now(node)
            case "days" | "hours" | "minutes":
                return self.arithmetic.duration(node, name)
            case "create":
                return self.refuse(node, "`create` stands alone", "write `row = create(...)` on a line of its own")
            case "delete" | "require":
                return self.refuse(node, f"`{name}` has no value", "write it on a line of its own")
        is_computed = self.scope.place.bare is not None
        hint = self._instead_of(name) or did_you_mean(name, OF_COMPUTED_FIELDS if is_computed else FUNCTIONS)
        if any(each.key == name for each in self.scope.domain.entities) and not is_computed:
            hint = f"write `create({name}, ...)`"
        return self.refuse(node.func, f"there is no function `{self.written(node.func)}`", hint)

    def _instead_of(self, name: str) -> str:
        """What is written instead of a function that there is not, in the place where it stands."""
        if self.scope.place.bare is not None:
            return foreign_words.of_computed_field(name)
        return foreign_words.FUNCTIONS.get(name, "")
