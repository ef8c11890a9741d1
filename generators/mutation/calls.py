"""The ways to make a call a little wrong."""

from __future__ import annotations

import ast
import re

from generators.mutation.sites import is_metadata, name_of
from generators.mutation.source import Edit, Edits, ModuleSource
from generators.python_source.literals import py

_SQL = {">=": ">", "<=": "<", ">": ">=", "<": "<=", "=": "<>", "~": "!~", "IN": "NOT IN"}
_LOCKS = {"share": "update", "update": "share"}
_METHODS = {"asc": "desc", "desc": "asc", "limit": "offset", "offset": "limit"}
# Calls that take any number of arguments, and methods of a statement that it works without.
_VARIADIC = frozenset({"where", "order_by", "filter", "and_", "or_", "Index", "UniqueConstraint"})
_OPTIONAL_METHODS = frozenset({"where", "order_by", "limit", "offset", "strip"})


def call(source: ModuleSource, node: ast.Call) -> Edits:
    """An argument goes, a method becomes its counterpart, or the call of a function goes and leaves its argument."""
    name = name_of(node.func)
    arguments: list[ast.AST] = sorted([*node.args, *node.keywords], key=lambda each: source.span(each))
    for index, argument in enumerate(arguments):
        goes = not is_metadata(node, argument) if isinstance(argument, ast.keyword) else name in _VARIADIC
        if goes:
            yield source.without(arguments, index, "argument")
    for keyword in node.keywords:
        if keyword.arg == "lock" and isinstance(keyword.value, ast.Constant) and keyword.value.value in _LOCKS:
            yield source.replace(keyword.value, py(_LOCKS[keyword.value.value]), "lock")
    if isinstance(node.func, ast.Attribute):
        yield from _method(source, node, node.func)
    elif len(arguments) == 1 and node.args and name.islower() and _is_value(node.args[0]):
        yield source.replace(node, source.text(node.args[0]), "call")
    if name == "CheckConstraint":
        yield from _constraint(source, node.args[0])


def _is_value(node: ast.AST) -> bool:
    """Whether an argument could take the place of its call: not a class, and not text that only the function reads."""
    if isinstance(node, ast.Constant | ast.Starred):
        return False
    name = name_of(node.func if isinstance(node, ast.Call) else node)
    return not (name.startswith("_") or name[:1].isupper())


def _method(source: ModuleSource, node: ast.Call, function: ast.Attribute) -> Edits:
    end = source.span(function)[1]
    if function.attr in _METHODS:
        yield Edit(end - len(function.attr), end, _METHODS[function.attr], "method")
    if function.attr in _OPTIONAL_METHODS:
        yield Edit(source.span(function.value)[1], source.span(node)[1], "", "call")


def _constraint(source: ModuleSource, node: ast.AST) -> Edits:
    """The comparison of a check constraint becomes another."""
    old = source.text(node)
    new = re.sub(r">=|<=|(?<= )(?:<|>|=|~|IN)(?= )", lambda match: _SQL[match[0]], old, count=1)
    if new != old:
        yield source.replace(node, new, "constraint")
