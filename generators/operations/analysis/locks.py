"""Which rows an operation locks: those it changes, those it decides by, and the owners of both.

What it only decides by is shared: others may decide by it too, and nobody may change it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generators.operations.domain import Operation
from generators.operations.ir.expressions import (
    Aggregate,
    CollectionOf,
    Expr,
    FieldOf,
    Find,
    New,
    RelationOf,
    Var,
    parts,
    within,
)
from generators.operations.ir.statements import (
    Assign,
    Create,
    Delete,
    For,
    If,
    Require,
    Return,
    SetField,
    SetRelation,
    Stmt,
    expressions,
    statements,
)
from generators.support.frozen import Frozen

Entities = frozenset[str]
_NONE: Entities = frozenset()


class Locks(Frozen):
    """The entities whose rows are locked from their first read on, and those of them whose locks others may share."""

    entities: Entities = _NONE
    shared: Entities = _NONE


def locks_of(operation: Operation, body: tuple[Stmt, ...]) -> Locks:
    """What an operation locks. A GET locks nothing."""
    if operation.reads:
        return Locks()
    found = _Dependencies()
    found.settle(body)
    every = list(statements(body))
    assigned = {each.entity for each in every if isinstance(each, SetField | SetRelation | Delete)}
    changed = assigned | {new.entity for new in _created(every)}
    groups = [owners for owners, target in _owned_reads(every) if target in changed or target in found.decisive]
    locked = frozenset(assigned | found.decisive | {owner for owners in groups for owner in owners})
    return Locks(locked, locked - _alone(assigned, groups))


def _alone(assigned: set[str], groups: list[tuple[str, ...]]) -> set[str]:
    """The entities whose locks nobody shares: what is changed, and of each read an owner, so that no row comes to it.

    Who adds a row refers to all of its owners, and waits for the one.
    """
    alone = assigned | {owners[0] for owners in groups if len(owners) == 1}
    for owners in groups:
        if alone.isdisjoint(owners):
            alone.add(owners[0])
    return alone


def _created(every: list[Stmt]) -> Iterator[New]:
    for each in every:
        match each:
            case Create(new=new) | Assign(value=New() as new) | Return(value=New() as new):
                yield new


def _owned_reads(every: list[Stmt]) -> Iterator[tuple[tuple[str, ...], str]]:
    """(owners, entity) wherever the rows of owners are read: a collection, and ``find`` by relations."""
    for statement in every:
        for top in expressions(statement):
            for node in within(top):
                if isinstance(node, CollectionOf):
                    yield (node.base.shape.entity,), node.collection.target
                elif isinstance(node, Find):
                    owners = tuple(each.shape.entity for _, each in node.equal if each.shape.kind == "row")
                    if owners:
                        yield owners, node.entity


@dataclass(slots=True)
class _Dependencies:
    """What local names depend on, and what the conditions do. Found by repeating until nothing is new."""

    names: dict[str, Entities] = field(default_factory=dict)
    decisive: set[str] = field(default_factory=set)

    def settle(self, body: tuple[Stmt, ...]) -> None:
        """Visit a body until nothing is new."""
        seen = None
        while seen != (self.names, self.decisive):
            seen = (dict(self.names), set(self.decisive))
            self._block(body, _NONE)

    def _block(self, body: tuple[Stmt, ...], control: Entities) -> None:
        for each in body:
            self._statement(each, control)

    def _statement(self, each: Stmt, control: Entities) -> None:
        """control: what decides whether this statement runs."""
        match each:
            case Assign(name=name, value=value):
                self._add(name, self._of(value) | control)
            case Require(condition=test):
                self.decisive |= self._of(test) | control
            case If(test=test, body=body, orelse=orelse):
                self.decisive |= self._of(test) | control
                self._block(body, control | self._of(test))
                self._block(orelse, control | self._of(test))
            case For(variable=variable, entity=entity, rows=rows, body=body):
                self._add(variable, self._of(rows) | control | {entity})
                self._block(body, control | self._of(rows))

    def _add(self, name: str, found: Entities) -> None:
        self.names[name] = self.names.get(name, _NONE) | found

    def _of(self, node: Expr | New) -> Entities:
        """The entities whose rows decide what an expression is."""
        own = _NONE
        match node:
            case Var(name=name):
                own = self.names.get(name, _NONE)
            case FieldOf(base=base, name=name) if name != "id":
                own = frozenset({base.shape.entity})
            case RelationOf(base=base):
                own = frozenset({base.shape.entity})
            case CollectionOf(collection=collection):
                own = frozenset({collection.target})
            case Find(entity=entity):
                own = frozenset({entity})
            case Aggregate(variable=variable, rows=rows):
                self._add(variable, self._of(rows))
        return own.union(*(self._of(part) for part in parts(node)))
