"""Values that break careless applications, by field type, as JSON text: some of them have no other form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generators import samples
from generators.spec.model import FieldSpec, ItemSpec

_TEXT: Final = (
    r'"\u0000"', r'"a\u0000b"', r'"\ud800"', r'"\udfff\ud800"', '"\U0001f3f3️‍\U0001f308"', r'"\u202e\u200b\ufeff"',
    '"' + "x" * 100_000 + '"', r'"\\"', '"%s %(x)s {0} {{it}} ${x}"', "\"'; DROP TABLE x; --\"", '" "', '""',
)  # fmt: skip
_INTEGERS: Final = (
    "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "-9223372036854775809", "1" + "0" * 400, "1e400", "1E2", "1.0", "-0",
    "NaN", '"1_000"', '"\uff11"',
)  # fmt: skip
_DECIMALS: Final = (
    '"NaN"', '"Infinity"', '"-Infinity"', '"1E+400"', '"1E-400"', '"0.001"', '"0.005"', '"-0"',
    '"1_000"', '" 1 "', '"\uff11"',
    "0.001", "1e-7", "1e400", "NaN", "1" + "0" * 400, '"' + "9" * 400 + '"', '"sNaN123"',
)  # fmt: skip
_FLOATS: Final = ("NaN", "Infinity", "-Infinity", "1e400", "5e-324", "-0.0", "1" + "0" * 400, "1e308")
_DATES: Final = (
    '"0001-01-01"', '"9999-12-31"', '"10000-01-01"', '"0000-01-01"', '"2023-02-29"', '"2024-02-30"', '"2024-W01-1"',
    "1700000000", '"-0001-01-01"', '"2024-01-01T00:00:00"',
)  # fmt: skip
_DATETIMES: Final = (
    '"0001-01-01T00:00:00+14:00"', '"0001-01-01T00:00:00-14:00"',
    '"9999-12-31T23:59:59-14:00"', '"2024-01-01T00:00:00"',
    '"9999-12-31T23:59:59.999999+14:00"', '"2024-01-01T24:00:00Z"', '"2016-12-31T23:59:60Z"', "1700000000",
    '"2024-01-01T00:00:00+00:00:30"', '"2024-01-01T00:00:00.1234567Z"', '"2024-01-01T00:00:00+24:00"',
)  # fmt: skip
_TIMES: Final = (
    '"24:00:00"',
    '"23:59:60"',
    '"12:00:00Z"',
    '"12:00:00+14:00"',
    '"25:00"',
    "43200",
    '"12:00:00.1234567"',
)
_UUIDS: Final = (
    '"{00000000-0000-4000-8000-000000000000}"', '"urn:uuid:00000000-0000-4000-8000-000000000000"',
    '"00000000000040008000000000000000"', '"00000000-0000-0000-0000-00000000000g"', '"1"', r'"\u0000"',
)  # fmt: skip
_EMAILS: Final = (
    '"a@b"',
    '"' + "x" * 70 + '@example.com"',
    '"a@exämple.com"',
    r'"a\u0000@example.com"',
    '"@"',
    r'"a\n@b.com"',
)
_URLS: Final = (
    '"javascript:alert(1)"',
    r'"https://example.com/\u0000"',
    r'"https://example.com/\n"',
    '"http://"',
    '"//x"',
)
_JSON: Final = (
    r'{"\u0000": 1}', r'{"a": "\u0000"}', r'{"\ud800": 1}', r'["\ud800"]',
    "[1" + "0" * 400 + "]", "[NaN]", "[1e400]", '{"": {}}',
    "[" * 60 + "]" * 60, '{"a": 1, "a": 2}', "[0.1, -0.0, 1e22, 123456789012345678901234567890]", '"text"', "null",
)  # fmt: skip
_OTHERS: Final = ("null", "[]", "{}", '""', "0", "true")

_BY_TYPE: Final[dict[str, tuple[str, ...]]] = {
    "string": _TEXT, "text": _TEXT, "email": (*_TEXT, *_EMAILS), "url": (*_TEXT, *_URLS), "enum": _TEXT,
    "integer": _INTEGERS, "bigint": _INTEGERS, "float": _FLOATS, "decimal": _DECIMALS, "date": _DATES,
    "datetime": _DATETIMES, "time": _TIMES, "uuid": _UUIDS, "json": _JSON, "boolean": ('"true"', "1", "NaN"),
}  # fmt: skip


def hostile_values(field: FieldSpec | ItemSpec) -> Iterator[str]:
    """Values for one field, as JSON: those of its type, those at and beyond its bounds, and those of other types."""
    yield from dict.fromkeys([*_typed(field), *_bounds(field), *_OTHERS])


def _typed(field: FieldSpec | ItemSpec) -> Iterator[str]:
    if isinstance(field, FieldSpec) and field.items is not None:
        items = [*_typed(field.items), *_OTHERS]
        yield from (f"[{value}]" for value in items)
        yield "[" + ", ".join(["null"] * 2000) + "]"
        return
    yield from _BY_TYPE[field.type]
    if field.type == "decimal":
        # One digit more than the column has, before the point and behind it.
        whole, scale = (field.precision or 0) - (field.scale or 0), field.scale or 0
        yield f'"{"9" * (whole + 1)}"'
        yield f'"0.{"0" * scale}1"'


def _bounds(field: FieldSpec | ItemSpec) -> Iterator[str]:
    for case in samples.cases(field):
        yield json.dumps(case.value)
