"""Data in memory: what both the compiled operations and the interpreter run on, and a unit of work over it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any
from uuid import UUID

from generators.operations.domain import Domain, Entity, Field, ListInput, Operation, RowInput, ValueInput

NOW = datetime(2030, 1, 1, 12, 0, tzinfo=UTC)
DEFAULTS = {"int": 0, "decimal": Decimal("0.00"), "float": 0.0, "bool": True, "enum": None}


class Row:
    """A row of any entity. What was not given is None until it is flushed."""

    entity = ""
    id: Any = None

    def __init__(self, **columns: Any) -> None:
        self.__dict__.update(columns)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return None


@dataclass
class World:
    """The tables. Rows are in the order of their creation."""

    domain: Domain
    tables: dict[str, list[Row]] = field(default_factory=dict)
    made: int = 0

    def insert(self, row: Row) -> Row:
        """Give a row its id and its defaults, and store it."""
        entity = self.domain.entity(row.entity)
        if row.id is None:
            self.made += 1
            row.id = UUID(int=10_000 + self.made)
        for each in entity.fields:
            if getattr(row, each.name) is None and not each.optional:
                setattr(row, each.name, default(each))
        for relation in entity.relations:
            column = getattr(row, relation.column)
            assert column is None or self.by_id(relation.target, column), f"{entity.key}.{relation.name} leads nowhere"
            assert column is not None or relation.optional, f"{entity.key}.{relation.name} is missing"
        self.tables.setdefault(entity.key, []).append(row)
        return row

    def remove(self, row: Row) -> None:
        """Delete a row; one that is gone already stays so."""
        self.tables[row.entity] = [each for each in self.tables[row.entity] if each is not row]

    def by_id(self, entity: str, row_id: UUID) -> Row | None:
        return next((row for row in self.tables.get(entity, []) if row.id == row_id), None)

    def state(self) -> dict[str, list[dict[str, Any]]]:
        """Everything that is stored; ids of new rows by their place."""
        known = {
            row.id: f"{key}#{place}" for key, rows in self.tables.items() for place, row in enumerate(rows)
        }  # fmt: skip
        return {
            key: [
                {
                    name: known.get(value, value) if isinstance(value, UUID) else value
                    for name, value in sorted(vars(row).items())
                }
                for row in rows
            ]
            for key, rows in sorted(self.tables.items())
        }


def default(each: Field) -> Any:
    if each.name in ("created_at", "updated_at"):
        return NOW
    assert each.required is False, f"{each.name} is missing"
    return each.type.values[0] if each.type.kind == "enum" else DEFAULTS[each.type.kind]


@cache
def classes(domain: Domain) -> dict[str, type[Row]]:
    """The ORM classes."""
    return {f"{each.key}Entity": type(f"{each.key}Entity", (Row,), {"entity": each.key}) for each in domain.entities}


def populated(domain: Domain, seed: int) -> World:
    """A world of a few rows. The same seed makes the same world."""
    model = _model(domain, seed)
    tables = {key: [type(row)(**vars(row)) for row in rows] for key, rows in model.tables.items()}
    return World(domain, tables, model.made)


@cache
def _model(domain: Domain, seed: int) -> World:
    rng, world, orm = random.Random(seed), World(domain), classes(domain)
    for entity in domain.entities:
        for _ in range(rng.randint(2, 4)):
            world.insert(orm[f"{entity.key}Entity"](**columns(rng, world, entity)))
    return world


def columns(rng: random.Random, world: World, entity: Entity) -> dict[str, Any]:
    made: dict[str, Any] = {each.name: value(rng, each) for each in entity.fields if each.settable}
    world.made += 1
    made["id"] = UUID(int=rng.getrandbits(100) * 1000 + world.made)
    for relation in entity.relations:
        rows = world.tables.get(relation.target, [])
        empty = not rows or (relation.optional and rng.random() < 0.4)
        made[relation.column] = None if empty else rng.choice(rows[:2] if rng.random() < 0.7 else rows).id
    return made


def value(rng: random.Random, each: Field | ValueInput) -> Any:
    if each.optional and rng.random() < 0.4:
        return None
    match each.type.kind:
        case "int":
            return rng.randint(0, 9) if isinstance(each, Field) else rng.randint(0, 4)
        case "decimal":
            return Decimal(rng.randint(0, 2000)).scaleb(-each.type.scale)
        case "float":
            return rng.randint(0, 40) / 4
        case "bool":
            return rng.random() < 0.75
        case "enum":
            return each.type.values[0] if rng.random() < 0.6 else rng.choice(each.type.values)
        case "datetime":
            return NOW + timedelta(minutes=rng.randint(-4000, 4000))
        case "date":
            return (NOW + timedelta(days=rng.randint(-3, 3))).date()
        case "time":
            return (NOW + timedelta(minutes=rng.randint(0, 600))).time()
        case "opaque":
            return {"k": str(rng.randint(0, 9))}
    return rng.choice(["a", "b", "c"])


def arguments(rng: random.Random, world: World, operation: Operation) -> dict[str, Any]:
    """What a client sends: ids of rows, mostly of rows that exist, and values."""

    def some_id(entity: str, unknown: float = 0.05) -> UUID:
        rows = world.tables[entity]
        return UUID(int=7) if rng.random() < unknown else rng.choice(rows[:2]).id

    given: dict[str, Any] = {"self": some_id(operation.entity)} if operation.has_self else {}
    for each in operation.inputs:
        if isinstance(each, RowInput):
            given[each.name] = None if each.optional and rng.random() < 0.3 else some_id(each.entity)
        elif isinstance(each, ListInput):
            given[each.name] = [_item(rng, each, partial(some_id, unknown=0.01)) for _ in range(rng.randint(0, 3))]
        else:
            given[each.name] = value(rng, each)
    return given


def _item(rng: random.Random, sent: ListInput, some_id: Callable[[str], UUID]) -> Row:
    """One item of a list: values, and ids of rows."""
    made: dict[str, Any] = {each.name: value(rng, each) for each in sent.item.fields}
    for each in sent.item.relations:
        made[each.column] = None if each.optional and rng.random() < 0.3 else some_id(each.target)
    item = Row(**made)
    item.__dict__["entity"] = sent.item.key
    return item


@dataclass
class UnitOfWork:
    """The interface that compiled operations use. stored: the state of the database, which only a write changes."""

    world: World
    pending: list[Row] = field(default_factory=list)
    stored: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    locked: dict[str, set[str | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stored = self.world.state()

    def _reads(self, entity: type[Row], lock: str | None) -> list[Row]:
        self.locked.setdefault(entity.entity, set()).add(lock)
        self._flush()
        return self.world.tables.get(entity.entity, [])

    def _flush(self) -> None:
        for row in self.pending:
            self.world.insert(row)
        self.pending = []
        self.stored = self.world.state()

    async def get(self, entity: type[Row], entity_id: UUID, *, lock: str | None = None) -> Row | None:
        assert isinstance(entity_id, UUID)
        return next((row for row in self._reads(entity, lock) if row.id == entity_id), None)

    async def get_all(self, entity: type[Row], ids: Iterable[UUID], *, lock: str | None = None) -> dict[UUID, Row]:
        wanted = set(ids)
        assert all(isinstance(each, UUID) for each in wanted)
        return {row.id: row for row in self._reads(entity, lock) if row.id in wanted}

    async def one(self, entity: type[Row], entity_id: UUID, *, lock: str | None = None) -> Row:
        return (await self.get_all(entity, [entity_id], lock=lock))[entity_id]

    async def select(self, entity: type[Row], *, lock: str | None = None, **equal: Any) -> list[Row]:
        assert None not in equal.values()
        rows = self._reads(entity, lock)
        return [row for row in rows if all(getattr(row, name) == each for name, each in equal.items())]

    async def find(self, entity: type[Row], *, lock: str | None = None, **equal: Any) -> Row | None:
        return next(iter(await self.select(entity, lock=lock, **equal)), None)

    def add(self, row: Row) -> Row:
        self.pending.append(row)
        return row

    async def delete(self, *rows: Row) -> None:
        self._flush()
        for row in rows:
            self.world.remove(row)
        self.stored = self.world.state()

    async def flush(self) -> None:
        self._flush()

    async def answer(self, repository: Any, row: Row) -> Any:
        self._flush()
        return await repository.get(row.id)
