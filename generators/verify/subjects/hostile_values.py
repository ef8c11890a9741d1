"""Values that break careless applications, for one field, as JSON text: some of them have no other form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generators import samples
from generators.model.values import Field

_OTHERS: Final = ("null", "[]", "{}", '""', "0", "true")
_LONG: Final = '"' + "x" * 100_000 + '"'


def hostile_values(field: Field) -> Iterator[str]:
    """Those of the field's type, those at and beyond its bounds, and those of other types, each once."""
    yield from dict.fromkeys(
        [*_typed(field), *(json.dumps(case.value) for case in samples.cases(field)), *_OTHERS, _LONG]
    )


def _typed(field: Field) -> Iterator[str]:
    yield from (text for _, text in samples.hostile_texts(field))
    if field.type == "decimal":
        # One digit more than the column has, before the point and behind it.
        whole, scale = (field.precision or 0) - (field.scale or 0), field.scale or 0
        yield f'"{"9" * (whole + 1)}"'
        yield f'"0.{"0" * scale}1"'
    if field.type == "list":
        yield "[" + ", ".join(["null"] * 2000) + "]"
