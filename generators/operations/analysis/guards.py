"""The states in which an operation is allowed: what its first requirements say about an enum or a boolean of a row."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generators.operations.domain import Guard, Operation, RowInput, State
from generators.operations.ir.expressions import Compare, Const, Expr, FieldOf, Logic, Member, New, Not, Var, within
from generators.operations.ir.statements import (
    Assign,
    Create,
    If,
    Require,
    Return,
    SetField,
    Stmt,
    expressions,
    statements,
)
from generators.python_source.attributes import attribute_name, word_of
from generators.support.frozen import Frozen

_HARMLESS = (Assign, Require, If)
_TRUTHS: tuple[State, ...] = (False, True)


class _Place(Frozen):
    """A field of the row that a variable holds; variable: "" for a row that is come upon in another way."""

    variable: str
    entity: str
    field: str


class _States(Frozen):
    """The values of a field, and those of them with which a condition may hold."""

    place: _Place
    every: tuple[State, ...]
    allowed: tuple[State, ...]


def guards_of(operation: Operation, body: tuple[Stmt, ...]) -> tuple[Guard, ...]:
    """The guards of an operation: its requirements that come before every write and every way out.

    Where something else asked for the field before there is none: it may have refused the row already.
    """
    rows = {"self"} | {each.name for each in operation.inputs if isinstance(each, RowInput) and not each.optional}
    asked = [set(_asked(each, rows)) for each in body]
    found: list[tuple[_States, Require]] = []
    before: set[_Place] = set()
    for each, places in zip(body, asked, strict=True):
        if not _harmless(each):
            break
        if isinstance(each, Require):
            found += [(states, each) for states in _states(each, rows) if not _is_among(states.place, before)]
        before |= places
    anywhere = set[_Place]().union(*asked)
    return tuple(_guard(states, each, alone=not _is_among(states.place, anywhere)) for states, each in found)


def _guard(states: _States, require: Require, *, alone: bool) -> Guard:
    place = states.place
    return Guard(
        row=word_of(place.variable),
        entity=place.entity,
        field=attribute_name(place.field),
        states=states.every,
        allowed=states.allowed,
        alone=alone,
        refusal=require.refusal,
    )


def _harmless(each: Stmt) -> bool:
    inner = list(statements((each,)))
    if any(isinstance(one, Assign) and isinstance(one.value, New) for one in inner):
        return False
    return all(isinstance(one, _HARMLESS) and not isinstance(one, Return) for one in inner)


def _is_among(place: _Place, asked: Collection[_Place]) -> bool:
    """Whether a field is asked for, perhaps of the same row."""
    return place in asked or _Place("", place.entity, place.field) in asked


def _asked(each: Stmt, rows: Collection[str]) -> Iterator[_Place]:
    """The fields that a statement depends on otherwise than as guards and as values that are handed on."""
    for one in statements((each,)):
        for top in _decisive(one, rows, is_first=one is each):
            for node in within(top):
                if isinstance(node, FieldOf):
                    yield _place(node, rows)


def _decisive(one: Stmt, rows: Collection[str], *, is_first: bool) -> Iterator[Expr | New]:
    match one:
        case Require(condition=condition) if is_first:
            yield from (part for part in _parts(condition) if _of_part(part, rows) is None)
        case SetField(base=base, value=FieldOf(base=other)):
            yield from (base, other)
        case Create(new=new) | Assign(value=New() as new):
            yield from (value.base if isinstance(value, FieldOf) else value for _, value in new.columns)
        case _:
            yield from expressions(one)


def _place(node: FieldOf, rows: Collection[str]) -> _Place:
    base = node.base
    variable = base.name if isinstance(base, Var) and base.name in rows else ""
    return _Place(variable, base.shape.entity, node.name)


def _states(each: Require, rows: Collection[str]) -> Iterator[_States]:
    """What must hold of a row whatever else is required with it."""
    for part in _parts(each.condition):
        states = _of_part(part, rows)
        if states is not None:
            yield states


def _parts(condition: Expr) -> tuple[Expr, ...]:
    return condition.parts if isinstance(condition, Logic) and condition.op == "and" else (condition,)


def _of_part(part: Expr, rows: Collection[str]) -> _States | None:
    values, negated = list[object](), isinstance(part, Not)
    match part.part if isinstance(part, Not) else part:
        case Compare(op="==" | "!=" as op, left=FieldOf() as field, right=Const(value=value)):
            values, negated = [value], negated != (op == "!=")
        case Member(part=FieldOf() as field, choices=choices, negated=outside):
            values, negated = [each.value for each in choices if isinstance(each, Const)], negated != outside
            if len(values) < len(choices):
                return None
        case FieldOf() as field:
            values = [True]
        case _:
            return None
    place, every = _place(field, rows), _values(field)
    allowed = tuple(each for each in every if (each in values) != negated)
    return _States(place, every, allowed) if place.variable and len(allowed) < len(every) else None


def _values(field: FieldOf) -> tuple[State, ...]:
    """Every value of a field that has few."""
    type_ = field.shape.type
    return type_.values if type_.kind == "enum" else _TRUTHS if type_.kind == "bool" else ()
