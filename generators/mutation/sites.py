"""Which nodes of a source may be mutated: those that change something a user of the application could see."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

# Arguments that end up in the OpenAPI document or in a comment of the database only, or that tune: ``sort_order`` is
# the order of a table's columns, which the migration decides; ``synchronize_session`` is what the session remembers of
# rows that the statement changed, and a session ends with its request.
_METADATA = {
    "Field": {"deprecated", "description", "examples", "fail_fast", "json_schema_extra", "title"},
    "APIRouter": {"tags", "responses", "deprecated", "include_in_schema"},
    "mapped_column": {"comment", "doc", "sort_order"},
    "execution_options": {"synchronize_session"},
}
_METADATA |= dict.fromkeys(("Query", "Path", "Body", "Header"), _METADATA["Field"])
# A route that names its ``response_class`` returns a response of its own.
_ROUTE = _METADATA["APIRouter"] | {"description", "operation_id", "response_class", "response_description", "summary"}
_METADATA |= dict.fromkeys(("get", "post", "put", "patch", "delete", "head", "options"), _ROUTE)
# Calls whose second argument is prose for people: the help of a metric, the message beside a machine-readable type.
_PROSE_SECOND = frozenset({"Counter", "Gauge", "Histogram", "Summary", "PydanticCustomError"})
# Limits with a margin, of which nobody sees where exactly they are.
_PROTECTING = frozenset({"max_bytes"})
# Arguments of which there are few values, each of which ``calls`` puts in the place of another.
_CHOICES = frozenset({"lock"})
# Nothing of these is used at run time, or only by a developer at a prompt.
_FOR_TYPES = frozenset({"TypeVar", "ParamSpec", "cast"})
_FOR_PROMPTS = frozenset({"__repr__", "__str__"})
# Decorators of functions that run once, whoever asks again.
_MEMOISING = frozenset({"cache", "lru_cache", "cached_property"})


class When(StrEnum):
    """When a statement is executed: with its module, at each call, or at the first call, whose result is kept."""

    IMPORT = "import"
    CALL = "call"
    FIRST_CALL = "first call"


@dataclass(frozen=True)
class Site:
    """A node, its statement (for a compound one its first part), and when it is executed."""

    node: ast.AST
    first_line: int
    last_line: int
    when: When
    in_annotation: bool = False


def name_of(node: ast.AST) -> str:
    """The last part of the name that is called or subscripted."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def sites(tree: ast.Module) -> list[Site]:
    """Every node that may be mutated, in the order of the text."""
    kept = [range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1) for node in _kept(tree)]
    return [
        replace(site, when=When.FIRST_CALL)
        if site.when is When.CALL and any(site.first_line in lines for lines in kept)
        else site
        for site in _of_block(tree.body, when=When.IMPORT)
    ]


def _kept(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions whose result is kept, and those of the module that they call, which may have no other caller."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    found = [node for node in functions if not _MEMOISING.isdisjoint(map(_decorator, node.decorator_list))]
    for node in found:
        called = {name_of(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
        found += [other for other in functions if other.name in called and other not in found]
    return found


def _decorator(node: ast.expr) -> str:
    return name_of(node.func if isinstance(node, ast.Call) else node)


def _of_block(body: list[ast.stmt], when: When) -> Iterator[Site]:
    for statement in body:
        if not _is_skipped(statement):
            yield from _of_statement(statement, when)


def _is_skipped(node: ast.stmt) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Constant()):  # a docstring
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="logger" | "log")))):
            return True  # what is logged is for operators, and its words are not a contract
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="after_commit"), args=[ast.Call(args=[function, *_])])):
            return isinstance(function, ast.Attribute) and name_of(function.value) in ("logger", "log")
        case ast.If(test=test):
            return name_of(test) == "TYPE_CHECKING"
        case ast.Assign(value=ast.Call(func=function)) if name_of(function) in _FOR_TYPES:
            return True
        case ast.FunctionDef(name=name):
            return name in _FOR_PROMPTS
        case ast.Assign(targets=[ast.Name(id="__all__")], value=_):
            return True  # for ``import *``, which nothing does
    return False


