"""The tests of unique keys that are special: each once, and never of a key that another one stands in front of."""

from __future__ import annotations

from generators.model.load import read_app
from generators.views.tests.keys.special import SpecialKeyView, special_keys

# Two keys without regard to case, one that contains both, and one of some rows beside one of the others.
SPEC = """
app: {name: users, title: Users, version: 1.0.0, description: Users}
entities:
  User:
    fields:
      name: {type: string, max_length: 20}
      mail: {type: string, max_length: 20}
      desk: {type: string, max_length: 20}
      active: {type: boolean, default: true}
    unique:
      by_name: {fields: [name], ignore_case: true}
      by_mail: {fields: [mail], ignore_case: true}
      by_both: {fields: [name, mail], where: active}
      here: {fields: [desk], where: active}
      gone: {fields: [desk], where: not active}
    endpoints: {create: {}, list: {}}
"""


def keys() -> dict[str, SpecialKeyView]:
    return {each.name: each for each in special_keys(read_app(SPEC, "users.yaml", "users").entities["User"])}


def test_a_key_is_about_the_rows_that_meet_its_condition() -> None:
    assert {name: each.inside for name, each in keys().items() if each.varies} == {
        **{"by_name": "", "by_mail": "", "by_both": '{"active": True}', "here": '{"active": True}'},
        "gone": '{"active": False}',
    }


def test_a_key_that_contains_another_is_not_said_to_be_the_one_that_refuses() -> None:
    assert [name for name, each in keys().items() if each.sent == ("create",)] == ["by_name", "by_mail", "here", "gone"]
    assert keys()["by_name"].constraint == "uq_users_by_name"
    assert keys()["by_both"].constraint == "uq_users_by_both|uq_users_by_name|uq_users_by_mail"


def test_rows_that_another_key_is_about_may_not_repeat() -> None:
    assert [name for name, each in keys().items() if each.outside] == []
