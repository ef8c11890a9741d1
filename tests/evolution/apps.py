"""Applications that are generated from specs, each in a place of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import yaml

from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.verify.workspace import Subject, Workspace, workspace
from tests.conftest import Project, copy_project
from tests.evolution.evolving import write_runners


@contextmanager
def generated(python: Path, **specs: dict[str, Any]) -> Iterator[list[Workspace]]:
    """Applications of specs, by their names. python: of an environment with what they depend on."""
    with ExitStack() as stack:
        root = copy_project(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="project-"))))
        for path in (root / "specs").glob("*.yaml"):
            path.unlink()
        for name, spec in specs.items():
            text = yaml.safe_dump({**spec, "app": {"name": name, "title": "Library"}}, sort_keys=False)
            (root / "specs" / f"{name}.yaml").write_text(text)
        done = Project(root).doit("generate")
        assert done.returncode == 0, done.stdout + done.stderr
        yield [stack.enter_context(_copied(python, root, name)) for name in specs]


@contextmanager
def _copied(python: Path, root: Path, name: str) -> Iterator[Workspace]:
    folder = root / "out" / name
    app = load_app(root / "specs" / f"{name}.yaml", name)
    with workspace(Subject(name, folder, app, python, root), list(files_of_app(folder))) as work:
        write_runners(work.app)
        yield work
