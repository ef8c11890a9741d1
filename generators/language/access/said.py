"""Which rule of a spec is about what: an endpoint, an operation, or the rows of an entity wherever they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators.language.access.rule import RESERVED, RuleError, Rules
from generators.language.http import VERBS
from generators.language.model import AccessSpec, AppSpec, EntitySpec, OperationSpec

_READS: Final = ("list", "get")


def rules_of(spec: AppSpec) -> Rules:
    """Those of a spec."""
    roles = tuple(spec.auth.roles) if spec.auth is not None else ()
    return Rules(roles, {name: text for name, text in spec.rules.items() if name not in (*RESERVED, *roles)})


def rule_of_endpoint(entity: EntitySpec, verb: str) -> str | None:
    """The rule of an endpoint; None where nothing says who may call it."""
    return _said(entity.access, verb, "read" if verb in _READS else "write")


def rule_of_operation(entity: EntitySpec, operation: OperationSpec) -> str | None:
    """The rule of an operation: its own, or what the entity says of reads and writes."""
    if operation.allow is not None:
        return operation.allow
    return _said(entity.access, "read" if operation.line.method == "GET" else "write")


def rule_of_rows(entity: EntitySpec) -> str | None:
    """The rule by which rows are seen wherever they are: as what an answer holds, and as what a request names."""
    return _said(entity.access, "get", "read", "list")


def conditions_of(spec: AppSpec, entity: EntitySpec) -> tuple[str, ...]:
    """Everything that an entity's rules ask of rows, once. Rules that cannot be read ask nothing."""
    rules, found = rules_of(spec), dict[str, None]()
    for text in _every(entity):
        try:
            found |= dict.fromkeys(rules.parse(text).conditions)
        except RuleError:
            continue
    return tuple(found)


def asks(spec: AppSpec, rule: str | None) -> bool:
    """Whether a rule asks something of rows. One that cannot be read asks nothing."""
    try:
        return rule is not None and spec.auth is not None and bool(rules_of(spec).parse(rule).conditions)
    except RuleError:
        return False


def _every(entity: EntitySpec) -> Iterator[str]:
    texts = [rule_of_endpoint(entity, verb) for verb in VERBS if getattr(entity.endpoints, verb) is not None]
    texts += [rule_of_operation(entity, each) for each in entity.operations.values()]
    yield from (text for text in (*texts, rule_of_rows(entity)) if text is not None)


def _said(access: AccessSpec | None, *keys: str) -> str | None:
    for key in keys if access is not None else ():
        text = getattr(access, key)
        if text is not None:
            return str(text)
    return None
