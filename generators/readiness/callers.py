"""Who may call an application, for whoever reads of its readiness."""

from __future__ import annotations

from generators.model.app import Application
from generators.model.routes import Route


def callers(app: Application) -> str:
    """Who may call it, as a sentence: no point is about that."""
    if app.auth is None:
        return "Anybody may call it: whoever reaches it may read and change all of its rows. Its spec has no `auth`."
    accesses = [app.access(route) for route in app.routes.routes]
    public = sum(each is None or each.public for each in accesses)
    roles = ", ".join(f"`{name}`" for name in app.auth.roles)
    bound = sum(_is_for_some_rows(app, route) for route in app.routes.routes)
    rows = f" {bound} are for some rows only, by rules about who calls or about the row." if bound else ""
    return (
        f"Callers are known by access tokens of an OpenID provider, for `{app.auth.audience}`, with their roles in"
        f" `{app.auth.roles_claim}` ({roles}). {public} of {len(accesses)} operations are open to anybody.{rows}"
    )


def _is_for_some_rows(app: Application, route: Route) -> bool:
    """Whether a caller who is let in may find that a row is not for them."""
    access = app.access(route)
    return bool(access is not None and access.grants) or (route.by_id and app.entities[route.entity].seen is not None)
