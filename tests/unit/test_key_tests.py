"""The tests of unique keys that are special: each once, whatever keys have in common."""

from __future__ import annotations

from generators.model.load import read_app
from generators.views.tests.keys import keys_view

SPEC = """
app: {name: users, title: Users, version: 1.0.0, description: Users}
entities:
  User:
    fields:
      name: {type: string, max_length: 20}
      mail: {type: string, max_length: 20}
      active: {type: boolean, default: true}
    unique:
      by_name: {fields: [name], ignore_case: true}
      by_mail: {fields: [mail], ignore_case: true}
      by_both: {fields: [name, mail], where: active}
    endpoints: {create: {}, list: {}}
"""


def test_keys_about_the_same_rows_have_one_test_of_rows_that_differ() -> None:
    view = keys_view(read_app(SPEC, "users.yaml", "users"), "User")
    assert [(each.id, each.inside) for each in view.varied] == [
        ("by_name by_mail", "{}"),
        ("by_both", '{"active": True}'),
    ]
