"""A module in which accepted methods can live: classes as the generated application has them, in a few lines."""

# ruff: noqa: E501 - tables and templates are read line by line

from __future__ import annotations

from collections.abc import Iterable

from generators.operations.domain import Domain, ListInput, Operation, RowInput, Type, ValueInput
from generators.support.names import pascal
from tests.operations.cases import method_of

PYTHON = {
    "int": "int", "decimal": "Decimal", "float": "float", "bool": "bool", "str": "str", "enum": "str", "date": "date",
    "time": "time", "datetime": "datetime", "uuid": "UUID", "duration": "timedelta", "opaque": "dict[str, str]",
}  # fmt: skip
DEFAULTS = {"int": "0", "decimal": 'Decimal("0")', "float": "0.0", "bool": "True", "str": '""'}

IMPORTS = '''"""Assembled from accepted programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal, TypeVar
from uuid import UUID, uuid4

__all__ = ["ROUND_HALF_UP", "UTC", "Decimal", "date", "datetime", "time", "timedelta", "uuid4"]

T = TypeVar("T", bound="Base")
'''

CORE = """
def sanitize_html(text: str) -> str: ...


class NotFoundError(Exception):
    def __init__(self, resource: str, resource_id: object) -> None:
        super().__init__(resource, resource_id)


class RefusedError(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(status, code, message)


@dataclass(kw_only=True)
class Base:
    id: UUID = field(default_factory=uuid4)
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    updated_at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Repository:
    async def get(self, entity_id: UUID) -> object: ...


Lock = Literal["share", "update"]


class UnitOfWork:
    async def get(self, entity: type[T], entity_id: UUID, *, lock: Lock | None = None) -> T | None: ...
    async def get_all(self, entity: type[T], ids: Iterable[UUID], *, lock: Lock | None = None) -> dict[UUID, T]: ...
    async def one(self, entity: type[T], entity_id: UUID, *, lock: Lock | None = None) -> T: ...
    async def select(self, entity: type[T], *, lock: Lock | None = None, **equal: Any) -> list[T]: ...
    async def find(self, entity: type[T], *, lock: Lock | None = None, **equal: Any) -> T | None: ...
    def add(self, row: T) -> T: ...
    async def delete(self, *rows: Base) -> None: ...
    async def flush(self) -> None: ...
    async def answer(self, repository: Repository, row: Base) -> object: ...
"""


def orm(domain: Domain) -> str:
    """The ORM classes and answer schemas."""
    text = ""
    for entity in domain.entities:
        text += f"\n\n@dataclass(kw_only=True, eq=False)\nclass {entity.key}Entity(Base):\n"
        for each in entity.fields:
            if each.settable:
                text += f"    {each.name}: {typed(each.type, each.optional)}{'' if each.required else ' = ' + default(each.type, each.optional)}\n"
        for relation in entity.relations:
            text += f"    {relation.column}: {'UUID | None = None' if relation.optional else 'UUID'}\n"
        text += f"    type_: str = {entity.key!r}\n"
        text += f"\n\nclass {entity.key}:\n    @classmethod\n    def model_validate(cls, row: object) -> {entity.key}: ...\n"
    return text


def typed(kind: Type, optional: bool) -> str:
    return PYTHON[kind.kind] + (" | None" if optional else "")


def default(kind: Type, optional: bool) -> str:
    return "None" if optional else repr(kind.values[0]) if kind.kind == "enum" else DEFAULTS[kind.kind]


def data_class(operation: Operation, name: str) -> str:
    text = f"\n\n@dataclass(kw_only=True)\nclass {name}:\n"
    lines = []
    for each in operation.inputs:
        if isinstance(each, ListInput):
            text = item_class(each, name) + text
            lines.append(f"    {each.name}: list[{name}{pascal(each.name)}]\n")
        elif isinstance(each, ValueInput):
            lines.append(f"    {each.name}: {typed(each.type, each.optional)}\n")
        elif isinstance(each, RowInput) and not each.in_path:
            lines.append(f"    {each.name}_id: UUID{' | None' if each.optional else ''}\n")
    return text + "".join(lines) if lines else ""


def item_class(sent: ListInput, name: str) -> str:
    fields = [f"    {each.name}: {typed(each.type, each.optional)}\n" for each in sent.item.fields]
    fields += [f"    {each.column}: UUID{' | None' if each.optional else ''}\n" for each in sent.item.relations]
    return f"\n\n@dataclass(kw_only=True)\nclass {name}{pascal(sent.name)}:\n{''.join(fields)}"


def module(domain: Domain, operations: Iterable[tuple[str, Operation]]) -> str:
    """All operations as methods of one class each; the data class of each gets a name of its own."""
    every, text = list(operations), IMPORTS + CORE + orm(domain)
    for label, operation in every:
        schema, unique = f"{operation.entity}{pascal(operation.name)}", f"Data{pascal(label)}"
        lines = [line.replace(f"data: {schema}", f"data: {unique}") for line in method_of(operation, domain).lines]
        text += data_class(operation, unique)
        text += f"\n\nclass Service{pascal(label)}:\n    rows: UnitOfWork\n"
        text += "".join(f"    {entity.plural}: Repository\n" for entity in domain.entities)
        text += "\n" + "\n".join(f"    {line}".rstrip() for line in lines) + "\n"
    return text
