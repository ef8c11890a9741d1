"""Who may call an application, for whoever reads of its readiness."""

from __future__ import annotations

from generators.model.app import Application


def callers(app: Application) -> str:
    """Who may call it, as a sentence: no point is about that."""
    if app.auth is None:
        return "Anybody may call it: whoever reaches it may read and change all of its rows. Its spec has no `auth`."
    accesses = [app.access(route) for route in app.routes.routes]
    public = sum(each is None or each.public for each in accesses)
    roles = ", ".join(f"`{name}`" for name in app.auth.roles)
    return (
        f"Callers are known by access tokens of an OpenID provider, for `{app.auth.audience}`, with their roles in"
        f" `{app.auth.roles_claim}` ({roles}). {public} of {len(accesses)} operations are open to anybody."
    )
