"""What a spec says that its application must do: the operations, and bodies that they accept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from generators.field_types.values import PLENTY
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.values import Field, ReferenceField
from generators.operations.domain import Guard
from generators.samples.rows import differing, room, visible_sample
from generators.support.failures import NotRun

OBSERVABILITY: Final = ("/health/health", "/health/ready", "/metrics/metrics")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API. path: with ``{id}`` for each id; success: the status of an answer that succeeds.

    verb: of an endpoint, "" for a business operation; takes: something of the request can be wrong.
    """

    method: str
    path: str
    verb: str
    entity: str
    success: int
    takes: bool = True

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    def url(self, entity_id: object) -> str:
        """The path for one row."""
        return self.path.replace("{id}", str(entity_id))


@dataclass(frozen=True, slots=True)
class Read:
    """A GET that can be repeated, and the status that answers it."""

    entity: str
    path: str
    status: int


def operations(app: Application) -> Iterator[Operation]:
    """Every operation of the spec's entities: their endpoints, and those of the business."""
    yield from endpoints(app)
    for route in app.routes.routes:
        if route.operation:
            path = app.settings.api_prefix + re.sub("{[^}]*}", "{id}", route.path)
            yield Operation(route.method, path, "", route.entity, route.statuses[0], app.operation(route).takes)


def endpoints(app: Application) -> Iterator[Operation]:
    """Every endpoint of the spec's entities."""
    for route in app.routes.routes:
        if route.verb:
            path = app.settings.api_prefix + route.path
            yield Operation(route.method, path, route.verb, route.entity, route.statuses[0])


def collection(app: Application, key: str) -> str:
    """The path of an entity's rows."""
    return app.url(app.entities[key])


def table(app: Application, key: str) -> str:
    """The name of an entity's table."""
    return app.entities[key].name.table


def operation(app: Application, key: str, verb: str) -> Operation | None:
    """One operation of an entity, if the spec has it."""
    return next((each for each in endpoints(app) if (each.entity, each.verb) == (key, verb)), None)


def entity_with(app: Application, *verbs: str) -> str | None:
    """An entity that has all these endpoints: the first of which there can be many rows, or else the first."""
    having = [key for key, entity in app.entities.items() if all(entity.endpoints.has(verb) for verb in verbs)]
    return min(having, key=lambda key: is_scarce(app, key), default=None)


def read(app: Application) -> Read:
    """A list, of rows that clients create where there is one, or else a row that is not there. Raises NotRun."""
    key = entity_with(app, "list", "create") or entity_with(app, "list")
    if key is not None:
        return Read(key, collection(app, key), 200)
    single = next((each for each in operations(app) if each.method == "GET" and "{id}" in each.path), None)
    if single is None:
        raise NotRun("the spec has no list and no row that can be read, so no request can be repeated")
    return Read(single.entity, single.url(uuid4()), 404)


def is_scarce(app: Application, key: str) -> bool:
    """Whether the unique keys of an entity allow few rows."""
    return room(app.entities[key]) < PLENTY


def has_one_by_clients(entity: Entity) -> bool:
    """Whether the rows that clients create are alike in a unique key: nothing of it is theirs to say."""
    alone = ((name,) for name, field in entity.fields.items() if field.unique)
    keys = [*((names, False) for names in alone), *((key.fields, key.same_nulls) for key in entity.unique.values())]
    return any(
        all(entity.fields[name].read_only and (nulls or _is_filled_in(entity.fields[name])) for name in names)
        for names, nulls in keys
    )


def _is_filled_in(field: Field) -> bool:
    """Whether all rows that a client creates hold the same, and not nothing, in a field that it does not send."""
    return field.default is not None or (isinstance(field, ReferenceField) and field.reference.caller)


def creates_many(app: Application) -> Operation | None:
    """An endpoint that creates as many rows as one likes, also if all of them refer to the same others."""
    return next(creating(app), None)


def creating(app: Application) -> Iterator[Operation]:
    """All endpoints of this kind."""
    return (each for each in endpoints(app) if each.verb == "create" and _differ(app.entities[each.entity]))


def _differ(entity: Entity) -> bool:
    """Whether rows that clients create differ in each unique key by what they hold themselves."""
    codes = {name: differing(entity, name) for name in sent(entity, "create")}
    own = {name for name, code in codes.items() if code is not None and code.capacity >= PLENTY}
    own -= entity.references.keys()
    alone = ({name} for name, field in entity.fields.items() if field.unique)
    return all(own & key for key in (*alone, *(set(key.fields) for key in entity.unique.values())))


def sent(entity: Entity, verb: str) -> dict[str, Field]:
    """The fields that a client may send on create or update, by column."""
    return {
        name: field
        for name, field in entity.fields.items()
        if not field.read_only and not (verb == "update" and field.immutable)
    }


def business_counters(app: Application) -> list[str]:
    """The counters that the spec implies: rows that clients create and delete, and operations that succeed."""
    names = []
    for key, entity in app.entities.items():
        verbs = (("create", "created"), ("delete", "deleted"))
        names += [f"{table(app, key)}_{done}_total" for verb, done in verbs if entity.endpoints.has(verb)]
        names += [f"{entity.name.snake}_{name}_total" for name in entity.operations]
    return names


def declared(entity: Entity) -> set[int]:
    """The statuses with which unique keys refuse a row."""
    return {key.error.status for key in entity.unique.values() if key.error is not None}


def minimum_tests(app: Application) -> int:
    """How many tests the spec implies: a success and a failure of each operation, an unknown id, for each field that
    a client may send a test at and beyond each of its bounds, each scenario, and each state of a guarded row."""
    number = len(app.scenarios) + sum(_states(app))
    for each in operations(app):
        number += 3 if "{id}" in each.path else 2
        if each.verb in ("create", "update"):
            fields = sent(app.entities[each.entity], each.verb).values()
            number += sum(1 for field in fields for _ in field.type.cases(field))
    return number


def _states(app: Application) -> Iterator[int]:
    """How many states there are of each row that guards an operation, but the one that the scenario shows."""
    shown = {(step.route.entity, step.route.operation) for scenario in app.scenarios for step in scenario.steps}
    for key, spec in app.entities.items():
        for name in (name for name in spec.operations if (key, name) in shown):
            guards = spec.operations[name].compiled.guards
            for place in {(each.row, each.field) for each in guards}:
                yield _states_to_test([each for each in guards if (each.row, each.field) == place])


def _states_to_test(guards: list[Guard]) -> int:
    refused = {state for guard in guards for state in guard.states if state not in guard.allowed}
    allowed = len(guards[0].states) - len(refused)
    return len(refused) + (allowed if guards[0].alone and allowed > 1 else 0)


def create_body(entity: Entity, number: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """A body that creates a row, with every field that refers to no other row; ``values`` replace some, by column."""
    return as_sent(entity, {**values_of(entity, sent(entity, "create"), number), **values})


def as_sent(entity: Entity, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by column, by the names that clients see."""
    return {entity.json(name): value for name, value in values.items()}


def values_of(entity: Entity, fields: Mapping[str, Field], number: int) -> dict[str, Any]:
    """A valid value of each of these fields of an entity, but for those that refer to other rows.

    What must be unique differs by the ``number`` (1, 2, ...).
    """
    return {
        name: _value(entity, name, field, number)
        for name, field in fields.items()
        if not isinstance(field, ReferenceField)
    }


def _value(entity: Entity, name: str, field: Field, number: int) -> Any:
    unique = differing(entity, name)
    if unique is None:
        return visible_sample(entity, name, field)
    return unique.value(number)
