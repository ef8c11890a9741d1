"""What is generated before and after -> files and settings that are others."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Final

from generators.changes.page import Files, Setting

_SETTINGS: Final = "Settings"
_REQUIRED: Final = "required"


def file_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Files:
    """What differs between two trees: the digests of their files by path."""
    return Files(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(path for path, digest in after.items() if before.get(path, digest) != digest)),
        tuple(sorted(before.keys() - after.keys())),
    )


def setting_changes(before: str, after: str) -> tuple[Setting, ...]:
    """What differs between two modules with the application's settings; a text may be empty."""
    olds, news = dict(_defaults(before)), dict(_defaults(after))
    names = [*news, *(each for each in olds if each not in news)]
    found = (Setting(name, olds.get(name), news.get(name)) for name in names)
    return tuple(each for each in found if each.before != each.after)


def _defaults(module: str) -> Iterator[tuple[str, str]]:
    """(environment variable, its default as code) of each field."""
    classes = (node for node in ast.parse(module).body if isinstance(node, ast.ClassDef) and node.name == _SETTINGS)
    for node in (node for each in classes for node in each.body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id.upper(), _default_of(node.value)


def _default_of(value: ast.expr | None) -> str:
    """A default as code, which may stand in ``Field(...)``."""
    if isinstance(value, ast.Call):
        value = value.args[0] if value.args else None
    return ast.unparse(value) if value is not None else _REQUIRED
