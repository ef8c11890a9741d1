"""Two applications -> the business operations that are new, gone, or do something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators.changes.page import OperationChange
from generators.model.app import Application
from generators.model.entity import Operation
from generators.support.names import listed


def operation_changes(before: Application | None, after: Application) -> tuple[OperationChange, ...]:
    """What became of each operation, by its name in the spec: ``Order.ship``."""
    olds = dict(_operations(before)) if before is not None else {}
    renamed = {new: old for new, old in after.hints.renamed.items() if "." not in new}
    return tuple(_changes(olds, dict(_operations(after)), renamed))


def _changes(
    olds: dict[str, Operation], news: dict[str, Operation], renamed: dict[str, str]
) -> Iterator[OperationChange]:
    seen = set()
    for name, new in news.items():
        key, _, own = name.partition(".")
        was = f"{renamed.get(key, key)}.{own}"
        seen.add(was)
        if was not in olds:
            yield OperationChange(name, f"new: {_called(new)}")
        elif what := "; ".join(_differences(olds[was], new, renamed)):
            yield OperationChange(name, what)
    yield from (OperationChange(name, f"gone: {_called(old)}") for name, old in olds.items() if name not in seen)


def _operations(app: Application) -> Iterator[tuple[str, Operation]]:
    for key, entity in app.entities.items():
        yield from ((f"{key}.{name}", each) for name, each in entity.operations.items())


def _differences(old: Operation, new: Operation, renamed: Mapping[str, str]) -> Iterator[str]:
    if _called(old) != _called(new):
        yield f"called by {_called(old)} -> {_called(new)}"
    yield from _members("input", dict(old.input), dict(new.input))
    yield from _members("answers", _outcomes(old), _outcomes(new))
    if old.compiled.lines != new.compiled.lines:
        yield "other code"
    if _locked(old) != {renamed.get(each, each) for each in _locked(new)}:
        yield f"locks rows of {listed(sorted(_locked(new)))}" if _locked(new) else "locks no rows"


def _locked(operation: Operation) -> set[str]:
    return {*operation.compiled.locks, *operation.compiled.shares}


def _members(word: str, olds: dict[str, object], news: dict[str, object]) -> Iterator[str]:
    """What came, went and is another one among what is kept by name."""
    signs = [f"+{name}" for name in news if name not in olds] + [f"-{name}" for name in olds if name not in news]
    signs += [f"~{name}" for name in news if name in olds and olds[name] != news[name]]
    if signs:
        yield f"{word} {', '.join(signs)}"


def _outcomes(operation: Operation) -> dict[str, object]:
    """How it ends: statuses of successes, and its refusals."""
    successes: dict[str, object] = {f"{each}": "" for each in operation.route.statuses}
    return successes | {f"{each.status} {each.code}": each.message for each in operation.compiled.refusals}


def _called(operation: Operation) -> str:
    return f"{operation.route.method} {operation.route.path}"