def _of_statement(node: ast.stmt, when: When) -> Iterator[Site]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from _of_function(node, when)
            yield from _of_block(node.body, When.CALL)
        case ast.ClassDef():
            # A parameter of a query cannot be null, whatever its type says; nobody looks at that of a dataclass.
            nullable = not (node.name.endswith("Query") or "dataclass" in map(_decorator, node.decorator_list))
            for each in node.body:
                if isinstance(each, ast.AnnAssign) and name_of(each.target) in _PROTECTING:
                    continue
                if isinstance(each, ast.AnnAssign):
                    yield from _of_field(each, when, nullable=nullable)
                else:
                    yield from _of_block([each], when)
        case ast.AnnAssign():
            yield from _of_field(node, when, nullable=True)
        case _:
            yield from _of_other(node, when)


def _of_field(node: ast.AnnAssign, when: When, nullable: bool) -> Iterator[Site]:
    first, last = node.lineno, node.end_lineno or node.lineno
    yield Site(node, first, last, when)
    if when is When.IMPORT:
        yield from _of_annotation(node.annotation, first, last, nullable=nullable)
    if node.value:
        yield from _of_expression(node.value, first, last, when)


def _of_function(node: ast.FunctionDef | ast.AsyncFunctionDef, when: When) -> Iterator[Site]:
    """What is executed when the function is defined: decorators, defaults, and what annotations hold."""
    first, last = node.lineno, node.body[0].lineno
    arguments = node.args
    for expression in (*node.decorator_list, *arguments.defaults, *filter(None, arguments.kw_defaults)):
        yield from _of_expression(expression, first, last, when)
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if argument.annotation and when is When.IMPORT:
            yield from _of_annotation(argument.annotation, first, last, nullable=False)


def _of_other(node: ast.stmt, when: When) -> Iterator[Site]:
    """A statement with its expressions, then the statements inside it."""
    blocks = [value for _, value in ast.iter_fields(node) if isinstance(value, list) and _is_block(value)]
    first = node.lineno
    last = blocks[0][0].lineno - 1 if blocks else node.end_lineno or first
    yield Site(node, first, max(first, last), when)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr | ast.withitem):
            yield from _of_expression(child, first, max(first, last), when)
    for block in blocks:
        yield from _of_block(block, when)
    for handler in getattr(node, "handlers", ()):
        yield from _of_block(handler.body, when)


def _is_block(value: list[object]) -> bool:
    return bool(value) and isinstance(value[0], ast.stmt)


def _of_annotation(node: ast.expr, first: int, last: int, *, nullable: bool) -> Iterator[Site]:
    """In a type, only what pydantic, SQLAlchemy or FastAPI reads is behaviour: metadata, choices, and ``| None``."""
    if isinstance(node, ast.BinOp) and nullable:
        yield Site(node, first, last, when=When.IMPORT, in_annotation=True)
    if isinstance(node, ast.Subscript):
        yield Site(node, first, last, when=When.IMPORT, in_annotation=True)
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if name_of(node.value) == "Annotated":
            yield from _of_annotation(inner[0], first, last, nullable=nullable)
            for metadata in inner[1:]:
                yield from _of_expression(metadata, first, last, when=When.IMPORT)
        elif name_of(node.value) != "Literal":
            for each in inner:
                yield from _of_annotation(each, first, last, nullable=nullable)
    elif isinstance(node, ast.BinOp):
        yield from _of_annotation(node.left, first, last, nullable=nullable)


def _of_expression(node: ast.AST, first: int, last: int, when: When) -> Iterator[Site]:
    yield Site(node, first, last, when)
    for child in _children(node):
        yield from _of_expression(child, first, last, when)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Call():
            if name_of(node.func) in _FOR_TYPES:
                return
            yield node.func
            yield from (argument for index, argument in enumerate(node.args) if not _is_prose(node, index))
            values = (each for each in node.keywords if each.arg not in _CHOICES and not is_metadata(node, each))
            yield from (keyword.value for keyword in values)
        case ast.Subscript():
            yield node.value
            if name_of(node.value) != "Literal":
                yield from node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        case ast.JoinedStr():
            # Before Python 3.12 the parts of an f-string have no places of their own.
            return
        case ast.Lambda():
            yield node.body
        case _:
            yield from ast.iter_child_nodes(node)


def is_metadata(call: ast.Call, keyword: ast.keyword) -> bool:
    """Whether an argument only describes or tunes."""
    return keyword.arg in _METADATA.get(name_of(call.func), ())


def _is_prose(call: ast.Call, index: int) -> bool:
    argument = call.args[index]
    return index == 1 and name_of(call.func) in _PROSE_SECOND and isinstance(argument, ast.Constant)
