"""From a spec to derivations, remembered by the digest of everything that a plan depends on."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generators.derivation import Derivation, Input
from generators.graph.build.inputs import InputStamp, key, same, scan
from generators.graph.declare import App
from generators.graph.output.tree import check_path
from generators.graph.project import Project
from generators.support.checksummed import read_checksummed, write_checksummed
from generators.support.errors import SpecError, SpecErrors, UserError
from generators.support.frozen import Frozen
from generators.support.hashing import digest_of
from generators.support.store import Action

_ATTEMPTS = 3


class Plan(Frozen):
    """The derivations of an application and the inputs that they were planned from.

    ``with_views``: False when they come from the cache, where views are not kept; such derivations can't be rendered.
    """

    derivations: tuple[Derivation, ...]
    inputs: Mapping[str, InputStamp]
    with_views: bool


def planned(project: Project, app: App, inputs: Mapping[str, InputStamp], *, with_views: bool = False) -> Plan:
    """Plan an application; from the cache where possible. Raises UserError for a bad spec."""
    if not with_views:
        cached = _cached(project, key(inputs, app))
        if cached is not None:
            return Plan(cached, inputs, with_views=False)
    for _ in range(_ATTEMPTS):
        derivations = _plan(project, app, _generator(inputs))
        after = scan(project, app, inputs)
        if same(inputs, after):
            _remember(project, key(inputs, app), derivations)
            return Plan(derivations, inputs, with_views=True)
        inputs = after
    raise UserError(f"{app.spec} keeps changing while it is read. Nothing was written; run the same command again.")


def _plan(project: Project, app: App, generator: str) -> tuple[Derivation, ...]:
    from generators.model.load import load_app
    from generators.plan import plan

    spec = load_app(project.root / app.spec, app.spec)
    _check_name(project, app, spec.identity.name)
    memory = project.cache / "state" / f"{app.name}.views.json"
    kept = read_checksummed(memory) or {}
    memo = kept["views"] if kept.get("generator") == generator else {}
    derivations = plan(spec, app.spec, project.templates, memo)
    write_checksummed(memory, {"generator": generator, "views": memo})
    for derivation in derivations:
        check_path(derivation.output, app.spec)
    return derivations


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


def _cached(project: Project, plan_key: str) -> tuple[Derivation, ...] | None:
    action = project.store.get_action(plan_key)
    data = action and project.store.get_blob(action.output)
    if not data:
        return None
    kept = json.loads(data)
    shared = {
        name: (tuple(closure), tuple(Input(*pair) for pair in inputs))
        for name, (closure, inputs) in kept["templates"].items()
    }
    return tuple(_from_plain(shared, row) for row in kept["files"])


def _remember(project: Project, plan_key: str, derivations: tuple[Derivation, ...]) -> None:
    """All but the views; what the files of one template share is kept once."""
    one = {each.template: each for each in derivations}
    shared = {name: (each.closure, [(it.name, it.digest) for it in each.inputs[1:]]) for name, each in one.items()}
    files = [(each.output, each.template, each.inputs[0].digest, each.digest, each.source) for each in derivations]
    data = json.dumps({"templates": shared, "files": files}, separators=(",", ":")).encode()
    project.store.put_action(plan_key, Action(project.store.put_blob(data)))


# Of a template: its closure, and the inputs that its files share.
_Shared = Mapping[str, tuple[tuple[str, ...], tuple[Input, ...]]]


def _from_plain(shared: _Shared, row: list[str]) -> Derivation:
    output, template, view, digest, source = row
    closure, inputs = shared[template]
    return Derivation(output, template, None, closure, (Input("view", view), *inputs), digest, source)
