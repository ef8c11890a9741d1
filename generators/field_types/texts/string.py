"""``string``: short text."""

from __future__ import annotations

from typing import Final

from generators.field_types.base import Bounded
from generators.field_types.texts.plain_text import FreeText


class String(FreeText):
    """Its length is always bounded, and its schema says so."""

    name = "string"
    rank = 10
    description = "Short text, 255 characters unless max_length says otherwise."
    synonyms = ("str", "varchar", "char")
    field_keys = frozenset({"html", "unique", "index"})
    default_length = 255
    too_long = "use `type: text` for longer text"
    states_length = True

    def no_value(self, spec: Bounded) -> str:
        return "\0"


TYPE: Final = String()
