# Generated from specs/everything.yaml by templates/tests/cases/entity.py.j2.
"""Values that a person may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("name", "full name one", id="name"),
    pytest.param("name", "full name two", id="name another"),
    pytest.param("name", "x" * 120, id="name at the maximum length"),
    pytest.param("email", "one@example.com", id="email"),
    pytest.param("email", "two@example.com", id="email another"),
]

REFUSED = [
    pytest.param("name", "x" * 121, "string_too_long", id="name above the maximum length"),
    pytest.param("name", "\x00", "nul_character", id="name with a NUL"),
    pytest.param("name", 1, "string_type", id="name a number"),
    pytest.param("email", "nonsense", "value_error", id="email no address"),
    pytest.param("email", "Ann <ann@example.com>", "value_error", id="email with a name"),
    pytest.param("email", " ann@example.com", "value_error", id="email with a blank"),
    pytest.param("email", 1, "string_type", id="email a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("name", "full name one\u0301", "full name on\u00e9", id="name with a letter in two parts"),
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
    pytest.param("email", '"' + "x" * 64 + '@example.com"', id="email: a long local part"),
    pytest.param("email", '"' + "x" * 300 + '@example.com"', id="email: a local part that is too long"),
    pytest.param("email", r'"x@b\u00fccher.example"', id="email: a domain in Unicode"),
    pytest.param("email", '"x@xn--bcher-kva.example"', id="email: a domain in Punycode"),
    pytest.param("email", r'"x@canary7f3a\u2603.com"', id="email: a domain that no domain may be"),
    pytest.param("email", '"x@xn--canary7f3a.com"', id="email: Punycode that is none"),
    pytest.param("email", '"Ada <ada@example.com>"', id="email: with a name"),
    pytest.param("email", '"x@example.com,canary7f3a@example.com"', id="email: two addresses"),
    pytest.param("email", r'"canary7f3a@example.com\r\nBcc: x@example.com"', id="email: a line break"),
    pytest.param("email", r'"canary7f3a\u0000@example.com"', id="email: a NUL"),
    pytest.param("email", r'"canary7f3a\ud800@example.com"', id="email: half a character"),
    pytest.param("email", r'"x@\u200bcanary7f3a.com"', id="email: a character without a width"),
    pytest.param("email", '{"canary7f3a": 1}', id="email: an object"),
    pytest.param("email", '["canary7f3a"]', id="email: a list"),
    pytest.param("email", "NaN", id="email: no number"),
]
