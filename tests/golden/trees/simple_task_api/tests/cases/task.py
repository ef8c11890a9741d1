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
