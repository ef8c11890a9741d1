"""What the language refuses of a drawn spec is taken out of it, each thing at its place."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from generators.language.messages.codes import CODES
from generators.model.app import Application
from generators.model.load import read_app
from generators.support.errors import SpecErrors

Spec = dict[str, Any]
Path = tuple[Any, ...]
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MOST: Final = 40
# How many keys from the top lead to something that can be taken out by itself.
_DEPTHS: Final = {"entities": 4, "scenarios": 2, "requirements": 2, "settings": 1, "app": 2}
_OPTIONS: Final = ("filter", "sort", "search", "where")


@dataclass
class Settled:
    """A spec without what was refused. app: None when nothing is left. faults: refusals of no known kind."""

    spec: Spec
    app: Application | None = None
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The spec as a file."""
        return written(self.spec)


def written(spec: Spec) -> str:
    """As text with each key in a line of its own; JSON is YAML."""
    return json.dumps(spec, indent=1, ensure_ascii=False)


def settle(spec: Spec) -> Settled:
    """Read it; take out what is refused until it is accepted or empty."""
    settled = Settled(deepcopy(spec))
    name = spec["app"]["name"]
    for _ in range(_MOST):
        text = settled.text
        try:
            settled.app = read_app(text, f"{name}.yaml", name)
        except SpecErrors as caught:
            settled.refused.update(error.code for error in caught.errors)
            settled.faults += [str(each) for each in caught.errors if each.code not in CODES]
            places = _places(text)
            for path in {places.get(error.line, ()) for error in caught.errors}:
                _take_out(settled.spec, path)
        else:
            return settled
    return settled


def _places(text: str) -> dict[int, Path]:
    """Line -> the way to what stands in it."""
    found: dict[int, Path] = {}

    def walk(node: yaml.Node, path: Path) -> None:
        found[node.start_mark.line + 1] = path
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found[key.start_mark.line + 1] = (*path, key.value)
                walk(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                walk(item, (*path, index))

    node = yaml.compose(text, Loader=_LOADER)
    assert node is not None
    walk(node, ())
    return found


def _take_out(spec: Spec, path: Path) -> None:
    if len(path) < 2:
        return
    depth = _DEPTHS.get(path[0], 2)
    if path[0] == "entities" and len(path) > 4 and path[2] == "endpoints" and path[4] in _OPTIONS:
        depth = 5
    if path[0] == "entities" and len(path) == 3:
        depth = 2
    *parents, last = path[:depth]
    target: Any = spec
    for key in parents:
        target = target.get(key, {}) if isinstance(target, dict) else {}
    if isinstance(target, dict):
        target.pop(last, None)
