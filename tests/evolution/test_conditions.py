"""What a condition of ``where`` means in SQL is what it means in Python: nothing is not true, and no value."""

from __future__ import annotations

from typing import Any, Final

import pytest

from generators.operations.interpret import Interpreter
from generators.python_source.literals import sql
from generators.schema.entity_tables import condition_sql
from generators.verify.subjects.postgres import Postgres
from tests.evolution.evolving import read

SPEC: Final = """
app: {{name: library, title: Library}}
entities:
  Book:
    fields:
      state: {{type: enum, values: [HERE, LENT]{optional}}}
      number: {{type: integer{optional}}}
      checked: {{type: boolean{optional}}}
    endpoints: {{list: {{where: "{where}"}}}}
"""
VALUES: Final[dict[str, tuple[Any, ...]]] = {
    "state": ("HERE", "LENT"), "number": (0, 1), "checked": (True, False),
}  # fmt: skip
TEXTS: Final = {
    "state == 'HERE'": "state", "state != 'HERE'": "state", "number == 1": "number", "number != 1": "number",
    "checked": "checked", "not checked": "checked",
}  # fmt: skip
TYPES: Final = {"state": "text", "number": "integer", "checked": "boolean"}


@pytest.mark.parametrize("optional", [False, True], ids=["required", "optional"])
@pytest.mark.parametrize("text", TEXTS)
def test_it_means_the_same(text: str, optional: bool, server: Postgres) -> None:
    name = TEXTS[text]
    entity = read(SPEC.format(where=text, optional=", optional: true" if optional else "")).entities["Book"]
    assert entity.endpoints.list is not None
    (condition,) = entity.endpoints.list.where
    made = condition_sql(entity, condition)
    for value in (*VALUES[name], *((None,) if optional else ())):
        literal = "NULL" if value is None else str(value).lower() if isinstance(value, bool) else sql(value)
        query = f"SELECT count(*) FROM (SELECT {literal}::{TYPES[name]} AS {name}) AS book WHERE {made}"
        meaning = Interpreter(text, {name: value})
        assert server.execute("postgres", query) == [(int(bool(meaning.result())),)], value
