"""Frozen values as JSON: the same text for equal values, on every machine."""

from __future__ import annotations

from typing import Any, ClassVar

from msgspec.json import Encoder


class Named:
    """Of these there is one to a name, which says all of it."""

    name: ClassVar[str]


def _named(value: Any) -> str:
    if isinstance(value, Named):
        return value.name
    raise TypeError(f"{type(value).__name__} is no value of a view")


_ENCODER = Encoder(enc_hook=_named)


def canonical_json(value: Any) -> bytes:
    """A tree of ``Frozen`` values, tuples, mappings and scalars: attributes by name, and the name of the class."""
    return _ENCODER.encode(value)
