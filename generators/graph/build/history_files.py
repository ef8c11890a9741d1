"""``specs/<app>.history``: a snapshot of the schema for each revision, and each migration as it was released.

Files are added, never changed; they belong into version control.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generators.graph.declare import App
from generators.graph.project import Project
from generators.support.errors import UserError
from generators.support.frozen import Frozen
from generators.support.store import write_atomic

if TYPE_CHECKING:
    from generators.evolution.history import History, Revision
    from generators.model.app import Application
    from generators.schema.snapshot import Snapshot

ENDINGS = (".yaml", ".py")


class Added(Frozen, tag=False):
    """A snapshot that generating adds to the history: the name of its file, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """An application with what its history makes of it: the migrations since the first release."""

    spec: Application
    revisions: tuple[Revision, ...] = ()
    added: Added | None = None


def folder_of(app: App) -> str:
    """The POSIX path of the folder in the project."""
    return PurePosixPath(app.spec).with_suffix(".history").as_posix()


def history_files(project: Project, app: App) -> Iterator[tuple[str, Path]]:
    """(name, path) of every file of it."""
    folder = project.root / folder_of(app)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    yield from ((f"{folder_of(app)}/{path.name}", path) for path in paths if path.suffix in ENDINGS)


def has_history(project: Project, app: App) -> bool:
    """Whether anything was released."""
    return any(path.suffix == ".yaml" for _, path in history_files(project, app))


def read_history(project: Project, app: App) -> History:
    """Everything in the folder. Raises UserError where it does not fit together."""
    return history_of(app, {name: path.read_bytes() for name, path in history_files(project, app)})


def read_released(project: Project, app: App) -> History:
    """What was released of it, whatever else is there. Raises UserError where that does not fit together."""
    files = dict(history_files(project, app))
    released = {path.stem for path in files.values() if path.suffix == ".py"}
    return history_of(app, {name: path.read_bytes() for name, path in files.items() if path.stem in released})


def history_of(app: App, files: Mapping[str, bytes]) -> History:
    """The history in files, by name. Raises UserError where they do not fit together."""
    from generators.evolution.history import History
    from generators.schema.snapshot import read_snapshot

    snapshots: dict[str, Snapshot] = {}
    texts: dict[str, str] = {}
    for name, data in files.items():
        path = PurePosixPath(name)
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise UserError(f"{name}: it is not UTF-8 text.\n      hint: bring it back from version control") from None
        if path.suffix == ".py":
            texts[path.stem.partition("_")[0]] = text
            continue
        snapshot = read_snapshot(text, name)
        _check_place(app, name, path, snapshot, snapshots)
        snapshots[snapshot.revision] = snapshot
    # A migration is written before its snapshot: what has none was never released.
    texts = {revision: text for revision, text in texts.items() if revision in snapshots}
    _check_order(folder_of(app), snapshots, texts)
    return History(tuple(snapshots.values()), texts)


def _check_place(app: App, name: str, path: PurePosixPath, snapshot: Snapshot, others: dict[str, Snapshot]) -> None:
    if snapshot.revision in others:
        raise UserError(
            f"{name}: there are two revisions {snapshot.revision}, {others[snapshot.revision].name} is one too: two "
            f"branches added one each.\n      hint: run `doit squash:{app.name}`: one that does both takes their place"
        )
    if path.stem != snapshot.name:
        raise UserError(f"{name}: it holds revision {snapshot.name}.\n      hint: bring it back from version control")


def _check_order(folder: str, snapshots: dict[str, Snapshot], texts: dict[str, str]) -> None:
    expected = [f"{number:04d}" for number in range(1, len(snapshots) + 1)]
    if list(snapshots) != expected:
        missing = next(each for each in expected if each not in snapshots)
        raise UserError(f"{folder}: revision {missing} is missing.\n      hint: bring it back from version control")
    if expected and (not texts or sorted(texts) != expected[: len(texts)]):
        raise UserError(
            f"{folder}: what was released has to be the first revisions, and is {', '.join(sorted(texts)) or 'none'}.\n"
            "      hint: bring it back from version control"
        )


def write_file(project: Project, app: App, name: str, text: str) -> None:
    """Add a file."""
    folder = project.root / folder_of(app)
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / name, text.encode())
