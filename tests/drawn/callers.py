"""Who calls a drawn application, and who may call what."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from generators.language.access.rule import RESERVED
from tests.drawn.fields import Keys
from tests.drawn.shapes import chance
from tests.drawn.words import nouns

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
