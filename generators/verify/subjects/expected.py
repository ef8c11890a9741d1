"""What a spec says that its application must do: the operations, and bodies that they accept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generators import samples
from generators.language.model import AppSpec, EntitySpec, FieldSpec, ReferenceField
from generators.model.routes import ENDPOINTS, method_of, routes
from generators.model.scenarios import plays
from generators.support.names import Name
from generators.views.entity_names import varies, visible_sample

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


def operations(app: AppSpec) -> Iterator[Operation]:
    """Every operation of the spec's entities: their endpoints, and those of the business."""
    yield from endpoints(app)
    for route in routes(app):
        if route.operation:
            path = app.settings.api_prefix + re.sub("{[^}]*}", "{id}", route.path)
            takes = "{" in path or bool(app.entities[route.entity].operations[route.operation].input)
            yield Operation(route.method, path, "", route.entity, route.statuses[0], takes)


def endpoints(app: AppSpec) -> Iterator[Operation]:
    """Every endpoint of the spec's entities."""
    for key, entity in app.entities.items():
        path = collection(app, key)
        for verb, (method, suffix, status) in ENDPOINTS.items():
            if getattr(entity.endpoints, verb) is not None:
                yield Operation(method, path + suffix, verb, key, status)


def collection(app: AppSpec, key: str) -> str:
    """The path of an entity's rows."""
    return f"{app.settings.api_prefix}/{Name.of(key, app.entities[key].plural).kebab}"


def table(app: AppSpec, key: str) -> str:
    """The name of an entity's table."""
    return Name.of(key, app.entities[key].plural).table


def operation(app: AppSpec, key: str, verb: str) -> Operation | None:
    """One operation of an entity, if the spec has it."""
    return next((each for each in endpoints(app) if (each.entity, each.verb) == (key, verb)), None)


def entity_with(app: AppSpec, *verbs: str) -> str | None:
    """The first entity that has all these endpoints."""
    having = (key for key, spec in app.entities.items() if all(getattr(spec.endpoints, verb) for verb in verbs))
    return next(having, None)


def sent(entity: EntitySpec, verb: str) -> dict[str, FieldSpec]:
    """The fields that a client may send on create or update."""
    return {
        name: field
        for name, field in entity.fields.items()
        if not field.read_only and not (verb == "update" and field.immutable)
    }


def business_counters(app: AppSpec) -> list[str]:
    """The counters that the spec implies: rows that clients create and delete, and operations that succeed."""
    names = []
    for key, entity in app.entities.items():
        verbs = (("create", "created"), ("delete", "deleted"))
        names += [
            f"{table(app, key)}_{done}_total" for verb, done in verbs if getattr(entity.endpoints, verb) is not None
        ]
        names += [f"{Name.of(key).snake}_{name}_total" for name in entity.operations]
    return names


def declared(entity: EntitySpec) -> set[int]:
    """The statuses with which unique keys refuse a row."""
    return {key.error.status for key in entity.unique.values() if key.error is not None}


def minimum_tests(app: AppSpec) -> int:
    """How many tests the spec implies: a success and a failure of each operation, an unknown id, for each field that
    a client may send a test at and beyond each of its bounds, each scenario, and each state of a guarded row."""
    number = len(app.scenarios) + sum(_states(app))
    for each in operations(app):
        number += 3 if "{id}" in each.path else 2
        if each.verb in ("create", "update"):
            fields = sent(app.entities[each.entity], each.verb).values()
            number += sum(1 for field in fields for _ in samples.cases(field))
    return number


def _states(app: AppSpec) -> Iterator[int]:
    """How many states there are of each row that guards an operation which some scenario shows."""
    shown = {(step.route.entity, step.route.operation) for play in plays(app) for step in play.steps}
    for key, spec in app.entities.items():
        for name in (name for name in spec.operations if (key, name) in shown):
            fields = {(guard.row, guard.entity, guard.field) for guard in method_of(app, key, name).guards}
            yield from (len(app.entities[entity].fields[field].values or ()) for _, entity, field in fields)


def create_body(entity: EntitySpec, number: int, **values: Any) -> dict[str, Any]:
    """A body that creates a row, with every field that refers to no other row; ``values`` replace some."""
    return values_of(entity, sent(entity, "create"), number) | values


def values_of(entity: EntitySpec, fields: Mapping[str, FieldSpec], number: int) -> dict[str, Any]:
    """A valid value of each of these fields of an entity, but for those that refer to other rows.

    What must be unique differs by the ``number`` (1, 2, ...).
    """
    return {
        name: _value(entity, name, field, number)
        for name, field in fields.items()
        if not isinstance(field, ReferenceField)
    }


def _value(entity: EntitySpec, name: str, field: FieldSpec, number: int) -> Any:
    unique = samples.unique_code(field, name) if varies(entity, name) else None
    if unique is None:
        return visible_sample(entity, name, field)
    return unique.value(number)
