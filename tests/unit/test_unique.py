"""Values that must be unique: the code in a generated factory comes to the value that the verifier sends."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from generators import samples
from generators.model.load import read_app

SPEC = r"""
app: {name: things, title: Things, version: 1.0.0, description: Everything that can be unique.}
requirements: {R1: Answer things}
entities:
  Thing:
    description: One of each type.
    fields:
      name: {type: string, max_length: 40}
      long_name: {type: string, min_length: 30, max_length: 80}
      short: {type: string, max_length: 4}
      text: {type: text}
      number: {type: string, pattern: "^AB-[0-9]{6}\\{x\\}$", max_length: 12}
      few: {type: string, pattern: "^[0-9]{3}$", max_length: 3}
      word: {type: string, pattern: "^[a-z]{2,5}$", max_length: 5}
      count: {type: integer}
      ranged: {type: integer, ge: -7, le: 5}
      stepped: {type: integer, ge: 0, multiple_of: 5, le: 100}
      big: {type: bigint}
      price: {type: decimal, precision: 10, scale: 2}
      fine: {type: decimal, precision: 12, scale: 8, ge: 0, lt: 0.00000100}
      yes: {type: boolean}
      state: {type: enum, values: [OPEN, CLOSED, LOST]}
      only: {type: enum, values: [ONE]}
      email: {type: email}
      site: {type: url}
      key: {type: uuid}
      clock: {type: time}
      day: {type: date}
      near: {type: date, ge: "2024-01-01", le: "2024-01-20"}
      moment: {type: datetime}
    endpoints: {get: {satisfies: [R1]}}
"""
SCOPE = {
    "Decimal": Decimal, "UUID": UUID, "date": date, "datetime": datetime, "time": time, "timedelta": timedelta,
}  # fmt: skip
FIELDS = read_app(SPEC, "things.yaml", "things").entities["Thing"].fields


@pytest.mark.parametrize("name", FIELDS)
def test_code_comes_to_the_value(name: str) -> None:
    unique = samples.unique_code(FIELDS[name], name)
    assert unique is not None
    for number in (1, 2, 24, 60, 999, 3601, 86_399, 123_456):
        assert eval(unique.json, dict(SCOPE), {"number": number}) == unique.value(number), unique.json
