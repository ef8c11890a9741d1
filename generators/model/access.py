"""Who calls, and who may call what."""

from __future__ import annotations

from generators.language.access.rule import NOBODY, RuleError, includes, parse_rule, rule_of_endpoint, rule_of_operation
from generators.language.model import AppSpec, EntitySpec
from generators.support.frozen import Frozen


class Auth(Frozen):
    """Who calls. roles: each with all that it includes, itself first. roles_claim: where a token names the roles."""

    roles: dict[str, tuple[str, ...]]
    audience: str
    roles_claim: str

    def held(self, caller: str | None) -> tuple[str, ...] | None:
        """The roles of a caller in a scenario: every one when it does not say as whom, None of one who is not known."""
        if caller is None:
            return tuple(self.roles)
        return None if caller == NOBODY else self.roles.get(caller, ())


class Access(Frozen):
    """Who may call. roles: any of them is enough; none: whoever is known, or everybody when public."""

    public: bool
    roles: tuple[str, ...]

    def admits(self, held: tuple[str, ...] | None) -> bool:
        """Whether a caller may who holds these roles, what they include among them. None: a caller who is not known."""
        if held is None:
            return self.public
        return not self.roles or any(role in held for role in self.roles)


def in_words(access: Access | None) -> str:
    """Who may call, for people."""
    if access is None or access.public:
        return "everybody"
    return " or ".join(f"`{role}`" for role in access.roles) or "every caller with a token"


def auth_of(spec: AppSpec) -> Auth | None:
    """What a spec says of callers."""
    if spec.auth is None:
        return None
    try:
        roles = includes(spec.auth.roles)
    except RuleError:
        roles = {}  # of a spec that is refused
    return Auth(roles, spec.auth.oidc.audience or spec.app.name.replace("_", "-"), spec.auth.oidc.roles_claim)


def access_of_endpoint(spec: AppSpec, entity: EntitySpec, verb: str) -> Access | None:
    """Who may call an endpoint; None where anybody may call anything."""
    return _access(spec, rule_of_endpoint(entity, verb))


def access_of_operation(spec: AppSpec, entity: EntitySpec, name: str) -> Access | None:
    """Who may call an operation; None where anybody may call anything."""
    return _access(spec, rule_of_operation(entity, entity.operations[name]))


def _access(spec: AppSpec, said: str | None) -> Access | None:
    if said is None or spec.auth is None:
        return None
    try:
        rule = parse_rule(said, spec.auth.roles)
    except RuleError:
        return None  # of a spec that is refused
    return Access(rule.public, rule.roles)
