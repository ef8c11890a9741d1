"""The ``ast`` nodes that the emitted method is built of."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, Literal

from generators.operations.domain import Entity

_BINARY: Final[dict[str, type[ast.operator]]] = {
    "+": ast.Add, "-": ast.Sub, "*": ast.Mult, "//": ast.FloorDiv, "%": ast.Mod,
}  # fmt: skip
_COMPARED: Final[dict[str, type[ast.cmpop]]] = {
    "==": ast.Eq, "!=": ast.NotEq, "<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE,
    "is": ast.Is, "is not": ast.IsNot, "in": ast.In, "not in": ast.NotIn,
}  # fmt: skip


def symbol(text: str) -> ast.Name:
    """A name that is read."""
    return ast.Name(text, ast.Load())


def stored(text: str) -> ast.Name:
    """A name that gets a value."""
    return ast.Name(text, ast.Store())


def attribute(base: str | ast.expr, first: str, *names: str) -> ast.Attribute:
    """``base.first.name``."""
    made = ast.Attribute(symbol(base) if isinstance(base, str) else base, first, ast.Load())
    for each in names:
        made = ast.Attribute(made, each, ast.Load())
    return made


def constant(value: bool | int | float | str | Decimal | None) -> ast.expr:
    """A plain value."""
    if isinstance(value, Decimal):
        return call("Decimal", constant(f"{value:f}"))
    if isinstance(value, int | float) and value < 0:
        return negative(ast.Constant(-value))
    return ast.Constant(value)


def call(function: str | ast.expr, /, *args: ast.expr, **keywords: ast.expr) -> ast.Call:
    """A call."""
    named = [ast.keyword(key, value) for key, value in keywords.items()]
    return ast.Call(symbol(function) if isinstance(function, str) else function, list(args), named)


def unit_of_work(method: str, /, *args: ast.expr, **keywords: ast.expr) -> ast.Call:
    """A call of the unit of work."""
    return call(attribute("self", "rows", method), *args, **keywords)


def orm(entity: Entity) -> ast.Name:
    """The ORM class of an entity."""
    return symbol(f"{entity.pascal}Entity")


def subscript(base: ast.expr, key: ast.expr) -> ast.expr:
    """``base[key]``."""
    return ast.Subscript(base, key, ast.Load())


def calculated(left: ast.expr, op: str, right: ast.expr) -> ast.expr:
    """Two numbers (or a date and a duration), calculated."""
    return ast.BinOp(left, operator(op), right)


def operator(op: str) -> ast.operator:
    """The node of ``+``, ``-``, ``*``, ``//`` or ``%``."""
    return _BINARY[op]()


def negative(part: ast.expr) -> ast.expr:
    """``-part``."""
    return ast.UnaryOp(ast.USub(), part)


def negated(part: ast.expr) -> ast.expr:
    """``not part``."""
    return ast.UnaryOp(ast.Not(), part)


def compared(left: ast.expr, op: str, right: ast.expr) -> ast.expr:
    """``left op right``."""
    return ast.Compare(left, [_COMPARED[op]()], [right])


def joined(op: Literal["and", "or"], several: Iterable[ast.expr]) -> ast.expr:
    """Conditions joined by ``and`` or ``or``; those that are joined so themselves become part of it."""
    kind = ast.And if op == "and" else ast.Or
    found = list[ast.expr]()
    for each in several:
        found += each.values if isinstance(each, ast.BoolOp) and isinstance(each.op, kind) else [each]
    return found[0] if len(found) == 1 else ast.BoolOp(kind(), found)


def choice(test: ast.expr, yes: ast.expr, no: ast.expr) -> ast.expr:
    """``yes if test else no``."""
    return ast.IfExp(test, yes, no)


def absent(part: ast.expr) -> ast.expr:
    """``part is None``."""
    return compared(part, "is", constant(None))


def there(part: ast.expr) -> ast.expr:
    """``part is not None``."""
    return compared(part, "is not", constant(None))


def present(part: ast.expr, value: ast.expr) -> ast.expr:
    """A value where some part is there, else None."""
    return choice(there(part), value, constant(None))


def over(variable: str, every: ast.expr, tests: Iterable[ast.expr] = ()) -> list[ast.comprehension]:
    """``for variable in every if tests``."""
    filters = list(tests)
    return [ast.comprehension(stored(variable), every, [joined("and", filters)] if filters else [], 0)]


def assigned(target: str | ast.expr, value: ast.expr) -> ast.Assign:
    """``target = value``."""
    return ast.Assign([stored(target) if isinstance(target, str) else target], value)


def failed(error: str, *args: ast.expr) -> ast.stmt:
    """``raise error(...)``."""
    return ast.Raise(call(error, *args))


def optional(kind: ast.expr, may_be_missing: bool) -> ast.expr:
    """A type, with ``| None`` where the value may be missing."""
    return ast.BinOp(kind, ast.BitOr(), constant(None)) if may_be_missing else kind
