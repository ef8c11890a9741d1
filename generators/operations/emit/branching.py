"""``if`` statements, in the ways in which a careful engineer would put them more simply."""

from __future__ import annotations

import ast
from typing import Final

from generators.operations.emit.nodes import assigned, choice, joined
from generators.python_source.unparse import statements

_WIDTH: Final = 112  # of a line inside a method, by which ruff decides whether an `if` fits into an expression


def branches(test: ast.expr, body: list[ast.stmt], orelse: list[ast.stmt], depth: int) -> ast.stmt:
    """An ``if``, in its simplest form. depth: how far it is indented within the method."""
    match body, orelse:
        case [ast.If(orelse=[]) as inner], []:
            return ast.If(joined("and", (test, inner.test)), inner.body, [])
        case _, [ast.If() as other] if _same(body, other.body):
            return ast.If(joined("or", (test, other.test)), body, other.orelse)
    return _expression(test, body, orelse, depth) or ast.If(test, body, orelse)


def _same(first: list[ast.stmt], second: list[ast.stmt]) -> bool:
    return list(statements(first)) == list(statements(second))


def _expression(test: ast.expr, body: list[ast.stmt], orelse: list[ast.stmt], depth: int) -> ast.stmt | None:
    """``name = yes if test else no``, where both ways assign to one name and it fits on a line."""
    match body, orelse:
        case (
            [ast.Assign(targets=[ast.Name(id=first)], value=yes)],
            [ast.Assign(targets=[ast.Name(id=second)], value=no)],
        ) if first == second and not _waits(yes) and not _waits(no):
            made = assigned(first, choice(test, yes, no))
            [line] = statements([made], depth)
            return made if len(line) <= _WIDTH else None
    return None


def _waits(node: ast.expr) -> bool:
    return any(isinstance(each, ast.Await) for each in ast.walk(node))
