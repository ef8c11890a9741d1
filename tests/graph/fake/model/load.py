"""A spec language of four keys: app.name, files (name: text), once (name: text), scripts (name: text)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from generators.support.errors import SpecError, SpecErrors


@dataclass(frozen=True)
class AppKey:
    name: str


@dataclass(frozen=True)
class Spec:
    identity: AppKey
    files: tuple[tuple[str, str], ...]
    once: tuple[tuple[str, str], ...]
    scripts: tuple[tuple[str, str], ...]


def load_app(path: Path, display: str) -> Spec:
    text = path.read_text(encoding="utf-8")
    if "BROKEN" in text:
        raise SpecErrors([SpecError(display, 1, 1, "broken", "the spec is broken", "mend it")])
    tree = yaml.safe_load(text)
    files, once, scripts = (tuple((tree.get(key) or {}).items()) for key in ("files", "once", "scripts"))
    return Spec(AppKey(tree["app"]["name"]), files, once, scripts)
