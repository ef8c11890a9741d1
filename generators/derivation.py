"""The unit of generation: one output, the template that makes it, and the one value that the template sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from generators.support.frozen import Frozen


class Input(Frozen):
    """One declared input of a derivation: a template, the view or the renderer, by name and digest."""

    name: str
    digest: str


class Deferred(Frozen):
    """A view whose digest is known already, made when a template needs it."""

    make: Callable[[], Any]


class Derivation(Frozen):
    """One file to make.

    output: POSIX path below ``out/<app>``. template: path below ``templates``.
    view: a frozen dataclass, or how to make it.
    closure: every template reached from ``template``, itself included, sorted. inputs: what the digest seals.
    digest: sha256 hex; the same digest makes the same bytes on every machine. source: the spec, as its header names it.
    """

    output: str
    template: str
    view: Any
    closure: tuple[str, ...]
    inputs: tuple[Input, ...]
    digest: str
    source: str = ""


def resolved(derivation: Derivation) -> Derivation:
    """The same derivation with its view made."""
    view = derivation.view
    return replace(derivation, view=view.make()) if isinstance(view, Deferred) else derivation
