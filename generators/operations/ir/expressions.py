"""Expressions after the check: what ``ast`` saw, with the type of each and every row by its path."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from generators.operations.domain import Collection, Relation
from generators.operations.ir.types import BOOL, DATETIME, DURATION, INT, Shape
from generators.support.frozen import Frozen

Path = tuple[str, ...]  # ("item", "product"): a variable, then relations
Literals = None | bool | int | float | str | Decimal


class Const(Frozen):
    value: Literals
    shape: Shape


class Var(Frozen):
    """A local name, ``self``, a row input, or the variable of a generator (``item'1``)."""

    name: str
    shape: Shape
    each: bool = False  # the variable of a generator or a loop


class Given(Frozen):  # a value that the client sent
    name: str
    shape: Shape


class FieldOf(Frozen):
    base: Expr
    name: str
    shape: Shape


class RelationOf(Frozen):
    """early: the row with the relation is there before the statement. maybe: the related row may be missing then."""

    base: Expr
    relation: Relation
    path: Path
    shape: Shape
    early: bool
    maybe: bool


class CollectionOf(Frozen):
    base: Expr
    collection: Collection
    path: Path
    shape: Shape
    early: bool


class ComputedOf(Frozen):
    """A computed field, and what it stands for."""

    base: Expr
    name: str
    inner: Expr
    shape: Shape


class Binary(Frozen):
    op: str
    left: Expr
    right: Expr
    shape: Shape


class Negative(Frozen):
    part: Expr
    shape: Shape


class Round(Frozen):
    part: Expr
    places: int
    shape: Shape


class AsDecimal(Frozen):
    part: Expr
    shape: Shape


class Choice(Frozen):
    test: Expr
    yes: Expr
    no: Expr
    shape: Shape


class Compare(Frozen):
    op: str
    left: Expr
    right: Expr
    shape: Shape = BOOL


class Member(Frozen):
    part: Expr
    choices: tuple[Expr, ...]
    negated: bool
    shape: Shape = BOOL


class Logic(Frozen):
    op: Literal["and", "or"]
    parts: tuple[Expr, ...]
    shape: Shape = BOOL


class Not(Frozen):
    part: Expr
    shape: Shape = BOOL


class Truth(Frozen):
    """Whether there is a row, or any row."""

    part: Expr
    shape: Shape = BOOL


class Missing(Frozen):
    """``is None``, or ``is not None``."""

    part: Expr
    negated: bool
    shape: Shape = BOOL


class Same(Frozen):
    left: Expr
    right: Expr
    negated: bool
    shape: Shape = BOOL


class Aggregate(Frozen):
    """``function(element for variable in rows if filters)``; len has no element."""

    function: str
    variable: str
    rows: Expr
    element: Expr | None
    filters: tuple[Expr, ...]
    shape: Shape


class Count(Frozen):
    rows: Expr
    shape: Shape = INT


class Find(Frozen):
    entity: str
    equal: tuple[tuple[str, Expr], ...]  # by column
    shape: Shape


class Now(Frozen):
    shape: Shape = DATETIME


class Duration(Frozen):
    unit: str
    part: Expr
    shape: Shape = DURATION


Expr = (
    Const | Var | Given | FieldOf | RelationOf | CollectionOf | ComputedOf | Binary | Negative | Round | AsDecimal
    | Choice | Compare | Member | Logic | Not | Truth | Missing | Same | Aggregate | Count | Find | Now | Duration
)  # fmt: skip


class New(Frozen):
    """A row to create."""

    entity: str
    columns: tuple[tuple[str, Expr], ...]  # by column: a value, or a row for a relation


def parts(node: Expr | New) -> tuple[Expr, ...]:
    """The expressions directly inside an expression, in the order of their evaluation."""
    match node:
        case (
            FieldOf(base=part)
            | RelationOf(base=part)
            | CollectionOf(base=part)
            | Negative(part=part)
            | Round(part=part)
        ):
            return (part,)
        case AsDecimal(part=part) | Not(part=part) | Truth(part=part) | Missing(part=part) | Duration(part=part):
            return (part,)
        case ComputedOf(inner=part) | Count(rows=part):
            return (part,)
        case Binary(left=left, right=right) | Compare(left=left, right=right) | Same(left=left, right=right):
            return (left, right)
        case Choice(test=test, yes=yes, no=no):
            return (test, yes, no)
        case Member(part=part, choices=choices):
            return (part, *choices)
        case Logic(parts=several):
            return several
        case Aggregate(rows=rows, element=element, filters=filters):
            return (rows, *filters, *(() if element is None else (element,)))
        case Find(equal=equal) | New(columns=equal):
            return tuple(value for _, value in equal)
    return ()


def within(node: Expr | New) -> Iterator[Expr | New]:
    """An expression and everything inside it."""
    yield node
    for part in parts(node):
        yield from within(part)
