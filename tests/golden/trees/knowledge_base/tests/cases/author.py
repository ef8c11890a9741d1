# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Values that an author may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("fullName", "Ann Example", id="fullName"),
    pytest.param("fullName", "full name two", id="fullName another"),
    pytest.param("fullName", "x", id="fullName at the minimum length"),
    pytest.param("fullName", "x" * 120, id="fullName at the maximum length"),
    pytest.param("email", "one@example.com", id="email"),
    pytest.param("email", "two@example.com", id="email another"),
]

REFUSED = [
    pytest.param("fullName", "", "string_too_short", id="fullName below the minimum length"),
    pytest.param("fullName", "x" * 121, "string_too_long", id="fullName above the maximum length"),
    pytest.param("fullName", " ", "string_pattern_mismatch", id="fullName of blanks"),
    pytest.param("fullName", "\x00", "nul_character", id="fullName with a NUL"),
    pytest.param("fullName", 1, "string_type", id="fullName a number"),
    pytest.param("email", "nonsense", "value_error", id="email no address"),
    pytest.param("email", "Ann <ann@example.com>", "value_error", id="email with a name"),
    pytest.param("email", " ann@example.com", "value_error", id="email with a blank"),
    pytest.param("email", 1, "string_type", id="email a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("fullName", "Ann Example\u0301", "Ann Exampl\u00e9", id="fullName with a letter in two parts"),
]

# JSON text that readers do not agree about. It is refused or stored exactly.
HOSTILE = [
    pytest.param("fullName", r'"canary7f3a\u0000"', id="fullName: a NUL"),
    pytest.param("fullName", r'"canary7f3a\ud800"', id="fullName: half a character"),
    pytest.param("fullName", r'"\udfffcanary7f3a"', id="fullName: the other half"),
    pytest.param("fullName", r'"\ud83d\ude00\udbff\udfff"', id="fullName: beyond the first plane"),
    pytest.param("fullName", r'"x\uffff"', id="fullName: a character that is none"),
    pytest.param("fullName", r'"\u202eevil\u202c"', id="fullName: another direction"),
    pytest.param("fullName", r'"\u200b\u2060\ufeff"', id="fullName: characters without a width"),
    pytest.param("fullName", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="fullName: control characters"),
    pytest.param("fullName", r'"e\u0301"', id="fullName: a letter in two parts"),
    pytest.param("fullName", r'"\\u0000"', id="fullName: an escape that is text"),
    pytest.param("fullName", '"%00 %s %(x)s %%"', id="fullName: percent signs"),
    pytest.param("fullName", '"\'; DROP TABLE users; --"', id="fullName: SQL"),
    pytest.param("fullName", '"${{x}} :x {0} $1"', id="fullName: braces"),
    pytest.param("fullName", '"   "', id="fullName: blanks"),
    pytest.param("fullName", '{"canary7f3a": 1}', id="fullName: an object"),
    pytest.param("fullName", '["canary7f3a"]', id="fullName: a list"),
    pytest.param("fullName", "NaN", id="fullName: no number"),
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
