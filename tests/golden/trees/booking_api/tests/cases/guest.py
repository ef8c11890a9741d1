# Generated from specs/booking_api.yaml by templates/tests/cases/entity.py.j2.
"""Values that a guest may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("name", "name one", id="name"),
    pytest.param("name", "name two", id="name another"),
    pytest.param("name", "x", id="name at the minimum length"),
    pytest.param("name", "x" * 120, id="name at the maximum length"),
    pytest.param("phone", "0", id="phone"),
    pytest.param("phone", "1", id="phone another"),
    pytest.param("phone", "00000000000000000000", id="phone at the maximum length"),
]

REFUSED = [
    pytest.param("name", "", "string_too_short", id="name below the minimum length"),
    pytest.param("name", "x" * 121, "string_too_long", id="name above the maximum length"),
    pytest.param("name", "\x00", "nul_character", id="name with a NUL"),
    pytest.param("name", 1, "string_type", id="name a number"),
    pytest.param("phone", "0" * 21, "string_too_long", id="phone above the maximum length"),
    pytest.param("phone", "0!", "string_pattern_mismatch", id="phone against the pattern"),
    pytest.param("phone", 1, "string_type", id="phone a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("name", "name one\u0301", "name on\u00e9", id="name with a letter in two parts"),
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
    pytest.param("phone", r'"canary7f3a\u0000"', id="phone: a NUL"),
    pytest.param("phone", r'"canary7f3a\ud800"', id="phone: half a character"),
    pytest.param("phone", r'"\udfffcanary7f3a"', id="phone: the other half"),
    pytest.param("phone", r'"\ud83d\ude00\udbff\udfff"', id="phone: beyond the first plane"),
    pytest.param("phone", r'"x\uffff"', id="phone: a character that is none"),
    pytest.param("phone", r'"\u202eevil\u202c"', id="phone: another direction"),
    pytest.param("phone", r'"\u200b\u2060\ufeff"', id="phone: characters without a width"),
    pytest.param("phone", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="phone: control characters"),
    pytest.param("phone", r'"e\u0301"', id="phone: a letter in two parts"),
    pytest.param("phone", r'"\\u0000"', id="phone: an escape that is text"),
    pytest.param("phone", '"%00 %s %(x)s %%"', id="phone: percent signs"),
    pytest.param("phone", '"\'; DROP TABLE users; --"', id="phone: SQL"),
    pytest.param("phone", '"${{x}} :x {0} $1"', id="phone: braces"),
    pytest.param("phone", '"   "', id="phone: blanks"),
    pytest.param("phone", '{"canary7f3a": 1}', id="phone: an object"),
    pytest.param("phone", '["canary7f3a"]', id="phone: a list"),
    pytest.param("phone", "NaN", id="phone: no number"),
]
