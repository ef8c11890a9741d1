"""``docker_build:<app>``: the image of an application."""

from __future__ import annotations

import contextlib
import os
import re
import time
from pathlib import Path
from typing import Any, Final

from generators.graph.declare import App
from generators.graph.doit.reporter import teller
from generators.graph.project import Project
from generators.graph.tasks.application import files_of_app
from generators.graph.tasks.docker_engine import engine_of, run_docker
from generators.support.errors import UserError
from generators.support.store import sha256

INPUTS_LABEL: Final = "build-graph.inputs"
_BUILD_SECONDS: Final = 1800.0
_APP_IMAGE: Final = re.compile(r"\$\{APP_IMAGE:-([^}]+)\}")


class DockerBuild:
    """``docker build`` of the application's image, again when a file that gets into it, or its base image, changed."""

    after: tuple[str, ...] = ("generate", "lock")

    def __init__(self, project: Project, app: App) -> None:
        self.app, self.folder = app, project.out(app.name)

    def is_up_to_date(self) -> bool:
        """Whether the engine has the image, made from what is there now: the image says so itself."""
        from generators.containers.engine import connect, inspect_image
        from generators.verify.workspace import NotRun

        try:
            with contextlib.closing(connect()) as client:
                image = inspect_image(client, image_of(self.folder)) or {}
                labels = image.get("Config", {}).get("Labels") or {}
                return bool(labels.get(INPUTS_LABEL) == self._key(client))
        except (NotRun, UserError, OSError):
            # What is wrong is said when the task is run.
            return False

    def run(self) -> dict[str, str]:
        from generators.containers.engine import inspect_image
        from generators.containers.images import build_arguments, failing_step, step_of

        task, started = f"docker_build:{self.app.name}", time.perf_counter()
        client, say = engine_of(task), teller(task)
        tag = image_of(self.folder)
        before = inspect_image(client, tag)
        arguments = build_arguments("runtime", tag, {INPUTS_LABEL: self._key(client)}, {})
        code, output = run_docker(arguments, self.folder, _BUILD_SECONDS, {}, lambda line: say(step_of(line)))
        if code != 0:
            raise UserError(f"{failing_step(output)}\ndocker build failed in out/{self.app.name} (exit code {code}).")
        image = inspect_image(client, tag) or {}
        _remove_replaced(client, before, image)
        client.close()
        return {"summary": f"{task}: {tag}, {image['Size'] / 1e6:.0f} MB, {time.perf_counter() - started:.1f} s"}

    def _key(self, client: Any) -> str:
        """The digest of everything that gets into the image."""
        from docker.utils.build import exclude_paths

        from generators.containers.engine import inspect_image
        from generators.containers.images import DOCKERFILE, base_image

        ignored = (self.folder / ".dockerignore").read_text(encoding="utf-8").splitlines()
        patterns = [line.strip() for line in ignored if line.strip() and not line.startswith("#")]
        context = set(exclude_paths(str(self.folder), patterns, dockerfile=DOCKERFILE)) | {DOCKERFILE}
        names = [name for name in files_of_app(self.folder) if name in context]
        lines = [f"{name} {sha256((self.folder / name).read_bytes())}" for name in names]
        base = base_image(self.folder)
        image = inspect_image(client, base)
        return sha256("\n".join([base, "absent" if image is None else image["Id"], *lines]).encode())


def _remove_replaced(client: Any, before: dict[str, Any] | None, now: dict[str, Any]) -> None:
    """Remove an image of ours whose name another has taken, unless it has one more or a container uses it."""
    from docker.errors import APIError

    ours = before is not None and INPUTS_LABEL in (before["Config"].get("Labels") or {})
    if before is not None and ours and before["Id"] != now["Id"]:
        with contextlib.suppress(APIError):
            client.images.remove(before["Id"])


def image_of(folder: Path) -> str:
    """The name of an application's image, as its compose file has it."""
    file = folder / "docker" / "docker-compose.yml"
    found = _APP_IMAGE.search(file.read_text(encoding="utf-8"))
    if found is None:
        raise UserError(f"{file.name} in {folder.name} does not say ${{APP_IMAGE:-...}}.")
    return os.environ.get("APP_IMAGE", found[1])
