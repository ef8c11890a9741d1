"""Hostile values that types share, as the JSON text of a request."""

from __future__ import annotations

from typing import Final

CANARY: Final = "canary7f3a"
"""Stands in values that are refused, so that a test can tell whether an answer repeats them."""

OTHER_TYPES: Final = (
    ("an object", f'{{"{CANARY}": 1}}'),
    ("a list", f'["{CANARY}"]'),
    ("no number", "NaN"),
)
PLAIN_TEXT: Final = ("text", f'"{CANARY}"')
BEYOND_FLOATS: Final = ("beyond every float", "1e400")
