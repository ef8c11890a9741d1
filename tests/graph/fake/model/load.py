"""A spec language of two keys: app.name, files (name: text)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generators.support.errors import SpecError, SpecErrors


@dataclass(frozen=True)
class AppKey:
    name: str


@dataclass(frozen=True)
class Spec:
    identity: AppKey
    files: tuple[tuple[str, str], ...]
    entities: tuple[str, ...] = ()


def load_app(path: Path, display: str, last: Any = None) -> Spec:
    return read_app(path.read_text(encoding="utf-8"), display, path.stem)


def read_app(text: str, display: str, stem: str) -> Spec:
    if "BROKEN" in text:
        raise SpecErrors([SpecError(display, 1, 1, "broken", "the spec is broken", "mend it")])
    tree = yaml.safe_load(text)
    return Spec(AppKey(tree["app"]["name"]), tuple((tree.get("files") or {}).items()))
