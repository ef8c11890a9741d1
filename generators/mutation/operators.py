"""The ways to make a source a little wrong. Each function yields the edits of one node."""

from __future__ import annotations

import ast
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from generators.mutation.calls import call
from generators.mutation.sites import Site, When, name_of
from generators.mutation.source import Edit, Edits, ModuleSource

_COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: (r"\bis\b", "is not"),
    ast.IsNot: (r"\bis\s+not\b", "is"),
    ast.In: (r"\bin\b", "not in"),
    ast.NotIn: (r"\bnot\s+in\b", "in"),
}
_ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "//"),
    ast.FloorDiv: ("//", "*"),
    ast.Div: ("/", "*"),
    ast.Mod: ("%", "*"),
    ast.Pow: (r"\*\*", "*"),
}


def comparison(source: ModuleSource, node: ast.Compare) -> Edits:
    """``<`` becomes ``<=``, ``is`` becomes ``is not``, and so on."""
    operands = [node.left, *node.comparators]
    for index, operator in enumerate(node.ops):
        pattern, new = _COMPARISONS[type(operator)]
        edit = source.between(operands[index], operands[index + 1], pattern, new, "comparison")
        if edit:
            yield edit


def boolean(source: ModuleSource, node: ast.BoolOp) -> Edits:
    """``and`` becomes ``or``."""
    old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in zip(node.values, node.values[1:], strict=False):
        edit = source.between(left, right, rf"\b{old}\b", new, "boolean")
        if edit:
            yield edit


def unary(source: ModuleSource, node: ast.UnaryOp) -> Edits:
    """A ``not`` or a minus sign goes."""
    if isinstance(node.op, ast.Not | ast.USub):
        yield source.replace(node, f"({source.text(node.operand)})", "not" if isinstance(node.op, ast.Not) else "sign")


def arithmetic(source: ModuleSource, node: ast.BinOp) -> Edits:
    """``+`` becomes ``-``, ``*`` becomes ``//``, and so on."""
    if type(node.op) in _ARITHMETIC:
        pattern, new = _ARITHMETIC[type(node.op)]
        edit = source.between(node.left, node.right, pattern, new, "arithmetic")
        if edit:
            yield edit


def optional(source: ModuleSource, node: ast.BinOp) -> Edits:
    """In the type of a field, ``| None`` goes."""
    if isinstance(node.op, ast.BitOr) and isinstance(node.right, ast.Constant) and node.right.value is None:
        yield source.replace(node, source.text(node.left), "optional")


def constant(source: ModuleSource, node: ast.Constant) -> Edits:
    """A number grows by one, a truth becomes its opposite, a text becomes another."""
    value = node.value
    if isinstance(value, bool):
        yield source.replace(node, str(not value), "constant")
    elif isinstance(value, int | float):
        yield source.replace(node, repr(value + 1), "constant")
    elif isinstance(value, str):
        yield source.replace(node, repr(_other_text(value)), "constant")


def _other_text(text: str) -> str:
    """Another text of the same kind: a number, a moment, or any text."""
    try:
        return str(Decimal(text) + 1)
    except InvalidOperation:
        pass
    for kind in (date, time, datetime):
        try:
            moment = kind.fromisoformat(text)
        except ValueError:
            continue
        if isinstance(moment, time):
            return moment.replace(minute=(moment.minute + 1) % 60).isoformat()
        return (moment + timedelta(days=1)).isoformat()
    return f"XX{text}"


def condition(source: ModuleSource, node: ast.If | ast.IfExp) -> Edits:
    """A condition holds always, never, or the other way round."""
    yield source.replace(node.test, "True", "condition")
    yield source.replace(node.test, "False", "condition")
    if not isinstance(node.test, ast.Compare | ast.UnaryOp):
        yield source.replace(node.test, f"not ({source.text(node.test)})", "not")


def filtering(source: ModuleSource, node: ast.comprehension) -> Edits:
    """A comprehension takes all."""
    for test in node.ifs:
        yield source.replace(test, "True", "condition")


