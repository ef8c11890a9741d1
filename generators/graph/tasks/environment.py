"""The virtual environment of a generated application, made by uv from its lock file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from generators.graph.project import Project
from generators.support.errors import UserError
from generators.support.file_lock import file_lock
from generators.support.hashing import digest_of

_OWN = re.compile(r'source = \{ (editable|virtual) = "\."')


def environment(project: Project, folder: Path) -> Path:
    """The environment of the lock in an application's folder; applications with the same dependencies share it."""
    path = project.cache / "venvs" / _key(folder)[:16]
    stamp = path / ".complete"
    with file_lock(path.with_name(f"{path.name}.lock")):
        if not stamp.exists():
            command = [uv(), "sync", "--quiet", "--locked", "--python", sys.executable]
            command += ["--no-install-project", "--all-groups", "--all-extras", "--compile-bytecode"]
            settings = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(path)}
            settings.pop("VIRTUAL_ENV", None)
            run(command, folder, f"uv sync failed in {folder.name}", settings)
            stamp.touch()
    return path


def _key(folder: Path) -> str:
    """The digest of the lock without the name and version of the application itself."""
    packages = (folder / "uv.lock").read_text(encoding="utf-8").split("[[package]]")
    own = next((part for part in packages if _OWN.search(part)), "")
    wanted = "\n".join(own.splitlines()[3:])
    others = "".join(sorted(part for part in packages if not _OWN.search(part)))
    return digest_of(f"{sys.version_info[:2]} {others} {wanted}")


def uv() -> str:
    """The uv of our own environment."""
    own = Path(sys.executable).with_name("uv")
    return str(own) if own.exists() else "uv"


def run(command: list[str], folder: Path, failure: str, environment: dict[str, str] | None = None) -> str:
    """Run a command and return its output; raises UserError that shows the output when it fails."""
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise UserError(f"{done.stdout.rstrip()}\n{failure} (exit code {done.returncode}).")
    return done.stdout
