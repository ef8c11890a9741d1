"""Who calls, who may call what, and with which rows."""

from __future__ import annotations

from collections.abc import Callable

from generators.language.access.rule import AUTHENTICATED, NOBODY, PUBLIC, RuleError, includes, names_user
from generators.language.access.said import rule_of_endpoint, rule_of_operation, rule_of_rows, rules_of
from generators.language.model import AppSpec, EntitySpec
from generators.support.frozen import Frozen

# From a condition as it is written to code of SQLAlchemy.
Compile = Callable[[str], str]


class Auth(Frozen):
    """Who calls. roles: each with all that it includes, itself first. roles_claim: where a token names the roles.

    people: of scenarios, with their roles. users: the entity of which each caller has a row, "" for none.
    """

    roles: dict[str, tuple[str, ...]]
    audience: str
    roles_claim: str
    people: dict[str, str]
    users: str

    def held(self, caller: str | None) -> tuple[str, ...] | None:
        """The roles of a caller in a scenario: every one when it does not say as whom, None of one who is not known."""
        if caller is None:
            return tuple(self.roles)
        return None if caller == NOBODY else self.roles.get(self.people.get(caller, caller), ())


class Grant(Frozen):
    """Rows that somebody may do something with. who: a role, ``authenticated`` or ``public``.

    condition: what is true of such a row, as it is written; "" for every row. code: the same for SQLAlchemy. of_user:
    it depends on who calls.
    """

    who: str
    condition: str = ""
    code: str = ""
    of_user: bool = False

    def admits(self, held: tuple[str, ...] | None) -> bool:
        """Whether it is for a caller with these roles, what they include among them. None: one who is not known."""
        if self.who == PUBLIC or held is None:
            return self.who == PUBLIC
        return self.who == AUTHENTICATED or self.who in held


class Access(Frozen):
    """Who may call. roles: any of them is enough; none: whoever is known, or everybody when public.

    grants: with which rows, any of them is enough; none where that is the same for all rows.
    """

    public: bool
    roles: tuple[str, ...]
    grants: tuple[Grant, ...] = ()

    def admits(self, held: tuple[str, ...] | None) -> bool:
        """Whether a caller may who holds these roles, what they include among them. None: a caller who is not known."""
        if held is None:
            return self.public
        return not self.roles or any(role in held for role in self.roles)

    def reaches_all(self, held: tuple[str, ...] | None) -> bool:
        """Whether such a caller may with every row."""
        return not self.grants or any(not each.condition and each.admits(held) for each in self.grants)

    def written(self) -> str:
        """The rule again, with its conditions."""
        words = (f"{each.who} and {each.condition}" if each.condition else each.who for each in self.grants)
        return " or ".join(words)


def in_words(access: Access | None) -> str:
    """Who may call, for people."""
    if access is None or (access.public and not access.grants):
        return "everybody"
    if not access.grants:
        return " or ".join(f"`{role}`" for role in access.roles) or "every caller with a token"
    return " or ".join(_grant_in_words(each) for each in access.grants)


def _grant_in_words(grant: Grant) -> str:
    who = {PUBLIC: "everybody", AUTHENTICATED: "every caller with a token"}.get(grant.who, f"`{grant.who}`")
    return f"{who} where `{grant.condition}`" if grant.condition else who


def auth_of(spec: AppSpec) -> Auth | None:
    """What a spec says of callers."""
    if spec.auth is None:
        return None
    try:
        roles = includes(spec.auth.roles)
    except RuleError:
        roles = {}  # of a spec that is refused
    oidc = spec.auth.oidc
    users = oidc.provision if oidc.provision in spec.entities else ""
    return Auth(
        roles, oidc.audience or spec.app.name.replace("_", "-"), oidc.roles_claim, spec.auth.people, users or ""
    )


def access_of_endpoint(spec: AppSpec, entity: EntitySpec, verb: str, compiled: Compile) -> Access | None:
    """Who may call an endpoint; None where anybody may call anything."""
    return _access(spec, rule_of_endpoint(entity, verb), compiled)


def access_of_operation(spec: AppSpec, entity: EntitySpec, name: str, compiled: Compile) -> Access | None:
    """Who may call an operation; None where anybody may call anything."""
    return _access(spec, rule_of_operation(entity, entity.operations[name]), compiled)


def access_of_rows(spec: AppSpec, entity: EntitySpec, compiled: Compile) -> Access | None:
    """Who sees rows of an entity wherever they are shown or named; None where that depends on no row."""
    access = _access(spec, rule_of_rows(entity), compiled)
    return access if access is not None and access.grants else None


def _access(spec: AppSpec, said: str | None, compiled: Compile) -> Access | None:
    if said is None or spec.auth is None:
        return None
    try:
        rule = rules_of(spec).parse(said)
    except RuleError:
        return None  # of a spec that is refused
    grants = tuple(
        Grant(each.who, each.condition, compiled(each.condition), names_user(each.condition))
        if each.condition
        else Grant(each.who)
        for each in rule.grants
    )
    return Access(rule.public, rule.roles, grants if rule.conditions else ())
