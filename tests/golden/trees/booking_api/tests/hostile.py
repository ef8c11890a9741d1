# Generated from specs/booking_api.yaml by templates/tests/hostile.py.j2.
"""Values that readers of JSON, Python, PostgreSQL or HTML do not agree about, by what they are sent for."""

INTEGER = [
    ("2147483648", "beyond 32 bits"),
    ("-2147483649", "below 32 bits"),
    ("9223372036854775808", "beyond 64 bits"),
    ("-9223372036854775809", "below 64 bits"),
    ("-0", "minus zero"),
    ("1.0", "a float"),
    ("1e2", "an exponent"),
    (r'"\uff11"', "a digit that is not ASCII"),
    ('"1_000"', "an underscore"),
    ('"canary7f3a"', "text"),
    ("NaN", "not a number"),
    ("Infinity", "infinite"),
    ("1e400", "beyond every float"),
    ("1" * 400, "400 digits"),
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
