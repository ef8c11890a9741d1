"""Who calls a drawn application, and who may call what."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from generators.language.access.rule import RESERVED
from generators.python_source.attributes import code_name
from tests.drawn.fields import Keys
from tests.drawn.shapes import chance
from tests.drawn.words import names, nouns

_CLAIMS: Final = ("roles", "realm_access.roles", "https://shop.example/roles", "scope")
_READS: Final = ("list", "get")


def add_callers(draw: st.DrawFn, spec: Keys) -> None:
    """Say of everything who may call it; of each entity, of each endpoint, or of each operation by itself."""
    roles: dict[str, list[str]] = {}
    for _ in range(draw(st.integers(0, 4))):
        name = draw(st.sampled_from(nouns()).filter(lambda noun: noun not in (*roles, *RESERVED)))
        roles[name] = draw(st.lists(st.sampled_from(list(roles)), unique=True)) if roles else []
    oidc = {"roles_claim": draw(st.sampled_from(_CLAIMS))} if chance(draw, 2) else {}
    spec["auth"] = {"roles": roles, "oidc": oidc}
    for entity in spec["entities"].values():
        _add_rules(draw, entity, list(roles))
    if roles and chance(draw, 2):
        _add_row_rules(draw, spec, list(roles))


def _add_row_rules(draw: st.DrawFn, spec: Keys, roles: list[str]) -> None:
    """Let callers have rows, and let some rows be for some callers only."""
    entities: Keys = spec["entities"]
    users = draw(names("entity", entities))
    looking_after = draw(st.sampled_from(roles))
    owned = [key for key in entities if chance(draw, 2)]
    entities[users] = {
        "fields": {"remark": {"type": "text", "optional": True}},
        "access": {"read": f"self == user or {looking_after}", "write": looking_after},
        "endpoints": {"get": {}, "list": {}, "update": {}},
    }
    spec["auth"]["oidc"]["provision"] = users
    named = spec.setdefault("rules", {})
    for number, key in enumerate(owned):
        entity = entities[key]
        relation = draw(names("field", {**entity["fields"], **entity.get("belongs_to", {})}))
        filled = {"read_only": True, "default": "user"} if chance(draw, 2) else {}
        entity.setdefault("belongs_to", {})[relation] = {"entity": users, "optional": True, **filled}
        word = code_name(relation)
        conditions = [f"self.{word} is not None and self.{word} == user"]
        for name, field in entity["fields"].items():
            if field["type"] == "boolean" and not field.get("optional"):
                conditions.append(f"{draw(st.sampled_from(('', 'not ')))}self.{code_name(name)}")
        condition = draw(st.sampled_from(conditions))
        if chance(draw, 2):
            named[f"rule_{number}"] = condition
            condition = f"rule_{number}"
        rule = draw(st.sampled_from(("{0} or {1}", "({1} and {0}) or {1}", "({0}) or {1}"))).format(
            condition, looking_after
        )
        entity["access"] = {"read": rule, "write": draw(st.sampled_from((rule, looking_after)))}
        for operation in entity.get("operations", {}).values():
            operation["allow"] = rule if "{id}" in operation["http"] and chance(draw, 2) else looking_after


def _add_rules(draw: st.DrawFn, entity: Keys, roles: list[str]) -> None:
    verbs, operations = list(entity.get("endpoints", {})), entity.get("operations", {})
    for operation in operations.values():
        operation["allow"] = _rule(draw, roles)
    if not verbs:
        return
    if chance(draw, 3):
        entity["access"] = _rule(draw, roles)
    elif chance(draw, 2):
        entity["access"] = {verb: _rule(draw, roles) for verb in verbs}
    else:
        groups = dict.fromkeys("read" if verb in _READS else "write" for verb in verbs)
        entity["access"] = {group: _rule(draw, roles) for group in groups}
    if chance(draw, 2):
        silent = draw(st.sampled_from([None, *operations.values()]))
        if silent is not None and isinstance(entity["access"], str):
            del silent["allow"]


def _rule(draw: st.DrawFn, roles: list[str]) -> str:
    words: Any = st.sampled_from(("public", "authenticated"))
    if roles:
        words |= st.lists(st.sampled_from(roles), min_size=1, max_size=3, unique=True).map(" or ".join)
    rule: str = draw(words)
    return rule
