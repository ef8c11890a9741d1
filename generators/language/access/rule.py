"""Who may call something: ``public``, ``authenticated``, or the names of roles with ``or`` between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from generators.language.model import AccessSpec, EntitySpec, OperationSpec
from generators.support.suggest import did_you_mean

PUBLIC: Final = "public"
AUTHENTICATED: Final = "authenticated"
WORDS: Final = (PUBLIC, AUTHENTICATED)
# As whom a step of a scenario calls who brings no token.
NOBODY: Final = "nobody"
# Words of rules that are no roles, now or when rules speak of rows.
RESERVED: Final = (*WORDS, "and", "or", "not", "user", "self", "true", "false", NOBODY, "everybody", "anonymous")
_READS: Final = ("list", "get")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may. roles: any of them is enough; none: whoever is known, or everybody when public."""

    public: bool = False
    roles: tuple[str, ...] = ()


class RuleError(Exception):
    """A rule that cannot be read. Its text is the message."""

    def __init__(self, message: str, hint: str, code: str = "access-invalid") -> None:
        super().__init__(message)
        self.hint, self.code = hint, code


def parse_rule(text: str, roles: Collection[str]) -> Rule:
    """What a rule says. Raises RuleError."""
    words = text.split()
    names, between = words[::2], words[1::2]
    known = f"write `{PUBLIC}` or `{AUTHENTICATED}`: `auth` has no roles"
    if roles:
        known = f"write `{PUBLIC}`, `{AUTHENTICATED}` or a role: {', '.join(roles)}"
    if len(names) == len(between) or any(not _NAME.fullmatch(each) for each in names):
        raise RuleError(f"`{text}` is no rule", f"{known}; more of them with `or` between them")
    if other := next((each for each in between if each != "or"), ""):
        hint = "a caller needs one of the roles: put `or` between them, or make a role for those who need both"
        raise RuleError(f"`{other}` is not of the language of rules", hint if other == "and" else known)
    for name in names:
        if name not in (*WORDS, *roles):
            raise RuleError(f"there is no role `{name}`", did_you_mean(name, (*WORDS, *roles)) or known, "unknown-role")
    if len(set(names)) < len(names):
        raise RuleError(f"`{text}` says something twice", "keep one of them", "repeated-name")
    if word := next((each for each in WORDS if each in names and len(names) > 1), ""):
        everybody = "everybody" if word == PUBLIC else "every caller who is known"
        raise RuleError(f"`{word}` is {everybody}: the rest says nothing", f"write `{word}` alone, or leave it out")
    return Rule(PUBLIC in names, tuple(name for name in names if name not in WORDS))


def rule_of_endpoint(entity: EntitySpec, verb: str) -> str | None:
    """The rule of an endpoint; None where nothing says who may call it."""
    return _said(entity.access, verb, "read" if verb in _READS else "write")


def rule_of_operation(entity: EntitySpec, operation: OperationSpec) -> str | None:
    """The rule of an operation: its own, or what the entity says of reads and writes."""
    if operation.allow is not None:
        return operation.allow
    return _said(entity.access, "read" if operation.line.method == "GET" else "write")


def _said(access: AccessSpec | None, *keys: str) -> str | None:
    for key in keys if access is not None else ():
        text = getattr(access, key)
        if text is not None:
            return str(text)
    return None


def includes(roles: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Each role with all that it includes, itself first. Raises RuleError for roles that include themselves."""

    def add(name: str, found: dict[str, None], path: tuple[str, ...]) -> None:
        if name in path:
            around = " -> ".join((*path[path.index(name) :], name))
            raise RuleError(f"roles include themselves: {around}", "take one of them out")
        found.setdefault(name)
        for each in roles.get(name, ()):
            add(each, found, (*path, name))

    result = {}
    for name in roles:
        found: dict[str, None] = {}
        add(name, found, ())
        result[name] = tuple(found)
    return result
