"""Who calls and who may: roles that there are, rules that can be read, and nothing that nobody may call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generators.language.access.rule import (
    AUTHENTICATED,
    NOBODY,
    RESERVED,
    RuleError,
    includes,
    parse_rule,
    rule_of_endpoint,
    rule_of_operation,
)
from generators.language.http import VERBS
from generators.language.model import AccessSpec, AppSpec, EntitySpec
from generators.language.yaml.document import Document, Loc
from generators.support.suggest import did_you_mean

_GROUPS: Final = {"read": ("list", "get"), "write": ("create", "update", "delete")}
_NO_AUTH: Final = "add `auth: {roles: {staff: []}, oidc: {}}` to the spec, or delete it"


def check_access(document: Document, spec: AppSpec) -> None:
    """Report what is wrong with ``auth`` and with whatever says who may call."""
    if spec.auth is None:
        if "auth" not in document.names():
            for loc in (*_said(document), *_callers(spec)):
                message = f"`{loc[-1]}` without `auth`: nothing says who calls"
                document.report(loc, "access-without-auth", message, _NO_AUTH, at="key")
        return
    _check_roles(document, spec.auth.roles)
    for name, entity in spec.entities.items():
        loc = ("entities", name)
        _check_rules(document, loc, entity, list(spec.auth.roles))
        _check_complete(document, loc, entity)
    for loc in _callers(spec):
        _check_caller(document, loc, spec)


def _said(document: Document) -> Iterator[Loc]:
    """Every place that says who may call."""
    for entity in document.names("entities"):
        if "access" in document.names("entities", entity):
            yield ("entities", entity, "access")
        for name in document.names("entities", entity, "operations"):
            if "allow" in document.names("entities", entity, "operations", name):
                yield ("entities", entity, "operations", name, "allow")


def _callers(spec: AppSpec) -> Iterator[Loc]:
    """Every step that says as whom it calls."""
    for name, scenario in spec.scenarios.items():
        for index, step in enumerate(scenario.steps):
            if step.caller is not None:
                yield ("scenarios", name, "steps", index, "as")


def _check_roles(document: Document, roles: dict[str, tuple[str, ...]]) -> None:
    for name, others in roles.items():
        loc = ("auth", "roles", name)
        if name in RESERVED:
            message = f"`{name}` is a word of the language of rules"
            document.report(loc, "name-reserved", message, "choose another name", at="key")
        for index, other in enumerate(others):
            if other not in roles and other not in document.names("auth", "roles"):
                document.report(
                    (*loc, index), "unknown-role", f"there is no role `{other}`", did_you_mean(other, roles)
                )
            elif other in others[:index]:
                document.report((*loc, index), "repeated-name", f"`{other}` is listed twice", "keep one of them")
    try:
        includes(roles)
    except RuleError as error:
        document.report(("auth", "roles"), error.code, str(error), error.hint, at="key")


def _check_rules(document: Document, loc: Loc, entity: EntitySpec, roles: list[str]) -> None:
    """Rules that can be read, each for something that is there."""
    written = document.value(*loc, "access")
    for key in AccessSpec.model_fields if entity.access is not None else ():
        text = getattr(entity.access, key)
        if text is None or (isinstance(written, str) and key == "write"):
            continue  # one text is for both
        place = (*loc, "access") if isinstance(written, str) else (*loc, "access", key)
        _check_rule(document, place, text, roles)
        if not isinstance(written, str) and not _is_used(document, loc, entity, key):
            message = f"`{key}` is about nothing: {loc[1]} has {_lacks(key)}"
            document.report(place, "access-invalid", message, "delete it, or add what it is about", at="key")
    for name, operation in entity.operations.items():
        if operation.allow is not None:
            _check_rule(document, (*loc, "operations", name, "allow"), operation.allow, roles)


def _check_rule(document: Document, loc: Loc, text: str, roles: list[str]) -> None:
    known = (*roles, *document.names("auth", "roles"))
    try:
        parse_rule(text, tuple(dict.fromkeys(known)))
    except RuleError as error:
        document.report(loc, error.code, str(error), error.hint)


def _is_used(document: Document, loc: Loc, entity: EntitySpec, key: str) -> bool:
    """Whether a rule is about an endpoint, or about an operation that says nothing itself."""
    verbs = _GROUPS.get(key, (key,))
    if any(verb in document.names(*loc, "endpoints") for verb in verbs):
        return True
    left = (name for name in document.names(*loc, "operations") if name not in entity.operations)
    silent = (each for each in entity.operations.values() if each.allow is None)
    return key in _GROUPS and (any(left) or any((each.line.method == "GET") == (key == "read") for each in silent))


def _lacks(key: str) -> str:
    endpoints = " or ".join(f"`{verb}`" for verb in _GROUPS.get(key, (key,)))
    return f"no endpoint {endpoints}" + (", and no operation that needs it" if key in _GROUPS else "")


def _check_complete(document: Document, loc: Loc, entity: EntitySpec) -> None:
    """Report what nobody may call: that is never meant, and it is not what a rule forgot."""
    if entity.access is None and "access" in document.names(*loc):
        return  # Something was said about it already.
    for verb in VERBS:
        if getattr(entity.endpoints, verb) is not None and rule_of_endpoint(entity, verb) is None:
            if verb in document.names(*loc, "access"):
                continue  # Something was said about it already.
            hint = f"write who: `access: {{{verb}: ...}}` in {loc[1]}, or `public` for everybody"
            message = f"nothing says who may call `{verb}` of {loc[1]}"
            document.report((*loc, "endpoints", verb), "nobody-may-call", message, hint, at="key")
    for name, operation in entity.operations.items():
        if "allow" not in document.names(*loc, "operations", name) and (rule_of_operation(entity, operation) is None):
            message = f"nothing says who may call `{name}`"
            hint = "write who: `allow: ...`, or `allow: public` for everybody"
            document.report((*loc, "operations", name), "nobody-may-call", message, hint, at="key")


def _check_caller(document: Document, loc: Loc, spec: AppSpec) -> None:
    assert spec.auth is not None
    name = document.value(*loc)
    callers = (NOBODY, AUTHENTICATED, *spec.auth.roles)
    if name not in (*callers, *document.names("auth", "roles")):
        hint = did_you_mean(str(name), callers) or f"write a role, `{AUTHENTICATED}` for one without, or `{NOBODY}`"
        document.report(loc, "unknown-role", f"there is no role `{name}`", hint)