def returned(source: ModuleSource, node: ast.Return | ast.Lambda) -> Edits:
    """None is returned instead."""
    value = node.value if isinstance(node, ast.Return) else node.body
    # A truth has an opposite, and what is empty is iterated over: None would only be a type error.
    if value is None or isinstance(value, ast.Constant) or (isinstance(value, ast.Tuple | ast.List) and not value.elts):
        return
    yield source.replace(value, "None", "return")


def statement(source: ModuleSource, node: ast.stmt) -> Edits:
    """A statement goes whose effect is not a name of its own."""
    match node:
        case ast.Expr(value=ast.Call() | ast.Await()) | ast.Raise() | ast.AugAssign():
            yield source.replace(node, "pass", "statement")
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield source.replace(node, "pass", "statement")
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            # ``data = data.copy()``: the name has a value already.
            if any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(value)):
                yield source.replace(node, "pass", "statement")


def elements(source: ModuleSource, node: ast.Tuple | ast.List | ast.Set) -> Edits:
    """One element goes."""
    if len(node.elts) == 1 and not isinstance(node, ast.Set):
        yield source.replace(node, "()" if isinstance(node, ast.Tuple) else "[]", "element")
    elif len(node.elts) == 2 and isinstance(node, ast.Tuple):
        # What is left is a tuple because of its comma.
        yield from (source.replace(node, f"({source.text(rest)},)", "element") for rest in reversed(node.elts))
    elif len(node.elts) > 1:
        yield from (source.without(node.elts, index, "element") for index in range(len(node.elts)))


def entries(source: ModuleSource, node: ast.Dict) -> Edits:
    """One entry of a dict goes."""
    texts = [
        f"{source.text(key)}: {source.text(value)}" for key, value in zip(node.keys, node.values, strict=True) if key
    ]
    if len(texts) == len(node.keys):
        for index in range(len(texts)):
            rest = texts[:index] + texts[index + 1 :]
            yield source.replace(node, f"{{{', '.join(rest)}}}", "element")


def choices(source: ModuleSource, node: ast.Subscript) -> Edits:
    """A choice of a Literal, or what an Annotated says beside the type, goes."""
    kind = name_of(node.value)
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    if kind == "Literal" and len(parts) > 1:
        yield from (source.without(parts, index, "choice") for index in range(len(parts)))
    if kind == "Annotated":
        for index in range(1, len(parts)):
            whole = len(parts) == 2
            rest = source.replace(node, source.text(parts[0]), "metadata")
            yield rest if whole else source.without(parts, index, "metadata")


def default(source: ModuleSource, node: ast.AnnAssign) -> Edits:
    """A field loses its default."""
    if node.value and isinstance(node.value, ast.Constant | ast.Name):
        yield Edit(source.span(node.annotation)[1], source.span(node.value)[1], "", "default")


def edits(source: ModuleSource, site: Site) -> Edits:
    """Every edit of one site."""
    node = site.node
    if site.in_annotation:
        operators: tuple[Callable[..., Edits], ...] = _IN_ANNOTATIONS.get(type(node), ())
    elif isinstance(node, ast.AnnAssign) and site.when is not When.IMPORT:
        operators = ()
    else:
        operators = _OPERATORS.get(type(node), ())
    for operator in operators:
        yield from operator(source, node)


_IN_ANNOTATIONS: dict[type[ast.AST], tuple[Callable[..., Edits], ...]] = {
    ast.BinOp: (optional,),
    ast.Subscript: (choices,),
}
_OPERATORS: dict[type[ast.AST], tuple[Callable[..., Edits], ...]] = {
    ast.AnnAssign: (default,),
    ast.Assign: (statement,),
    ast.AugAssign: (statement,),
    ast.BinOp: (arithmetic,),
    ast.BoolOp: (boolean,),
    ast.Call: (call,),
    ast.Compare: (comparison,),
    ast.Constant: (constant,),
    ast.Dict: (entries,),
    ast.Expr: (statement,),
    ast.If: (condition,),
    ast.IfExp: (condition,),
    ast.Lambda: (returned,),
    ast.List: (elements,),
    ast.Raise: (statement,),
    ast.Return: (returned,),
    ast.Set: (elements,),
    ast.Subscript: (choices,),
    ast.Tuple: (elements,),
    ast.UnaryOp: (unary,),
    ast.comprehension: (filtering,),
}
