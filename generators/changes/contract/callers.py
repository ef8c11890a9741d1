"""Two applications -> the calls that somebody else may make than before, of which no OpenAPI document says who.

The ids are oasdiff's. It calls both harmless; whom a call shuts out will not.
"""

from __future__ import annotations

from typing import Final

from generators.changes.contract.calls import ContractChange
from generators.changes.contract.rules import Level
from generators.language.access.rule import AUTHENTICATED, NOBODY
from generators.model.access import Access, in_words
from generators.model.app import Application
from generators.model.routes import Route

ACCESS_LEVELS: Final[dict[str, Level]] = {"api-security-added": "ERR", "api-security-removed": "INFO"}
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
        was, now = _admitted(before, old, after), _admitted(after, new, before)
        if route.name not in olds or (was == now and in_words(old) == in_words(new)):
            continue
        rule = "api-security-added" if was - now else "api-security-removed"
        calls.setdefault((rule, _told(in_words(old), in_words(new), was, now)), []).append(_call(after, route))
    return tuple(ContractChange(rule, ACCESS_LEVELS[rule], text, tuple(names)) for (rule, text), names in calls.items())


def _told(old: str, new: str, was: set[str], now: set[str]) -> str:
    """What changed: the rule, or the roles that it is about."""
    if old != new:
        return f"who may call it: was {old}, is {new}"
    signs = [*(f"+`{name}`" for name in sorted(now - was)), *(f"-`{name}`" for name in sorted(was - now))]
    return f"who may call it is {new} as before, and with what the roles include now {', '.join(signs)}"


def _call(app: Application, route: Route) -> str:
    return f"{route.method} {route.url(app.settings.api_prefix, app.entities[route.entity].name.snake)}"


def _admitted(app: Application, access: Access | None, other: Application) -> set[str]:
    """The callers who may, of those whom one of two states knows."""
    roles = {role: None for each in (app, other) if each.auth is not None for role in each.auth.roles}
    callers = (*_WITHOUT_ROLES, *roles)
    if access is None or app.auth is None:
        return set(callers)
    return {caller for caller in callers if access.admits(app.auth.held(caller))}
