"""Application -> every file to make, each with its inputs sealed in a digest. Pure: reads templates, writes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import localcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from generators.derivation import Deferred, Derivation, Input, Recipe
from generators.field_types.values import EXACT
from generators.language.yaml.rereading import Reading
from generators.manifest import Composed
from generators.model.app import Application
from generators.planned_files import (
    PlannedFile,
    app_files,
    entity_files,
    operation_files,
    release_files,
    revision_files,
    seal_of,
    views_of,
)
from generators.support.canonical import canonical_json
from generators.support.errors import UserError
from generators.support.hashing import digest_of, renderer_digest

if TYPE_CHECKING:
    from generators.evolution.history import Revision

# The size in bytes of a view of which a file is made that takes long to render.
_LARGE: Final = 100_000
_REFERENCE = re.compile(r"""\{%[-+]?\s*(?:from|import|include|extends)\s+["']([^"']+)["']""")


class KnownFile(Struct, frozen=True, array_like=True):
    """A file planned before: what of its derivation is kept."""

    output: str
    template: str
    view_digest: str
    digest: str


class KnownPart(Struct, frozen=True, array_like=True):
    """What a composed view says of an entity: the digest of its canonical JSON, and the size of that in bytes."""

    digest: str
    size: int


class KnownEntity(Struct, frozen=True, array_like=True):
    """The files of an entity, its parts of composed views by output, and the digest of all that these depend on."""

    seal: str
    files: tuple[KnownFile, ...]
    parts: dict[str, KnownPart]


class Memory(Struct):
    """What was read and planned before of one spec. generator: of what made it. recipes: template -> its digest."""

    generator: str = ""
    reading: Reading = field(default_factory=Reading)
    recipes: dict[str, str] = field(default_factory=dict)
    entities: dict[str, KnownEntity] = field(default_factory=dict)


def plan(
    app: Application,
    source: str,
    templates: Path,
    memory: Memory | None = None,
    on_large: Callable[[Derivation], None] = lambda derivation: None,
    revisions: tuple[Revision, ...] = (),
) -> tuple[Derivation, ...]:
    """Every file of the app, sorted by output. ``source``: the spec's path as headers name it. revisions: since the
    first release.

    memory: of the last plan, from the same source by the same generator, then of this one. Of entities that it knows no
    view is made until one is needed. on_large: told of a file that takes long to render, while the others are planned.
    Raises UserError when two lines of the table make one file.
    """
    planner = _Planner(app, source, Templates(templates), memory or Memory(), on_large, revisions)
    derivations: dict[str, Derivation] = {}
    with localcontext(EXACT):
        for each in planner.derivations():
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
        self,
        app: Application,
        source: str,
        templates: Templates,
        before: Memory,
        on_large: Callable[[Derivation], None],
        revisions: tuple[Revision, ...],
    ) -> None:
        self._app, self._source, self._templates, self._on_large = app, source, templates, on_large
        self._revisions = revisions
        self._digests: dict[int, tuple[Any, str, int]] = {}
        self._seals = {key: seal_of(app, key) for key in app.entities}
        self._known = {key: known for key, known in before.entities.items() if known.seal == self._seals.get(key)}
        self._recipes_before = before.recipes
        self._parts: dict[str, dict[str, KnownPart]] = {key: {} for key in app.entities}
        self.now = Memory()

    def derivations(self) -> Iterator[Derivation]:
        """Every file, in the order of the table."""
        for file in app_files(self._app):
            yield self._planned(file) if file.composed is None else self._composed(file, file.composed)
        for files in (revision_files, release_files):
            yield from map(self._planned, files(self._revisions))
        for key in self._app.entities:
            yield from self._of_entity(key)
            yield from map(self._planned, operation_files(self._app, key))
        self.now.recipes = {name: recipe.digest for name, recipe in self._templates.recipes.items()}

    def _of_entity(self, key: str) -> Iterable[Derivation]:
        known = self._known.get(key)
        if known is None:
            made = [self._planned(file) for file in entity_files(self._app, key)]
        else:
            views = Deferred(views_of(self._app, key))
            made = [self._derivation(file, views) for file in map(self._renewed, known.files)]
        files = (KnownFile(each.output, each.template, each.view_digest, each.digest) for each in made)
        self.now.entities[key] = KnownEntity(self._seals[key], tuple(files), self._parts[key])
        return made

    def _planned(self, file: PlannedFile) -> Derivation:
        view = file.view()
        return self._made(file, view, *self._digest(view))

    def _composed(self, file: PlannedFile, view: Composed) -> Derivation:
        """A file of which the digest is made from those of the parts: parts that are known need not be made for it."""
        made: dict[str, Any] = {}
        parts = {key: self._part(file.output, view, key, made) for key in self._app.entities}
        sealed, size = _seal(view.whole(self._app, {key: part.digest for key, part in parts.items()}))
        whole = view.whole(self._app, made) if made.keys() == parts.keys() else Deferred(lambda _: file.view())
        return self._made(file, whole, sealed, size + sum(part.size for part in parts.values()))

    def _part(self, output: str, view: Composed, key: str, made: dict[str, Any]) -> KnownPart:
        known = self._known.get(key)
        if known is not None and output in known.parts:
            part = known.parts[output]
        else:
            made[key] = view.part(self._app.entities[key])
            part = KnownPart(*_seal(made[key]))
        self._parts[key][output] = part
        return part

    def _made(self, file: PlannedFile, view: Any, digest: str, size: int) -> Derivation:
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
        return file if self._recipes_before.get(file.template) == recipe.digest else self._sealed(file)

    def _sealed(self, file: KnownFile) -> KnownFile:
        recipe = self._templates.recipe(file.template)
        sealed = "\n".join((file.output, file.template, self._source, file.view_digest, recipe.digest))
        return KnownFile(file.output, file.template, file.view_digest, digest_of(sealed))

    def _digest(self, view: Any) -> tuple[str, int]:
        """The digest of a view and its size in bytes, worked out once."""
        if id(view) not in self._digests:
            self._digests[id(view)] = (view, *_seal(view))
        _, digest, size = self._digests[id(view)]
        return digest, size


def _seal(value: Any) -> tuple[str, int]:
    """The digest of the canonical JSON of a value, and its size in bytes."""
    sealed = canonical_json(value)
    return digest_of(sealed), len(sealed)
