"""From a spec to derivations, remembered by the digest of everything that a plan depends on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from generators.derivation import Derivation, Recipe
from generators.graph.build import helper_process
from generators.graph.build.history_files import Added, Step, has_history
from generators.graph.build.image_file import has_images, images_text, with_images
from generators.graph.build.inputs import InputStamp, key, same, scan
from generators.graph.declare import App
from generators.graph.output.tree import check_path
from generators.graph.project import Project
from generators.support.checksummed import read_checksummed, write_checksummed
from generators.support.errors import SpecError, SpecErrors, UserError
from generators.support.frozen import Frozen
from generators.support.hashing import digest_of
from generators.support.store import Action

if TYPE_CHECKING:
    from generators.plan import Memory

_ATTEMPTS = 3

_Planned = tuple[tuple[Derivation, ...], Added | None, tuple[str, ...]]
"""The derivations, a snapshot that the history lacks, and notes."""


class Plan(Frozen):
    """The derivations of an application and the inputs that they were planned from.

    ``with_views``: False when they come from the cache, where views are not kept; such derivations can't be rendered.
    snapshot: of a schema that is not in the history yet. notes: what the spec leaves open.
    """

    derivations: tuple[Derivation, ...]
    inputs: Mapping[str, InputStamp]
    with_views: bool
    snapshot: Added | None = None
    notes: tuple[str, ...] = ()


def planned(project: Project, app: App, inputs: Mapping[str, InputStamp], *, with_views: bool = False) -> Plan:
    """Plan an application; from the cache where possible. Raises UserError for a bad spec."""
    if not with_views:
        cached = _cached(project, key(inputs, app), app.spec)
        if cached is not None:
            derivations, snapshot, notes = cached
            return Plan(derivations, inputs, False, snapshot, notes)
    for _ in range(_ATTEMPTS):
        derivations, snapshot, notes = made = _plan(project, app, _generator(inputs))
        after = scan(project, app, inputs)
        if same(inputs, after):
            _remember(project, key(inputs, app), made)
            return Plan(derivations, inputs, True, snapshot, notes)
        inputs = after
    raise UserError(f"{app.spec} keeps changing while it is read. Nothing was written; run the same command again.")


def planned_from(project: Project, app: App, text: str, images: str) -> tuple[Derivation, ...]:
    """What would be planned from other texts of the spec and of its images. Raises UserError for a bad one."""
    from generators.model.load import read_app
    from generators.plan import plan

    step = Step(with_images(app, read_app(text, app.spec, app.name), images))
    if has_history(project, app):
        from generators.graph.build.following import followed

        step = followed(project, app, step.spec)
    return plan(step.spec, app.spec, project.templates, revisions=step.revisions)


def _plan(project: Project, app: App, generator: str) -> _Planned:
    from generators.model.load import load_app
    from generators.model.notes import notes_of
    from generators.plan import plan

    memory = _memory(project, app, generator)
    step = Step(load_app(project.root / app.spec, app.spec, memory.reading))
    _check_name(project, app, step.spec.identity.name)
    if has_images(project, app):
        step = Step(with_images(app, step.spec, images_text(project, app)))
    if has_history(project, app):
        # Imported here: what was never released has nothing to follow.
        from generators.graph.build.following import followed

        step = followed(project, app, step.spec)
    early = partial(helper_process.start_early, project)
    derivations = plan(step.spec, app.spec, project.templates, memory, early, step.revisions)
    write_checksummed(_place(project, app), memory)
    for derivation in derivations:
        check_path(derivation.output, app.spec)
    return derivations, step.added, notes_of(step.spec)


def _memory(project: Project, app: App, generator: str) -> Memory:
    """What the last plan of the application left, if the same generator made it."""
    from generators.plan import Memory

    kept = read_checksummed(_place(project, app), Memory)
    return kept if kept is not None and kept.generator == generator else Memory(generator)


def _place(project: Project, app: App) -> Path:
    return project.cache / "state" / f"{app.name}.planned.json"


def _generator(inputs: Mapping[str, InputStamp]) -> str:
    """The digest of everything that makes views: our sources and libraries, but no spec and no template."""
    names = sorted(name for name in inputs if name.startswith("generators/") or name == "environment")
    return digest_of("\n".join(f"{name} {inputs[name].digest}" for name in names))


def _check_name(project: Project, app: App, name: str) -> None:
    """The name of an application is the name of its file: that is how people and tasks find it."""
    if name == app.name:
        return
    lines = (project.root / app.spec).read_text(encoding="utf-8-sig").splitlines()
    row = next((row for row, line in enumerate(lines) if "name" in line and name in line), 0)
    column = max(lines[row].find(name, lines[row].find("name") + 4), 0) + 1
    hint = f"name it {app.name!r}, or rename the file to {name}.yaml"
    message = f"the application is called {name!r}, and its file {app.name!r}; the two must agree"
    raise SpecErrors([SpecError(app.spec, row + 1, column, "app-name", message, hint, lines[row])])


class _KeptPlan(Struct):
    """A plan without its views; what the files of one template share is kept once."""

    recipes: dict[str, Recipe]
    files: list[tuple[str, str, str, str]]  # output, template, digest of the view, digest
    snapshot: Added | None
    notes: tuple[str, ...]


def _cached(project: Project, plan_key: str, source: str) -> _Planned | None:
    action = project.store.get_action(plan_key)
    data = action and project.store.get_blob(action.output)
    if not data:
        return None
    kept = msgspec.json.decode(data, type=_KeptPlan)
    derivations = tuple(
        Derivation(output, template, None, view, kept.recipes[template], digest, source)
        for output, template, view, digest in kept.files
    )
    return derivations, kept.snapshot, kept.notes


def _remember(project: Project, plan_key: str, made: _Planned) -> None:
    derivations, snapshot, notes = made
    recipes = {each.template: each.recipe for each in derivations}
    files = [(each.output, each.template, each.view_digest, each.digest) for each in derivations]
    data = msgspec.json.encode(_KeptPlan(recipes, files, snapshot, notes))
    project.store.put_action(plan_key, Action(project.store.put_blob(data)))
