"""Rows about which rules are asked, and what the rules say of them, by the words of the rules alone.

A world holds a row, what it refers to as far as a rule reads it, and two rows of callers: ``me``, who calls, and
``other``. For each choice that a rule depends on there is a world, as far as rules tell them apart.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product, zip_longest
from typing import Any, Final

from generators import samples
from generators.model.access import Access
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import Field, ReferenceField, automatic
from generators.operations.interpret import Interpreter
from generators.python_source.attributes import code_name, word_of
from generators.support.frozen import Frozen

ME: Final = "me"
OTHER: Final = "other"
SUBJECT: Final = "subject"
_MOST_CHOICES: Final = 512
_MOST_ALIKE: Final = 2
_MOST: Final = 12
_USER: Final = "user"
_STRANGER: Final = "a stranger"


class To(Frozen):
    """A reference to a row of the world."""

    row: str


class WorldRow(Frozen):
    """A row. values: by column, of what rules read: as the API answers it, or where it leads to."""

    name: str
    entity: str
    values: Mapping[str, Any]


class World(Frozen):
    """Rows, those that are referred to first. subject: the name of the row that it is about.

    crowded: some refer to it.
    """

    subject: str
    rows: tuple[WorldRow, ...]
    crowded: bool = False


Held = tuple[str, ...] | None


def worlds_of(app: Application, key: str, rules: Mapping[str, Access], callers: Iterable[Held]) -> Iterator[World]:
    """Worlds about a row of an entity. rules: by name; callers: the roles of each who may ask."""
    planned = _Plan(app, key, [each.condition for rule in rules.values() for each in rule.grants if each.condition])
    if not planned.is_understood:
        return
    found: dict[tuple[bool, ...], list[World]] = {}
    for world in planned.worlds():
        said = tuple(allows(app, rule, world, held) for rule in rules.values() for held in callers)
        alike = found.setdefault(said, [])
        alike.append(world)
        # Of the rows of which the same is said, those to which nothing refers: they can also be deleted.
        alike.sort(key=lambda each: each.crowded)
        del alike[_MOST_ALIKE:]
    rounds = zip_longest(*found.values())
    yield from islice((world for alike in rounds for world in alike if world is not None), _MOST)


def new_row(app: Application, key: str, values: Mapping[str, Any]) -> World:
    """A row of ``me`` with some values, as a client creates it who sends them."""
    entity = app.entities[key]
    users = app.auth.users if app.auth is not None else ""
    me = [WorldRow(ME, users, {})] if users else []
    owned = {name: To(ME) for name, each in entity.references.items() if each.reference.caller}
    defaults = {
        name: samples.canonical(each, each.default) for name, each in entity.fields.items() if name not in owned
    }
    return World(SUBJECT, (*me, WorldRow(SUBJECT, key, {**defaults, **values, **owned})))


def allows(app: Application, rule: Access, world: World, held: Held) -> bool:
    """Whether a rule allows the caller ``me``, with these roles, to do something with the row of a world.

    One who is not known is no row of it.
    """
    rows = _Rows(app, world)
    names = {"self": rows.row(world.subject), _USER: rows.row(_STRANGER if held is None else ME)}
    for grant in rule.grants or ():
        if grant.admits(held) and (not grant.condition or _holds(grant.condition, names)):
            return True
    return not rule.grants and rule.admits(held)


def _holds(condition: str, names: Mapping[str, Any]) -> bool:
    interpreter = Interpreter(condition, names)
    return interpreter.truth(ast.parse(condition, mode="eval").body)


class _Row:
    """A row as the interpreter sees it: equal to itself alone."""

    def __init__(self, rows: _Rows, name: str, entity: Entity) -> None:
        self._rows, self._name, self._entity = rows, name, entity

    def attribute(self, word: str) -> Any:
        """A value, the row of a relation, or those of a collection."""
        if word == "id":
            return self._name
        found = _column(self._entity, word)
        if found is not None:
            value = self._rows.values.get(self._name, {}).get(found[0])
            return self._rows.row(value.row) if isinstance(value, To) else _as_compared(found[1], value)
        target, back = _collection(self._rows.app, self._entity, word)
        return [self._rows.row(name) for name in self._rows.referring(target, back, self._name)]


@dataclass(eq=False)
class _Rows:
    app: Application
    world: World
    values: dict[str, Mapping[str, Any]] = field(init=False)
    _made: dict[str, _Row] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = {row.name: row.values for row in self.world.rows}

    def row(self, name: str) -> _Row:
        """The row of this name, always the same object."""
        if name not in self._made:
            entity = next((row.entity for row in self.world.rows if row.name == name), "")
            self._made[name] = _Row(self, name, self.app.entities[entity] if entity else _nobody(self.app))
        return self._made[name]

    def referring(self, entity: str, column: str, name: str) -> Iterator[str]:
        """The rows of an entity that refer to a row."""
        for row in self.world.rows:
            if row.entity == entity and row.values.get(column) == To(name):
                yield row.name


def _nobody(app: Application) -> Entity:
    """Of a row that is not there: that of callers, where they have rows."""
    users = app.auth.users if app.auth is not None else ""
    return app.entities[users] if users else next(iter(app.entities.values()))


def _as_compared(field: Field, value: Any) -> Any:
    """A JSON value as the language compares it: a decimal is no text."""
    return samples.entity_value(field, value)


def _column(entity: Entity, word: str) -> tuple[str, Field] | None:
    """The column of a field or a relation, as code calls it."""
    for name, each in {**entity.fields, **automatic(entity.features.shown)}.items():
        called = each.reference.name if isinstance(each, ReferenceField) else word_of(name)
        if code_name(called) == word:
            return name, each
    return None


def _collection(app: Application, entity: Entity, word: str) -> tuple[str, str]:
    """The entity of a collection and its column that leads back. Raises KeyError."""
    for nested in entity.nested:
        if not nested.link and code_name(nested.name) == word:
            return nested.target.key, nested.column
    raise KeyError(word)


class _Unclear(Exception):
    """A condition of which no rows are made up here."""


@dataclass
class _Node:
    """A row of which rules read something. given: by column, what it may hold. beyond: the rows of relations."""

    entity: str
    given: dict[str, list[Any]] = field(default_factory=dict)
    beyond: dict[str, _Node] = field(default_factory=dict)
    inside: dict[tuple[str, str], _Node] = field(default_factory=dict)


class _Plan:
    """What rules read, and what it may be."""

    def __init__(self, app: Application, key: str, conditions: Iterable[str]) -> None:
        self.app = app
        self.users = app.auth.users if app.auth is not None else ""
        self.root, self.user = _Node(key), _Node(self.users)
        self.names_itself = False
        self.is_understood = True
        try:
            for condition in conditions:
                self._read(ast.parse(condition, mode="eval").body, {"self": self.root, _USER: self.user})
        except (_Unclear, KeyError):
            self.is_understood = False

    def worlds(self) -> Iterator[World]:
        """A world for each choice."""
        choices = [*self._choices(self.root, ()), *self._choices(self.user, (_USER,))]
        if self.names_itself:
            choices.append(((SUBJECT,), [ME, OTHER]))
        total = 1
        for _, candidates in choices:
            total *= len(candidates)
        step = max(1, total // _MOST_CHOICES)
        for chosen in islice(product(*(candidates for _, candidates in choices)), 0, None, step):
            yield self._world(dict(zip((path for path, _ in choices), chosen, strict=True)))

    # -- What is read

    def _read(self, node: ast.expr, names: Mapping[str, _Node]) -> None:
        match node:
            case ast.Compare(left=left, comparators=[right]):
                self._compared(left, right, names)
            case ast.Call(func=ast.Name(id="any"), args=[ast.GeneratorExp(elt=elt, generators=[part])]):
                assert isinstance(part.target, ast.Name)
                inner = {**names, part.target.id: self._collected(part.iter, names)}
                for each in (*part.ifs, elt):
                    self._read(each, inner)
            case ast.Call():
                raise _Unclear
            case ast.Attribute() | ast.Name():
                self._leaf(node, names, [])
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self._read(child, names)

    def _compared(self, left: ast.expr, right: ast.expr, names: Mapping[str, _Node]) -> None:
        constants = [each.value for each in ast.walk(right) if isinstance(each, ast.Constant)]
        constants += [each.value for each in ast.walk(left) if isinstance(each, ast.Constant)]
        for side in (left, right):
            if isinstance(side, ast.Attribute | ast.Name):
                self._leaf(side, names, [each for each in constants if each is not None])
            elif any(isinstance(each, ast.Attribute | ast.Call) for each in ast.walk(side)):
                raise _Unclear

    def _leaf(self, node: ast.expr, names: Mapping[str, _Node], constants: list[Any]) -> None:
        """Note what a condition reads at the end of a path."""
        if isinstance(node, ast.Name):
            if names[node.id] is self.root:
                self.names_itself = True
            return
        assert isinstance(node, ast.Attribute)
        row = self._row(node.value, names)
        if node.attr == "id":
            return
        found = _column(self.app.entities[row.entity], node.attr)
        if found is None:
            raise _Unclear
        column, spec = found
        candidates = row.given.setdefault(column, [])
        candidates += [each for each in self._candidates(spec, column, constants) if each not in candidates]

    def _row(self, node: ast.expr, names: Mapping[str, _Node]) -> _Node:
        """The row that a path leads to."""
        if isinstance(node, ast.Name):
            return names[node.id]
        if not isinstance(node, ast.Attribute):
            raise _Unclear
        base = self._row(node.value, names)
        column, spec = _column(self.app.entities[base.entity], node.attr) or ("", None)
        if not isinstance(spec, ReferenceField):
            raise _Unclear
        return base.beyond.setdefault(column, _Node(spec.reference.target.key))

    def _collected(self, node: ast.expr, names: Mapping[str, _Node]) -> _Node:
        if not isinstance(node, ast.Attribute):
            raise _Unclear
        base = self._row(node.value, names)
        target, back = _collection(self.app, self.app.entities[base.entity], node.attr)
        return base.inside.setdefault((target, back), _Node(target))

    def _candidates(self, spec: Field, name: str, constants: list[Any]) -> list[Any]:
        nothing = [None] if spec.optional else []
        if isinstance(spec, ReferenceField):
            target = spec.reference.target.key
            rows = [ME, OTHER] if target == self.users else [f"{target} 1", f"{target} 2"]
            return [*map(To, rows), *nothing]
        if spec.type.kind == "bool":
            return [True, False, *nothing]
        if spec.values:
            return [*dict.fromkeys((*(each for each in constants if each in spec.values), *spec.values))][:4] + nothing
        own = [samples.canonical(spec, each) for each in constants]
        return [*dict.fromkeys((*own, samples.sample(spec, name, 0), samples.sample(spec, name, 1))), *nothing]

    # -- What it may be

    def _choices(self, node: _Node, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], list[Any]]]:
        yield from (((*path, column), candidates) for column, candidates in node.given.items())
        for column, other in node.beyond.items():
            yield from self._choices(other, (*path, column))
        for collection, other in node.inside.items():
            yield (*path, collection), [True, False]
            yield from self._choices(other, (*path, collection))

    def _world(self, chosen: Mapping[tuple[Any, ...], Any]) -> World:
        made: dict[str, WorldRow] = {}
        subject = chosen.get((SUBJECT,), SUBJECT)
        if self.users:
            for name in (ME, OTHER):
                made[name] = WorldRow(name, self.users, {})
        later: list[WorldRow] = []
        put = made.__setitem__

        def build(node: _Node, path: tuple[Any, ...], name: str) -> None:
            values: dict[str, Any] = {}
            for column in node.given:
                values[column] = chosen[*path, column]
            for column, other in node.beyond.items():
                if column in values and (values[column] is None or values[column].row in made):
                    continue  # it leads to a row that is there
                inner = f"{name}.{column}"
                build(other, (*path, column), inner)
                values[column] = To(inner)
            for value in values.values():
                if isinstance(value, To) and value.row not in made:
                    put(value.row, WorldRow(value.row, value.row.rpartition(" ")[0], {}))
            before = made.pop(name, WorldRow(name, node.entity, {}))
            put(name, WorldRow(name, node.entity, {**before.values, **values}))
            for (target, back), other in node.inside.items():
                if chosen[*path, (target, back)]:
                    inside = {column: chosen[*path, (target, back), column] for column in other.given}
                    for value in inside.values():
                        if isinstance(value, To) and value.row not in made:
                            put(value.row, WorldRow(value.row, value.row.rpartition(" ")[0], {}))
                    later.append(WorldRow(f"{name}.{target}", target, {**inside, back: To(name)}))

        if self.users:
            build(self.user, (_USER,), ME)
        build(self.root, (), subject)
        rows = (*made.values(), *later)
        crowded = any(To(subject) in row.values.values() for row in rows)
        return World(subject, rows, crowded)
