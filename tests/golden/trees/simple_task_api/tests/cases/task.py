# Generated from specs/simple_task_api.yaml by templates/tests/cases/entity.py.j2.
"""Values that a task may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("title", "Buy milk", id="title"),
    pytest.param("title", "title two", id="title another"),
    pytest.param("title", "x", id="title at the minimum length"),
    pytest.param("title", "x" * 200, id="title at the maximum length"),
    pytest.param("description", "description one", id="description"),
    pytest.param("description", "description two", id="description another"),
    pytest.param("description", "x" * 1000, id="description at the maximum length"),
    pytest.param("completed", True, id="completed"),
    pytest.param("completed", False, id="completed another"),
]

REFUSED = [
    pytest.param("title", "", "string_too_short", id="title below the minimum length"),
    pytest.param("title", "x" * 201, "string_too_long", id="title above the maximum length"),
    pytest.param("title", "\x00", "nul_character", id="title with a NUL"),
    pytest.param("title", 1, "string_type", id="title a number"),
    pytest.param("description", "x" * 1001, "string_too_long", id="description above the maximum length"),
    pytest.param("description", "\x00", "nul_character", id="description with a NUL"),
    pytest.param("description", 1, "string_type", id="description a number"),
    pytest.param("completed", "yes", "bool_type", id="completed text"),
    pytest.param("completed", 1, "bool_type", id="completed a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param("title", "Buy mile\u0301", "Buy mil\u00e9", id="title with a letter in two parts"),
    pytest.param(
        "description", "description one\u0301", "description on\u00e9", id="description with a letter in two parts"
    ),
]

# HTML, and what sanitising leaves of it.
DIRTY = [
    pytest.param("description", "<script>alert(1)</script>Hi", "Hi", id="description: a script"),
    pytest.param("description", '<p onclick="alert(1)">Hi</p>', "<p>Hi</p>", id="description: an event handler"),
    pytest.param("description", "<img src=x onerror=alert(1)>Hi", "Hi", id="description: an image that fails to load"),
    pytest.param(
        "description",
        '<a href="javascript:alert(1)">Hi</a>',
        '<a rel="noopener noreferrer">Hi</a>',
        id="description: a link that runs a script",
    ),
    pytest.param(
        "description",
        '<a href="data:text/html,x">Hi</a>',
        '<a rel="noopener noreferrer">Hi</a>',
        id="description: a link to data",
    ),
    pytest.param("description", "<svg onload=alert(1)>Hi</svg>", "Hi", id="description: a drawing that runs a script"),
    pytest.param("description", '<iframe src="https://example.com"></iframe>Hi', "Hi", id="description: a frame"),
    pytest.param("description", "<i>Hi</i>", "Hi", id="description: a tag that is not allowed"),
    pytest.param(
        "description", "<p>Hi <em>you</em></p>", "<p>Hi <em>you</em></p>", id="description: tags that are allowed"
    ),
]

# JSON text that readers do not agree about. It is refused or stored exactly.
HOSTILE = [
    pytest.param("title", r'"canary7f3a\u0000"', id="title: a NUL"),
    pytest.param("title", r'"canary7f3a\ud800"', id="title: half a character"),
    pytest.param("title", r'"\udfffcanary7f3a"', id="title: the other half"),
    pytest.param("title", r'"\ud83d\ude00\udbff\udfff"', id="title: beyond the first plane"),
    pytest.param("title", r'"x\uffff"', id="title: a character that is none"),
    pytest.param("title", r'"\u202eevil\u202c"', id="title: another direction"),
    pytest.param("title", r'"\u200b\u2060\ufeff"', id="title: characters without a width"),
    pytest.param("title", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="title: control characters"),
    pytest.param("title", r'"e\u0301"', id="title: a letter in two parts"),
    pytest.param("title", r'"\\u0000"', id="title: an escape that is text"),
    pytest.param("title", '"%00 %s %(x)s %%"', id="title: percent signs"),
    pytest.param("title", '"\'; DROP TABLE users; --"', id="title: SQL"),
    pytest.param("title", '"${{x}} :x {0} $1"', id="title: braces"),
    pytest.param("title", '"   "', id="title: blanks"),
    pytest.param("title", '{"canary7f3a": 1}', id="title: an object"),
    pytest.param("title", '["canary7f3a"]', id="title: a list"),
    pytest.param("title", "NaN", id="title: no number"),
    pytest.param("description", r'"canary7f3a\u0000"', id="description: a NUL"),
    pytest.param("description", r'"canary7f3a\ud800"', id="description: half a character"),
    pytest.param("description", r'"\udfffcanary7f3a"', id="description: the other half"),
    pytest.param("description", r'"\ud83d\ude00\udbff\udfff"', id="description: beyond the first plane"),
    pytest.param("description", r'"x\uffff"', id="description: a character that is none"),
    pytest.param("description", r'"\u202eevil\u202c"', id="description: another direction"),
    pytest.param("description", r'"\u200b\u2060\ufeff"', id="description: characters without a width"),
    pytest.param("description", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="description: control characters"),
    pytest.param("description", r'"e\u0301"', id="description: a letter in two parts"),
    pytest.param("description", r'"\\u0000"', id="description: an escape that is text"),
    pytest.param("description", '"%00 %s %(x)s %%"', id="description: percent signs"),
    pytest.param("description", '"\'; DROP TABLE users; --"', id="description: SQL"),
    pytest.param("description", '"${{x}} :x {0} $1"', id="description: braces"),
    pytest.param("description", '"   "', id="description: blanks"),
    pytest.param("description", '{"canary7f3a": 1}', id="description: an object"),
    pytest.param("description", '["canary7f3a"]', id="description: a list"),
    pytest.param("description", "NaN", id="description: no number"),
    pytest.param("completed", '"canary7f3a"', id="completed: text"),
    pytest.param("completed", "0", id="completed: zero"),
    pytest.param("completed", "1.0", id="completed: a float"),
    pytest.param("completed", '{"canary7f3a": 1}', id="completed: an object"),
    pytest.param("completed", '["canary7f3a"]', id="completed: a list"),
    pytest.param("completed", "NaN", id="completed: no number"),
]
