"""Hostile values of each field type, as the JSON text of a request: what Python, JSON and PostgreSQL read differently.

Each is either refused or stored exactly; which of the two depends on the field's constraints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generators.samples.values import Spec

CANARY: Final = "canary7f3a"
"""Stands in values that are refused, so that a test can tell whether an answer repeats them."""

_NOT_FINITE: Final = (
    ("not a number", "NaN"),
    ("infinite", "Infinity"),
    ("beyond every float", "1e400"),
    ("400 digits", "1" * 400),
)
_OTHER_TYPES: Final = (
    ("an object", f'{{"{CANARY}": 1}}'),
    ("a list", f'["{CANARY}"]'),
    ("no number", "NaN"),
)
_TEXT: Final = (
    ("a NUL", rf'"{CANARY}\u0000"'),
    ("half a character", rf'"{CANARY}\ud800"'),
    ("the other half", rf'"\udfff{CANARY}"'),
    ("beyond the first plane", r'"\ud83d\ude00\udbff\udfff"'),
    ("a character that is none", r'"x\uffff"'),
    ("another direction", r'"\u202eevil\u202c"'),
    ("characters without a width", r'"\u200b\u2060\ufeff"'),
    ("control characters", r'"\u0001\u001b[31m\u007f\u0085\u2028"'),
    ("a letter in two parts", r'"e\u0301"'),
    ("an escape that is text", r'"\\u0000"'),
    ("percent signs", '"%00 %s %(x)s %%"'),
    ("SQL", '"\'; DROP TABLE users; --"'),
    ("braces", '"${{x}} :x {0} $1"'),
    ("blanks", '"   "'),
    *_OTHER_TYPES,
)
_WHOLE: Final = (
    ("beyond 32 bits", "2147483648"),
    ("below 32 bits", "-2147483649"),
    ("beyond 64 bits", "9223372036854775808"),
    ("below 64 bits", "-9223372036854775809"),
    ("minus zero", "-0"),
    ("a float", "1.0"),
    ("an exponent", "1e2"),
    ("a digit that is not ASCII", r'"\uff11"'),
    ("an underscore", '"1_000"'),
    ("text", f'"{CANARY}"'),
    *_NOT_FINITE,
)
_FLOAT: Final = (
    ("the smallest", "5e-324"),
    ("below every float", "1e-400"),
    ("the largest", "1.7976931348623157e308"),
    ("minus zero", "-0.0"),
    ("an integer that no float is", "9007199254740993"),
    ("more digits than a float has", "0.1234567890123456789"),
    ("text", f'"{CANARY}"'),
    *_NOT_FINITE,
)
_DECIMAL: Final = (
    ("minus zero", '"-0"'),
    ("a float that is minus zero", "-0.0"),
    ("zero with an exponent", '"0E+400"'),
    ("a round number", "10000"),
    ("an exponent", '"1E2"'),
    ("a great exponent", '"1E+400"'),
    ("a small exponent", '"1E-400"'),
    ("an endless exponent", '"1E+9999999999999999999"'),
    ("a tiny float", "1e-400"),
    ("a thousandth of a thousandth", "0.000001"),
    ("a signalling NaN", '"sNaN"'),
    ("NaN as text", '"NaN"'),
    ("infinity as text", '"-Infinity"'),
    ("digits that are not ASCII", r'"\uff11\u0661"'),
    ("an underscore", '"1_000"'),
    ("blanks", '" 1 "'),
    ("400 digits as text", f'"{"1" * 400}"'),
    ("text", f'"{CANARY}"'),
    *_NOT_FINITE,
)
_BOOLEAN: Final = (("text", f'"{CANARY}"'), ("zero", "0"), ("a float", "1.0"), *_OTHER_TYPES)
_DATE: Final = (
    ("the first day", '"0001-01-01"'),
    ("the second day", '"0001-01-02"'),
    ("the last day", '"9999-12-31"'),
    ("the last day but one", '"9999-12-30"'),
    ("year zero", '"0000-01-01"'),
    ("year 10000", '"10000-01-01"'),
    ("infinity", '"infinity"'),
    ("a Unix time", '"1700000000"'),
    ("with a time", '"2026-01-15T00:00:00"'),
    ("digits that are not ASCII", r'"\uff12\uff10\uff12\uff16-01-15"'),
    ("a line break", r'"2026-01-15\n"'),
    ("text", f'"{CANARY}"'),
    ("beyond every float", "1e400"),
)
_TIME: Final = (
    ("midnight at the end", '"24:00:00"'),
    ("a leap second", '"23:59:60"'),
    ("the last microsecond", '"23:59:59.999999"'),
    ("a tenth of a microsecond", '"23:59:59.9999999"'),
    ("an offset", '"09:30:00+14:00"'),
    ("a word of PostgreSQL", '"allballs"'),
    ("digits that are not ASCII", r'"\uff10\uff19:30"'),
    ("text", f'"{CANARY}"'),
    ("beyond every float", "1e400"),
)
_DATETIME: Final = (
    ("the first moment", '"0001-01-01T00:00:00Z"'),
    ("the last moment", '"9999-12-31T23:59:59.999999Z"'),
    ("before the first year", '"0001-01-01T00:00:00+14:00"'),
    ("within the first year", '"0001-01-01T00:00:00-14:00"'),
    ("after the last year", '"9999-12-31T23:59:59-14:00"'),
    ("within the last year", '"9999-12-31T23:59:59+14:00"'),
    ("the greatest offset", '"2026-01-15T09:30:00+23:59"'),
    ("too great an offset", '"2026-01-15T09:30:00+24:00"'),
    ("an offset with seconds", '"2026-01-15T09:30:00+01:00:30"'),
    ("midnight at the end", '"2026-01-15T24:00:00Z"'),
    ("a leap second", '"2026-12-31T23:59:60Z"'),
    ("a tenth of a microsecond", '"2026-01-15T09:30:00.1234567Z"'),
    ("infinity", '"-infinity"'),
    ("a Unix time", '"1700000000"'),
    ("text", f'"{CANARY}"'),
    ("beyond every float", "1e400"),
)
_UUID: Final = (
    ("in braces", '"{123e4567-e89b-12d3-a456-426614174000}"'),
    ("as a URN", '"urn:uuid:123e4567-e89b-12d3-a456-426614174000"'),
    ("in capitals", '"123E4567-E89B-12D3-A456-426614174000"'),
    ("nothing but zeros", '"00000000-0000-0000-0000-000000000000"'),
    ("one digit too few", '"123e4567-e89b-12d3-a456-42661417400"'),
    ("a digit that is not ASCII", r'"\uff1123e4567-e89b-12d3-a456-426614174000"'),
    ("a NUL", r'"123e4567-e89b-12d3-a456-426614174000\u0000"'),
    ("text", f'"{CANARY}"'),
    *_OTHER_TYPES,
)
_EMAIL: Final = (
    ("a long local part", f'"{"x" * 64}@example.com"'),
    ("a local part that is too long", f'"{"x" * 300}@example.com"'),
    ("a domain in Unicode", r'"x@b\u00fccher.example"'),
    ("a domain in Punycode", '"x@xn--bcher-kva.example"'),
    ("a domain that no domain may be", rf'"x@{CANARY}\u2603.com"'),
    ("Punycode that is none", f'"x@xn--{CANARY}.com"'),
    ("with a name", '"Ada <ada@example.com>"'),
    ("two addresses", f'"x@example.com,{CANARY}@example.com"'),
    ("a line break", rf'"{CANARY}@example.com\r\nBcc: x@example.com"'),
    ("a NUL", rf'"{CANARY}\u0000@example.com"'),
    ("half a character", rf'"{CANARY}\ud800@example.com"'),
    ("a character without a width", rf'"x@\u200b{CANARY}.com"'),
    *_OTHER_TYPES,
)
_URL: Final = (
    ("a script", f'"javascript:{CANARY}"'),
    ("a line break at the end", rf'"https://example.com/{CANARY}\n"'),
    ("a line break in the scheme", rf'"ht\ntps://example.com/{CANARY}"'),
    ("blanks around it", f'" https://example.com/{CANARY} "'),
    ("backslashes", rf'"https:\\\\example.com\\{CANARY}"'),
    ("no slashes", f'"https:{CANARY}.example.com"'),
    ("a NUL", rf'"https://example.com/{CANARY}\u0000"'),
    ("half a character", rf'"https://example.com/{CANARY}\ud800"'),
    ("another direction", rf'"https://example.com/{CANARY}\u202e"'),
    ("a NUL that is escaped", '"https://example.com/%00"'),
    ("a host in Unicode", r'"https://b\u00fccher.example/"'),
    ("a port that is none", f'"https://{CANARY}:99999/"'),
    ("half an address", f'"https://[::1/{CANARY}"'),
    *_OTHER_TYPES,
)
_JSON: Final = (
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
_VALUES: Final = {
    "string": _TEXT, "text": _TEXT, "integer": _WHOLE, "bigint": _WHOLE, "float": _FLOAT, "decimal": _DECIMAL,
    "boolean": _BOOLEAN, "date": _DATE, "time": _TIME, "datetime": _DATETIME, "uuid": _UUID, "email": _EMAIL,
    "url": _URL, "json": _JSON,
}  # fmt: skip


def hostile_values(spec: Spec) -> Iterator[tuple[str, str]]:
    """(label, JSON text) pairs for a value that is no list."""
    match spec.type:
        case "enum":
            yield from _enum(spec.values or ())
        case "string" | "text":
            for label, text in _TEXT:
                yield label, _long_enough(text, spec.min_length or 0)
        case _:
            yield from _VALUES[spec.type]


def _enum(values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Nearly one of the values."""
    first = json.dumps(values[0])[1:-1]
    yield "another case", json.dumps(values[0].swapcase())
    yield "a blank", f'" {first}"'
    yield "a NUL", rf'"{first}\u0000"'
    yield "half a character", rf'"{first}\ud800"'
    yield "text", f'"{CANARY}"'
    yield from _OTHER_TYPES


def _long_enough(text: str, length: int) -> str:
    """Text of at least so many characters, filled up before its closing quote."""
    return f"{text[:-1]}{'x' * (length - len(json.loads(text)))}{text[-1]}" if text.startswith('"') else text
