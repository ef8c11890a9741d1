"""What generated code knows of callers: the roles, and who may call what."""

from __future__ import annotations

from generators.language.access.rule import AUTHENTICATED, NOBODY
from generators.model.access import Access
from generators.model.app import Application
from generators.model.entity import Entity
from generators.model.routes import ACCESS_ERRORS
from generators.python_source.literals import py
from generators.support.frozen import Frozen
from generators.views.base import EmptyView
from generators.views.row_rules import has_row_rules, has_users


class AuthView(EmptyView):
    """For a file that is the same in every app in which anybody may call anything, and in every other one."""

    auth: bool


class RoleView(Frozen):
    """A role with all that it includes, itself first."""

    name: str
    included: tuple[str, ...]


class RolesView(Frozen):
    """``src/core/identity/caller.py``."""

    roles: tuple[RoleView, ...]
    users: bool  # callers have rows
    rules: bool  # some rows are for some callers only


class GuardView(Frozen):
    """Who may call a route. What is said to be code is Python; all of it is "" where anybody may call anything."""

    decorator: str = ""  # code: 'allow("staff")'
    statuses: str = ""  # code: "401, 403, "


class GuardsView(Frozen):
    """Who may call the endpoints of an entity."""

    create: GuardView
    list: GuardView
    get: GuardView
    update: GuardView
    delete: GuardView


class PersonView(Frozen):
    """Somebody who calls in scenarios. roles: code."""

    name: str
    roles: str


class IdentityTestsView(Frozen):
    """``tests/identity.py``."""

    audience: str
    roles: tuple[str, ...]
    people: tuple[PersonView, ...]
    ruled: bool  # some rows are for some callers only


class AdmittedView(Frozen):
    """A route, and the callers whom it lets in."""

    method: str
    path: str  # /api/v1/orders/{}, with braces for each id
    callers: tuple[str, ...]


class AccessTestsView(Frozen):
    """``tests/integration/test_access.py``. callers: everybody who may be let in or not."""

    callers: tuple[str, ...]
    routes: tuple[AdmittedView, ...]


def has_auth(app: Application) -> bool:
    """Not everybody may call everything."""
    return app.auth is not None


def auth_view(app: Application) -> AuthView:
    """Whether not everybody may call everything."""
    return AuthView(has_auth(app))


def roles_view(app: Application) -> RolesView:
    """The roles."""
    roles = app.auth.roles if app.auth is not None else {}
    named = tuple(RoleView(name, included) for name, included in roles.items())
    return RolesView(named, has_users(app), has_row_rules(app))


def guard_view(access: Access | None, *, by_row: bool = False) -> GuardView:
    """Who may call a route. by_row: it may be refused for some rows only."""
    if access is None:
        return GuardView()
    # A token that is not valid is refused, also where none is needed.
    codes = list(ACCESS_ERRORS.values()) if access.roles or by_row else [ACCESS_ERRORS["unauthenticated"]]
    return GuardView(_decorator(access), "".join(f"{code}, " for code in codes))


def _decorator(access: Access) -> str:
    if access.public:
        return "public"
    return f"allow({', '.join(map(py, access.roles))})" if access.roles else AUTHENTICATED


def guards_view(entity: Entity) -> GuardsView:
    """Who may call the endpoints of an entity; of one that it has not, nothing."""
    found = {verb: endpoint.access for verb, endpoint in entity.endpoints}
    # What is read is there or not.
    writes = {verb: entity.ruled and verb not in ("get", "list") for verb in GuardsView.__struct_fields__}
    return GuardsView(**{verb: guard_view(found.get(verb), by_row=by_row) for verb, by_row in writes.items()})


def identity_tests_view(app: Application) -> IdentityTestsView:
    """Whom tokens of tests are for, and which roles they may have."""
    assert app.auth is not None
    people = {name: [role] if role in app.auth.roles else [] for name, role in app.auth.people.items()}
    named = tuple(PersonView(name, py(roles)) for name, roles in people.items())
    return IdentityTestsView(app.auth.audience, tuple(app.auth.roles), named, has_row_rules(app))


def access_tests_view(app: Application) -> AccessTestsView:
    """Every route and every caller."""
    assert app.auth is not None
    callers = (NOBODY, AUTHENTICATED, *app.auth.roles)
    return AccessTestsView(callers, tuple(_admitted(app, callers)))


def _admitted(app: Application, callers: tuple[str, ...]) -> list[AdmittedView]:
    found = []
    for route in app.routes.routes:
        access, path = app.access(route), route.path
        assert app.auth is not None
        assert access is not None
        for parameter in route.parameters:
            path = path.replace(f"{{{parameter}}}", "{}")
        admitted = tuple(caller for caller in callers if access.admits(app.auth.held(caller)))
        found.append(AdmittedView(route.method, app.settings.api_prefix + path, admitted))
    return found
