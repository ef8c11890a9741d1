"""Frozen values as JSON: the same text for equal values, on every machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any, ClassVar


class Named:
    """Of these there is one to a name, which says all of it."""

    name: ClassVar[str]


def canonical_json(value: Any) -> str:
    """A tree of frozen dataclasses, tuples, mappings and scalars as text for a digest: classes by name, then values."""
    return json.dumps(value, default=_tagged)


def readable_json(value: Any) -> str:
    """The same for people and for ``doit why``: attributes by name."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_by_name)


def _tagged(value: Any) -> list[Any] | str:
    """The name of the value's class and the values of its attributes."""
    if isinstance(value, Named):
        return value.name
    return [type(value).__name__, *_attributes(type(value))[1](value)]


def _by_name(value: Any) -> dict[str, Any] | str:
    if isinstance(value, Named):
        return value.name
    names, values = _attributes(type(value))
    return dict(zip(names, values(value), strict=True))


_ATTRIBUTES: dict[type, tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]] = {}


def _attributes(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of the attributes by which two values differ, and a function that takes their values."""
    if kind not in _ATTRIBUTES:
        names = tuple(field.name for field in fields(kind) if field.compare)
        single = len(names) < 2  # attrgetter answers a tuple only for two names or more
        _ATTRIBUTES[kind] = (names, _each(names) if single else attrgetter(*names))
    return _ATTRIBUTES[kind]


def _each(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda value: tuple(getattr(value, name) for name in names)
