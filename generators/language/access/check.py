"""Who calls and who may: roles that there are, rules that can be read, and nothing that nobody may call or reach."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generators.language.access.rule import (
    AUTHENTICATED,
    NOBODY,
    RESERVED,
    WORDS,
    Rule,
    RuleError,
    Rules,
    includes,
)
from generators.language.access.said import rule_of_endpoint, rule_of_operation, rule_of_rows
from generators.language.access.users import check_users
from generators.language.http import VERBS
from generators.language.model import AccessSpec, AppSpec, AuthSpec, EntitySpec
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
    _check_people(document, spec.auth)
    rules = _check_named(document, spec)
    check_users(document, spec)
    for name, entity in spec.entities.items():
        loc = ("entities", name)
        _check_rules(document, loc, entity, rules)
        _check_complete(document, loc, entity)
        _check_reach(document, loc, entity, rules, spec.auth.roles)
    _check_unused(document, spec)
    for loc in _callers(spec):
        _check_caller(document, loc, spec)


def _said(document: Document) -> Iterator[Loc]:
    """Every place that says who may call."""
    if "rules" in document.names():
        yield ("rules",)
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


def _check_people(document: Document, auth: AuthSpec) -> None:
    roles = (AUTHENTICATED, *auth.roles)
    for name, role in auth.people.items():
        loc = ("auth", "people", name)
        if name in RESERVED or name in auth.roles:
            what = "a role" if name in auth.roles else "a word of the language of rules"
            document.report(loc, "name-reserved", f"`{name}` is {what}", "choose another name", at="key")
        if role not in (*roles, *document.names("auth", "roles")):
            hint = did_you_mean(role, roles) or f"write a role, or `{AUTHENTICATED}`"
            document.report(loc, "unknown-role", f"there is no role `{role}`", hint)


def _check_named(document: Document, spec: AppSpec) -> Rules:
    """Report what is wrong with rules that have names. Returns what other rules are made of."""
    assert spec.auth is not None
    roles = dict.fromkeys((*spec.auth.roles, *document.names("auth", "roles")))
    taken = {*RESERVED, *roles}
    rules = Rules(tuple(roles), {name: text for name, text in spec.rules.items() if name not in taken})
    for name, text in spec.rules.items():
        loc = ("rules", name)
        if name in taken:
            what = "a role" if name in roles else "a word of the language of rules"
            document.report(loc, "name-reserved", f"`{name}` is {what}", "choose another name", at="key")
        else:
            _check_rule(document, loc, text, rules)
    return rules


def _check_unused(document: Document, spec: AppSpec) -> None:
    """Report rules that nobody names."""
    said = [text for loc in _said(document) if loc != ("rules",) for text in _texts(document.value(*loc))]
    words = {word for text in (*said, *spec.rules.values()) for word in re.findall(r"\w+", text)}
    for name in spec.rules:
        if name not in words and ("rules", name) not in document.reported:
            hint = f"name it: `access: {{read: {name} or ...}}`; or delete it"
            document.report(("rules", name), "access-invalid", f"no rule names `{name}`", hint, at="key")


def _texts(value: object) -> list[str]:
    return [str(each) for each in value.values()] if isinstance(value, dict) else [str(value)]


def _check_rules(document: Document, loc: Loc, entity: EntitySpec, rules: Rules) -> None:
    """Rules that can be read, each for something that is there."""
    written = document.value(*loc, "access")
    for key in AccessSpec.model_fields if entity.access is not None else ():
        text = getattr(entity.access, key)
        if text is None or (isinstance(written, str) and key == "write"):
            continue  # one text is for both
        place = (*loc, "access") if isinstance(written, str) else (*loc, "access", key)
        rule = _check_rule(document, place, text, rules)
        about_rows = rule is not None and key == "read" and rule.conditions  # wherever they are shown or named
        if not isinstance(written, str) and not about_rows and not _is_used(document, loc, entity, key):
            message = f"`{key}` is about nothing: {loc[1]} has {_lacks(key)}"
            document.report(place, "access-invalid", message, "delete it, or add what it is about", at="key")
    for name, operation in entity.operations.items():
        place = (*loc, "operations", name)
        if operation.allow is not None:
            place = (*place, "allow")
            rule = _check_rule(document, place, operation.allow, rules)
        else:
            rule = _read(rules, rule_of_operation(entity, operation))
        # Also what it asks of the caller alone is asked in the statement that reads the row.
        if rule is not None and not operation.line.by_id and rule.conditions:
            where = "" if operation.allow is not None else f", and what {loc[1]} says of access is about one"
            hint = "its path would need an {id}; say who may call it in `allow`, and `require` the rest in `do`"
            document.report(place, "access-invalid", f"this operation has no row of its own{where}", hint, at="key")


def _check_rule(document: Document, loc: Loc, text: str, rules: Rules) -> Rule | None:
    """Report what is wrong with a rule, unless that is the fault of another one that it names."""
    try:
        return rules.parse(text)
    except RuleError as error:
        named = {*re.findall(r"\w+", text)} & {*document.names("rules")}
        if loc[0] == "rules" or not any(_is_broken(document, rules, name) for name in named):
            document.report(loc, error.code, str(error), error.hint)
    return None


def _is_broken(document: Document, rules: Rules, name: str) -> bool:
    if name not in rules.named or document.reported & {("rules", name)}:
        return True
    return _read(rules, rules.named[name]) is None


def _read(rules: Rules, text: str | None) -> Rule | None:
    try:
        return None if text is None else rules.parse(text)
    except RuleError:
        return None


def _check_reach(
    document: Document, loc: Loc, entity: EntitySpec, rules: Rules, roles: Mapping[str, Collection[str]]
) -> None:
    """Report rows that nobody looks after, and what is allowed to callers who never see the row."""
    seen = _read(rules, rule_of_rows(entity))
    for place, text in _places_of_rules(document, loc, entity):
        rule = _read(rules, text)
        if rule is None or not (rule.conditions or (seen is not None and seen.conditions)):
            continue
        if rule.conditions and all(grant.condition for grant in rule.grants):
            message = "for some rows nobody may do this: no role may for all of them"
            hint = f"add a role that looks after them: `{text} or admin`"
            document.report(place, "access-invalid", message, hint)
        elif place[-1] in ("write", "create", "update", "delete") and seen is not None:
            for role in rule.roles:
                if not any(grant.who in WORDS or grant.who in _included(roles, role) for grant in seen.grants):
                    message = f"`{role}` may, and never sees such a row: it is not found"
                    hint = f"let `{role}` read them, or take it out here"
                    document.report(place, "access-invalid", message, hint)


def _places_of_rules(document: Document, loc: Loc, entity: EntitySpec) -> Iterator[tuple[Loc, str]]:
    """Every rule of an entity, with its place."""
    written = document.value(*loc, "access")
    if isinstance(written, str):
        yield (*loc, "access"), written
    elif entity.access is not None:
        for key in AccessSpec.model_fields:
            if getattr(entity.access, key) is not None:
                yield (*loc, "access", key), getattr(entity.access, key)
    for name, operation in entity.operations.items():
        if operation.allow is not None:
            yield (*loc, "operations", name, "allow"), operation.allow


def _included(roles: Mapping[str, Collection[str]], role: str) -> tuple[str, ...]:
    try:
        return includes(roles).get(role, (role,))
    except RuleError:
        return tuple(roles)  # was said already


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
    callers = (NOBODY, AUTHENTICATED, *spec.auth.roles, *spec.auth.people)
    if name not in (*callers, *document.names("auth", "roles"), *document.names("auth", "people")):
        hint = did_you_mean(str(name), callers) or f"write a role, `{AUTHENTICATED}` for one without, or `{NOBODY}`"
        document.report(loc, "unknown-role", f"there is no role `{name}`", hint)
