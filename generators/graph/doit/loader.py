"""From a build file to doit tasks: only those asked for, planned only when they are."""

from __future__ import annotations

import fnmatch
import gc
from pathlib import Path
from typing import Any

from doit.cmd_base import DodoTaskLoader
from doit.task import Task

from generators.graph.declare import App, Folder, declared
from generators.graph.doit.rules import GROUPS, OTHERS, menu, other_tasks, tasks_of_apps
from generators.graph.doit.selection import select, unknown
from generators.graph.output.reconcile import UserChoice
from generators.graph.project import Project
from generators.support.errors import UserError


class AppLoader(DodoTaskLoader):  # type: ignore[misc]
    """Loads a build file; commands set ``choice``, ``every`` (a task per file) and ``asked`` before they load tasks."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = UserChoice()
        self.every = False

    @property
    def project(self) -> Project:
        """The project: doit has made its folder the current one."""
        return Project(Path.cwd())

    def apps(self) -> list[App]:
        """The applications that the build file declares."""
        return declared(self.namespace.values(), self.project.root)

    def load_doit_config(self) -> dict[str, Any]:
        return {"default_tasks": ["generate"], **super().load_doit_config()}

    def load_tasks(self, cmd: Any, pos_args: list[str]) -> list[Task]:
        """The tasks for a command: the menu when it names none, otherwise those of the applications it touches."""
        # What is made here is no garbage, thousands of tasks among it: collecting would only cost time.
        gc.disable()
        try:
            return self._tasks(cmd, pos_args)
        finally:
            gc.freeze()
            gc.set_threshold(100_000, 50, 100)
            gc.enable()

    def _tasks(self, cmd: Any, pos_args: list[str]) -> list[Task]:
        own: list[Task] = super().load_tasks(cmd, pos_args)
        names = [name for name in pos_args if not name.startswith("-")]
        if not names and cmd.execute_tasks:
            names = [name for name in cmd.sel_tasks or ["generate"] if isinstance(name, str)]
        if not names and not self.every:
            return [*menu(self.apps()), *own]
        return self._selected(names or [*GROUPS], own)

    def _selected(self, names: list[str], own: list[Task]) -> list[Task]:
        project, apps = self.project, self.apps()
        self._check_app_keys(names, apps)
        foreign = {task.name for task in own}
        chosen = select([name for name in names if name not in foreign], apps, GROUPS, OTHERS)
        every = self.every or chosen.files
        tasks = [
            *tasks_of_apps(project, chosen.apps, self.choice, chosen.names, every=every, again=self.every),
            *other_tasks(project),
            *own,
        ]
        made = [task.name for task in tasks]
        for name in chosen.names:
            if not fnmatch.filter(made, name):
                raise unknown(name, made)
        return tasks

    def _check_app_keys(self, names: list[str], apps: list[App]) -> None:
        """A spec that lacks its ``app:`` key is no application; say so when it is asked for as one."""
        stems = {name.partition(":")[2].partition("/")[0] for name in names} - {app.name for app in apps}
        for folder in (value for value in self.namespace.values() if isinstance(value, Folder)):
            for stem in stems:
                if stem and (self.project.root / folder.path / f"{stem}.yaml").is_file():
                    raise UserError(f"{folder.path}/{stem}.yaml has no `app:` key, so it is not an application.")
