# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Values that a comment may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("text", "text one", id="text"),
    pytest.param("text", "text two", id="text another"),
    pytest.param("text", "x", id="text at the minimum length"),
    pytest.param("text", "x" * 2000, id="text at the maximum length"),
]

REFUSED = [
    pytest.param("text", "", "string_too_short", id="text below the minimum length"),
    pytest.param("text", "x" * 2001, "string_too_long", id="text above the maximum length"),
    pytest.param("text", " ", "string_pattern_mismatch", id="text of blanks"),
    pytest.param("text", "\x00", "nul_character", id="text with a NUL"),
    pytest.param("text", 1, "string_type", id="text a number"),
    pytest.param("text", "&" * 2000, "string_too_long", id="text too long once it is sanitised"),
]

REFUSED_ON_CREATE = [
    pytest.param("articleId", "nonsense", "uuid_parsing", id="articleId no UUID"),
    pytest.param("articleId", 1, "uuid_type", id="articleId a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("text", "text one\u0301", "text on\u00e9", id="text with a letter in two parts"),
]

# HTML, and what sanitising leaves of it.
DIRTY = [
    pytest.param("text", "<script>alert(1)</script>Hi", "Hi", id="text: a script"),
    pytest.param("text", '<p onclick="alert(1)">Hi</p>', "<p>Hi</p>", id="text: an event handler"),
    pytest.param("text", "<img src=x onerror=alert(1)>Hi", "Hi", id="text: an image that fails to load"),
    pytest.param(
        "text",
        '<a href="javascript:alert(1)">Hi</a>',
        '<a rel="noopener noreferrer">Hi</a>',
        id="text: a link that runs a script",
    ),
    pytest.param(
        "text", '<a href="data:text/html,x">Hi</a>', '<a rel="noopener noreferrer">Hi</a>', id="text: a link to data"
    ),
    pytest.param("text", "<svg onload=alert(1)>Hi</svg>", "Hi", id="text: a drawing that runs a script"),
    pytest.param("text", '<iframe src="https://example.com"></iframe>Hi', "Hi", id="text: a frame"),
    pytest.param("text", "<i>Hi</i>", "Hi", id="text: a tag that is not allowed"),
    pytest.param("text", "<p>Hi <em>you</em></p>", "<p>Hi <em>you</em></p>", id="text: tags that are allowed"),
]

# JSON text that readers do not agree about. It is refused or stored exactly.
HOSTILE = [
    pytest.param("text", r'"canary7f3a\u0000"', id="text: a NUL"),
    pytest.param("text", r'"canary7f3a\ud800"', id="text: half a character"),
    pytest.param("text", r'"\udfffcanary7f3a"', id="text: the other half"),
    pytest.param("text", r'"\ud83d\ude00\udbff\udfff"', id="text: beyond the first plane"),
    pytest.param("text", r'"x\uffff"', id="text: a character that is none"),
    pytest.param("text", r'"\u202eevil\u202c"', id="text: another direction"),
    pytest.param("text", r'"\u200b\u2060\ufeff"', id="text: characters without a width"),
    pytest.param("text", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="text: control characters"),
    pytest.param("text", r'"e\u0301"', id="text: a letter in two parts"),
    pytest.param("text", r'"\\u0000"', id="text: an escape that is text"),
    pytest.param("text", '"%00 %s %(x)s %%"', id="text: percent signs"),
    pytest.param("text", '"\'; DROP TABLE users; --"', id="text: SQL"),
    pytest.param("text", '"${{x}} :x {0} $1"', id="text: braces"),
    pytest.param("text", '"   "', id="text: blanks"),
    pytest.param("text", '{"canary7f3a": 1}', id="text: an object"),
    pytest.param("text", '["canary7f3a"]', id="text: a list"),
    pytest.param("text", "NaN", id="text: no number"),
]
