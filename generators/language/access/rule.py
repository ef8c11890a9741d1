"""Who may call something, and with which rows: ``public``, ``staff or auditor``, ``staff or self.customer == user``.

A rule is read as grants: each says who, and what has to be true of a row for them. Any of them is enough.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generators.operations.domain import USER
from generators.support.frozen import Frozen
from generators.support.suggest import did_you_mean, nearest

PUBLIC: Final = "public"
AUTHENTICATED: Final = "authenticated"
WORDS: Final = (PUBLIC, AUTHENTICATED)
# As whom a step of a scenario calls who brings no token.
NOBODY: Final = "nobody"
SELF: Final = "self"
# Words of rules that are neither roles nor other rules.
RESERVED: Final = (
    *WORDS,
    "and",
    "or",
    "not",
    "in",
    "is",
    USER,
    SELF,
    "true",
    "false",
    NOBODY,
    "everybody",
    "anonymous",
)


class Grant(Frozen):
    """Who may: a role, or one of WORDS. condition: what has to be true of a row, as it is written; "" for any row."""

    who: str
    condition: str = ""


class Rule(Frozen):
    """Any of the grants is enough."""

    grants: tuple[Grant, ...]

    @property
    def public(self) -> bool:
        """Whether also those are let in who are not known."""
        return any(each.who == PUBLIC for each in self.grants)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of which one is needed to be let in, none when every caller is who is known."""
        needed = tuple(dict.fromkeys(each.who for each in self.grants))
        return needed if not set(needed) & set(WORDS) else ()

    @property
    def conditions(self) -> tuple[str, ...]:
        """What is asked of rows."""
        return tuple(dict.fromkeys(each.condition for each in self.grants if each.condition))


class RuleError(Exception):
    """A rule that cannot be read. Its text is the message."""

    def __init__(self, message: str, hint: str, code: str = "access-invalid") -> None:
        super().__init__(message)
        self.hint, self.code = hint, code


@dataclass(frozen=True)
class Rules:
    """What rules are made of: the roles, and the rules that have names."""

    roles: Collection[str]
    named: Mapping[str, str]

    def parse(self, text: str) -> Rule:
        """What a rule says. Raises RuleError."""
        return Rule(_Reading(self, text).rule())


@dataclass(frozen=True)
class _Reading:
    """One text that is read. inside: the rules that name it, on the way to it."""

    rules: Rules
    text: str
    inside: tuple[str, ...] = ()

    def rule(self) -> tuple[Grant, ...]:
        """Its grants, each once."""
        grants = self._grants(self._tree())
        for each in (each for each in grants if each.who in WORDS and not each.condition):
            rest = [other for other in grants if other != each]
            if rest and (each.who == PUBLIC or not any(other.who == PUBLIC for other in rest)):
                everybody = "everybody" if each.who == PUBLIC else "every caller who is known"
                hint = f"write `{each.who}` alone, or leave it out"
                raise RuleError(f"`{each.who}` is {everybody}: the rest says nothing", hint)
        if len(set(grants)) < len(grants):
            raise RuleError(f"`{self.text}` says something twice", "keep one of them", "repeated-name")
        return grants

    @property
    def _known(self) -> str:
        roles = self.rules.roles
        if not roles:
            return f"write `{PUBLIC}` or `{AUTHENTICATED}`: `auth` has no roles"
        return f"write `{PUBLIC}`, `{AUTHENTICATED}` or a role: {', '.join(roles)}"

    def _tree(self) -> ast.expr:
        try:
            return ast.parse(self.text.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            hint = f"{self._known}; more of them with `or` between them"
            if re.search(r"[^=!<>]=[^=]", self.text):
                hint = "compare with `==`"
            elif re.search(r"&&|\|\||!(?!=)", self.text):
                hint = "write `and`, `or` and `not`"
            raise RuleError(f"`{self.text}` is no rule", hint) from None

    def _grants(self, node: ast.expr) -> tuple[Grant, ...]:
        return tuple(Grant(each.who or AUTHENTICATED, each.condition) for each in self._read(node))

    def _read(self, node: ast.expr) -> tuple[Grant, ...]:
        """The grants of a part. who is "" where it speaks of rows alone."""
        match node:
            case ast.Name(id=name):
                return self._named(name)
            case ast.BoolOp(op=ast.Or(), values=parts) if self._has_words(node):
                return tuple(grant for part in parts for grant in self._read(part))
            case ast.BoolOp(values=parts) if self._has_words(node):
                found: tuple[Grant, ...] = (Grant(""),)
                for part in parts:
                    read = self._read(part)
                    found = tuple(self._both(left, right) for left in found for right in read)
                return found
        if word := next(self._words(node), ""):
            hint = "say who may: words with `or` between them, each perhaps with an `and` and what is true of the row"
            raise RuleError(f"`{word}` stands alone, or between `or` and `and`", hint)
        if not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Attribute | ast.Call):
            raise RuleError(
                f"`{self._written(node)}` is no rule", f"{self._known}; more of them with `or` between them"
            )
        return (Grant("", self._written(node)),)

    def _named(self, name: str) -> tuple[Grant, ...]:
        if name in (*WORDS, *self.rules.roles):
            return (Grant(name),)
        if name in self.rules.named:
            if name in self.inside:
                around = " -> ".join((*self.inside[self.inside.index(name) :], name))
                raise RuleError(f"rules name one another: {around}", "take one of them out")
            return _Reading(self.rules, self.rules.named[name], (*self.inside, name))._rule_of_name()
        known = (*WORDS, *self.rules.roles, *self.rules.named)
        if name in (SELF, USER):
            hint = f"compare it: `self.customer == user`; whoever is known is `{AUTHENTICATED}`"
            raise RuleError(f"`{name}` alone is no rule", hint)
        hint = did_you_mean(name, known) or self._known
        if not nearest(name, known):
            hint = f"{hint}; or say what is true of a row: `self.customer == user`"
        raise RuleError(f"there is no role `{name}`", hint, "unknown-role")

    def _rule_of_name(self) -> tuple[Grant, ...]:
        return self._read(self._tree())

    def _both(self, left: Grant, right: Grant) -> Grant:
        """Who may by two grants at once."""
        who = {left.who, right.who} - {""}
        if PUBLIC in who and len(who) > 1:
            who.discard(PUBLIC)
        if AUTHENTICATED in who and len(who) > 1:
            who.discard(AUTHENTICATED)
        if len(who) > 1:
            one, other = left.who, right.who
            hint = "a caller needs one of the roles: put `or` between them, or make a role for those who need both"
            raise RuleError(f"`{one} and {other}` is not of the language of rules", hint)
        return Grant(
            "".join(who), " and ".join(_inside_and(each.condition) for each in (left, right) if each.condition)
        )

    def _has_words(self, node: ast.expr) -> bool:
        return any(True for _ in self._words(node))

    def _words(self, node: ast.expr) -> Iterator[str]:
        """The words for callers in a part of the rule."""
        known = {*WORDS, *self.rules.roles, *self.rules.named}
        stored = {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
        for each in ast.walk(node):
            if isinstance(each, ast.Name) and each.id in known - stored:
                yield each.id

    def _written(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.text.strip(), node) or ast.unparse(node)


def _inside_and(condition: str) -> str:
    tree = ast.parse(condition, mode="eval").body
    return f"({condition})" if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.Or) else condition


def names_user(condition: str) -> bool:
    """Whether a condition speaks of who calls."""
    return _names(condition, USER)


def _names(condition: str, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(ast.parse(condition, mode="eval")))


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
