"""Two applications -> the calls that somebody else may make than before, of which no OpenAPI document says who.

The ids are oasdiff's. It calls both harmless; whom a call shuts out will not.
"""

from __future__ import annotations

import ast
from typing import Final

from generators.changes.contract.calls import ContractChange
from generators.changes.contract.rules import Level
from generators.language.access.rule import AUTHENTICATED, NOBODY
from generators.model.access import Access, in_words
from generators.model.app import Application
from generators.model.routes import Route

ACCESS_LEVELS: Final[dict[str, Level]] = {"api-security-added": "ERR", "api-security-removed": "INFO"}
# What has to be true of any row: nothing.
_ALL: Final = ""
# By which the roles of both states stand for callers.
_WITHOUT_ROLES: Final = (NOBODY, AUTHENTICATED)


def access_changes(before: Application | None, after: Application) -> tuple[ContractChange, ...]:
    """What became of who may call; calls of which the same is said stand there once."""
    if before is None:
        return ()
    calls: dict[tuple[str, str], list[str]] = {}
    olds = {route.name: before.access(route) for route in before.routes.routes}
    for route in after.routes.routes:
        old, new = olds.get(route.name), after.access(route)
        was, now = _reached(before, old, after), _reached(after, new, before)
        if route.name not in olds or (was == now and in_words(old) == in_words(new)):
            continue
        lost = [each for each in was if not any(_covers(other, each) for other in now)]
        rule = "api-security-added" if lost else "api-security-removed"
        callers = {caller for caller, _ in was}, {caller for caller, _ in now}
        calls.setdefault((rule, _told(in_words(old), in_words(new), *callers)), []).append(_call(after, route))
    return tuple(ContractChange(rule, ACCESS_LEVELS[rule], text, tuple(names)) for (rule, text), names in calls.items())


def _told(old: str, new: str, was: set[str], now: set[str]) -> str:
    """What changed: the rule, or the roles that it is about."""
    if old != new:
        return f"who may call it: was {old}, is {new}"
    signs = [*(f"+`{name}`" for name in sorted(now - was)), *(f"-`{name}`" for name in sorted(was - now))]
    return f"who may call it is {new} as before, and with what the roles include now {', '.join(signs)}"


def _covers(new: tuple[str, str], old: tuple[str, str]) -> bool:
    """Whether a caller may do with some rows what they may do with others: nothing more is asked of a row."""
    return new[0] == old[0] and _asked(new[1]) <= _asked(old[1])


def _asked(condition: str) -> frozenset[str]:
    """The parts of a condition that all have to hold."""
    if condition == _ALL:
        return frozenset()
    tree = ast.parse(condition, mode="eval").body
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    return frozenset(map(ast.unparse, parts))


def _call(app: Application, route: Route) -> str:
    return f"{route.method} {route.url(app.settings.api_prefix, app.entities[route.entity].name.snake)}"


def _reached(app: Application, access: Access | None, other: Application) -> set[tuple[str, str]]:
    """The callers who may, of those whom one of two states knows, each with what has to be true of a row."""
    roles = {role: None for each in (app, other) if each.auth is not None for role in each.auth.roles}
    callers = (*_WITHOUT_ROLES, *roles)
    if access is None or app.auth is None:
        return {(caller, _ALL) for caller in callers}
    found = set()
    for caller in callers:
        held = app.auth.held(caller)
        if access.reaches_all(held):
            found |= {(caller, _ALL)} if access.admits(held) else set()
        else:
            found |= {(caller, grant.condition) for grant in access.grants if grant.admits(held)}
    return found
