"""Expressions of GitHub Actions, as far as a workflow of ours needs them; any other is refused, never passed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from generators.support.failures import Broken

_EXPRESSION: Final = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_PATH: Final = re.compile(r"([a-z]+)\.([\w.-]+)")
_TEXT: Final = re.compile(r"'((?:[^']|'')*)'")
_COMPARISON: Final = re.compile(r"(\S+|'.*')\s*(==|!=)\s*(\S+|'.*')", re.DOTALL)
_STATUS: Final = ("always()", "success()", "failure()", "cancelled()")
# Of a push to the main branch.
GITHUB: Final = {
    "actor": "runner",
    "base_ref": "",
    "event_name": "push",
    "head_ref": "",
    "ref": "refs/heads/main",
    "ref_name": "main",
    "ref_type": "branch",
    "repository": "owner/app",
    "repository_owner": "owner",
    "run_id": "1",
    "run_number": "1",
    "sha": "0" * 40,
    "workflow": "CI",
}


@dataclass(frozen=True, slots=True)
class Contexts:
    """What expressions may name: the values of a matrix and the environment so far; secrets are empty, as in a fork."""

    matrix: Mapping[str, str]
    env: Mapping[str, str]

    def with_env(self, env: Mapping[str, str]) -> Contexts:
        """With more variables, whose values may name what was there before."""
        return replace(self, env={**self.env, **{name: self.fill(value) for name, value in env.items()}})

    def fill(self, text: str) -> str:
        """A text with the values of its expressions. Raises Broken for one that is not understood."""
        filled = _EXPRESSION.sub(lambda found: self._value(found[1].strip()), text)
        if "${{" in _EXPRESSION.sub("", text):
            raise Broken(f"the workflow has an expression without an end: {text!r}")
        return filled

    def holds(self, condition: str, failed: bool) -> bool:
        """Whether an ``if`` holds. failed: whether something before it has. Raises Broken when it is not understood."""
        whole = _EXPRESSION.fullmatch(condition.strip())
        terms = [term.strip() for term in (whole[1] if whole else condition).split("&&")]
        true = [self._term(term, failed) for term in terms]
        # What does not ask how things went is for when they went well.
        return all(true) and (not failed or any(term in _STATUS for term in terms))

    def _term(self, term: str, failed: bool) -> bool:
        if term in _STATUS:
            return {"always()": True, "success()": not failed, "failure()": failed, "cancelled()": False}[term]
        compared = _COMPARISON.fullmatch(term)
        if compared is None:
            raise Broken(f"the workflow has a condition that is not understood here: {term!r}")
        # GitHub ignores case.
        same = self._value(compared[1]).casefold() == self._value(compared[3]).casefold()
        return same if compared[2] == "==" else not same

    def _value(self, expression: str) -> str:
        if text := _TEXT.fullmatch(expression):
            return text[1].replace("''", "'")
        path = _PATH.fullmatch(expression)
        value = None if path is None else self._named(path[1], path[2])
        if value is None:
            raise Broken(f"the workflow has an expression that is not understood here: {expression!r}")
        return value

    def _named(self, context: str, name: str) -> str | None:
        if context == "secrets" or (context == "github" and name.startswith("event.")):
            return ""
        values = {"matrix": self.matrix, "env": self.env, "github": GITHUB}.get(context, {})
        return values.get(name)
