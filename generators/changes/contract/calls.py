"""Two OpenAPI documents -> every change that a client could notice, the worst first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from generators.changes.contract.rules import WORST_FIRST, Finding, Level, found
from generators.changes.contract.shapes import JSON, Shapes
from generators.changes.contract.values import Place, Values
from generators.support.frozen import Frozen

_METHODS: Final = ("get", "post", "put", "patch", "delete")
_PARAMETER: Final = re.compile(r"\{[^}]*\}")


class ContractChange(Frozen, tag=False):
    """A change, and the calls in which a client sees it. rule: the id that oasdiff gives it."""

    rule: str
    level: Level
    text: str
    calls: tuple[str, ...]


def contract_changes(before: JSON, after: JSON) -> tuple[ContractChange, ...]:
    """What changed between two documents; a change that several calls show stands there once."""
    calls: dict[Finding, list[str]] = {}
    for call, finding in _findings(before, after):
        calls.setdefault(finding, []).append(call)
    changes = (ContractChange(each.rule, each.level, each.text, tuple(names)) for each, names in calls.items())
    return tuple(sorted(changes, key=lambda each: WORST_FIRST.index(each.level)))


def _findings(before: JSON, after: JSON) -> Iterator[tuple[str, Finding]]:
    """(call, what changed in it)."""
    olds, news = _calls(before), _calls(after)
    paths = {path for _, path in news}
    shapes = Shapes(before), Shapes(after)
    for key, (name, old) in olds.items():
        if key in news:
            now, new = news[key]
            yield from ((now, each) for each in _Call(*shapes).compare(old, new))
        else:
            rule = "api-removed" if key[1] in paths else "api-path-removed"
            yield name, found(f"{rule}-without-deprecation", "the call is gone")
    yield from (
        (name, found("endpoint-added", "the call is new")) for key, (name, _) in news.items() if key not in olds
    )


def _calls(document: JSON) -> dict[tuple[str, str], tuple[str, JSON]]:
    """Every call by method and path, what its path calls its parameters left aside: its name, and what it is."""
    return {
        (method, _PARAMETER.sub("{}", path)): (f"{method.upper()} {path}", methods[method])
        for path, methods in document.get("paths", {}).items()
        for method in _METHODS
        if method in methods
    }


class _Call:
    """Compares one call."""

    def __init__(self, before: Shapes, after: Shapes) -> None:
        self._values = Values(before, after)

    def compare(self, old: JSON, new: JSON) -> Iterator[Finding]:
        """What changed in it."""
        if old.get("operationId") != new.get("operationId"):
            text = f"its `operationId` was `{old.get('operationId')}`, is `{new.get('operationId')}`"
            yield found("api-operation-id-removed", text)
        yield from self._parameters(old, new)
        yield from self._body(old.get("requestBody"), new.get("requestBody"))
        yield from self._answers(old.get("responses", {}), new.get("responses", {}))

    def _parameters(self, old: JSON, new: JSON) -> Iterator[Finding]:
        olds, news = _parameters(old), _parameters(new)
        for key, before in olds.items():
            place = Place("request-parameter", before["name"])
            if key not in news:
                yield found("request-parameter-removed", f"`{place.name}` is no parameter any more")
                continue
            after = news[key]
            was, now = before.get("required", False), after.get("required", False)
            if was != now:
                verb = "has to be sent" if now else "may be left out"
                rule = "required" if now else "optional"
                yield found(f"request-parameter-became-{rule}", f"`{place.name}` {verb}")
            yield from self._values.compare(before.get("schema", {}), after.get("schema", {}), place)
        for key, after in news.items():
            if key not in olds:
                rule, verb = ("required", "has to") if after.get("required", False) else ("optional", "may")
                yield found(f"new-{rule}-request-parameter", f"`{after['name']}` {verb} be sent as a parameter")

    def _body(self, old: JSON | None, new: JSON | None) -> Iterator[Finding]:
        if old is None or new is None:
            if old is not None:
                yield found("request-body-removed", "it takes no body any more")
            elif new is not None:
                required = new.get("required", False)
                rule, verb = ("required", "needs") if required else ("optional", "may have")
                yield found(f"request-body-added-{rule}", f"it {verb} a body")
            return
        was, now = old.get("required", False), new.get("required", False)
        if was != now:
            rule, verb = ("required", "has to be sent") if now else ("optional", "may be left out")
            yield found(f"request-body-became-{rule}", f"its body {verb}")
        yield from self._content(old, new, "request-body")

    def _answers(self, old: JSON, new: JSON) -> Iterator[Finding]:
        for rule, verb, some, others in (("removed", "no longer answers", old, new), ("added", "may answer", new, old)):
            for status in (each for each in some if each not in others):
                kind = "success" if status.startswith("2") else "non-success"
                yield found(f"response-{kind}-status-{rule}", f"it {verb} {status}")
        for status in (each for each in old if each in new):
            yield from self._content(old[status], new[status], "response-body")

    def _content(self, old: JSON, new: JSON, kind: str) -> Iterator[Finding]:
        """What changed in a body or an answer, for each media type of it."""
        olds, news = old.get("content", {}), new.get("content", {})
        word = "request-body-media-type" if kind == "request-body" else "response-media-type"
        yield from (found(f"{word}-removed", f"it is not `{each}` any more") for each in olds if each not in news)
        yield from (found(f"{word}-added", f"it may be `{each}`") for each in news if each not in olds)
        for media in (each for each in olds if each in news):
            schemas = olds[media].get("schema", {}), news[media].get("schema", {})
            yield from self._values.compare(*schemas, Place(kind, "the body"))


def _parameters(call: JSON) -> dict[tuple[str, Any], Mapping[str, Any]]:
    """The parameters of a call: those of the path by their place, the others by name."""
    parameters = call.get("parameters", ())
    path = [each for each in parameters if each["in"] == "path"]
    numbered = {("path", number): each for number, each in enumerate(path)}
    return numbered | {(each["in"], each["name"]): each for each in parameters if each["in"] != "path"}
