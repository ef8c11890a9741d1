"""A project in a temporary folder: the real graph, a planner and a renderer that can be counted."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
FAKE = Path(__file__).parent / "fake"
REPLACED = ("plan.py", "render.py", "load.py", "__pycache__")


@dataclass
class Lab:
    """One project; ``spec`` is written and ``doit`` run in it."""

    root: Path
    packages: Path

    @property
    def out(self) -> Path:
        return self.root / "out" / "shop"

    def spec(self, files: Mapping[str, str], app: str = "shop") -> None:
        """Write a spec with these files."""
        text = yaml.safe_dump({"app": {"name": app}, "files": dict(files)})
        (self.root / "specs" / f"{app}.yaml").write_text(text, encoding="utf-8")

    def doit(self, *arguments: str, code: int | None = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run doit to its end; ``code`` is what it must exit with, None for whatever."""
        done = subprocess.run(
            [sys.executable, "-m", "doit", *arguments],
            cwd=self.root,
            env=self.settings(environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert code is None or done.returncode == code, done.stdout + done.stderr
        return done

    def settings(self, more: Mapping[str, str]) -> dict[str, str]:
        ours = {"PYTHONPATH": str(self.packages), "PYTHONPYCACHEPREFIX": str(self.packages / "bytecode")}
        inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**inherited, **ours, **more}

    def rendered(self) -> list[str]:
        """What was rendered since the last call, sorted."""
        log = self.root.parent / "rendered.log"
        names = sorted(log.read_text().split()) if log.exists() else []
        log.unlink(missing_ok=True)
        return names

    def makers(self) -> dict[str, str]:
        """The process that rendered each file, the last one of each."""
        return dict(line.split() for line in (self.root.parent / "makers.log").read_text().splitlines())

    def tree(self) -> dict[str, str]:
        """Every file of the application by path."""
        files = sorted(path for path in self.out.rglob("*") if path.is_file() or path.is_symlink())
        return {path.relative_to(self.out).as_posix(): path.read_text() for path in files}

    def record(self) -> dict[str, dict[str, str]]:
        """The files of the record."""
        files: dict[str, dict[str, str]] = json.loads((self.out / ".generated.json").read_text())["files"]
        return files


def make_packages(folder: Path) -> Path:
    """The generator with our planner and renderer in it, and what kills a process at a chosen point."""
    package = folder / "generators"
    shutil.copytree(REPOSITORY / "generators", package, ignore=shutil.ignore_patterns(*REPLACED))
    shutil.copy(Path(__file__).parent / "killer.py", folder / "sitecustomize.py")
    shutil.copytree(FAKE, package, dirs_exist_ok=True)
    return folder


def make_lab(folder: Path, packages: Path) -> Lab:
    """A new project in a folder of its own."""
    root = folder / "project"
    root.mkdir(parents=True)
    for name in ("dodo.py", "pyproject.toml"):
        shutil.copy(REPOSITORY / name, root / name)
    (root / "templates").mkdir()
    (root / "templates" / "file.txt").write_text("file %s\n")
    (root / "templates" / "index.txt").write_text("index %s\n")
    (root / "templates" / "module.txt").write_text("%s")
    (root / "specs").mkdir()
    (root / "secret.txt").write_text("not an input\n")
    return Lab(root, packages)


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages that every project runs."""
    return make_packages(tmp_path_factory.mktemp("packages"))


@pytest.fixture
def lab(tmp_path: Path, packages: Path) -> Lab:
    """A new project with a spec of three files."""
    made = make_lab(tmp_path, packages)
    made.spec(THREE)
    return made


@pytest.fixture
def built(lab: Lab) -> Lab:
    """The project, generated."""
    lab.doit("generate:shop")
    lab.rendered()
    return lab


THREE = {"a.txt": "one", "src/b.txt": "two", "src/deep/c.txt": "three"}
