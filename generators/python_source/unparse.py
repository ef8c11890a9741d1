"""``ast`` nodes as source: the nodes that we build, and no others.

``ast.unparse`` prints differently from one Python to the next; it puts parentheses around every part of an ``and``
after the second and around a generator that is the only argument, none around an ``and`` inside an ``or``, and never
breaks a long text. Ruff formats, but keeps all of that.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Final

from generators.python_source.literals import py

# How tightly an expression binds.
_TEST, _OR, _AND, _NOT, _COMPARE, _ADD, _MULTIPLY, _NEGATE, _AWAIT, _ATOM = range(10)
_BINARY: Final[dict[type[ast.operator], tuple[str, int]]] = {
    ast.Add: ("+", _ADD), ast.Sub: ("-", _ADD),
    ast.Mult: ("*", _MULTIPLY), ast.FloorDiv: ("//", _MULTIPLY), ast.Mod: ("%", _MULTIPLY),
    ast.BitOr: ("|", _TEST),
}  # fmt: skip
_COMPARED: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


def expression(node: ast.expr, least: int = _TEST) -> str:
    """The source of an expression, in parentheses where it binds less tightly than it must."""
    text, level = _printed(node)
    return text if level >= least else f"({text})"


def _printed(node: ast.expr) -> tuple[str, int]:
    """The source of an expression, and how tightly it binds."""
    match node:
        case ast.Name(id=name):
            return name, _ATOM
        case ast.Constant(value=value):
            return py(value), _AWAIT if isinstance(value, int | float) else _ATOM  # `1.x` would be read as a number
        case ast.Attribute(value=base, attr=name):
            return f"{expression(base, _ATOM)}.{name}", _ATOM
        case ast.Call():
            return f"{expression(node.func, _ATOM)}({_arguments(node)})", _ATOM
        case ast.Subscript(value=base, slice=ast.Tuple(elts=several)):
            return f"{expression(base, _ATOM)}[{_listed(several)}]", _ATOM
        case ast.Subscript(value=base, slice=key):
            return f"{expression(base, _ATOM)}[{expression(key)}]", _ATOM
        case ast.Tuple(elts=several):
            return f"({_listed(several)}{',' if len(several) == 1 else ''})", _ATOM
        case ast.GeneratorExp():
            return f"({_generator(node)})", _ATOM
        case ast.ListComp():
            return f"[{_generator(node)}]", _ATOM
        case ast.List(elts=several):
            return f"[{_listed(several)}]", _ATOM
        case ast.Starred(value=value):
            return f"*{expression(value, _ATOM)}", _TEST
    return _calculated(node)


def _calculated(node: ast.expr) -> tuple[str, int]:
    match node:
        case ast.Await(value=value):
            return f"await {expression(value, _ATOM)}", _AWAIT
        case ast.UnaryOp(op=ast.USub(), operand=part):
            return f"-{expression(part, _NEGATE)}", _NEGATE
        case ast.UnaryOp(op=ast.Not(), operand=part):
            return f"not {expression(part, _NOT + 1)}", _NOT
        case ast.BinOp(left=left, op=op, right=right):
            sign, level = _BINARY[type(op)]
            return f"{expression(left, level)} {sign} {expression(right, level + 1)}", level
        case ast.Compare(left=left, ops=[comparison], comparators=[right]):
            sign = _COMPARED[type(comparison)]
            return f"{expression(left, _COMPARE + 1)} {sign} {expression(right, _COMPARE + 1)}", _COMPARE
        case ast.BoolOp(op=ast.And(), values=several):
            return " and ".join(expression(each, _NOT) for each in several), _AND
        case ast.BoolOp(values=several):
            return " or ".join(expression(each, _NOT) for each in several), _OR
        case ast.IfExp(test=test, body=yes, orelse=no):
            return f"{expression(yes, _OR)} if {expression(test, _OR)} else {expression(no)}", _TEST
    raise AssertionError(ast.dump(node))


def _listed(several: Iterable[ast.expr]) -> str:
    return ", ".join(expression(each) for each in several)


def _arguments(node: ast.Call) -> str:
    match node.args, node.keywords:
        case [ast.GeneratorExp() as only], []:
            return _generator(only)
    keywords = [f"{each.arg}={expression(each.value)}" for each in node.keywords]
    return ", ".join([*(expression(each) for each in node.args), *keywords])


def _generator(node: ast.GeneratorExp | ast.ListComp) -> str:
    [over] = node.generators
    tests = "".join(f" if {expression(test, _OR)}" for test in over.ifs)
    return f"{expression(node.elt)} for {expression(over.target)} in {expression(over.iter, _OR)}{tests}"


def in_order(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements in the order of the text, each before those inside it."""
    for node in body:
        yield node
        yield from in_order(getattr(node, "body", ()))
        yield from in_order(getattr(node, "orelse", ()))


def statements(body: Iterable[ast.stmt], depth: int = 0) -> Iterator[str]:
    """The lines of statements, indented. depth: of the first."""
    for node in body:
        yield from _statement(node, depth)


def _statement(node: ast.stmt, depth: int) -> Iterator[str]:
    indent = "    " * depth
    match node:
        case ast.If():
            yield from _branches(node, depth)
        case ast.For(target=target, iter=rows, body=body):
            yield f"{indent}for {expression(target)} in {expression(rows)}:"
            yield from statements(body, depth + 1)
        case ast.AsyncFunctionDef(name=name, args=args, body=body, returns=returns):
            parameters = ", ".join(_parameter(each) for each in args.args)
            answer = f" -> {expression(returns)}" if returns else ""
            yield f"{indent}async def {name}({parameters}){answer}:"
            yield from statements(body, depth + 1)
        case ast.Expr(value=ast.Constant(value=str() as text)):
            first, *rest = text.replace("\\", "\\\\").replace('"""', "'''").split("\n")
            lines = [f'"""{first}', *rest]
            lines[-1] += '"""'
            yield from (f"{indent}{line}" for line in lines)
        case _:
            yield indent + _simple(node)


def _branches(node: ast.If, depth: int, word: str = "if") -> Iterator[str]:
    indent = "    " * depth
    yield f"{indent}{word} {expression(node.test)}:"
    yield from statements(node.body, depth + 1)
    match node.orelse:
        case [ast.If() as other]:
            yield from _branches(other, depth, "elif")
        case [_, *_]:
            yield f"{indent}else:"
            yield from statements(node.orelse, depth + 1)


def _parameter(node: ast.arg) -> str:
    return f"{node.arg}: {expression(node.annotation)}" if node.annotation else node.arg


def _simple(node: ast.stmt) -> str:
    match node:
        case ast.Assign(targets=[target], value=value):
            return f"{expression(target)} = {expression(value)}"
        case ast.AnnAssign(target=target, annotation=annotation, value=ast.expr() as value):
            return f"{expression(target)}: {expression(annotation)} = {expression(value)}"
        case ast.AugAssign(target=target, op=op, value=value):
            return f"{expression(target)} {_BINARY[type(op)][0]}= {expression(value)}"
        case ast.Return(value=ast.Tuple(elts=several)):
            return f"return {_listed(several)}"
        case ast.Return(value=value):
            return f"return {expression(value)}" if value else "return"
        case ast.Raise(exc=ast.expr() as error):
            return f"raise {expression(error)}"
        case ast.Expr(value=value):
            return expression(value)
    raise AssertionError(ast.dump(node))
