"""Statements after the check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generators.operations.domain import Refusal, Relation
from generators.operations.ir.expressions import Expr, New
from generators.operations.ir.types import Shape


@dataclass(frozen=True, slots=True)
class Assign:
    """``name = value``; op: of an augmented assignment. declared: what the name holds anywhere."""

    name: str
    value: Expr | New
    declared: Shape
    op: str = ""


@dataclass(frozen=True, slots=True)
class SetField:
    base: Expr
    entity: str
    field: str
    value: Expr
    op: str = ""


@dataclass(frozen=True, slots=True)
class SetRelation:
    base: Expr
    entity: str
    relation: Relation
    value: Expr


@dataclass(frozen=True, slots=True)
class Create:
    new: New


@dataclass(frozen=True, slots=True)
class Delete:
    entity: str
    what: Expr


@dataclass(frozen=True, slots=True)
class Require:
    condition: Expr
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class If:
    test: Expr
    body: tuple[Stmt, ...]
    orelse: tuple[Stmt, ...]


@dataclass(frozen=True, slots=True)
class For:
    variable: str
    entity: str
    rows: Expr
    body: tuple[Stmt, ...]


@dataclass(frozen=True, slots=True)
class Return:
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
