"""``uuid``: a UUID, also the id of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from generators.field_types.base import Bounded, FieldType
from generators.field_types.hostile import OTHER_TYPES, PLAIN_TEXT
from generators.field_types.values import PLENTY, Case, LiteralError, Support, Unique, Written
from generators.python_source.literals import py

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HOSTILE: Final = (
    ("in braces", '"{123e4567-e89b-12d3-a456-426614174000}"'),
    ("as a URN", '"urn:uuid:123e4567-e89b-12d3-a456-426614174000"'),
    ("in capitals", '"123E4567-E89B-12D3-A456-426614174000"'),
    ("nothing but zeros", '"00000000-0000-0000-0000-000000000000"'),
    ("one digit too few", '"123e4567-e89b-12d3-a456-42661417400"'),
    ("a digit that is not ASCII", r'"\uff1123e4567-e89b-12d3-a456-426614174000"'),
    ("a NUL", r'"123e4567-e89b-12d3-a456-426614174000\u0000"'),
    PLAIN_TEXT,
    *OTHER_TYPES,
)


class Uuid(FieldType):
    """Any version of it."""

    name = "uuid"
    rank = 110
    description = "A UUID."
    synonyms = ("guid",)
    kind = "uuid"
    python = "UUID"
    schema = "JsonUUID"
    column = "Uuid()"
    sql_type = "uuid"
    supports = (Support("uuids", ("JsonUUID",)),)
    json_lacks = True
    coercible = (1, True)

    def read(self, raw: Any) -> UUID:
        if isinstance(raw, str) and _UUID.fullmatch(raw):
            return UUID(raw)
        raise LiteralError('expected a UUID such as "123e4567-e89b-12d3-a456-426614174000"')

    def as_json(self, code: str) -> str:
        return f"str({code})"

    def entity_code(self, spec: Bounded, value: Any) -> str:
        return f'UUID("{value}")'

    def entity_value(self, spec: Bounded, value: Any) -> UUID:
        return UUID(value)

    def sample(self, spec: Bounded, name: str, index: int) -> str:
        return f"{index:08d}-0000-4000-8000-000000000000"

    def cases(self, spec: Bounded) -> Iterator[Case]:
        yield Case("no UUID", "nonsense", False, "uuid_parsing")
        yield Case("a number", 1, False, "uuid_type")

    def unique(self, spec: Bounded, name: str) -> Unique:
        return Unique("str(UUID(int=number))", "UUID(int=number)", PLENTY, lambda number: str(UUID(int=number)))

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE

    def written(self, spec: Bounded, value: Any) -> Iterator[Written]:
        yield Written("without hyphens", py(value.replace("-", "")), py(value))


TYPE: Final = Uuid()
