"""``doit pin:<app>``: the images of an application by their digests, so that what was tried is what runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from generators.graph.build.image_file import images_text, name_of
from generators.graph.declare import App
from generators.graph.project import Project
from generators.graph.tasks.docker_engine import engine_of
from generators.support.errors import SpecErrors, UserError
from generators.support.failures import NotRun
from generators.support.store import write_atomic

if TYPE_CHECKING:
    from generators.language.images import Reference

_SHORT: Final = 19  # characters of a digest: sha256: and twelve digits
_HEADER: Final = """\
# The images of {app}. Change a tag, and `doit pin:{app}` writes its digest behind it.
"""


class Pin:
    """Writes the digest that each tag has now into ``specs/<app>.images.yaml``; all of them, or none."""

    after: tuple[str, ...] = ()

    def __init__(self, project: Project, app: App) -> None:
        self.project, self.app, self._task = project, app, f"pin:{app.name}"

    def is_up_to_date(self) -> bool:
        return False

    def run(self) -> dict[str, str]:
        """Pin them. Raises UserError when no engine answers, or with every image of which no registry knows."""
        text = images_text(self.project, self.app)
        before, now = self._resolved(text)
        changes = [_change(before[name], now[name]) for name in now if before[name] != now[name]]
        if not changes:
            return {"summary": f"{self._task}: {len(now)} images are what their tags are now"}
        self._write(text, {name: str(each) for name, each in now.items()})
        line = f"{self._task}: wrote {name_of(self.app)}; commit it, and `doit generate:{self.app.name}` takes it over"
        return {"summary": "\n".join([line, *changes])}

    def check(self) -> None:
        """Raises UserError with every image that is not pinned, or of which the tag is another one now."""
        before, now = self._resolved(images_text(self.project, self.app))
        moved = list(_moved(before, now))
        if moved:
            hint = f"      hint: `doit {self._task}` takes what the tags are now, to be tried and committed"
            raise UserError("\n".join([*(f"{self._task}: {line}" for line in moved), hint]))

    def _write(self, text: str, images: Mapping[str, str]) -> None:
        """Write the file: what the user wrote beside the images stays, unless it is not one image a line."""
        header = _HEADER.format(app=self.app.name)
        written = _written(text or header, images)
        if not _says(written, images):
            written = _written(header, images)
        write_atomic(self.project.root / name_of(self.app), written.encode())

    def _resolved(self, text: str) -> tuple[dict[str, Reference], dict[str, Reference]]:
        """The images as they are said, and with the digests that their tags have now. Raises UserError."""
        from generators.containers.registry import registry_digest
        from generators.language.images import DEFAULT_IMAGES, Reference, read_images, reference_of

        said = {**DEFAULT_IMAGES, **read_images(text, name_of(self.app))}
        before = {name: reference_of(each) for name, each in said.items()}
        found: dict[str, Reference] = {}
        lacking: list[str] = []
        with engine_of(self._task, self.project.root) as docker:
            for name, each in before.items():
                try:
                    found[name] = Reference(each.tagged, registry_digest(docker.client, each.tagged))
                except NotRun as reason:
                    lacking.append(str(reason))
        if lacking:
            hint = f"      hint: name a registry that has them in {name_of(self.app)}, or let the engine reach theirs"
            first = f"{self._task}: no registry says what these images are. Nothing was written."
            raise UserError("\n".join([first, *lacking, hint]))
        return before, found


def _moved(before: Mapping[str, Reference], now: Mapping[str, Reference]) -> Iterator[str]:
    for name, each in before.items():
        if not each.digest:
            yield f"{each.tagged} is not pinned"
        elif each != now[name]:
            yield f"{each.tagged} is {now[name].digest[:_SHORT]} now, and pinned as {each.digest[:_SHORT]}"


def _change(before: Reference, now: Reference) -> str:
    """What became of an image, with as much of its digests as people compare."""
    was = f", which was {before.digest[:_SHORT]}" if before.digest else ""
    return f"  {now.tagged} is {now.digest[:_SHORT]}{was}"


def _written(text: str, images: Mapping[str, str]) -> str:
    """The text of the file with these images: in the place of those that it has, or after them."""
    for name, image in images.items():
        text, replaced = re.subn(rf"^{name}:[ \t]+[^\s#]+", f"{name}: {image}", text, flags=re.MULTILINE)
        if not replaced:
            text = f"{text.rstrip()}\n{name}: {image}\n"
    return text


def _says(text: str, images: Mapping[str, str]) -> bool:
    from generators.language.images import read_images

    try:
        return read_images(text, "") == images
    except SpecErrors:
        return False
