"""``doit pin``: digests come from a registry, by way of a real engine, and all of them are written or none."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators.language.images import DEFAULT_IMAGES
from tests.conftest import Project, copy_project, with_engine
from tests.containers.registry import Registry, registry

APP = "simple_task_api"
NO_ENGINE = {"DOCKER_HOST": "unix:///no/such/socket"}
COMMENT = "# As in the cluster."


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A project of one application, which says nothing of its images."""
    root = copy_project(tmp_path)
    for spec in (root / "specs").glob("*.yaml"):
        if spec.stem != APP:
            spec.unlink()
    return Project(root)


@pytest.fixture
def images() -> Iterator[Registry]:
    """A registry with every image of an application, each of them another one."""
    with registry() as made:
        for tagged in DEFAULT_IMAGES.values():
            made.push(tagged, f"{tagged} of {made.host}")
        yield made


def file_of(project: Project) -> Path:
    return project.root / "specs" / f"{APP}.images.yaml"


def mirrored(images: Registry) -> str:
    """What a user writes whose images come from the registry."""
    return f"{COMMENT}\n" + "".join(f"{name}: {images.host}/{each}\n" for name, each in DEFAULT_IMAGES.items())


def pinned(images: Registry) -> str:
    """The same, with the digests that the tags have."""
    lines = (f"{name}: {images.host}/{each}@{images.tags[each]}\n" for name, each in DEFAULT_IMAGES.items())
    return f"{COMMENT}\n{''.join(lines)}"


@with_engine
def test_tags_become_digests_that_an_engine_pulls(own: Project, images: Registry) -> None:
    file_of(own).write_text(mirrored(images))
    done = own.doit(f"pin:{APP}")
    assert done.returncode == 0, done.stderr
    assert file_of(own).read_text() == pinned(images)
    assert f"pin:{APP}: wrote specs/{APP}.images.yaml" in done.stdout

    assert own.doit(f"generate:{APP}").returncode == 0
    redis = f"{images.host}/redis:8-alpine@{images.tags['redis:8-alpine']}"
    compose = (own.root / "out" / APP / "docker" / "docker-compose.yml").read_text()
    assert f"image: ${{REDIS_IMAGE:-{redis}}}\n" in compose
    # Whatever becomes of the tag, the image is the one that was pinned.
    before = images.tags["redis:8-alpine"]
    images.push("redis:8-alpine", "another")
    pulled = subprocess.run(["docker", "pull", "--quiet", redis], capture_output=True, text=True, check=False)
    subprocess.run(["docker", "rmi", f"{images.host}/redis@{before}"], capture_output=True, check=False)
    assert pulled.returncode == 0, pulled.stderr
    assert before in pulled.stdout


@with_engine
def test_a_tag_that_moved_is_told_and_taken_when_asked(own: Project, images: Registry) -> None:
    file_of(own).write_text(mirrored(images))
    missing = own.doit(f"pin:{APP}", "--check")
    assert missing.returncode == 1
    assert f"{images.host}/redis:8-alpine is not pinned" in missing.stderr
    assert file_of(own).read_text() == mirrored(images)

    assert own.doit(f"pin:{APP}").returncode == 0
    for check in (own.doit("pin", "--check"), own.doit(f"pin:{APP}", "--check")):
        assert check.returncode == 0, check.stderr
    assert "5 images are what their tags are now" in own.doit(f"pin:{APP}").stdout

    before = pinned(images)
    images.push("redis:8-alpine", "another")
    moved = own.doit("pin", "--check")
    assert moved.returncode == 1
    assert f"{images.host}/redis:8-alpine is sha256:" in moved.stderr
    assert "postgres" not in moved.stderr
    assert file_of(own).read_text() == before
    assert own.doit(f"pin:{APP}").returncode == 0
    assert file_of(own).read_text() == pinned(images) != before


@with_engine
def test_all_images_or_none(own: Project, images: Registry) -> None:
    """Every image that is not to be had is named, and the file is as it was."""
    del images.tags["redis:8-alpine"], images.tags["python:3.13-slim"]
    file_of(own).write_text(mirrored(images))
    done = own.doit(f"pin:{APP}")
    assert done.returncode == 1
    assert "Nothing was written." in done.stderr
    for name in ("redis:8-alpine", "python:3.13-slim"):
        assert f"{images.host}/{name}: manifest unknown" in done.stderr
    assert f"{images.host}/postgres" not in done.stderr
    assert file_of(own).read_text() == mirrored(images)


@with_engine
def test_another_tag_is_the_users_to_choose(own: Project, images: Registry) -> None:
    """What the file does not name is the generator's, and is pinned with the rest, however the file is written."""
    images.push("postgres:18-alpine", "the next one")
    rest = "".join(f"{name}: {images.host}/{each}\n" for name, each in DEFAULT_IMAGES.items() if name != "postgres")
    file_of(own).write_text(f'{rest}"postgres":\n  {images.host}/postgres:18-alpine  # soon\n')
    assert own.doit(f"pin:{APP}").returncode == 0
    lines = file_of(own).read_text().splitlines()
    assert f"postgres: {images.host}/postgres:18-alpine@{images.tags['postgres:18-alpine']}" in lines
    assert sorted(line.partition(":")[0] for line in lines if not line.startswith("#")) == sorted(DEFAULT_IMAGES)
    assert own.doit("pin", "--check").returncode == 0


def test_without_an_engine(own: Project) -> None:
    for arguments in (("--check",), ()):
        done = own.doit(f"pin:{APP}", *arguments, **NO_ENGINE)
        assert done.returncode == 1
        assert f"pin:{APP}: NOT-RUN: " in done.stderr
        assert "hint: start Docker, or set DOCKER_HOST" in done.stderr
        assert not file_of(own).exists()


def test_who_pins_nothing_is_not_asked(own: Project) -> None:
    assert own.doit("pin", "--check", **NO_ENGINE).returncode == 0
