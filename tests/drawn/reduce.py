"""The smallest spec that still fails: what can be left out is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

Spec = dict[str, Any]
Place = tuple[Any, ...]


def reduced(spec: Spec, fails: Callable[[Spec], bool]) -> Spec:
    """Leave out one thing after the other as long as it fails, the largest things first."""
    smaller = True
    while smaller:
        smaller = False
        for place in sorted(_places(spec), key=len):
            candidate = deepcopy(spec)
            if _without(candidate, place) and fails(candidate):
                spec, smaller = candidate, True
    return spec


def _places(data: Any, path: Place = ()) -> Iterator[Place]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if (*path, key) not in (("app",), ("app", "name"), ("app", "title"), ("entities",)):
            yield (*path, key)
        yield from _places(value, (*path, key))


def _without(spec: Spec, place: Place) -> bool:
    """Take a thing out; whether it was there."""
    *parents, last = place
    target: Any = spec
    for key in parents:
        target = (
            target.get(key)
            if isinstance(target, dict)
            else target[key]
            if isinstance(target, list) and key < len(target)
            else None
        )
    if (isinstance(target, dict) and last in target) or (isinstance(target, list) and last < len(target)):
        del target[last]
        return True
    return False
