"""The commands about applications that run no task: ``clean``, ``diff`` and ``why``."""

from __future__ import annotations

import difflib
from typing import Any

from doit.cmd_base import DoitCmdBase

from generators.graph.build.history_files import folder_of
from generators.graph.build.image_file import has_images
from generators.graph.build.inputs import scan
from generators.graph.build.planning import Plan, planned
from generators.graph.build.rendering import render_into_store
from generators.graph.build.up_to_date import read_state
from generators.graph.declare import App
from generators.graph.doit.exit_codes import exit_code_of
from generators.graph.doit.selection import unknown
from generators.graph.output.commit import survey_app
from generators.graph.output.reconcile import UserChoice
from generators.graph.output.removal import clean_app
from generators.graph.output.why import explain
from generators.graph.project import Project
from generators.graph.tasks.application import Lock
from generators.graph.tasks.pin import Pin
from generators.support.errors import UserError
from generators.support.suggest import suggestion

TROUBLE = 2


class OnApps(DoitCmdBase):  # type: ignore[misc]
    """A command that takes names of applications."""

    def chosen(self, names: list[str]) -> list[App]:
        """The applications named, or all."""
        apps = {app.name: app for app in self.loader.apps()}
        names = [name.removeprefix("generate:") for name in names]
        for name in names:
            if name not in apps:
                raise unknown(name, apps)
        return [apps[name] for name in names] or list(apps.values())


class Clean(OnApps):
    """``doit clean [app]``."""

    name = "clean"
    doc_purpose = "remove what was generated and is as it was generated; what you changed stays"
    doc_usage = "[APP...]"

    def execute(self, params: Any, args: list[str]) -> int:
        return exit_code_of(lambda: self._clean(params, args))

    def _clean(self, params: Any, args: list[str]) -> int:
        self.loader.setup(params)
        for app in self.chosen(args):
            removed, kept = clean_app(self.loader.project, app, Lock(self.loader.project, app).made)
            tail = f", kept what you changed: {', '.join(kept)}" if kept else ""
            self.outstream.write(f"{app.name}: {removed} files removed{tail}\n")
        return 0


class Check(OnApps):
    """``doit generate[:<app>] --check``, for CI: nothing is written."""

    name = "check-history"
    doc_purpose = "whether every change of the schema is in the history"
    doc_usage = "[APP...]"

    def execute(self, params: Any, args: list[str]) -> int:
        return exit_code_of(lambda: self._check(params, args))

    def _check(self, params: Any, args: list[str]) -> int:
        self.loader.setup(params)
        project = self.loader.project
        for app in self.chosen(args):
            added = planned(project, app, scan(project, app, read_state(project, app).inputs)).snapshot
            if added is not None:
                raise UserError(
                    f"{app.name}: {folder_of(app)}/{added.name} is missing: the schema has changed.\n"
                    f"      hint: run `doit generate:{app.name}` and commit what it adds"
                )
        return 0


class CheckPins(OnApps):
    """``doit pin[:<app>] --check``, for CI: nothing is written."""

    name = "check-pins"
    doc_purpose = "whether every image is pinned, and is what its tag is now"
    doc_usage = "[APP...]"

    def execute(self, params: Any, args: list[str]) -> int:
        return exit_code_of(lambda: self._check(params, args))

    def _check(self, params: Any, args: list[str]) -> int:
        self.loader.setup(params)
        project = self.loader.project
        chosen = self.chosen([name.removeprefix("pin:") for name in args])
        for app in [app for app in chosen if args or has_images(project, app)]:
            Pin(project, app).check()
        return 0


class Diff(OnApps):
    """``doit diff [app...]``; ``doit diff:<app>`` is ``Review``."""

    name = "diff"
    doc_purpose = "what a generate would change, line by line; `diff:<app>`: what a change means, as one page"
    doc_usage = "[APP...] | diff:<app> [--since REVISION] [--markdown] [--fail-on ERR|WARN|INFO]"
    doc_description = """`diff [APP...]` exits with 0 for nothing, 1 for something, 2 when it cannot say.
`diff:<app>` exits with 0, with 1 for what --fail-on names, with 2 when it cannot say or the spec has to say more."""

    def execute(self, params: Any, args: list[str]) -> int:
        return exit_code_of(lambda: self._diff(params, args), TROUBLE)

    def _diff(self, params: Any, args: list[str]) -> int:
        option = next((each for each in args if each.startswith("-")), "")
        if option:
            raise UserError(f"{option} goes with the page about one application: `doit diff:<app> {option}`.")
        self.loader.setup(params)
        return int(sum([self._diff_app(self.loader.project, app) for app in self.chosen(args)]) > 0)

    def _diff_app(self, project: Project, app: App) -> bool:
        plan = rendered_plan(project, app)
        survey = survey_app(project, app, plan.derivations, UserChoice())
        outcome, tree = survey.outcome, survey.tree
        changed = {expected.derivation.output: expected.digest for expected in outcome.writes}
        changed.update({path: outcome.entries[path].digest for path, _ in outcome.conflicts})
        for path in sorted(changed.keys() | set(outcome.prunes)):
            is_file = len(survey.stamps[path].digest or "") == 64
            before = tree.read(path) if is_file else b""
            after = project.store.get_blob(changed[path]) or b"" if path in changed else b""
            self._write(f"out/{app.name}/{path}", before, after, is_file, path in changed)
        return bool(changed or outcome.prunes)

    def _write(self, path: str, before: bytes, after: bytes, was: bool, will_be: bool) -> None:
        old_name, new_name = f"a/{path}" if was else "/dev/null", f"b/{path}" if will_be else "/dev/null"
        old, new = (data.decode("utf-8", "backslashreplace").splitlines(keepends=True) for data in (before, after))
        for line in difflib.unified_diff(old, new, old_name, new_name):
            self.outstream.write(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")


class Why(OnApps):
    """``doit why <file>``."""

    name = "why"
    doc_purpose = "which input of a file changed since it was generated"
    doc_usage = "FILE"

    def execute(self, params: Any, args: list[str]) -> int:
        return exit_code_of(lambda: self._why(params, args))

    def _why(self, params: Any, args: list[str]) -> int:
        if len(args) != 1:
            raise UserError("Say which file: `doit why out/<app>/<path>`.")
        self.loader.setup(params)
        app, path = self._place(args[0])
        project = self.loader.project
        plan = planned(project, app, scan(project, app, read_state(project, app).inputs), with_views=True)
        self.outstream.write("\n".join([f"out/{app.name}/{path}", *explain(project, app, plan, path)]) + "\n")
        return 0

    def _place(self, name: str) -> tuple[App, str]:
        """The application and the path in it; the application may be left out when there is one only."""
        apps = {app.name: app for app in self.chosen([])}
        first, _, rest = name.removeprefix("./").removeprefix("render:").removeprefix("out/").partition("/")
        if first in apps and rest:
            return apps[first], rest
        if len(apps) == 1:
            return next(iter(apps.values())), name.removeprefix("./")
        raise UserError(f"{name}: say it as out/<app>/<path>.{suggestion(first, apps)}")


def rendered_plan(project: Project, app: App) -> Plan:
    """The plan of an application with all of its files in the store; writes nothing outside .cache."""
    plan = planned(project, app, scan(project, app, read_state(project, app).inputs))
    missing = {each.digest for each in plan.derivations if project.store.result(each.digest) is None}
    if missing and not plan.with_views:
        plan = planned(project, app, plan.inputs, with_views=True)
    for derivation in plan.derivations:
        if derivation.digest in missing:
            render_into_store(project, derivation)
    return plan
