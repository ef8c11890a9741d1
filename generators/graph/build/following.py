"""What follows a release: the migrations of an application, and the snapshot that its spec adds to its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generators.evolution.history import follow
from generators.evolution.questions import Problem
from generators.graph.build.history_files import Added, Step, read_history
from generators.graph.declare import App
from generators.graph.project import Project
from generators.language.yaml.parser import parse
from generators.model.app import Application
from generators.schema.snapshot import as_yaml
from generators.support.errors import SpecErrors


def followed(project: Project, app: App, spec: Application) -> Step:
    """An application with its history. Raises SpecErrors where the spec does not say what a database has to know."""
    history = read_history(project, app)
    following = follow(history, spec)
    if following.problems:
        raise refusal(project, app, following.problems)
    snapshot, added = following.snapshot, None
    if snapshot is not None:
        history, added = history.with_snapshot(snapshot), Added(f"{snapshot.name}.yaml", as_yaml(snapshot))
    return Step(replace(spec, past=history.past()), history.revisions(), added)


def refusal(project: Project, app: App, problems: Iterable[Problem]) -> SpecErrors:
    """What a spec has to say first, at its places."""
    document = parse((project.root / app.spec).read_text(encoding="utf-8-sig"), app.spec)
    for each in problems:
        document.report(each.loc, each.code, each.message, each.hint, at="key")
    return SpecErrors(document.errors)
