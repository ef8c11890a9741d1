"""What the compose file of the whole stack asks its environment for."""

from __future__ import annotations

import secrets

from generators.containers.compose import FREE_PORT, PORTS, STACK, required_variables
from generators.verify.subjects.identity.callers import settings_of_callers
from generators.verify.workspace import PASSWORD, Workspace


def stack_settings(work: Workspace, image: str) -> dict[str, str]:
    """The application's image, free ports, by what callers are known, and a value for each secret; the database's
    password is the canary."""
    names = required_variables(work.app / STACK)
    made = {name: PASSWORD if "POSTGRES" in name else secrets.token_hex(12) for name in names}
    return {"APP_IMAGE": image, **dict.fromkeys(PORTS, FREE_PORT), **made, **settings_of_callers(work)}
