"""Application -> every file to make, each with its inputs sealed in a digest. Pure: reads templates, writes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generators.derivation import Deferred, Derivation, Input
from generators.manifest import PlannedFile, files_of
from generators.model.app import Application
from generators.support.canonical import canonical_json
from generators.support.errors import UserError
from generators.support.frozen import Frozen
from generators.support.hashing import digest_of, renderer_digest

Memo = dict[str, str]

_REFERENCE = re.compile(r"""\{%[-+]?\s*(?:from|import|include|extends)\s+["']([^"']+)["']""")


def plan(app: Application, source: str, templates: Path, memo: Memo | None = None) -> tuple[Derivation, ...]:
    """Every file of the app, sorted by output. ``source``: the spec's path as headers name it.

    memo: digests of the views of slices planned before, by the same generator; those views are made only when needed.
    It leaves with this plan's. Raises UserError when two lines of the table make one file.
    """
    library, digests = Templates(templates), _Digests(memo or {})
    derivations: dict[str, Derivation] = {}
    for file in files_of(app):
        if file.output in derivations:
            raise UserError(f"{source}: two files would be written to {file.output}; rename one of the entities")
        view, digest = digests.of_file(file)
        derivations[file.output] = _derivation(file, view, Input("view", digest), library.recipe(file.template), source)
    if memo is not None:
        memo.clear()
        memo.update(digests.memo)
    return tuple(derivations[output] for output in sorted(derivations))


class Recipe(Frozen):
    """What a template adds to its files: its closure, these and the renderer as inputs, and the same as text."""

    closure: tuple[str, ...]
    inputs: tuple[Input, ...]
    sealed: str


def _derivation(file: PlannedFile, view: Any, seen: Input, recipe: Recipe, source: str) -> Derivation:
    """``seen``: the view as an input."""
    sealed = "\n".join((file.output, file.template, source, f"{seen.name} {seen.digest}", recipe.sealed))
    inputs = (seen, *recipe.inputs)
    return Derivation(file.output, file.template, view, recipe.closure, inputs, digest_of(sealed), source)


class Templates:
    """The template folder: digests and recipes, each worked out once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._digests: dict[str, str] = {}
        self._references: dict[str, tuple[str, ...]] = {}
        self._recipes: dict[str, Recipe] = {}

    def _read(self, name: str) -> None:
        if name in self._digests:
            return
        try:
            data = (self.root / name).read_bytes()
        except OSError as error:
            raise UserError(f"templates/{name}: {error.strerror}; the manifest names this template") from None
        self._digests[name] = digest_of(data)
        self._references[name] = tuple(dict.fromkeys(_REFERENCE.findall(data.decode())))

    def recipe(self, name: str) -> Recipe:
        """Of every template reached from this one, itself included, sorted."""
        if name not in self._recipes:
            closure = tuple(sorted(self._reach(name)))
            templates = (Input(f"templates/{reached}", self._digests[reached]) for reached in closure)
            inputs = (*templates, Input("renderer", renderer_digest()))
            self._recipes[name] = Recipe(closure, inputs, "\n".join(f"{each.name} {each.digest}" for each in inputs))
        return self._recipes[name]

    def _reach(self, name: str) -> set[str]:
        reached, waiting = set[str](), [name]
        while waiting:
            current = waiting.pop()
            if current not in reached:
                self._read(current)
                reached.add(current)
                waiting.extend(self._references[current])
        return reached


class _Digests:
    """Digests of views, each worked out once."""

    def __init__(self, before: Mapping[str, str]) -> None:
        self.memo: Memo = {}
        self._before = before
        self._known: dict[int, tuple[Any, str]] = {}

    def of_file(self, file: PlannedFile) -> tuple[Any, str]:
        """The view of a file and its digest; the view is deferred where the digest is known."""
        known = self._before.get(file.slice)
        view = Deferred(file.view) if known else file.view()
        digest = known or self.of(view)
        if file.slice:
            self.memo[file.slice] = digest
        return view, digest

    def of(self, view: Any) -> str:
        if id(view) not in self._known:
            self._known[id(view)] = (view, digest_of(canonical_json(view)))
        return self._known[id(view)][1]
