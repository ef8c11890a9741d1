"""What is about to be written, looked at before it is: imports that lead nowhere, and what ruff's F rules find.

What is on disk already was looked at when it was written; again only where it takes from a module that has lost a name.
A fault here is one of the generator: of a template or a view, whatever the spec.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generators.graph.build.faults import Fault, report
from generators.graph.build.inputs import key
from generators.graph.build.linter import Finding, linting
from generators.graph.build.planning import Plan
from generators.graph.declare import App
from generators.graph.project import Project
from generators.python_source.first_party import Import, Modules, Taken, imports_of, offered, taken
from generators.support.errors import UserError
from generators.support.frozen import Frozen
from generators.support.hashing import digest_of
from generators.support.store import Action, Store


class Made(Frozen):
    """Python files. now, before: path -> digest of what is made, and was. texts: what is to be written."""

    store: Store
    now: Mapping[str, str]
    before: Mapping[str, str]
    texts: Mapping[str, bytes]

    def text(self, path: str) -> str:
        """What the plan makes of a file. Raises UserError when the store has lost it."""
        data = self.texts.get(path) or self.store.get_blob(self.now[path])
        if data is None:
            raise UserError(f"The store lost the text of {path} meanwhile. Run the same command again.")
        return data.decode()

    def text_before(self, path: str) -> str | None:
        """What was last made of a file, if that is still known."""
        data = self.store.get_blob(self.before[path])
        return None if data is None else data.decode()


def inspect(project: Project, app: App, plan: Plan, made: Made) -> None:
    """Look at what is about to be written. Raises UserError that names every fault."""
    store = project.store
    seal = digest_of("\n".join(["inspected", key(plan.inputs, app), *made.texts]))
    if store.get_action(seal) is not None:
        return
    with linting(store, {made.now[path] for path in made.texts}) as findings:
        faults = [*_unresolved(made), *_found(made, findings())]
    if faults:
        raise UserError(report(project, app, plan.derivations, faults, made.text))
    store.put_action(seal, Action(store.put_blob(b"sound")))


def _unresolved(made: Made) -> Iterator[Fault]:
    """The imports of what no file of the plan defines."""
    wanted: dict[Taken, list[str]] = {}
    for path, each in _taken(made):
        wanted.setdefault(each, []).append(path)
    modules = Modules(made.now, made.text)
    missing = modules.missing(wanted)
    for path in sorted({path for each in missing for path in wanted[each]}):
        for found in imports_of(made.text(path)):
            if (found.module, found.name) in missing:
                yield Fault(path, found.line, _message(modules, found))


def _message(modules: Modules, found: Import) -> str:
    if modules.is_made(found.module):
        return f"`{found.name}` is imported from {found.module}, which does not define it"
    return f"{found.module} is imported, and no such module is generated"


def _taken(made: Made) -> Iterator[tuple[str, Taken]]:
    """Path -> what is taken there: all of it where a text is new, of the others what a module may have lost."""
    for path in made.texts:
        yield from ((path, each) for each in taken(made.text(path)))
    poorer = set(_poorer(made))
    if poorer:
        for path in made.now.keys() - made.texts.keys():
            yield from ((path, each) for each in taken(made.text(path)) if {each[0], ".".join(each)} & poorer)


def _poorer(made: Made) -> Iterator[str]:
    """The modules that are gone or define less than they did; from those that pytest collects nobody takes anything."""
    for path, digest in made.before.items():
        if made.now.get(path) == digest or PurePosixPath(path).name.startswith("test_"):
            continue
        before = made.text_before(path)
        if path not in made.now or before is None or offered(before) - offered(made.text(path)):
            yield path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _found(made: Made, findings: Iterable[Finding]) -> Iterator[Fault]:
    """What the linter found, by the files that have the bytes in which it did."""
    paths: dict[str, list[str]] = {}
    for path in made.texts:
        paths.setdefault(made.now[path], []).append(path)
    for each in findings:
        words = f"{each.code} {each.message}" if each.code else each.message
        yield from (Fault(path, each.location.row, words) for path in paths[each.blob])
