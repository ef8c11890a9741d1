"""The clean bit of an application: what a no-op run has to look at, and nothing else.

It only saves time. A state that is lost or damaged costs a look at every file; a wrong answer is not possible.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generators.graph.build.inputs import Seen, Signature, same, signature, trusted
from generators.graph.declare import App
from generators.graph.output.record import JOURNAL, MANIFEST
from generators.graph.output.tree import Tree
from generators.graph.project import Project
from generators.support.checksummed import read_checksummed, write_checksummed

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Known:
    """An output as it was left: signature and sha256 on disk (None when absent), its derivation and what that makes."""

    signature: Signature | None
    digest: str | None
    derivation: str = ""
    output: str = ""

    def makes(self, derivation: str) -> bool:
        """Whether the file holds exactly what this derivation makes."""
        return self.derivation == derivation and self.digest == self.output


@dataclass(frozen=True, slots=True)
class State:
    """Everything that was true when the application was last left clean. ``counts`` is for the summary line."""

    inputs: Mapping[str, Seen]
    outputs: Mapping[str, Known]
    counts: Mapping[str, int]


EMPTY = State({}, {}, {})


def read_state(project: Project, app: App) -> State:
    """The last state; an empty one when there is none or it is damaged."""
    kept = read_checksummed(_path(project, app))
    if not isinstance(kept, list) or kept[0] != _VERSION:
        return EMPTY
    _, inputs, outputs, counts = kept
    return State(
        {name: Seen(*value) for name, value in inputs.items()},
        {path: Known(*value) for path, value in outputs.items()},
        counts,
    )


def write_state(project: Project, app: App, state: State) -> None:
    """Remember a state. Failing to is no error: the next run only has more to look at."""
    inputs = {name: (seen.signature, seen.digest) for name, seen in state.inputs.items()}
    outputs = {path: tuple(getattr(known, name) for name in Known.__slots__) for path, known in state.outputs.items()}
    write_checksummed(_path(project, app), (_VERSION, inputs, outputs, state.counts))


def _path(project: Project, app: App) -> Path:
    return project.cache / "state" / f"{app.name}.json"


def look_at(project: Project, app: App, state: State) -> dict[str, Known]:
    """Every known output as it is now."""
    tree = Tree(project.out(app.name))
    return {path: look(tree, path, known) for path, known in state.outputs.items()}


def is_clean(project: Project, app: App, state: State, inputs: Mapping[str, Seen], looks: Mapping[str, Known]) -> bool:
    """Whether nothing changed since the state was written; remembers new stats of unchanged contents."""
    if not state.outputs or not same(state.inputs, inputs) or _was_interrupted(Tree(project.out(app.name))):
        return False
    if any(looks[path].digest != known.digest for path, known in state.outputs.items()):
        return False
    if looks != state.outputs or inputs != state.inputs:
        write_state(project, app, replace(state, inputs=inputs, outputs=looks))
    return True


def look(tree: Tree, path: str, known: Known | None) -> Known:
    """An output as it is now; its content is read only when its stat differs from what is known."""
    stat = tree.stat(path)
    known = known or Known(None, None)
    if stat is None:
        return known if known.digest is None else replace(known, signature=None, digest=None)
    if known.signature == signature(stat):
        return known
    return replace(known, signature=trusted(stat), digest=tree.digest(path))


def _was_interrupted(tree: Tree) -> bool:
    return any(
        os.path.lexists(path) for path in (tree.root / JOURNAL, tree.temporary(JOURNAL), tree.temporary(MANIFEST))
    )
