"""``specs/<app>.images.yaml`` is an input: a change of it is noticed, explained, and shown to who reviews it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Project, copy_project

APP = "simple_task_api"
DIGEST = f"sha256:{'0123456789abcdef' * 4}"
DOCKERFILE = f"out/{APP}/docker/Dockerfile"


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A project of one application, generated and committed."""
    root = copy_project(tmp_path)
    for spec in (root / "specs").glob("*.yaml"):
        if spec.stem != APP:
            spec.unlink()
    made = Project(root)
    assert made.doit("generate").returncode == 0
    git(root, "init", "--quiet")
    git(root, "add", "specs")
    git(root, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "--quiet", "--message", "x")
    return made


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def images(project: Project, text: str) -> None:
    (project.root / "specs" / f"{APP}.images.yaml").write_text(text)


def test_a_change_of_the_images_is_noticed_and_explained(own: Project) -> None:
    images(own, f"python: python:3.14-slim@{DIGEST}\n")
    asked = own.doit("why", DOCKERFILE)
    assert 'view: images.python "python:3.13-slim" -> "python:3.14-slim@sha256:0123' in asked.stdout
    assert f"+ARG PYTHON_IMAGE=python:3.14-slim@{DIGEST}" in own.doit("diff", APP).stdout
    page = own.doit(f"diff:{APP}")
    assert page.returncode == 0, page.stderr
    assert "Files         3 changed" in page.stdout

    written = own.doit("generate")
    assert "unchanged, 3 from the store" in written.stdout, written.stdout + written.stderr
    assert f"ARG PYTHON_IMAGE=python:3.14-slim@{DIGEST}\n" in (own.root / DOCKERFILE).read_text()
    assert re.search(r"(\d+) files, 0 rendered, \1 unchanged", own.doit("generate").stdout)

    images(own, "python: python:3.14-slim\n")
    asked = own.doit("why", DOCKERFILE)
    assert 'view: images.python "python:3.14-slim@sha256:0123' in asked.stdout
    assert '-> "python:3.14-slim"' in asked.stdout
    assert "changed with the generator" not in asked.stdout

    (own.root / "specs" / f"{APP}.images.yaml").unlink()
    assert own.doit("generate").returncode == 0
    assert "ARG PYTHON_IMAGE=python:3.13-slim\n" in (own.root / DOCKERFILE).read_text()


def test_a_mistake_in_the_images_stops_a_generate(own: Project) -> None:
    images(own, "python: python\nmysql: mysql:9\n")
    for command in (("generate",), ("diff", APP), (f"diff:{APP}",), ("why", DOCKERFILE), (f"pin:{APP}",)):
        done = own.doit(*command)
        assert done.returncode != 0, command
        assert f"specs/{APP}.images.yaml:1:9: bad-format" in done.stderr
        assert f"specs/{APP}.images.yaml:2:1: unknown-key" in done.stderr
        assert "Traceback" not in done.stderr


def test_the_file_is_no_application(own: Project) -> None:
    images(own, "python: python:3.14-slim\n")
    assert f"{APP}.images" not in own.doit("list", "--all").stdout
