"""``specs/<app>.images.yaml``: the images that an application starts from where those of the generator are not wanted.

Each is a reference with a tag, ``postgres:17-alpine``, and a digest behind it, ``@sha256:...``, once it is pinned.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from generators.support.errors import SpecErrors
from generators.support.frozen import Frozen
from generators.support.suggest import did_you_mean

if TYPE_CHECKING:
    from generators.language.yaml.document import Document

DEFAULT_IMAGES: Final = {
    "python": "python:3.13-slim",
    "postgres": "postgres:17-alpine",
    "redis": "redis:8-alpine",
    "prometheus": "prom/prometheus:v2.53.3",
    "grafana": "grafana/grafana:12.3.0",
}
_EXAMPLE: Final = "postgres:17-alpine, or registry.example/postgres:17-alpine@sha256:..."
_PART: Final = r"[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*"
_HOST: Final = r"[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?"
_REFERENCE: Final = re.compile(
    rf"(?P<tagged>(?:{_HOST}/)?{_PART}(?:/{_PART})*:[A-Za-z0-9_][A-Za-z0-9_.-]{{0,127}})(?:@(?P<digest>sha256:[0-9a-f]{{64}}))?"
)


class Reference(Frozen):
    """The image that a tag names. digest: ``sha256:...``, "" where it is not pinned."""

    tagged: str
    digest: str = ""

    def __str__(self) -> str:
        return f"{self.tagged}@{self.digest}" if self.digest else self.tagged


def reference_of(text: str) -> Reference:
    """The parts of a reference that was checked."""
    found = _REFERENCE.fullmatch(text)
    assert found is not None, text
    return Reference(found["tagged"], found["digest"] or "")


def read_images(text: str, display: str) -> dict[str, str]:
    """What a file says, by the part of the application. Raises SpecErrors with everything that is wrong in it."""
    from generators.language.yaml.parser import parse

    document = parse(text, display)
    data: Any = {} if document.data is None else document.data
    if not isinstance(data, dict):
        document.report(
            (), "wrong-type", "this is a mapping of images", f"write `postgres: {_EXAMPLE.partition(',')[0]}`"
        )
        data = {}
    for name, value in data.items():
        _check(document, name, value)
    if document.errors:
        raise SpecErrors(document.errors)
    return dict(data)


def _check(document: Document, name: str, value: Any) -> None:
    if name not in DEFAULT_IMAGES:
        hint = did_you_mean(name, DEFAULT_IMAGES)
        document.report((name,), "unknown-key", f"no part of an application is called `{name[:60]}`", hint, at="key")
    elif value is None:
        document.report((name,), "empty-value", f"`{name}` has no value", f"write {_EXAMPLE}, or delete the line")
    elif not isinstance(value, str):
        document.report((name,), "wrong-type", "an image is text", f"write {_EXAMPLE}")
    elif _REFERENCE.fullmatch(value) is None:
        message = "this is no reference of an image with a tag, and a digest of sha256 or none"
        document.report((name,), "bad-format", message, f"write {_EXAMPLE}")
