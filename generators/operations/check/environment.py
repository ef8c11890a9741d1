"""What the parts of the checker share: the names of a body, where an expression stands, and what is known there."""

from __future__ import annotations

import ast
import builtins
import keyword
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from generators.operations.check.flow import SIZE, Flow, Key, Loop
from generators.operations.domain import (
    USER,
    Computed,
    Domain,
    Entity,
    Field,
    ListInput,
    Operation,
    Relation,
    RowInput,
    ValueInput,
)
from generators.operations.ir.expressions import CollectionOf, Count, Expr, FieldOf, Given, Path, RelationOf, Var
from generators.operations.ir.types import Shape, row
from generators.operations.parse import Source
from generators.python_source.attributes import LIKE_DIGITS
from generators.support.frozen import Frozen

_FUNCTIONS: Final = "find create delete require now days hours minutes sum len min max any all round"
FUNCTIONS: Final = frozenset(_FUNCTIONS.split())
OF_COMPUTED_FIELDS: Final = FUNCTIONS - {"find", "create", "delete", "require", "now"}
# Names that the emitted code takes from elsewhere.
_NAMES: Final = """
    self data logger uuid4 UUID datetime timedelta date time UTC Decimal ROUND_HALF_UP sanitize_html NotFoundError
    RefusedError"""
_OURS: Final = frozenset(_NAMES.split())
TAKEN: Final = frozenset(dir(builtins)) | frozenset(keyword.kwlist) | LIKE_DIGITS | _OURS
_LOCAL: Final = re.compile(r"[a-z][a-z0-9_]*\Z")


class Place(Frozen):
    """Where in a body an expression stands."""

    source: Source
    binders: tuple[tuple[str, str, Shape], ...] = ()  # variables of the generators around: written, unique, shape
    computing: tuple[tuple[str, str], ...] = ()
    bare: Expr | None = None  # in a computed field: the row whose attributes are written as bare names
    anchor: ast.expr | None = None  # in a computed field that an operation uses: where it does
    naming: bool = False  # a collection is named as the place of new rows, not read
    answer: bool = False  # in a computed field of the answer schema


@dataclass(slots=True)
class Scope:
    """One check of one text: everything that its parts share."""

    domain: Domain
    operation: Operation
    place: Place
    row_inputs: tuple[RowInput, ...] = field(init=False)
    rows: dict[str, Shape] = field(init=False)  # ``self``, the rows that the client names and the lists that it sends
    values: dict[str, Shape] = field(init=False)  # what the client sends
    declared: dict[str, Shape] = field(default_factory=dict)
    flow: Flow = field(default_factory=Flow)
    before: Flow = field(default_factory=Flow)  # what was known before the statement
    counter: int = 0
    unfetched: set[str] = field(default_factory=set)  # generator variables whose rows the statement loads
    loop: Loop | None = None
    used: set[str] = field(default_factory=set)
    doubted: bool = False  # something depends on what is not known

    @contextmanager
    def at(self, place: Place) -> Iterator[None]:
        """Meanwhile, expressions stand in another place."""
        outer, self.place = self.place, place
        try:
            yield
        finally:
            self.place = outer

    @contextmanager
    def supposing(self, facts: Iterable[Key] = ()) -> Iterator[None]:
        """Meanwhile, more is known: these facts, and what is learnt inside."""
        outer = self.flow
        self.learn(facts)
        try:
            yield
        finally:
            self.flow = outer

    def learn(self, facts: Iterable[Key]) -> None:
        """From here on, more is known."""
        self.flow = self.flow.knowing(set(facts))

    @contextmanager
    def turning(self, loop: Loop, variable: str) -> Iterator[None]:
        """Meanwhile, statements stand in a loop."""
        outer, self.loop = self.loop, loop
        loop.variables.append(variable)
        try:
            yield
        finally:
            loop.variables.remove(variable)
            self.loop = outer

    def entity(self, key: str) -> Entity:
        """An entity that is known to exist."""
        return self.domain.entity(key)

    def __post_init__(self) -> None:
        inputs = self.operation.inputs
        self.row_inputs = tuple(each for each in inputs if isinstance(each, RowInput))
        own = {"self": row(self.operation.entity)} if self.operation.has_self else {}
        own |= {USER: row(self.domain.user)} if self.domain.user else {}
        self.rows = own | {each.name: row(each.entity, optional=each.optional) for each in self.row_inputs}
        lists = (each for each in inputs if isinstance(each, ListInput))
        self.rows |= {each.name: Shape("rows", entity=each.item.key) for each in lists}
        values = (each for each in inputs if isinstance(each, ValueInput))
        self.values = {each.name: Shape("value", each.type, optional=each.optional) for each in values}

    def refuse_local(self, name: str) -> tuple[str, str] | None:
        """Why a name cannot be a local one: message and hint."""
        parameters = {f"{self.entity(self.operation.entity).snake}_id"} if self.operation.has_self else set()
        parameters |= {each.arrives for each in self.row_inputs if each.in_path}
        if name == USER and self.domain.user:
            return f"`{USER}` is the row of who calls, and cannot be replaced", "choose another name"
        if name in self.rows or name in self.values:
            return f"`{name}` is given by the client and cannot be replaced", "choose another name"
        if name in parameters:
            return f"`{name}` cannot be the name of a local value", "choose another name"
        return self.refuse_name(name)

    def refuse_name(self, name: str) -> tuple[str, str] | None:
        """Why a name cannot be that of anything in a body: message and hint."""
        if name in FUNCTIONS:
            return f"`{name}` is a function of this language", "choose another name"
        if name in TAKEN:
            return f"`{name}` cannot be the name of a local value", "choose another name"
        if not _LOCAL.match(name):
            return f"`{name}` cannot be the name of a local value", "write it in lower case: `total`, `open_cart`"
        return None


