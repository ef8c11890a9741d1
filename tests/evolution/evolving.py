"""Specs that follow one another, as the build graph would take them: snapshots, and migrations as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generators.derivation import Derivation
from generators.evolution.history import History, Next, Revision, contraction, first_snapshot, follow
from generators.evolution.questions import Problem
from generators.manifest import REVISION_FILES
from generators.model.app import Application
from generators.model.load import read_app
from generators.plan import Templates, plan
from generators.render import render
from generators.schema.snapshot import Snapshot, as_yaml, read_snapshot
from generators.views.base import EmptyView
from generators.views.src.migration import EnvView
from generators.views.tests.releases import ReleaseView

TEMPLATES = Path(__file__).parents[2] / "templates"
_KNOWN = Templates(TEMPLATES)


class Evolution:
    """An application, release after release."""

    def __init__(self, text: str) -> None:
        self.app = read(text)
        self.history = History((kept(first_snapshot(self.app)),), {"0001": first_migration(self.app)})

    def edit(self, text: str) -> Next:
        """Take another text of the spec; a snapshot is added where the schema is another one."""
        self.app = read(text)
        following = follow(self.history, self.app)
        if following.snapshot is not None:
            self.history = self.history.with_snapshot(kept(following.snapshot))
        return following

    def problems(self, app: Application) -> tuple[Problem, ...]:
        """What would have to be said before an application could follow."""
        return follow(self.history, app).problems

    def release(self) -> None:
        """Release what there is."""
        texts = {each.revision: self.migration(each.revision) for each in self.history.snapshots}
        self.history = History(self.history.snapshots, texts)
        last = self.history.snapshots[-1]
        if last.owed:
            self.history = self.history.with_snapshot(kept(contraction(last)))

    def migration(self, revision: str) -> str:
        """The text of a migration."""
        found = next(each for each in self.history.revisions() if each.after.revision == revision)
        return found.text or rendered(found)


def followed(folder: Path) -> Evolution:
    """From the release of ``before.yaml`` of a case to its ``after.yaml``, with what was not released in between."""
    evolution = Evolution((folder / "before.yaml").read_text())
    for each in ("unreleased", "after"):
        if (text := folder / f"{each}.yaml").exists():
            assert evolution.edit(text.read_text()).problems == ()
    return evolution


def read(text: str) -> Application:
    """The application of a spec's text."""
    return read_app(text, "library.yaml", "library")


def kept(snapshot: Snapshot) -> Snapshot:
    """A snapshot as its file gives it back."""
    found = read_snapshot(as_yaml(snapshot), snapshot.name)
    assert found == snapshot
    return found


def first_migration(app: Application) -> str:
    """The migration that makes every table at once."""
    made = plan(app, "library.yaml", TEMPLATES)
    found = next(each for each in made if each.output.startswith("alembic/versions/"))
    return without_header(render(found, TEMPLATES))


def rendered(revision: Revision) -> str:
    """A migration from one snapshot to the next."""
    row = next(each for each in REVISION_FILES if each.when(revision))
    return _rendered(f"alembic/versions/{revision.after.name}.py", f"{row.template}.j2", row.view(revision))


def release(view: ReleaseView) -> str:
    """What the tests of an application know of an earlier release."""
    return _bytes("tests/releases/0001.json", "tests/releases/release.json.j2", view).decode()


def _rendered(output: str, template: str, view: Any) -> str:
    return without_header(_bytes(output, template, view))


def _bytes(output: str, template: str, view: Any) -> bytes:
    return render(Derivation(output, template, view, "", _KNOWN.recipe(template), "", "library.yaml"), TEMPLATES)


def without_header(data: bytes) -> str:
    """A generated file without the line that says by what."""
    return data.decode().partition("\n")[2]


def write_runners(app: Path, *, folds: bool = False) -> None:
    """Write what runs migrations in steps, as in an application with a history. folds: it compares text."""
    steps, env = "src/core/migration_steps.py", "alembic/env.py"
    (app / steps).write_text(_rendered(steps, f"{steps}.j2", EmptyView()))
    (app / env).write_text(_rendered(env, f"{env}.j2", EnvView(evolved=True, folds=folds, owed=())))
