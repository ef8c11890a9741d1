# Generated from specs/simple_task_api.yaml by templates/tests/hostile.py.j2.
"""Values that readers of JSON, Python, PostgreSQL or HTML do not agree about, by what they are sent for."""

BOOLEAN = [
    ('"canary7f3a"', "text"),
    ("0", "zero"),
    ("1.0", "a float"),
    ('{"canary7f3a": 1}', "an object"),
    ('["canary7f3a"]', "a list"),
    ("NaN", "no number"),
]
STRING = [
    (r'"canary7f3a\u0000"', "a NUL"),
    (r'"canary7f3a\ud800"', "half a character"),
    (r'"\udfffcanary7f3a"', "the other half"),
    (r'"\ud83d\ude00\udbff\udfff"', "beyond the first plane"),
    (r'"x\uffff"', "a character that is none"),
    (r'"\u202eevil\u202c"', "another direction"),
    (r'"\u200b\u2060\ufeff"', "characters without a width"),
    (r'"\u0001\u001b[31m\u007f\u0085\u2028"', "control characters"),
    (r'"e\u0301"', "a letter in two parts"),
    (r'"\\u0000"', "an escape that is text"),
    ('"%00 %s %(x)s %%"', "percent signs"),
    ('"\'; DROP TABLE users; --"', "SQL"),
    ('"${{x}} :x {0} $1"', "braces"),
    ('"   "', "blanks"),
    ('{"canary7f3a": 1}', "an object"),
    ('["canary7f3a"]', "a list"),
    ("NaN", "no number"),
]
HTML = [
    ("<script>alert(1)</script>Hi", "Hi", "a script"),
    ('<p onclick="alert(1)">Hi</p>', "<p>Hi</p>", "an event handler"),
    ("<img src=x onerror=alert(1)>Hi", "Hi", "an image that fails to load"),
    ('<a href="javascript:alert(1)">Hi</a>', '<a rel="noopener noreferrer">Hi</a>', "a link that runs a script"),
    ('<a href="data:text/html,x">Hi</a>', '<a rel="noopener noreferrer">Hi</a>', "a link to data"),
    ("<svg onload=alert(1)>Hi</svg>", "Hi", "a drawing that runs a script"),
    ('<iframe src="https://example.com"></iframe>Hi', "Hi", "a frame"),
    ("<i>Hi</i>", "Hi", "a tag that is not allowed"),
    ("<p>Hi <em>you</em></p>", "<p>Hi <em>you</em></p>", "tags that are allowed"),
]
