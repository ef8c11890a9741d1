"""What is not Python is sound too, in every application: also in those that no other test verifies."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generators.containers.compose import STACK, required_variables
from generators.graph.tasks.application import files_of_app
from generators.model.load import load_app
from generators.verify.check import run_check
from generators.verify.table import CHECKS
from generators.verify.workspace import Subject
from tests.conftest import Project
from tests.generated.test_apps import APPS

LINTS = [check for check in CHECKS if check.name in ("dashboard", "hadolint", "yamllint", "zizmor", "actionlint")]
COMPOSITIONS = (
    ("docker-compose.yml",),
    ("docker-compose.yml", "docker-compose.dev.yml"),
    ("docker-compose.test.yml",),
)


@pytest.mark.parametrize("app", APPS)
def test_toml_parses(project: Project, app: str) -> None:
    assert tomllib.loads((project.root / "out" / app / "pyproject.toml").read_text())["project"]["name"]


@pytest.mark.parametrize("app", APPS)
def test_lints(project: Project, app: str, tmp_path: Path) -> None:
    folder = project.root / "out" / app
    spec = load_app(project.root / "specs" / f"{app}.yaml", app)
    subject = Subject(app, folder, spec, Path(sys.executable), tmp_path)
    evidence = [run_check(check, subject, check.files(list(files_of_app(folder))), "") for check in LINTS]
    observed = [each for made in evidence for each in made.observations]
    assert len(observed) == 6
    assert [each for each in observed if each.state != "PASS"] == []


def compose_is_there() -> bool:
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not compose_is_there(), reason="NOT-RUN: no docker compose on this machine")
@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("files", COMPOSITIONS, ids="+".join)
def test_compose_says_nothing(project: Project, app: str, files: tuple[str, ...]) -> None:
    """Neither an error nor a warning, with what it asks for and nothing else."""
    command = ["docker", "compose", *(word for name in files for word in ("-f", f"docker/{name}")), "config", "--quiet"]
    asked = dict.fromkeys(required_variables(project.root / "out" / app / STACK), "x")
    assert {"POSTGRES_PASSWORD", "GRAFANA_ADMIN_PASSWORD"} <= asked.keys()
    secrets = {**asked, "PATH": str(Path(shutil.which("docker") or "").parent)}
    done = subprocess.run(
        command, cwd=project.root / "out" / app, env=secrets, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
