"""Values that break careless applications, for one field, as JSON text: some of them have no other form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generators.model.values import Field

_OTHERS: Final = ("null", "[]", "{}", '""', "0", "true")
_LONG: Final = '"' + "x" * 100_000 + '"'


def hostile_values(field: Field) -> Iterator[str]:
    """Those of the field's type, those at and beyond its bounds, and those of other types, each once."""
    yield from dict.fromkeys(
        [*_typed(field), *(json.dumps(case.value) for case in field.type.cases(field)), *_OTHERS, _LONG]
    )


def _typed(field: Field) -> Iterator[str]:
    yield from (text for _, text in field.type.hostile(field))
    yield from field.type.oversized(field)
