"""Whether an application is up to date: what a no-op run has to check, and nothing else.

It only saves time. A state that is lost or damaged costs reading every file; a wrong answer is not possible.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generators.graph.build.inputs import InputStamp, Signature, same, signature, trusted
from generators.graph.declare import App
from generators.graph.output.record import JOURNAL, RECORD
from generators.graph.output.tree import Tree
from generators.graph.project import Project
from generators.support.checksummed import read_checksummed, write_checksummed

_VERSION = 2


class OutputStamp(Struct, frozen=True, array_like=True):
    """An output as it was left: signature and sha256 on disk (None when absent), its derivation and what that makes."""

    signature: Signature | None
    digest: str | None
    derivation: str = ""
    output: str = ""

    def makes(self, derivation: str) -> bool:
        """Whether the file holds exactly what this derivation makes."""
        return self.derivation == derivation and self.digest == self.output


class State(Struct, frozen=True):
    """What was true when the application was last generated. ``counts`` is for the summary line."""

    inputs: Mapping[str, InputStamp]
    outputs: Mapping[str, OutputStamp]
    counts: Mapping[str, int]
    version: int = _VERSION


EMPTY = State({}, {}, {})


def read_state(project: Project, app: App) -> State:
    """The last state; an empty one when there is none or it is damaged."""
    kept = read_checksummed(_path(project, app), State)
    return kept if kept is not None and kept.version == _VERSION else EMPTY


def write_state(project: Project, app: App, state: State) -> None:
    """Remember a state. Failing to is no error: the next run only has more to read."""
    write_checksummed(_path(project, app), state)


def _path(project: Project, app: App) -> Path:
    return project.cache / "state" / f"{app.name}.json"


class Last(Struct, frozen=True):
    """The last state, and the stat of its file."""

    state: State
    file: Signature | None

    def is_current(self, project: Project, app: App) -> bool:
        """Whether nothing was generated since."""
        return self.file == _file(project, app)


class Sight(Struct, frozen=True):
    """What the last run left, and every output of it as it was at this moment."""

    last: Last
    stamps: Mapping[str, OutputStamp]


def recall(project: Project, app: App) -> Last:
    """What the last run left."""
    file = _file(project, app)
    return Last(read_state(project, app), file)


def look(project: Project, app: App, last: Last) -> Sight:
    """What became of what the last run left."""
    tree = Tree(project.out(app.name))
    return Sight(last, {path: stamp_of(tree, path, stamp) for path, stamp in last.state.outputs.items()})


def _file(project: Project, app: App) -> Signature | None:
    try:
        return signature(os.stat(_path(project, app)))
    except OSError:
        return None


def is_up_to_date(project: Project, app: App, sight: Sight, inputs: Mapping[str, InputStamp]) -> bool:
    """Whether nothing changed since the state was written; remembers new stats of unchanged contents."""
    state, stamps = sight.last.state, sight.stamps
    if not state.outputs or not same(state.inputs, inputs) or _was_interrupted(Tree(project.out(app.name))):
        return False
    if any(stamps[path].digest != stamp.digest for path, stamp in state.outputs.items()):
        return False
    if stamps != state.outputs or inputs != state.inputs:
        write_state(project, app, replace(state, inputs=inputs, outputs=stamps))
    return True


def stamp_of(tree: Tree, path: str, previous: OutputStamp | None) -> OutputStamp:
    """An output as it is now; its content is read only when its stat differs from the previous one."""
    stat = tree.stat(path)
    previous = previous or OutputStamp(None, None)
    if stat is None:
        return previous if previous.digest is None else replace(previous, signature=None, digest=None)
    if previous.signature == signature(stat):
        return previous
    return replace(previous, signature=trusted(stat), digest=tree.digest(path))


def _was_interrupted(tree: Tree) -> bool:
    return any(os.path.lexists(path) for path in (tree.root / JOURNAL, tree.temporary(JOURNAL), tree.temporary(RECORD)))
