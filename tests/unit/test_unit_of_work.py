"""What the unit of work of an application has to do with: nothing that no operation asks of it."""

from __future__ import annotations

import pytest

from generators.model.load import read_app
from generators.views.src.base_classes import unit_of_work_view

SPEC = """
app: {name: films, title: Films, version: 1.0.0, description: Films and who plays in them.}
entities:
  Actor:
    fields: {name: {type: string}}
    endpoints: {create: {}}
  Film:
    many_to_many: {actors: Actor}
    fields: {title: {type: string}}
    endpoints: {create: {}, get: {}}
  Copy:
    belongs_to: {film: {entity: Film}}
    fields: {out: {type: boolean, default: false}}
    operations:
      lend:
        http: POST /copies/{id}/lend
        do: |
          self.out = True
          return ANSWER
"""


@pytest.mark.parametrize(("answer", "nests"), [("self", False), ("self.film", True)])
def test_rows_inside_others_are_read_where_an_operation_answers_them(answer: str, nests: bool) -> None:
    app = read_app(SPEC.replace("ANSWER", answer), "films.yaml", "films")
    assert unit_of_work_view(app).nests is nests
