"""What an application is made from, and how a change of it is noticed: by stat first, by content when stat differs."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from generators.graph.build.history_files import history_files
from generators.graph.build.image_file import image_files
from generators.graph.declare import App
from generators.graph.project import Project
from generators.support.hashing import digest_of

# Two writes within one tick of the file system's clock look alike: what is this fresh is compared by content.
_FRESH_NS = 50_000_000
_TOOLS = ("inflect", "jinja2", "markupsafe", "msgspec", "pydantic", "pyyaml", "ruff", "ruff-api")

Signature = list[int]


class InputStamp(Struct, frozen=True, array_like=True):
    """A file as it was last read: its stat signature (empty when too fresh to trust) and its sha256."""

    signature: Signature
    digest: str


def signature(stat: os.stat_result) -> Signature:
    """Size, mtime, ctime and inode; ctime tells an edit that restores the mtime."""
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def trusted(stat: os.stat_result) -> Signature:
    """The signature to remember: empty while the file is too fresh."""
    return [] if time.time_ns() - stat.st_ctime_ns < _FRESH_NS else signature(stat)


def scan(project: Project, app: App, previous: Mapping[str, InputStamp]) -> dict[str, InputStamp]:
    """Every input of the application by name; contents are read only where the stat differs from ``previous``."""
    stamps = {app.spec: _stamp_of(project.root / app.spec, previous.get(app.spec))}
    for name, path in (*image_files(project, app), *history_files(project, app), *_shared_files(project)):
        stamps[name] = _stamp_of(path, previous.get(name))
    stamps["environment"] = _environment(previous.get("environment"))
    return stamps


def key(inputs: Mapping[str, InputStamp], app: App) -> str:
    """The digest of everything that a plan depends on."""
    lines = [app.spec, *(f"{name} {inputs[name].digest}" for name in sorted(inputs))]
    return digest_of("\n".join(lines))


def same(one: Mapping[str, InputStamp], other: Mapping[str, InputStamp]) -> bool:
    """Whether two scans found the same contents."""
    return one.keys() == other.keys() and all(other[name].digest == stamp.digest for name, stamp in one.items())


@cache
def _shared_files(project: Project) -> list[tuple[str, Path]]:
    sources = [(f"generators/{name}", path) for name, path in _walk(project.sources, "") if name.endswith(".py")]
    return sources + [(f"templates/{name}", path) for name, path in _walk(project.templates, "")]


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(folder / entry.name, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, folder / entry.name


def _stamp_of(path: Path, previous: InputStamp | None) -> InputStamp:
    try:
        stat = os.stat(path)
        if previous is not None and previous.signature == signature(stat):
            return previous
        return InputStamp(trusted(stat), digest_of(path.read_bytes()))
    except OSError:
        return InputStamp([], "absent")


def _environment(previous: InputStamp | None) -> InputStamp:
    """The versions of what renders; looked up again when something was installed since."""
    stat = os.stat(os.path.dirname(os.path.dirname(sys.modules["doit"].__file__ or "")))
    if previous is not None and previous.signature == signature(stat):
        return previous
    return InputStamp(trusted(stat), digest_of(f"{platform.python_version()} {_versions()}"))


@cache
def _versions() -> str:
    return " ".join(f"{tool}={_version(tool)}" for tool in _TOOLS)


def _version(tool: str) -> str:
    try:
        return importlib.metadata.version(tool)
    except importlib.metadata.PackageNotFoundError:
        return "absent"
