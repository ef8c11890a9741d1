# Generated from specs/knowledge_base.yaml by templates/tests/cases/entity.py.j2.
"""Values that an article may have, and values that are refused, with pydantic's type of the error."""

import pytest

ACCEPTED = [
    pytest.param("title", "How to restore a backup", id="title"),
    pytest.param("title", "title two", id="title another"),
    pytest.param("title", "x", id="title at the minimum length"),
    pytest.param("title", "x" * 200, id="title at the maximum length"),
    pytest.param("summary", "summary one", id="summary"),
    pytest.param("summary", "summary two", id="summary another"),
    pytest.param("summary", "x" * 1000, id="summary at the maximum length"),
    pytest.param("state", "DRAFT", id="state"),
    pytest.param("state", "PUBLISHED", id="state another"),
    pytest.param("state", "DRAFT", id="state DRAFT"),
    pytest.param("state", "PUBLISHED", id="state PUBLISHED"),
    pytest.param("state", "ARCHIVED", id="state ARCHIVED"),
]

REFUSED = [
    pytest.param("categoryId", "nonsense", "uuid_parsing", id="categoryId no UUID"),
    pytest.param("categoryId", 1, "uuid_type", id="categoryId a number"),
    pytest.param("authorId", "nonsense", "uuid_parsing", id="authorId no UUID"),
    pytest.param("authorId", 1, "uuid_type", id="authorId a number"),
    pytest.param("title", "", "string_too_short", id="title below the minimum length"),
    pytest.param("title", "x" * 201, "string_too_long", id="title above the maximum length"),
    pytest.param("title", " ", "string_pattern_mismatch", id="title of blanks"),
    pytest.param("title", "\x00", "nul_character", id="title with a NUL"),
    pytest.param("title", 1, "string_type", id="title a number"),
    pytest.param("summary", "x" * 1001, "string_too_long", id="summary above the maximum length"),
    pytest.param("summary", "\x00", "nul_character", id="summary with a NUL"),
    pytest.param("summary", 1, "string_type", id="summary a number"),
    pytest.param("summary", "&" * 1000, "string_too_long", id="summary too long once it is sanitised"),
    pytest.param("state", "x", "literal_error", id="state no value of it"),
    pytest.param("state", 1, "literal_error", id="state a number"),
]

# Another way to write a value, and how it is answered.
WRITTEN = [
    pytest.param(
        "title", "How to restore a backue\u0301", "How to restore a backu\u00e9", id="title with a letter in two parts"
    ),
    pytest.param("summary", "summary one\u0301", "summary on\u00e9", id="summary with a letter in two parts"),
]

# HTML, and what sanitising leaves of it.
DIRTY = [
    pytest.param("summary", "<script>alert(1)</script>Hi", "Hi", id="summary: a script"),
    pytest.param("summary", '<p onclick="alert(1)">Hi</p>', "<p>Hi</p>", id="summary: an event handler"),
    pytest.param("summary", "<img src=x onerror=alert(1)>Hi", "Hi", id="summary: an image that fails to load"),
    pytest.param(
        "summary",
        '<a href="javascript:alert(1)">Hi</a>',
        '<a rel="noopener noreferrer">Hi</a>',
        id="summary: a link that runs a script",
    ),
    pytest.param(
        "summary",
        '<a href="data:text/html,x">Hi</a>',
        '<a rel="noopener noreferrer">Hi</a>',
        id="summary: a link to data",
    ),
    pytest.param("summary", "<svg onload=alert(1)>Hi</svg>", "Hi", id="summary: a drawing that runs a script"),
    pytest.param("summary", '<iframe src="https://example.com"></iframe>Hi', "Hi", id="summary: a frame"),
    pytest.param("summary", "<i>Hi</i>", "Hi", id="summary: a tag that is not allowed"),
    pytest.param("summary", "<p>Hi <em>you</em></p>", "<p>Hi <em>you</em></p>", id="summary: tags that are allowed"),
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
    pytest.param("summary", r'"canary7f3a\u0000"', id="summary: a NUL"),
    pytest.param("summary", r'"canary7f3a\ud800"', id="summary: half a character"),
    pytest.param("summary", r'"\udfffcanary7f3a"', id="summary: the other half"),
    pytest.param("summary", r'"\ud83d\ude00\udbff\udfff"', id="summary: beyond the first plane"),
    pytest.param("summary", r'"x\uffff"', id="summary: a character that is none"),
    pytest.param("summary", r'"\u202eevil\u202c"', id="summary: another direction"),
    pytest.param("summary", r'"\u200b\u2060\ufeff"', id="summary: characters without a width"),
    pytest.param("summary", r'"\u0001\u001b[31m\u007f\u0085\u2028"', id="summary: control characters"),
    pytest.param("summary", r'"e\u0301"', id="summary: a letter in two parts"),
    pytest.param("summary", r'"\\u0000"', id="summary: an escape that is text"),
    pytest.param("summary", '"%00 %s %(x)s %%"', id="summary: percent signs"),
    pytest.param("summary", '"\'; DROP TABLE users; --"', id="summary: SQL"),
    pytest.param("summary", '"${{x}} :x {0} $1"', id="summary: braces"),
    pytest.param("summary", '"   "', id="summary: blanks"),
    pytest.param("summary", '{"canary7f3a": 1}', id="summary: an object"),
    pytest.param("summary", '["canary7f3a"]', id="summary: a list"),
    pytest.param("summary", "NaN", id="summary: no number"),
    pytest.param("state", '"draft"', id="state: another case"),
    pytest.param("state", '" DRAFT"', id="state: a blank"),
    pytest.param("state", r'"DRAFT\u0000"', id="state: a NUL"),
    pytest.param("state", r'"DRAFT\ud800"', id="state: half a character"),
    pytest.param("state", '"canary7f3a"', id="state: text"),
    pytest.param("state", '{"canary7f3a": 1}', id="state: an object"),
    pytest.param("state", '["canary7f3a"]', id="state: a list"),
    pytest.param("state", "NaN", id="state: no number"),
]
