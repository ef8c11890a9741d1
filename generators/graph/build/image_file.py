"""``specs/<app>.images.yaml``: the images of an application, with their digests; it belongs into version control."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generators.graph.declare import App
from generators.graph.project import Project

if TYPE_CHECKING:
    from generators.model.app import Application


def name_of(app: App) -> str:
    """The POSIX path of the file in the project."""
    return PurePosixPath(app.spec).with_suffix(".images.yaml").as_posix()


def image_files(project: Project, app: App) -> Iterator[tuple[str, Path]]:
    """(name, path) of the file, if there is one."""
    path = project.root / name_of(app)
    if path.is_file():
        yield name_of(app), path


def has_images(project: Project, app: App) -> bool:
    """Whether an application says which images it wants."""
    return any(image_files(project, app))


def images_text(project: Project, app: App) -> str:
    """What is in the file; "" when there is none. Raises SpecErrors for one that is no text."""
    from generators.language.load import read_text

    return "".join(read_text(path, name) for name, path in image_files(project, app))


def with_images(app: App, spec: Application, text: str) -> Application:
    """An application with the images that a text says; others are those of the generator. Raises SpecErrors."""
    if not text:
        return spec
    from generators.language.images import read_images
    from generators.model.app import Images

    return replace(spec, images=Images(**read_images(text, name_of(app))))
