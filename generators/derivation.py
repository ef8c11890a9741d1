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


class Recipe(Frozen):
    """What a template adds to its files: every template reached from it, itself included, sorted; these and the
    renderer as inputs; the digest of the inputs.
    """

    closure: tuple[str, ...]
    inputs: tuple[Input, ...]
    digest: str


class Deferred(Frozen):
    """Views whose digests are known already; one is made, by the file's output, when a template needs it."""

    make: Callable[[str], Any]


class Derivation(Frozen):
    """One file to make.

    output: POSIX path below ``out/<app>``. template: path below ``templates``.
    view: a frozen value, or how to make it. view_digest: sha256 hex of its canonical JSON.
    digest: sha256 hex; the same digest makes the same bytes on every machine. source: the spec, as its header names it.
    """

    output: str
    template: str
    view: Any
    view_digest: str
    recipe: Recipe
    digest: str
    source: str = ""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What the digest seals."""
        return (Input("view", self.view_digest), *self.recipe.inputs)


def resolved(derivation: Derivation) -> Derivation:
    """The same derivation with its view made."""
    view = derivation.view
    return replace(derivation, view=view.make(derivation.output)) if isinstance(view, Deferred) else derivation
