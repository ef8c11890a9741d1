"""What a build file declares: one application per spec."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_HAS_APP_KEY = re.compile(rb"""^(\xef\xbb\xbf)?["']?app["']?[ \t]*:|^\s*\{""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class App:
    """One application: its name, which is the stem of its spec, and the POSIX path of the spec in the project."""

    name: str
    spec: str


@dataclass(frozen=True, slots=True)
class Folder:
    """Every spec of a folder, read when tasks are asked for."""

    path: str

    def apps(self, root: Path) -> list[App]:
        """The specs of the folder, by name: the YAML files with an ``app:`` key."""
        files = sorted([*(root / self.path).glob("*.yaml"), *(root / self.path).glob("*.yml")])
        return [fastapi_app(f"{self.path}/{file.name}") for file in files if is_app_spec(file)]


def fastapi_app(spec: str) -> App:
    """Declare one application by the path of its spec."""
    path = PurePosixPath(spec)
    return App(path.stem, path.as_posix())


def discover(folder: str) -> Folder:
    """Declare an application for each spec of a folder."""
    return Folder(PurePosixPath(folder).as_posix())


def is_app_spec(file: Path) -> bool:
    """Whether a YAML file describes an application; what cannot be read does, so that its error is shown."""
    try:
        return bool(_HAS_APP_KEY.search(file.read_bytes()))
    except OSError:
        return not file.is_dir()


def declared(values: Iterable[object], root: Path) -> list[App]:
    """The applications declared by the values of a build file, by name, each once."""
    apps: dict[str, App] = {}
    for value in values:
        if isinstance(value, App):
            apps[value.name] = value
        elif isinstance(value, Folder):
            apps.update((app.name, app) for app in value.apps(root))
    return [apps[name] for name in sorted(apps)]
