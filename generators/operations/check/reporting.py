"""What all parts of the checker share: reporting, fitting a value to its place, and what must be there."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generators.operations.check.environment import Scope, held_by_generator
from generators.operations.ir.expressions import AsDecimal, Choice, Const, Expr, FieldOf, RelationOf
from generators.operations.ir.types import UNKNOWN, Shape, decimal, words
from generators.support.suggest import did_you_mean

if TYPE_CHECKING:
    from generators.operations.check.expression_kinds import Expressions

BROKEN = Const(None, UNKNOWN)


@dataclass(slots=True)
class Base:
    """What every part of the checker can do."""

    scope: Scope

    def refuse(self, node: ast.AST, message: str, hint: str = "") -> Const:
        """Report a problem; the expression then counts as known to be wrong."""
        self.scope.place.source.report(node, message, hint)
        return BROKEN

    def doubt(self) -> Const:
        """What depends on a part of the spec that was refused counts as known to be wrong, and is not reported."""
        self.scope.doubted = True
        return BROKEN

    def refuse_link(self, node: ast.AST, name: str) -> Const:
        """Report a many_to_many: code does not see its rows."""
        hint = "make an entity for the link, with two `belongs_to`: code reads and writes its rows"
        return self.refuse(node, f"`{name}` is a many_to_many, which code cannot reach", hint)

    def written(self, node: ast.AST) -> str:
        """A node as it is written."""
        return self.scope.place.source.written(node)

    def there(self, made: Expr, node: ast.expr) -> bool:
        """Whether a value is certainly not None; else a problem is reported."""
        if made.shape.kind == "unknown" or not made.shape.optional:
            return made.shape.kind != "unknown"
        text = self.written(node)
        if isinstance(made, FieldOf | RelationOf) and held_by_generator(made.base):
            self.refuse(
                node, f"`{text}` may be None here", "a test of it is not remembered here: write an `if` or a loop"
            )
        elif made.shape.kind == "none":
            self.refuse(node, "None cannot be used here")
        elif made.shape.kind == "row":
            self.refuse(node, f"`{text}` may be missing here", f"test it first: `if {text}:`, or require it")
        else:
            test = text if text.isidentifier() or ("..." not in text and " " not in text) else "x"
            self.refuse(node, f"`{text}` may be None here", f"test it first: `if {test} is not None:`")
        return False

    def fit(self, made: Expr, node: ast.expr, target: Shape, place: str, none_hint: str = "") -> Expr:
        """A value for a place of this shape; BROKEN and a problem when it does not fit."""
        given = made.shape
        if "unknown" in (given.kind, target.kind):
            return BROKEN
        if given.kind == "none":
            return made if target.optional else self.refuse(node, f"`{place}` cannot be None", none_hint)
        if given.optional and not target.optional and not self.there(made, node):
            return BROKEN
        if given.kind != target.kind or given.entity != target.entity:
            return self.refuse(node, f"`{place}` is {words(target)}, not {words(given)}", _row_hint(given, target))
        return made if given.kind != "value" else self._fit_value(made, node, target, place)

    def _fit_value(self, made: Expr, node: ast.expr, target: Shape, place: str) -> Expr:
        made = adapt(made, target)
        given, wanted = made.shape.type, target.type
        if given.kind == "enum" and wanted.kind == "enum":
            wrong = [value for value in given.values if value not in wanted.values]
            if wrong:
                hint = did_you_mean(wrong[0], wanted.values)
                return self.refuse(node, f'"{wrong[0]}" is not a value of `{place}`', hint)
            return made
        if given.kind == "decimal" and wanted.kind == "decimal":
            if given.scale > wanted.scale:
                hint = f"write `round({self.written(node)}, {wanted.scale})`"
                return self.refuse(node, f"this has {_places(given.scale)}, and `{place}` has {wanted.scale}", hint)
            return made
        if given.kind == wanted.kind or (given.kind, wanted.kind) in (("int", "float"), ("enum", "str")):
            return made
        if (given.kind, wanted.kind) == ("str", "enum"):
            return self.refuse(
                node, f"this may be any text, and `{place}` has few values", did_you_mean("", wanted.values)
            )
        hint = "write `(a - b) // days(1)` for a number of days" if given.kind == "duration" else ""
        return self.refuse(node, f"`{place}` is {words(target)}, not {words(made.shape)}", hint)


@dataclass(slots=True)
class Part(Base):
    """The part of the checker that knows one kind of expression. whole: the checker of them all."""

    whole: Expressions


def _row_hint(given: Shape, target: Shape) -> str:
    if given.is_a("uuid") and target.kind == "row":
        return "give the row, not its id"
    return "use `find(...)` for one of them" if given.kind == "rows" and target.kind == "row" and not given.sent else ""


def _places(count: int) -> str:
    return f"{count} decimal place{'' if count == 1 else 's'}"


def adapt(made: Expr, target: Shape) -> Expr:
    """A whole number where a decimal is wanted, and a written number where a float is."""
    if made.shape.kind != "value" or target.kind != "value":
        return made
    wanted, optional = target.type.kind, made.shape.optional
    if isinstance(made, Choice) and made.shape.is_a("int", "decimal") and wanted in ("decimal", "float"):
        yes, no = adapt(made.yes, target), adapt(made.no, target)
        shapes = (yes.shape, no.shape)
        if all(shape.kind == "none" or shape.is_a("decimal") for shape in shapes):
            scale = max(shape.type.scale for shape in shapes if shape.kind != "none")
            return replace(made, yes=yes, no=no, shape=replace(decimal(scale), optional=optional))
        if all(shape.kind == "none" or shape.is_a("int", "float") for shape in shapes):
            return replace(made, yes=yes, no=no, shape=replace(target, optional=optional))
    if isinstance(made, Const) and isinstance(made.value, int) and wanted == "decimal" and made.shape.is_a("int"):
        return Const(Decimal(made.value).scaleb(-target.type.scale) * 10**target.type.scale, decimal(0))
    if isinstance(made, Const) and isinstance(made.value, Decimal) and wanted == "float":
        return Const(float(made.value), Shape("value", target.type))
    if made.shape.is_a("int") and not optional and wanted == "decimal":
        return AsDecimal(made, decimal(0))
    return made
