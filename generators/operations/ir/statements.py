"""Statements after the check."""

from __future__ import annotations

from collections.abc import Iterator

from generators.operations.domain import Refusal, Relation
from generators.operations.ir.expressions import Expr, New
from generators.operations.ir.types import Shape
from generators.support.frozen import Frozen


class Written(Frozen, kw_only=True):
    """line: of the block of code, from 1 on."""

    line: int = 0


class Assign(Written):
    """``name = value``; op: of an augmented assignment. declared: what the name holds anywhere."""

    name: str
    value: Expr | New
    declared: Shape
    op: str = ""


class SetField(Written):
    base: Expr
    entity: str
    field: str
    value: Expr
    op: str = ""


class SetRelation(Written):
    base: Expr
    entity: str
    relation: Relation
    value: Expr


class Create(Written):
    new: New


class Delete(Written):
    entity: str
    what: Expr


class Require(Written):
    condition: Expr
    refusal: Refusal


class If(Written):
    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]


class For(Written):
    variable: str
    entity: str
    rows: Expr
    body: tuple[Stmt, ...]


class Return(Written):
    value: Expr | New | None
    status: int


Stmt = Assign | SetField | SetRelation | Create | Delete | Require | If | For | Return


def expressions(node: Stmt) -> tuple[Expr | New, ...]:
    """The expressions of one statement, without those of the statements inside it."""
    match node:
        case Assign(value=value):
            return (value,)
        case SetField(base=base, value=value) | SetRelation(base=base, value=value):
            return (value, base)
        case Create(new=new):
            return (new,)
        case Delete(what=what):
            return (what,)
        case Require(condition=test) | If(test=test):
            return (test,)
        case For(rows=rows):
            return (rows,)
        case Return(value=result):
            return () if result is None else (result,)


def statements(body: tuple[Stmt, ...]) -> Iterator[Stmt]:
    """All statements of a body, also the inner ones."""
    for each in body:
        yield each
        if isinstance(each, If):
            yield from statements(each.body)
            yield from statements(each.orelse)
        elif isinstance(each, For):
            yield from statements(each.body)