def key_of(node: Expr) -> Key | None:
    """The name of a thing that can be tested once and used after; None when it has none."""
    match node:
        case Var(name=name):
            return (name,)
        case Given(name=name):
            return (f"${name}",)
        case FieldOf(base=base, name=name):
            above = key_of(base)
            return above and (*above, name)
        case RelationOf(base=base, relation=relation):
            above = key_of(base)
            return above and (*above, relation.name)
        case CollectionOf(base=base, collection=collection):
            above = key_of(base)
            return above and (*above, collection.name)
        case Count(rows=rows):
            above = key_of(rows)
            return above and (*above, SIZE)
    return None


def inline(node: Expr) -> bool:
    """Whether a row is reached by an expression rather than held by a variable: a test of it is not remembered."""
    if not isinstance(node, RelationOf):
        return False
    root: Expr = node
    while isinstance(root, RelationOf):
        if not root.early:
            return True
        root = root.base
    return False


def held_by_generator(node: Expr) -> bool:
    """Whether a row is looked up anew wherever it is written, so that mypy cannot know that it was tested."""
    if not isinstance(node, RelationOf):
        return False
    root: Expr = node
    while isinstance(root, RelationOf):
        root = root.base
    return inline(node) or (isinstance(root, Var) and "'" in root.name)


def path_of(node: Expr, flow: Flow) -> Path:
    """How a row is reached, through the local names on the way."""
    match node:
        case Var(name=name):
            return flow.alias.get(name, (name,))
        case RelationOf(path=path):
            return path
    return ("",)


def find_field(entity: Entity, name: str) -> Field | None:
    return next((each for each in entity.fields if each.name == name), None)


def find_relation(entity: Entity, name: str) -> Relation | None:
    return next((each for each in entity.relations if each.name == name), None)


def find_computed(entity: Entity, name: str) -> Computed | None:
    return next((each for each in entity.computed if each.name == name), None)


def attributes(entity: Entity) -> list[str]:
    """Every name that a row of an entity answers to."""
    groups = (entity.fields, entity.relations, entity.collections, entity.computed)
    return [each.name for group in groups for each in group]
