"""Application -> every file to make, each with its inputs sealed in a digest. Pure: reads templates, writes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import localcontext
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from generators.derivation import Deferred, Derivation, Input, Recipe
from generators.field_types.values import EXACT
from generators.model.app import Application
from generators.planned_files import PlannedFile, app_files, entity_files, operation_files, seal_of, views_of
from generators.support.canonical import canonical_json
from generators.support.errors import UserError
from generators.support.hashing import digest_of, renderer_digest

# The size in bytes of a view of which a file is made that takes long to render.
_LARGE: Final = 100_000
_REFERENCE = re.compile(r"""\{%[-+]?\s*(?:from|import|include|extends)\s+["']([^"']+)["']""")


class KnownFile(Struct, frozen=True, array_like=True):
    """A file planned before: what of its derivation is kept."""

    output: str
    template: str
    view_digest: str
    digest: str


class KnownEntity(Struct, frozen=True, array_like=True):
    """The files of an entity, and the digest of everything that their views depend on."""

    seal: str
    files: tuple[KnownFile, ...]


class Memory(Struct):
    """What was planned before for one spec. generator: of what made it. recipes: template -> digest of its recipe."""

    generator: str = ""
    recipes: dict[str, str] = field(default_factory=dict)
    entities: dict[str, KnownEntity] = field(default_factory=dict)


def plan(
    app: Application,
    source: str,
    templates: Path,
    memory: Memory | None = None,
    on_large: Callable[[Derivation], None] = lambda derivation: None,
) -> tuple[Derivation, ...]:
    """Every file of the app, sorted by output. ``source``: the spec's path as headers name it.

    memory: of the last plan, from the same source by the same generator, then of this one. Of entities that it knows no
    view is made until one is needed. on_large: told of a file that takes long to render, while the others are planned.
    Raises UserError when two lines of the table make one file.
    """
    planner = _Planner(source, Templates(templates), memory or Memory(), on_large)
    derivations: dict[str, Derivation] = {}
    with localcontext(EXACT):
        for each in planner.derivations(app):
            if each.output in derivations:
                raise UserError(f"{source}: two files would be written to {each.output}; rename one of the entities")
            derivations[each.output] = each
    if memory is not None:
        memory.recipes, memory.entities = planner.now.recipes, planner.now.entities
    return tuple(derivations[output] for output in sorted(derivations))


class Templates:
    """The template folder: digests and recipes, each worked out once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.recipes: dict[str, Recipe] = {}
        self._digests: dict[str, str] = {}
        self._references: dict[str, tuple[str, ...]] = {}

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
        """What a template adds to its files."""
        if name not in self.recipes:
            closure = tuple(sorted(self._reach(name)))
            templates = (Input(f"templates/{reached}", self._digests[reached]) for reached in closure)
            inputs = (*templates, Input("renderer", renderer_digest()))
            sealed = "\n".join(f"{each.name} {each.digest}" for each in inputs)
            self.recipes[name] = Recipe(closure, inputs, digest_of(sealed))
        return self.recipes[name]

    def _reach(self, name: str) -> set[str]:
        reached, waiting = set[str](), [name]
        while waiting:
            current = waiting.pop()
            if current not in reached:
                self._read(current)
                reached.add(current)
                waiting.extend(self._references[current])
        return reached


class _Planner:
    """Plans one app. now: what the next plan may know."""

    def __init__(
        self, source: str, templates: Templates, before: Memory, on_large: Callable[[Derivation], None]
    ) -> None:
        self._source, self._templates, self._before, self._on_large = source, templates, before, on_large
        self._digests: dict[int, tuple[Any, str, int]] = {}
        self.now = Memory()

    def derivations(self, app: Application) -> Iterator[Derivation]:
        """Every file, in the order of the table."""
        yield from map(self._planned, app_files(app))
        for key in app.entities:
            yield from self._of_entity(app, key)
            yield from map(self._planned, operation_files(app, key))
        self.now.recipes = {name: recipe.digest for name, recipe in self._templates.recipes.items()}

    def _of_entity(self, app: Application, key: str) -> Iterable[Derivation]:
        seal, known = seal_of(app, key), self._before.entities.get(key)
        if known is None or known.seal != seal:
            made = [self._planned(file) for file in entity_files(app, key)]
        else:
            views = Deferred(views_of(app, key))
            made = [self._derivation(file, views) for file in map(self._renewed, known.files)]
        files = (KnownFile(each.output, each.template, each.view_digest, each.digest) for each in made)
        self.now.entities[key] = KnownEntity(seal, tuple(files))
        return made

    def _planned(self, file: PlannedFile) -> Derivation:
        view = file.view()
        digest, size = self._digest(view)
        made = self._derivation(self._sealed(KnownFile(file.output, file.template, digest, "")), view)
        if size > _LARGE:
            self._on_large(made)
        return made

    def _derivation(self, file: KnownFile, view: Any) -> Derivation:
        recipe = self._templates.recipe(file.template)
        return Derivation(file.output, file.template, view, file.view_digest, recipe, file.digest, self._source)

    def _renewed(self, file: KnownFile) -> KnownFile:
        """The file with the digest that it has now."""
        recipe = self._templates.recipe(file.template)
        return file if self._before.recipes.get(file.template) == recipe.digest else self._sealed(file)

    def _sealed(self, file: KnownFile) -> KnownFile:
        recipe = self._templates.recipe(file.template)
        sealed = "\n".join((file.output, file.template, self._source, file.view_digest, recipe.digest))
        return KnownFile(file.output, file.template, file.view_digest, digest_of(sealed))

    def _digest(self, view: Any) -> tuple[str, int]:
        """The digest of a view and its size in bytes, worked out once."""
        if id(view) not in self._digests:
            sealed = canonical_json(view)
            self._digests[id(view)] = (view, digest_of(sealed), len(sealed))
        _, digest, size = self._digests[id(view)]
        return digest, size
