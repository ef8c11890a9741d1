"""``json``: any JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from generators.field_types.base import Bounded, FieldType
from generators.field_types.hostile import CANARY
from generators.field_types.values import Case, Support

_HOSTILE: Final = (
    ("no number", "NaN"),
    ("infinity inside", f'{{"{CANARY}": [1e400]}}'),
    ("minus zero", '{"a": [-0.0]}'),
    ("a large float", '{"a": 1e23}'),
    ("the largest float", "1.7976931348623157e308"),
    ("the smallest float", "5e-324"),
    ("400 digits", f'{{"a": {"1" * 400}}}'),
    ("5,000 digits", f'{{"{CANARY}": {"1" * 5000}}}'),
    ("a NUL in a key", rf'{{"{CANARY}\u0000": 1}}'),
    ("a NUL inside", rf'{{"a": [{{"b": "{CANARY}\u0000"}}]}}'),
    ("half a character in a key", rf'{{"{CANARY}\ud800": 1}}'),
    ("half a character inside", rf'[["{CANARY}\ud800"]]'),
    ("an empty key", '{"": {"": []}}'),
    ("a key twice", '{"a": 1, "a": 2}'),
    ("keys in another order", '{"bb": 1, "c": 2, "a": 3}'),
    ("true and one", '[true, 1, 1.0, "1", null]'),
    ("nested 100 times", f"{'[' * 100}{']' * 100}"),
    ("nested 255 times", f"{'[' * 255}{']' * 255}"),
    ("nested 5,000 times", f"{'[' * 5000}{']' * 5000}"),
    ("keys nested 255 times", f'{{"{CANARY}": {"[" * 254}1{"]" * 254}}}'),
)

MOST_BYTES: Final = 64 * 1024  # bytes, where a spec does not say
_ESCAPED: Final = 6  # bytes that JSON may take for one


class Json(FieldType):
    """Handed on as it is."""

    name = "json"
    rank = 150
    description = "Any JSON."
    synonyms = ("object", "dict", "jsonb")
    json_types = ()
    keys = frozenset({"max_bytes"})
    field_keys = frozenset()
    in_lists = False
    filters = False
    sorts = False
    kind = "opaque"
    python = "JsonValue"
    answer = "PlainJson"
    schema = "Json"
    column = "JSONB(none_as_null=True)"
    sql_type = "jsonb"
    emptied = "NullableJSONB()"
    mutable = True
    holds_null = True
    supports = (Support("text"), Support("json_values", ("Json", "PlainJson", "at_most"), tested=True))

    def largest(self, spec: Bounded) -> int | None:
        return _ESCAPED * most_bytes(spec)

    def problems(self, spec: Bounded, raw: Any) -> Iterator[str]:
        size = len(json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode())
        if size > most_bytes(spec):
            yield f"it takes {size} bytes, more than max_bytes {most_bytes(spec)}"

    def schema_code(self, spec: Bounded, *first: str) -> str:
        return f"Annotated[Json, at_most({most_bytes(spec)})]"

    def read(self, raw: Any) -> Any:
        return raw

    def column_default(self, spec: Bounded, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def sample(self, spec: Bounded, name: str, index: int) -> dict[str, str]:
        return {"key": "two" if index else "one"}

    def cases(self, spec: Bounded) -> Iterator[Case]:
        yield Case("with a NUL inside", {"key": ["\0"]}, False, "nul_character")

    def hostile(self, spec: Bounded) -> Iterator[tuple[str, str]]:
        yield from _HOSTILE


def most_bytes(spec: Bounded) -> int:
    """How large a value that clients send may be."""
    return MOST_BYTES if spec.max_bytes is None else spec.max_bytes


TYPE: Final = Json()
