"""Worlds as rows of a database, stored past the application, and what the rules of a spec say of all that is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from generators.features.registry import ACCOUNT
from generators.model.access import Access
from generators.model.app import Application
from generators.model.entity import Entity, Nested
from generators.model.values import ReferenceField
from generators.operations.interpret import names_read
from generators.samples.rows import conditions_of, holds
from generators.samples.worlds import ME, OTHER, SUBJECT, Held, To, World, WorldRow, allows, worlds_of
from generators.verify.subjects.expected import is_scarce, table
from generators.verify.subjects.rows import Tables

_ACCOUNT: Final = ACCOUNT.columns[0].name
_LINKED: Final = 'INSERT INTO "{table}" ("{owner}", "{other}") VALUES (%s::uuid, %s::uuid)'
_ALL: Final = "SELECT '{key}', to_json(stored)::text FROM \"{table}\" stored WHERE {seen}"


class Link(To, frozen=True):
    """A row of the world at the other end of a link. name: of the relation."""

    relation: str


@dataclass(frozen=True)
class Facts:
    """All rows that are there, by entity and id, and what the rules say of them for the caller ``me``."""

    app: Application
    world: World
    rows: Mapping[str, Mapping[str, Mapping[str, Any]]]
    linked: frozenset[tuple[str, str, str]]  # table, owner, other
    me: str  # the id of the caller's row, "" where there is none

    def told(self, key: str, row: str) -> str:
        """A row for people: what rules read of it, and whose it is."""
        entity = self.app.entities[key]
        read = {
            name for access in rules_of(entity) for each in access.grants for name in names_read(each.condition or "0")
        }
        told = [
            f"{column} {self._named(value)}"
            for column, value in self.rows[key].get(row, {}).items()
            if column.removesuffix("_id") in read or column in read
        ]
        return " ".join([key, "of the caller" if row == self.me else row, *([f"({', '.join(told)})"] if told else [])])

    def _named(self, value: Any) -> str:
        return "the caller" if value == self.me and value else str(value)

    def allows(self, access: Access | None, row: str, held: Held) -> bool:
        """Whether a rule, if there is one, allows a caller something with a row."""
        named = World(ME if row == self.me else row, self.world.rows)
        return access is None or allows(self.app, access, named, held)

    def sees(self, key: str, row: str, held: Held) -> bool:
        """Whether a caller sees a row wherever it is."""
        return self.allows(self.app.entities[key].seen, row, held)

    def listed(self, key: str, held: Held) -> set[str]:
        """The rows that the list of an entity shows to a caller on all its pages."""
        entity = self.app.entities[key]
        access = entity.endpoints.list.access if entity.endpoints.list is not None else None
        return {
            row
            for row, values in self.rows[key].items()
            if (access is None or not access.grants or self.allows(access, row, held))
            and all(holds(entity, each, values[each.field]) for each in conditions_of(entity))
        }

    def inside(self, nested: Nested, row: str, held: Held) -> set[str]:
        """The rows inside a row that a caller sees."""
        inner = self.rows[nested.target.key]
        if nested.link:
            found = {other for name, owner, other in self.linked if (name, owner) == (nested.link, row)} & inner.keys()
        else:
            found = {name for name, values in inner.items() if values[nested.column] == row}
        return {each for each in found if self.sees(nested.target.key, each, held)}


@dataclass(frozen=True)
class Stage:
    """Where worlds are stored, one at a time. account: what stands in the row of who calls."""

    tables: Tables
    account: str

    @property
    def app(self) -> Application:
        return self.tables.app

    def set(self, world: World) -> dict[str, str]:
        """Store the rows of a world and nothing else but what they need; returns their ids by their names there."""
        self.tables.empty()
        rows, ids = {row.name: row for row in world.rows}, dict[str, str]()
        for name in rows:
            self._store(rows, name, ids)
        for row in world.rows:
            for value in (each for each in row.values.values() if isinstance(each, Link)):
                self._link(row.entity, value, ids[row.name], ids[value.row])
        return ids

    def _store(self, rows: Mapping[str, WorldRow], name: str, ids: dict[str, str]) -> None:
        if name in ids:
            return
        row, values = rows[name], dict[str, Any]()
        for column, value in row.values.items():
            if isinstance(value, To):
                self._store(rows, value.row, ids)
            if not isinstance(value, Link):
                values[column] = ids[value.row] if isinstance(value, To) else value
        if name == ME:
            values[_ACCOUNT] = self.account
        ids[name] = self.tables.insert(row.entity, values)["id"]

    def _link(self, key: str, link: Link, owner: str, other: str) -> None:
        [nested] = (each for each in self.app.entities[key].links if each.name == link.relation)
        statement = _LINKED.format(table=nested.link, owner=nested.column, other=nested.link_column)
        self.tables.database.execute(self.tables.name, statement, owner, other)

    def facts(self) -> Facts:
        """What is there now."""
        selects = []
        for key, entity in self.app.entities.items():
            seen = " AND ".join(entity.features.visible) or "true"
            selects.append(_ALL.format(key=key, table=table(self.app, key), seen=seen))
        links = {nested.link: nested for entity in self.app.entities.values() for nested in entity.links}
        selects += [_ALL.format(key=name, table=name, seen="true") for name in links]
        found: dict[str, list[dict[str, Any]]] = {key: [] for key in (*self.app.entities, *links)}
        for key, text in self.tables.database.execute(self.tables.name, " UNION ALL ".join(selects)):
            found[key].append(json.loads(text, parse_float=Decimal))
        pairs = (
            (name, each[nested.column], each[nested.link_column])
            for name, nested in links.items()
            for each in found[name]
        )
        rows = {key: {row["id"]: row for row in found[key]} for key in self.app.entities}
        every = (row for of_entity in rows.values() for row in of_entity.values())
        me = next((row["id"] for row in every if row.get(_ACCOUNT) == self.account), "")
        world = World("", tuple(self._as_world(rows, me)))
        return Facts(self.app, world, rows, frozenset(pairs), me)

    def _as_world(self, rows: Mapping[str, Mapping[str, Mapping[str, Any]]], me: str) -> Iterator[WorldRow]:
        for key, entity in self.app.entities.items():
            for name, row in rows[key].items():
                values = dict(row)
                for column, field in entity.fields.items():
                    if isinstance(field, ReferenceField) and row[column] is not None:
                        values[column] = To(ME if row[column] == me else row[column])
                yield WorldRow(ME if name == me else name, key, values)


def rules_of(entity: Entity) -> list[Access]:
    """Every rule that is about an entity's rows."""
    every = (
        entity.seen,
        *(each.access for _, each in entity.endpoints),
        *(each.access for each in entity.operations.values()),
    )
    return [access for access in every if access is not None and access.grants]


