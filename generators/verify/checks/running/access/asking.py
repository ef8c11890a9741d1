"""Who asks about rows, with what, and where that is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generators.language.access.rule import AUTHENTICATED, NOBODY
from generators.model.access import Access, Auth
from generators.model.app import Application
from generators.model.entity import Endpoint, Operation
from generators.samples.worlds import Held, World
from generators.verify.checks.running.access.staging import Stage
from generators.verify.checks.running.access.tally import Tally
from generators.verify.subjects.client import Client
from generators.verify.subjects.identity.callers import Token, access_token, account_of, authorization

_ME: Final = "somebody-with-a-row"
_CALLED: Final = "of a caller with a row: "
ACCOUNT: Final = account_of(_ME)


@dataclass(frozen=True)
class Caller:
    """The one who is ``me``, with some roles. name: that of the role; headers: by which they say who they are."""

    name: str
    held: Held
    headers: Mapping[str, str]

    def may_call(self, called: Endpoint | Operation | None) -> bool:
        """Whether they are let in at all."""
        return called is not None and (called.access is None or called.access.admits(self.held))


@dataclass
class Asking:
    """Requests about rows of a stage. refused: how many worlds the database did not take."""

    app: Application
    http: Client
    stage: Stage
    tokens: Mapping[str, str]
    tally: Tally
    refused: int = 0

    def callers(self, rules: Iterable[Access]) -> list[Caller]:
        """Everybody for whom one of some rules may say something else."""
        assert self.app.auth is not None
        rules = list(rules)
        words = (word for rule in rules for word in (*rule.roles, *(grant.who for grant in rule.grants)))
        named = dict.fromkeys(word for word in words if word in self.app.auth.roles)
        nobody = [Caller(NOBODY, None, {})] if any(rule.public for rule in rules) else []
        return [*nobody, *(self._caller(name) for name in (AUTHENTICATED, *named))]

    def _caller(self, name: str) -> Caller:
        assert self.app.auth is not None
        return Caller(name, self.app.auth.held(name), authorization(self.tokens[f"{_CALLED}{name}"]))

    def set(self, world: World) -> dict[str, str] | None:
        """Store a world; None where the database does not take it."""
        from psycopg.errors import IntegrityError

        try:
            return self.stage.set(world)
        except IntegrityError:
            self.refused += 1
            return None


def tokens_of_rows(auth: Auth) -> dict[str, Token]:
    """A token of one and the same caller with each role, and without any."""
    held = {AUTHENTICATED: (), **{role: (role,) for role in auth.roles}}
    return {f"{_CALLED}{name}": access_token(auth, roles, sub=_ME) for name, roles in held.items()}
