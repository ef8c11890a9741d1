"""Words that people bring along from elsewhere, and what this language says instead."""

from __future__ import annotations

from typing import Final

TEXT: Final = "text is kept as it is: store its parts in fields of their own, or take the whole text as an input"
_MOMENT: Final = "the time is `now()`, for a field of type datetime; take a date as an input, `day: {type: date}`"
_NUMBER: Final = "numbers stay what they are; `round(x, 2)` makes an exact decimal"
_WHOLE: Final = "write `(a - b) // days(1)`, `// hours(1)` or `// minutes(1)`"

# What is said instead of functions that there are not, and of methods that nothing has.
_FUNCTIONS: Final = {
    "today utcnow date datetime time": _MOMENT,
    "now": "write `now()`",
    "months years relativedelta": "durations have an exact length: `days(30)`",
    "days hours minutes total_seconds": _WHOLE,
    "days_between date_diff datediff timediff days_since elapsed": _WHOLE,
    "weeks": "write `days(7)`",
    "seconds": "write `minutes(1)`",
    "timedelta": "write `days(3)`, `hours(3)` or `minutes(3)`",
    "str format lower upper strip title capitalize concat join split replace startswith endswith contains": TEXT,
    "slugify repr encode": TEXT,
    "int float Decimal bool number floor ceil": _NUMBER,
    "abs": "write `x if x > 0 else -x`",
    "range enumerate zip list set dict tuple sorted reversed map": (
        "a loop goes over rows of a collection: `for item in self.items:`"
    ),
    "filter select query where find_all all_of get_all objects": (
        "`find` looks for one row; loop over a collection: `for item in self.items:`"
    ),
    "get first last get_or_create exists": "write `find(Entity, field=value)`",
    "count": "write `len(self.items)`",
    "avg average mean median": "add up with `sum(...)`, count with `len(...)`, and let the client divide",
    "save commit flush update refresh": "a row that is changed is stored by itself: delete the line",
    "add append extend remove insert discard": (
        "`create(self.items, ...)` makes a row inside, `delete(item)` removes it"
    ),
    "print log info": "every operation is logged by itself: delete the line",
    "abort fail error ensure check HTTPException": 'write `require(condition, 400, "code")`',
    "new": "write `create(Entity, field=value)`",
}
# What is said instead of names that stand for who calls, and for what the application does by itself.
_NAMES: Final = {
    "current_user user me auth principal caller token request context": (
        "who calls is `user`, where `auth: {oidc: {provision: Customer}}` says of which entity callers are rows"
    ),
    "db session transaction": "an operation is one transaction by itself",
    "datetime date timezone": _MOMENT,
}


_UNTIMED: Final = (
    "a computed field cannot depend on the time: compare with `now()` in an operation, or leave it to clients"
)
# What a computed field, which is one expression, has no place for.
_OF_OPERATIONS: Final = ("`find", "`create(", "`require(", "`for ", "input:", "line")


def _by_word(hints: dict[str, str]) -> dict[str, str]:
    return {word: hint for words, hint in hints.items() for word in words.split()}


FUNCTIONS: Final = _by_word(_FUNCTIONS)
NAMES: Final = _by_word(_NAMES)


def of_computed_field(name: str) -> str:
    """What is said instead of a function in a computed field; "" where nothing is."""
    hint = FUNCTIONS.get(name, "")
    if "now()" in hint:
        return _UNTIMED
    return "" if any(each in hint for each in _OF_OPERATIONS) else hint.replace("self.", "")