def worlds(app: Application, key: str, rules: Mapping[str, Access], callers: Iterable[Held]) -> list[World]:
    """The worlds about a row of an entity; one about any row, where no rule reads anything of it."""
    asked = {name: access for name, access in rules.items() if access.grants}
    found = worlds_of(app, key, asked, callers) if asked else iter([anything(app, key)])
    return [world for world in found if not any(is_scarce(app, row.entity) for row in world.rows)]


def anything(app: Application, key: str) -> World:
    """A row of an entity, of which nothing is known, and the rows of two callers."""
    users = app.auth.users if app.auth is not None else ""
    callers = tuple(WorldRow(name, users, {}) for name in (ME, OTHER) if users)
    return World(SUBJECT, (*callers, WorldRow(SUBJECT, key, {})))


def nobody(app: Application) -> World:
    """What is there before a caller writes for the first time: somebody else."""
    return World(SUBJECT, tuple(row for row in anything(app, "").rows if row.name == OTHER))


def beside(world: World, other: World, **values: Any) -> tuple[World, str]:
    """Both at once, and what the subject of the other one is called there; ``values`` are of that subject."""
    prefix = f"{len(world.rows)} "

    def called(name: str) -> str:
        return name if name in (ME, OTHER) else f"{prefix}{name}"

    rows = {row.name: row for row in world.rows}
    for row in other.rows:
        name = called(row.name)
        own = {
            column: To(called(value.row)) if isinstance(value, To) else value for column, value in row.values.items()
        }
        if row.name == other.subject:
            own |= values
        before = rows.get(name, WorldRow(name, row.entity, {}))
        rows[name] = WorldRow(name, row.entity, {**own, **before.values})
    return World(world.subject, tuple(rows.values()), world.crowded), called(other.subject)


def referring(world: World, row: str, column: str, value: Any) -> World:
    """The same, with another value of one of its rows."""
    changed = (
        WorldRow(each.name, each.entity, {**each.values, column: value}) if each.name == row else each
        for each in world.rows
    )
    return World(world.subject, tuple(changed), world.crowded)


def filled(app: Application, world: World, key: str, callers: Iterable[Held]) -> World:
    """The same, with rows inside its subject that differ in who sees them."""
    return _filled(app, world, key, world.subject, tuple(callers))


def _filled(app: Application, world: World, key: str, name: str, callers: tuple[Held, ...]) -> World:
    for nested in app.entities[key].nested:
        target = nested.target.key
        if not hides(app, target):
            continue
        seen = app.entities[target].seen
        for inner in worlds(app, target, {"get": seen} if seen is not None else {}, callers):
            values = {} if nested.link else {nested.column: To(name)}
            world, inside = beside(world, inner, **values)
            if nested.link:
                world = referring(world, name, f"{nested.name} {inside}", Link(inside, nested.name))
            world = _filled(app, world, target, inside, callers)
    return world


def hides(app: Application, key: str) -> bool:
    """Whether rows of an entity, or rows inside them, are for some callers only."""
    entity = app.entities[key]
    return entity.seen is not None or any(hides(app, nested.target.key) for nested in entity.nested)
