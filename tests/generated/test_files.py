"""What is not Python is sound too: it parses, and the linters of its kind find nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import Project
from tests.generated.test_apps import APPS

YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable, truthy: {check-keys: false}}}"


def generated(project: Project, app: str, *suffixes: str) -> list[Path]:
    """The generated files of a kind, without what tools and tasks put beside them."""
    folder = project.root / "out" / app
    names = json.loads((folder / ".generated.json").read_text())["files"]
    return [folder / name for name in names if Path(name).suffix in suffixes]


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a linter of our own environment."""
    command = [str(Path(sys.executable).with_name(name)), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("app", APPS)
def test_json_and_toml_parse(project: Project, app: str) -> None:
    documents = generated(project, app, ".json")
    assert documents
    for path in documents:
        json.loads(path.read_text())
    assert tomllib.loads((project.root / "out" / app / "pyproject.toml").read_text())["project"]["name"]


@pytest.mark.parametrize("app", APPS)
def test_yamllint(project: Project, app: str) -> None:
    paths = [str(path) for path in generated(project, app, ".yml", ".yaml")]
    assert len(paths) > 8
    done = tool("yamllint", "--strict", "-d", YAMLLINT, *paths)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("app", APPS)
def test_zizmor(project: Project, app: str) -> None:
    done = tool("zizmor", "--offline", "--no-progress", str(project.root / "out" / app / ".github"))
    assert done.returncode == 0, done.stdout + done.stderr


def compose_is_there() -> bool:
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not compose_is_there(), reason="NOT-RUN: no docker compose on this machine")
@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("file", ["docker-compose.yml", "docker-compose.test.yml"])
def test_compose_config(project: Project, app: str, file: str) -> None:
    command = ["docker", "compose", "-f", f"docker/{file}", "config", "--quiet"]
    secrets = {
        "POSTGRES_PASSWORD": "x",
        "GRAFANA_ADMIN_PASSWORD": "x",
        "PATH": str(Path(shutil.which("docker") or "").parent),
    }
    done = subprocess.run(
        command, cwd=project.root / "out" / app, env=secrets, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
