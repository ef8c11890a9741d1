# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Values that a category may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("name", "Operations", id="name"),
    pytest.param("name", "name two", id="name another"),
    pytest.param("name", "x", id="name at the minimum length"),
    pytest.param("name", "x" * 100, id="name at the maximum length"),
    pytest.param("slug", "a", id="slug"),
    pytest.param("slug", "b", id="slug another"),
    pytest.param(
        "slug", "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-aa", id="slug at the maximum length"
    ),
]

REFUSED = [
    pytest.param("parentId", "nonsense", "uuid_parsing", id="parentId no UUID"),
    pytest.param("parentId", 1, "uuid_type", id="parentId a number"),
    pytest.param("name", "", "string_too_short", id="name below the minimum length"),
    pytest.param("name", "x" * 101, "string_too_long", id="name above the maximum length"),
    pytest.param("name", " ", "string_pattern_mismatch", id="name of blanks"),
    pytest.param("name", "\x00", "nul_character", id="name with a NUL"),
    pytest.param("name", 1, "string_type", id="name a number"),
    pytest.param(
        "slug",
        "a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a",
        "string_too_long",
        id="slug above the maximum length",
    ),
    pytest.param("slug", "a!", "string_pattern_mismatch", id="slug against the pattern"),
    pytest.param("slug", 1, "string_type", id="slug a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("name", "Operatione\u0301", "Operation\u00e9", id="name with a letter in two parts"),
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
    pytest.param("slug", r'"canary7f3a\u0000"', id="slug: a NUL"),
    pytest.param("slug", r'"canary7f3a\ud800"', id="slug: half a character"),
    pytest.param("slug", r'"\udfffcanary7f3a"', id="slug: the other half"),
    pytest.param("slug", r'"\ud83d\ude00\udbff\udfff"', id="slug: beyond the first plane"),
    pytest.param("slug", r'"x\uffff"', id="slug: a character that is none"),
    pytest.param("slug", r'"\u202eevil\u202c"', id="slug: another direction"),
    pytest.param("slug", r'"\u200b\u2060\ufeff"', id="slug: characters without a width"),
    pytest.param("slug", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="slug: control characters"),
    pytest.param("slug", r'"e\u0301"', id="slug: a letter in two parts"),
    pytest.param("slug", r'"\\u0000"', id="slug: an escape that is text"),
    pytest.param("slug", '"%00 %s %(x)s %%"', id="slug: percent signs"),
    pytest.param("slug", '"\'; DROP TABLE users; --"', id="slug: SQL"),
    pytest.param("slug", '"${{x}} :x {0} $1"', id="slug: braces"),
    pytest.param("slug", '"   "', id="slug: blanks"),
    pytest.param("slug", '{"canary7f3a": 1}', id="slug: an object"),
    pytest.param("slug", '["canary7f3a"]', id="slug: a list"),
    pytest.param("slug", "NaN", id="slug: no number"),
]
