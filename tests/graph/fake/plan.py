"""One derivation per entry of the spec, and an index of their names."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generators.derivation import Derivation, Input, Recipe
from generators.model.load import Spec
from generators.support.canonical import canonical_json
from generators.support.hashing import digest_of
from msgspec import Struct


class Memory(Struct):
    generator: str = ""
    reading: None = None


@dataclass(frozen=True)
class FileView:
    name: str
    text: str


@dataclass(frozen=True)
class IndexView:
    names: tuple[str, ...]


def view_json(view: Any) -> str:
    return json.dumps(asdict(view), sort_keys=True)


def plan(
    spec: Spec,
    spec_name: str,
    templates: Path,
    memory: Memory | None = None,
    on_large: Callable[[Derivation], None] = lambda derivation: None,
    revisions: tuple[()] = (),
) -> tuple[Derivation, ...]:
    made = [_derive(name, _template(name), FileView(name, text), templates) for name, text in spec.files]
    for each in made:
        if each.output.startswith("large"):
            on_large(each)
    names = tuple(sorted(each.output for each in made))
    return (*made, _derive("index.txt", "index.txt", IndexView(names), templates))


def _template(name: str) -> str:
    return "module.txt" if name.endswith(".py") else "file.txt"


def _derive(output: str, template: str, view: Any, templates: Path) -> Derivation:
    text = (templates / template).read_bytes()
    view_digest, inputs = digest_of(canonical_json(view)), (Input(f"templates/{template}", digest_of(text)),)
    digest = digest_of(json.dumps([output, view_digest, inputs[0].digest]))
    return Derivation(output, template, view, view_digest, Recipe((template,), inputs, ""), digest)
