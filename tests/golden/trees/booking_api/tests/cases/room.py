# Generated from specs/booking_api.yaml by templates/tests/cases/entity.py.j2.
"""Values that a room may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("name", "Blue room", id="name"),
    pytest.param("name", "name two", id="name another"),
    pytest.param("name", "x", id="name at the minimum length"),
    pytest.param("name", "x" * 80, id="name at the maximum length"),
    pytest.param("capacity", 10, id="capacity"),
    pytest.param("capacity", 11, id="capacity another"),
    pytest.param("capacity", 1, id="capacity at the lower bound"),
    pytest.param("capacity", 10000, id="capacity at the upper bound"),
]

REFUSED = [
    pytest.param("name", "", "string_too_short", id="name below the minimum length"),
    pytest.param("name", "x" * 81, "string_too_long", id="name above the maximum length"),
    pytest.param("name", "\x00", "nul_character", id="name with a NUL"),
    pytest.param("name", 1, "string_type", id="name a number"),
    pytest.param("capacity", 0, "greater_than", id="capacity below the lower bound"),
    pytest.param("capacity", 10001, "less_than_equal", id="capacity above the upper bound"),
    pytest.param("capacity", True, "int_type", id="capacity a boolean"),
    pytest.param("capacity", "1", "int_type", id="capacity text"),
    pytest.param("capacity", 0.5, "int_type", id="capacity with a fraction"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("name", "Blue rooe\u0301", "Blue roo\u00e9", id="name with a letter in two parts"),
]

# JSON text that readers do not agree about. It is refused or stored exactly.
HOSTILE = [
    pytest.param("name", r'"canary7f3a\u0000"', id="name: a NUL"),
    pytest.param("name", r'"canary7f3a\ud800"', id="name: half a character"),
    pytest.param("name", r'"\udfffcanary7f3a"', id="name: the other half"),
    pytest.param("name", r'"\ud83d\ude00\udbff\udfff"', id="name: beyond the first plane"),
    pytest.param("name", r'"x\uffff"', id="name: a character that is none"),
    pytest.param("name", r'"\u202eevil\u202c"', id="name: another direction"),
    pytest.param("name", r'"\u200b\u2060\ufeff"', id="name: characters without a width"),
    pytest.param("name", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="name: control characters"),
    pytest.param("name", r'"e\u0301"', id="name: a letter in two parts"),
    pytest.param("name", r'"\\u0000"', id="name: an escape that is text"),
    pytest.param("name", '"%00 %s %(x)s %%"', id="name: percent signs"),
    pytest.param("name", '"\'; DROP TABLE users; --"', id="name: SQL"),
    pytest.param("name", '"${{x}} :x {0} $1"', id="name: braces"),
    pytest.param("name", '"   "', id="name: blanks"),
    pytest.param("name", '{"canary7f3a": 1}', id="name: an object"),
    pytest.param("name", '["canary7f3a"]', id="name: a list"),
    pytest.param("name", "NaN", id="name: no number"),
    pytest.param("capacity", "2147483648", id="capacity: beyond 32 bits"),
    pytest.param("capacity", "-2147483649", id="capacity: below 32 bits"),
    pytest.param("capacity", "9223372036854775808", id="capacity: beyond 64 bits"),
    pytest.param("capacity", "-9223372036854775809", id="capacity: below 64 bits"),
    pytest.param("capacity", "-0", id="capacity: minus zero"),
    pytest.param("capacity", "1.0", id="capacity: a float"),
    pytest.param("capacity", "1e2", id="capacity: an exponent"),
    pytest.param("capacity", r'"\uff11"', id="capacity: a digit that is not ASCII"),
    pytest.param("capacity", '"1_000"', id="capacity: an underscore"),
    pytest.param("capacity", '"canary7f3a"', id="capacity: text"),
    pytest.param("capacity", "NaN", id="capacity: not a number"),
    pytest.param("capacity", "Infinity", id="capacity: infinite"),
    pytest.param("capacity", "1e400", id="capacity: beyond every float"),
    pytest.param("capacity", "1" * 400, id="capacity: 400 digits"),
]
