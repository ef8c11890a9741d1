"""The modules of a generated application, and whether they fit one another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from tests.names.test_names import bound

OWN_PACKAGES: Final = ("src", "tests", "scripts")
Module = tuple[frozenset[str], tuple[tuple[str, str], ...]]
_NOTHING: Final[Module] = (frozenset(), ())


def module_files(folder: Path) -> list[str]:
    """The modules of an application, as paths below its folder."""
    return [
        path.relative_to(folder).as_posix() for each in OWN_PACKAGES for path in sorted((folder / each).rglob("*.py"))
    ]


def unfit(folder: Path) -> Iterator[str]:
    """What is no Python, and what a module imports from another one that does not have it."""
    modules: dict[str, Module] = {}
    for inside in module_files(folder):
        try:
            modules[inside.removesuffix(".py").replace("/", ".")] = _read((folder / inside).read_text())
        except SyntaxError as error:
            yield f"syntax: {inside}:{error.lineno}: {error.msg}"
    for module, (_, imported) in modules.items():
        for source, name in imported:
            package = source if source in modules else f"{source}.__init__"
            below = (f"{source}.{name}", f"{source}.{name}.__init__")
            if name not in modules.get(package, _NOTHING)[0] and not modules.keys() & below:
                yield f"imports: {module}: {source} has no {name}"


@lru_cache(maxsize=4096)
def _read(code: str) -> Module:
    """What a module defines, and what it imports from others of its application."""
    tree = ast.parse(code)
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    own = [(node.module, node.names) for node in froms if node.module and node.module.split(".")[0] in OWN_PACKAGES]
    return frozenset(bound(tree)), tuple((source, alias.name) for source, names in own for alias in names)
