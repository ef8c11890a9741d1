"""The mistakes of the generator itself: the line, the template, and the entity that brought it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generators.derivation import Derivation
from generators.graph.declare import App
from generators.graph.project import Project
from generators.support.errors import MAX_SHOWN
from generators.support.frozen import Frozen

_WHOSE_FAULT = """\
{app}: nothing was written, because what was made is wrong. The spec is right: this is a fault of the generator, and the
lines above name every place. Please report it with them."""


class Fault(Frozen):
    """One place of a file that the generator has made wrong."""

    output: str
    line: int
    message: str


def report(
    project: Project,
    app: App,
    derivations: Iterable[Derivation],
    faults: Iterable[Fault],
    text_of: Callable[[str], str],
) -> str:
    """Every fault with its line, what made it and for what, and what to do about it."""
    found = sorted(faults, key=lambda each: (each.output, each.line))
    templates = {each.output: each.template for each in derivations}
    entities = _entities(project, app, {each.output for each in found})
    lines = []
    for each in found[:MAX_SHOWN]:
        source = text_of(each.output).split("\n")[each.line - 1]
        lines += [f"out/{app.name}/{each.output}:{each.line}: {each.message}", f"{each.line:>5} | {source}"]
        lines.append(f"      made by templates/{templates[each.output]}{entities.get(each.output, '')}\n")
    if len(found) > MAX_SHOWN:
        lines.append(f"... and {len(found) - MAX_SHOWN} more faults\n")
    return "\n".join([*lines, _WHOSE_FAULT.format(app=app.name)])


def _entities(project: Project, app: App, outputs: set[str]) -> dict[str, str]:
    """Output -> the entity that it was made for, with its place in the spec."""
    # Imported here: only a fault needs to know.
    from generators.language.yaml.parser import parse
    from generators.model.load import load_app
    from generators.planned_files import entity_files, operation_files

    path = project.root / app.spec
    spec, document = load_app(path, app.spec), parse(path.read_text(encoding="utf-8-sig"), app.spec)
    found: dict[str, str] = {}
    for key in spec.entities:
        words = f" for {key} ({app.spec}:{document.place(('entities', key), 'key')[0]})"
        files = (*entity_files(spec, key), *operation_files(spec, key))
        found.update((file.output, words) for file in files if file.output in outputs)
    return found
