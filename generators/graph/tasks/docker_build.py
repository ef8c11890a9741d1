"""``docker_build:<app>``: the image of an application."""

from __future__ import annotations

import contextlib
import os
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.application import files_of_app
from generators.graph.tasks.docker_engine import engine_of
from generators.support.errors import UserError
from generators.support.failures import Broken
from generators.support.hashing import digest_of

if TYPE_CHECKING:
    from generators.containers.engine import Engine

INPUTS_LABEL: Final = "build-graph.inputs"
_APP_IMAGE: Final = re.compile(r"\$\{APP_IMAGE:-([^}]+)\}")


class DockerBuild:
    """``docker build`` of the application's image, again when a file that gets into it, or its base image, changed."""

    after: tuple[str, ...] = ("generate", "lock")

    def __init__(self, project: Project, app: App) -> None:
        self.app, self.folder, self._task = app, project.out(app.name), f"docker_build:{app.name}"

    def is_up_to_date(self) -> bool:
        """Whether the engine has the image, made from what is there now: the image says so itself."""
        try:
            with engine_of(self._task, self.folder) as docker:
                image = docker.inspect_image(image_of(self.folder)) or {}
                labels = image.get("Config", {}).get("Labels") or {}
                return bool(labels.get(INPUTS_LABEL) == self._key(docker))
        except (UserError, OSError):
            # What is wrong is said when the task is run.
            return False

    def run(self) -> dict[str, str]:
        """Build it. Raises UserError when no engine answers, or with the step that fails."""
        from generators.containers.images import build_as

        started = time.perf_counter()
        with engine_of(self._task, self.folder) as docker:
            tag = image_of(self.folder)
            before = docker.inspect_image(tag)
            try:
                build_as(docker, "runtime", tag, {INPUTS_LABEL: self._key(docker)})
            except Broken as error:
                raise UserError(f"{error}\ndocker build failed in out/{self.app.name}.") from None
            image = docker.inspect_image(tag) or {}
            _remove_replaced(docker, before, image)
        size = image["Size"] / 1e6
        return {"summary": f"{self._task}: {tag}, {size:.0f} MB, {time.perf_counter() - started:.1f} s"}

    def _key(self, docker: Engine) -> str:
        """The digest of everything that gets into the image."""
        from docker.utils.build import exclude_paths

        from generators.containers.images import DOCKERFILE, base_image

        ignored = (self.folder / ".dockerignore").read_text(encoding="utf-8").splitlines()
        patterns = [line.strip() for line in ignored if line.strip() and not line.startswith("#")]
        context = set(exclude_paths(str(self.folder), patterns, dockerfile=DOCKERFILE)) | {DOCKERFILE}
        names = [name for name in files_of_app(self.folder) if name in context]
        lines = [f"{name} {digest_of((self.folder / name).read_bytes())}" for name in names]
        base = base_image(self.folder)
        image = docker.inspect_image(base)
        return digest_of("\n".join([base, "absent" if image is None else image["Id"], *lines]))


def _remove_replaced(docker: Engine, before: dict[str, Any] | None, now: dict[str, Any]) -> None:
    """Remove an image of ours whose name another has taken, unless it has one more or a container uses it."""
    from docker.errors import APIError

    ours = before is not None and INPUTS_LABEL in (before["Config"].get("Labels") or {})
    if before is not None and ours and before["Id"] != now["Id"]:
        with contextlib.suppress(APIError):
            docker.client.images.remove(before["Id"])


def image_of(folder: Path) -> str:
    """The name of an application's image, as its compose file has it. Raises UserError when it has none."""
    file = folder / "docker" / "docker-compose.yml"
    found = _APP_IMAGE.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise UserError(f"{file.name} in {folder.name} does not say ${{APP_IMAGE:-...}}.")
    return os.environ.get("APP_IMAGE", found[1])
