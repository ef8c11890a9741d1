"""What a spec says that its application must do: the operations, and bodies that they accept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from generators import samples
from generators.names import Name
from generators.spec.model import AppSpec, EntitySpec, FieldSpec, ReferenceField
from generators.views.entity import varies, visible_sample

_VERBS: Final = {
    "create": ("POST", "", 201),
    "list": ("GET", "", 200),
    "get": ("GET", "/{id}", 200),
    "update": ("PUT", "/{id}", 200),
    "delete": ("DELETE", "/{id}", 204),
}
OBSERVABILITY: Final = ("/health/health", "/health/ready", "/metrics/metrics")
_NAMES: Final = {
    "Decimal": Decimal, "UUID": UUID, "date": date, "datetime": datetime, "time": time, "timedelta": timedelta,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API. path: with ``{id}`` for the id; success: the status of an answer that succeeds."""

    method: str
    path: str
    verb: str
    entity: str
    success: int

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    def url(self, entity_id: object) -> str:
        """The path for one row."""
        return self.path.replace("{id}", str(entity_id))


def operations(app: AppSpec) -> Iterator[Operation]:
    """Every operation of the spec's entities."""
    for key, entity in app.entities.items():
        path = collection(app, key)
        for verb, (method, suffix, status) in _VERBS.items():
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
    return next((each for each in operations(app) if (each.entity, each.verb) == (key, verb)), None)


def entity_with(app: AppSpec, *verbs: str) -> str | None:
    """The first entity that has all these endpoints, and whose rows can be made where that is one of them."""
    having = (key for key, spec in app.entities.items() if all(getattr(spec.endpoints, verb) for verb in verbs))
    return next((key for key in having if "create" not in verbs or can_create(app, key)), None)


def can_create(app: AppSpec, key: str) -> bool:
    """Whether a row can be made over HTTP, and before it every row that it refers to."""
    spec = app.entities[key]
    return spec.endpoints.create is not None and all(can_create(app, target) for target in needed(spec).values())


def creatable(app: AppSpec) -> list[str]:
    """The entities whose rows can be made over HTTP."""
    return [key for key in app.entities if can_create(app, key)]


def needed(entity: EntitySpec) -> dict[str, str]:
    """The references that a client has to send: column and entity."""
    return {
        name: field.reference.target.key
        for name, field in sent(entity, "create").items()
        if isinstance(field, ReferenceField) and not field.optional
    }


def sent(entity: EntitySpec, verb: str) -> dict[str, FieldSpec]:
    """The fields that a client may send on create or update."""
    return {
        name: field
        for name, field in entity.fields.items()
        if not field.read_only and not (verb == "update" and field.immutable)
    }


def declared(entity: EntitySpec) -> set[int]:
    """The statuses with which unique keys refuse a row."""
    return {key.error.status for key in entity.unique.values() if key.error is not None}


def minimum_tests(app: AppSpec) -> int:
    """How many tests the spec implies: a success and a failure of each operation, an unknown id, and for each field
    that a client may send a test at and beyond each of its bounds."""
    number = 0
    for each in operations(app):
        number += 3 if "{id}" in each.path else 2
        if each.verb in ("create", "update"):
            fields = sent(app.entities[each.entity], each.verb).values()
            number += sum(1 for field in fields for _ in samples.cases(field))
    return number


def create_body(entity: EntitySpec, number: int, **values: Any) -> dict[str, Any]:
    """A body that creates a row, with every field but references; ``values`` replace some or stand for those. Fields
    that must be unique differ by the ``number`` (1, 2, ...)."""
    plain = {name: field for name, field in sent(entity, "create").items() if not isinstance(field, ReferenceField)}
    body = {name: _value(entity, name, field, number) for name, field in plain.items()}
    return body | values


def _value(entity: EntitySpec, name: str, field: FieldSpec, number: int) -> Any:
    unique = samples.unique_code(field, name) if varies(entity, name) else None
    if unique is None:
        return visible_sample(entity, name, field)
    # The code is our own: the same that the generated factories hold.
    return eval(unique.json, dict(_NAMES), {"number": number})  # noqa: S307
