"""The project as it was: what version control has of a spec and its history. Reads git, and changes nothing in it."""

from __future__ import annotations

import subprocess
from pathlib import PurePosixPath

from generators.graph.build.history_files import ENDINGS, folder_of
from generators.graph.declare import App
from generators.graph.project import Project
from generators.support.errors import UserError
from generators.support.frozen import Frozen

_SHORT = 10


class Since(Frozen, tag=False):
    """What an application is compared with. commit: of git. name: as the user said it. released: it is the last
    release; "" or the name of the revision that was released."""

    commit: str
    name: str
    released: str = ""

    def __str__(self) -> str:
        if self.released:
            return f"the last release, {self.released} ({self.commit[:_SHORT]})"
        return f"{self.name} ({self.commit[:_SHORT]})"


def since(project: Project, app: App, name: str) -> Since:
    """What to compare with: what the user names, otherwise the last release, otherwise HEAD. Raises UserError."""
    if _git(project, "rev-parse", "--is-inside-work-tree") is None:
        raise UserError("This project is not in a git repository, so there is nothing to compare with.")
    if not name:
        released = _last_release(project, app)
        if released is not None:
            return released
    found = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name or 'HEAD'}^{{commit}}")
    if found is None:
        hint = "a shallow clone lacks it: fetch it first" if name else "commit something first, or say --since"
        raise UserError(f"git has no commit {name or 'HEAD'}.\n      hint: {hint}")
    return Since(found.decode().strip(), name or "HEAD")


def _last_release(project: Project, app: App) -> Since | None:
    """The commit that added the migration that was released last."""
    pattern = f":(glob){folder_of(app)}/*.py"
    found = _git(project, "log", "-1", "--diff-filter=A", "--name-only", "--format=%H", "--", pattern)
    if not found or not found.strip():
        return None
    if (_git(project, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
        raise UserError(
            f"{app.name} was released, and this clone is too shallow to tell when.\n"
            "      hint: fetch everything (`fetch-depth: 0`), or say --since"
        )
    commit, *names = found.decode().split("\n")
    return Since(commit, "", max(PurePosixPath(each).stem for each in names if each))


def text_of(project: Project, name: str, commit: str) -> str | None:
    """The text of a file in a commit; None where it has none. Raises UserError for one that is no text."""
    data = _git(project, "show", f"{commit}:./{name}")
    if data is None:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(f"{name} in {commit[:_SHORT]}: it is not UTF-8 text.") from None


def files_of(project: Project, app: App, commit: str) -> dict[str, bytes]:
    """Every file of a history in a commit, by name."""
    listed = _git(project, "ls-tree", "-z", "--name-only", commit, f"./{folder_of(app)}/") or b""
    names = sorted(name for name in listed.decode().split("\0") if name.endswith(ENDINGS))
    return {name: _git(project, "show", f"{commit}:./{name}") or b"" for name in names}


def _git(project: Project, *arguments: str) -> bytes | None:
    """What git answers; None where it refuses."""
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=project.root, capture_output=True, check=False)
    except FileNotFoundError:
        raise UserError("git is not installed, so there is nothing to compare with.") from None
    return done.stdout if done.returncode == 0 else None
