# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Values that a tag may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("name", "Backup", id="name"),
    pytest.param("name", "name two", id="name another"),
    pytest.param("name", "x", id="name at the minimum length"),
    pytest.param("name", "x" * 40, id="name at the maximum length"),
]

REFUSED = [
    pytest.param("name", "", "string_too_short", id="name below the minimum length"),
    pytest.param("name", "x" * 41, "string_too_long", id="name above the maximum length"),
    pytest.param("name", "\x00", "nul_character", id="name with a NUL"),
    pytest.param("name", 1, "string_type", id="name a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("name", "Backue\u0301", "Backu\u00e9", id="name with a letter in two parts"),
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
]
