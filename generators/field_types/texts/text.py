"""``text``: text of any length."""

from __future__ import annotations

from typing import Final

from generators.field_types.base import Bounded
from generators.field_types.texts.plain_text import INSTEAD, FreeText

_INSTEAD: Final = {**INSTEAD, "unique": "use `type: string`: PostgreSQL cannot keep long text unique"}


class LongText(FreeText):
    """Its length is bounded only where the spec says so."""

    name = "text"
    rank = 20
    description = "Text of any length."
    field_keys = frozenset({"html", "index"})
    instead = _INSTEAD
    in_lists = False
    joins_keys = True
    filters = False
    sorts = False
    most_length = None

    def indexed_length(self, spec: Bounded) -> int | None:
        return spec.max_length


TYPE: Final = LongText()
