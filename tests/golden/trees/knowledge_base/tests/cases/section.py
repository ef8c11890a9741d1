# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Values that a section may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("heading", "Before you begin", id="heading"),
    pytest.param("heading", "heading two", id="heading another"),
    pytest.param("heading", "x", id="heading at the minimum length"),
    pytest.param("heading", "x" * 200, id="heading at the maximum length"),
    pytest.param("body", "body one", id="body"),
    pytest.param("body", "body two", id="body another"),
    pytest.param("body", "x" * 20000, id="body at the maximum length"),
    pytest.param("position", 10, id="position"),
    pytest.param("position", 11, id="position another"),
    pytest.param("position", 1, id="position at the lower bound"),
    pytest.param("position", 1000, id="position at the upper bound"),
]

REFUSED = [
    pytest.param("heading", "", "string_too_short", id="heading below the minimum length"),
    pytest.param("heading", "x" * 201, "string_too_long", id="heading above the maximum length"),
    pytest.param("heading", " ", "string_pattern_mismatch", id="heading of blanks"),
    pytest.param("heading", "\x00", "nul_character", id="heading with a NUL"),
    pytest.param("heading", 1, "string_type", id="heading a number"),
    pytest.param("body", "x" * 20001, "string_too_long", id="body above the maximum length"),
    pytest.param("body", "\x00", "nul_character", id="body with a NUL"),
    pytest.param("body", 1, "string_type", id="body a number"),
    pytest.param("body", "&" * 20000, "string_too_long", id="body too long once it is sanitised"),
    pytest.param("position", 0, "greater_than_equal", id="position below the lower bound"),
    pytest.param("position", 1001, "less_than_equal", id="position above the upper bound"),
    pytest.param("position", True, "int_type", id="position a boolean"),
    pytest.param("position", "1", "int_type", id="position text"),
    pytest.param("position", 0.5, "int_type", id="position with a fraction"),
]

REFUSED_ON_CREATE = [
    pytest.param("articleId", "nonsense", "uuid_parsing", id="articleId no UUID"),
    pytest.param("articleId", 1, "uuid_type", id="articleId a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("heading", "Before you begie\u0301", "Before you begi\u00e9", id="heading with a letter in two parts"),
    pytest.param("body", "body one\u0301", "body on\u00e9", id="body with a letter in two parts"),
]

# HTML, and what sanitising leaves of it.
DIRTY = [
    pytest.param("body", "<script>alert(1)</script>Hi", "Hi", id="body: a script"),
    pytest.param("body", '<p onclick="alert(1)">Hi</p>', "<p>Hi</p>", id="body: an event handler"),
    pytest.param("body", "<img src=x onerror=alert(1)>Hi", "Hi", id="body: an image that fails to load"),
    pytest.param(
        "body",
        '<a href="javascript:alert(1)">Hi</a>',
        '<a rel="noopener noreferrer">Hi</a>',
        id="body: a link that runs a script",
    ),
    pytest.param(
        "body", '<a href="data:text/html,x">Hi</a>', '<a rel="noopener noreferrer">Hi</a>', id="body: a link to data"
    ),
    pytest.param("body", "<svg onload=alert(1)>Hi</svg>", "Hi", id="body: a drawing that runs a script"),
    pytest.param("body", '<iframe src="https://example.com"></iframe>Hi', "Hi", id="body: a frame"),
    pytest.param("body", "<i>Hi</i>", "Hi", id="body: a tag that is not allowed"),
    pytest.param("body", "<p>Hi <em>you</em></p>", "<p>Hi <em>you</em></p>", id="body: tags that are allowed"),
]

# JSON text that readers do not agree about. It is refused or stored exactly.
HOSTILE = [
    pytest.param("heading", r'"canary7f3a\u0000"', id="heading: a NUL"),
    pytest.param("heading", r'"canary7f3a\ud800"', id="heading: half a character"),
    pytest.param("heading", r'"\udfffcanary7f3a"', id="heading: the other half"),
    pytest.param("heading", r'"\ud83d\ude00\udbff\udfff"', id="heading: beyond the first plane"),
    pytest.param("heading", r'"x\uffff"', id="heading: a character that is none"),
    pytest.param("heading", r'"\u202eevil\u202c"', id="heading: another direction"),
    pytest.param("heading", r'"\u200b\u2060\ufeff"', id="heading: characters without a width"),
    pytest.param("heading", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="heading: control characters"),
    pytest.param("heading", r'"e\u0301"', id="heading: a letter in two parts"),
    pytest.param("heading", r'"\\u0000"', id="heading: an escape that is text"),
    pytest.param("heading", '"%00 %s %(x)s %%"', id="heading: percent signs"),
    pytest.param("heading", '"\'; DROP TABLE users; --"', id="heading: SQL"),
    pytest.param("heading", '"${{x}} :x {0} $1"', id="heading: braces"),
    pytest.param("heading", '"   "', id="heading: blanks"),
    pytest.param("heading", '{"canary7f3a": 1}', id="heading: an object"),
    pytest.param("heading", '["canary7f3a"]', id="heading: a list"),
    pytest.param("heading", "NaN", id="heading: no number"),
    pytest.param("body", r'"canary7f3a\u0000"', id="body: a NUL"),
    pytest.param("body", r'"canary7f3a\ud800"', id="body: half a character"),
    pytest.param("body", r'"\udfffcanary7f3a"', id="body: the other half"),
    pytest.param("body", r'"\ud83d\ude00\udbff\udfff"', id="body: beyond the first plane"),
    pytest.param("body", r'"x\uffff"', id="body: a character that is none"),
    pytest.param("body", r'"\u202eevil\u202c"', id="body: another direction"),
    pytest.param("body", r'"\u200b\u2060\ufeff"', id="body: characters without a width"),
    pytest.param("body", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="body: control characters"),
    pytest.param("body", r'"e\u0301"', id="body: a letter in two parts"),
    pytest.param("body", r'"\\u0000"', id="body: an escape that is text"),
    pytest.param("body", '"%00 %s %(x)s %%"', id="body: percent signs"),
    pytest.param("body", '"\'; DROP TABLE users; --"', id="body: SQL"),
    pytest.param("body", '"${{x}} :x {0} $1"', id="body: braces"),
    pytest.param("body", '"   "', id="body: blanks"),
    pytest.param("body", '{"canary7f3a": 1}', id="body: an object"),
    pytest.param("body", '["canary7f3a"]', id="body: a list"),
    pytest.param("body", "NaN", id="body: no number"),
    pytest.param("position", "2147483648", id="position: beyond 32 bits"),
    pytest.param("position", "-2147483649", id="position: below 32 bits"),
    pytest.param("position", "9223372036854775808", id="position: beyond 64 bits"),
    pytest.param("position", "-9223372036854775809", id="position: below 64 bits"),
    pytest.param("position", "-0", id="position: minus zero"),
    pytest.param("position", "1.0", id="position: a float"),
    pytest.param("position", "1e2", id="position: an exponent"),
    pytest.param("position", r'"\uff11"', id="position: a digit that is not ASCII"),
    pytest.param("position", '"1_000"', id="position: an underscore"),
    pytest.param("position", '"canary7f3a"', id="position: text"),
    pytest.param("position", "NaN", id="position: not a number"),
    pytest.param("position", "Infinity", id="position: infinite"),
    pytest.param("position", "1e400", id="position: beyond every float"),
    pytest.param("position", "1" * 400, id="position: 400 digits"),
]
