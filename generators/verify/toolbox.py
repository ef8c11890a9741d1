"""Tools that are too large, or too particular about their dependencies, for our own environment.

``toolboxes/<name>/requirements.txt`` names them with their hashes; the first check that needs a toolbox installs it.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from generators.processes.command_recorder import Command
from generators.support.failures import NotRun
from generators.support.file_lock import file_lock
from generators.support.hashing import digest_of
from generators.verify.workspace import Workspace

TOOLBOXES: Final = Path(__file__).with_name("toolboxes")
# Nothing that is reached by way of a proxy is reached: for tools that have no business on the network.
OFFLINE: Final = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
_INSTALL_SECONDS: Final = 900.0


def toolbox(work: Workspace, name: str) -> Path:
    """The folder of the programs of a toolbox. Raises NotRun when it cannot be installed here."""
    requirements = TOOLBOXES / name / "requirements.txt"
    key = digest_of(f"{sys.version} {requirements.read_text(encoding='utf-8')}")[:16]
    path = work.subject.toolboxes / f"{name}-{key}"
    with file_lock(path.with_name(f"{path.name}.lock")):
        if not (path / ".complete").exists():
            _install(work, path, requirements)
            (path / ".complete").touch()
    return path / "bin"


def _install(work: Workspace, path: Path, requirements: Path) -> None:
    """Make the environment: exactly the wheels of the requirements, and nothing that has to be built."""
    copy = work.folder("toolbox") / requirements.name
    shutil.copy(requirements, copy)
    _uv(work, path, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, path.name)
    options = ("--require-hashes", "--only-binary", ":all:", "--compile-bytecode")
    _uv(work, path, "pip", "install", "--quiet", "--python", path.name, *options, "--requirements", str(copy))


def _uv(work: Workspace, path: Path, *arguments: str) -> Command:
    # How packages are found, and nothing else of ours.
    found = {name: value for name, value in os.environ.items() if name.startswith("UV_") or "_proxy" in name.lower()}
    program = str(Path(sys.executable).with_name("uv"))
    done = work.run([program, *arguments], environment=found, folder=path.parent, timeout=_INSTALL_SECONDS)
    if not done.is_success:
        raise NotRun(f"the tools could not be installed: uv {arguments[0]}: {done.seen}")
    return done
