"""Generating an application from within another task: its history has changed."""

from __future__ import annotations

from generators.graph.build.history_files import write_file
from generators.graph.build.inputs import scan
from generators.graph.build.planning import planned
from generators.graph.build.rendering import render_into_store
from generators.graph.build.up_to_date import look, recall
from generators.graph.declare import App
from generators.graph.output.commit import commit
from generators.graph.output.reconcile import UserChoice
from generators.graph.project import Project


def regenerate(project: Project, app: App) -> str:
    """Write the application anew. Returns the name of the snapshot that it adds, "" when it adds none.

    Raises UserError as a generate does.
    """
    plan = planned(project, app, scan(project, app, {}), with_views=True)
    for each in plan.derivations:
        render_into_store(project, each)
    commit(project, app, plan, UserChoice(), look(project, app, recall(project, app)), 0)
    if plan.snapshot is None:
        return ""
    write_file(project, app, plan.snapshot.name, plan.snapshot.text)
    return plan.snapshot.name
