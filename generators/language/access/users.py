"""Callers that have rows of their own: an entity that anybody may be a row of, and what speaks of such rows."""

from __future__ import annotations

import ast
from typing import Final

from generators.language.access.rule import RuleError
from generators.language.access.said import rule_of_endpoint, rule_of_operation, rules_of
from generators.language.links import links_of
from generators.language.model import AppSpec, EntitySpec
from generators.language.yaml.document import Document, Loc
from generators.operations.domain import USER
from generators.support.suggest import did_you_mean

_PROVISION: Final = ("auth", "oidc", "provision")


def check_users(document: Document, spec: AppSpec) -> None:
    """Report an entity that cannot be that of callers, and what names a caller where there is none."""
    assert spec.auth is not None
    key = spec.auth.oidc.provision
    if key is not None:
        _check_entity(document, spec, key)
    for name, entity in spec.entities.items():
        _check_defaults(document, spec, name, entity, key)
        for each in entity.operations:
            if key is not None:
                _check_operation(document, spec, ("entities", name, "operations", each))


def _check_entity(document: Document, spec: AppSpec, key: str) -> None:
    known = document.names("entities")
    if key not in known:
        document.report(_PROVISION, "unknown-entity", f"there is no entity `{key}`", did_you_mean(key, known))
        return
    entity = spec.entities.get(key)
    if entity is None:
        return
    if entity.features.hides:
        message = f"rows of {key} are hidden when they are deleted, and whoever calls again would need another one"
        hint = "leave out `soft_delete` there: what a deleted row leaves behind goes with it, or restricts it"
        document.report(_PROVISION, "relation-invalid", message, hint)
    if any(True for _ in links_of(spec).owners(key)):
        message = f"a row of {key} is inside another one, and a caller comes alone"
        document.report(_PROVISION, "relation-invalid", message, "take another entity")
    fields = [name for name, field in entity.fields.items() if not field.optional and field.default is None]
    relations = [name for name, each in entity.belongs_to.items() if not each.optional]
    for section, name in (*(("fields", each) for each in fields), *(("belongs_to", each) for each in relations)):
        if "default" in document.names("entities", key, section, name):
            continue
        message = f"whoever calls for the first time gets a row of {key}, and nothing is known for `{name}`"
        document.report(("entities", key, section, name), "constraint-missing", message, _WITHOUT[section], at="key")
    single = [name for name, field in entity.fields.items() if field.unique and field.default is not None]
    for name in single:
        message = f"whoever calls for the first time gets a row of {key}, and all of them would have the same `{name}`"
        document.report(("entities", key, "fields", name), "contradiction", message, "add `optional: true`", at="key")


_WITHOUT: Final = {"fields": "add `optional: true`, or a `default`", "belongs_to": "add `optional: true`"}


def _check_defaults(document: Document, spec: AppSpec, name: str, entity: EntitySpec, key: str | None) -> None:
    for each, relation in entity.belongs_to.items():
        loc = ("entities", name, "belongs_to", each)
        if relation.default is None or (key is not None and key not in spec.entities):
            continue
        if key is None:
            hint = f"write `auth: {{oidc: {{provision: {relation.entity}}}}}`"
            document.report((*loc, "default"), "contradiction", "callers have no rows", hint)
        elif relation.entity != key:
            message = f"the row of who calls is one of {key}, and not of {relation.entity}"
            document.report((*loc, "default"), "contradiction", message, f"write `entity: {key}`, or leave it out")
        elif not relation.read_only:
            message = "whoever creates a row is what it refers to, so no client sends it"
            document.report((*loc, "default"), "contradiction", message, "add `read_only: true`")
        elif entity.endpoints.create is not None and _is_public(spec, rule_of_endpoint(entity, "create")):
            message = f"everybody may create rows of {name}, and `{USER}` is who is known"
            document.report((*loc, "default"), "access-invalid", message, "write `create: authenticated`, or a role")


def _is_public(spec: AppSpec, rule: str | None) -> bool:
    try:
        return rule is not None and rules_of(spec).parse(rule).public
    except RuleError:
        return False  # was said already


def _check_operation(document: Document, spec: AppSpec, loc: Loc) -> None:
    """Report code that speaks of the caller where it may be anybody, or a word that hides it."""
    _, name, _, each = loc
    entity = spec.entities[str(name)]
    operation = entity.operations[str(each)]
    if USER in operation.input:
        hint = "choose another name"
        document.report((*loc, "input", USER), "name-reserved", f"`{USER}` is the row of who calls", hint, at="key")
        return
    try:
        names = {node.id for node in ast.walk(ast.parse(operation.do)) if isinstance(node, ast.Name)}
    except (SyntaxError, ValueError):
        return  # is said where it stands
    if USER in names and _is_public(spec, rule_of_operation(entity, operation)):
        hint = "write `allow: authenticated`, or a role"
        message = "everybody may call this, and `user` is who is known"
        document.report((*loc, "do"), "access-invalid", message, hint)
