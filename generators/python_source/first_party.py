"""What a module of an application takes from its others, and what it has for them.

Both are read off the formatted text, which costs next to nothing; what then seems wrong is read again by the parser.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from generators.support.frozen import Frozen

_ROOTS: Final = ("scripts", "src", "tests")
_OWN: Final = rf"((?:{'|'.join(_ROOTS)})(?:\.\w+)*)"
_FROM: Final = re.compile(rf"from {_OWN} import (?:\(([^)]*)\)|([^\n(]*))")
_WHOLE: Final = re.compile(rf"\nimport {_OWN}")
_DEFINED: Final = re.compile(r"\n(?:(?:class |def |async def )(\w+)|(\w+)(?:: | = ))")
_EXPORTED: Final = re.compile(r"\n__all__ = \[([^\]]*)\]")

_SCOPES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

# A module, and a name in it; the module itself where the name is empty.
Taken = tuple[str, str]


class Import(Frozen):
    """What one line takes from another module."""

    line: int
    module: str
    name: str


def taken(text: str) -> set[Taken]:
    """What a module seems to take from the others; a text in it that reads like an import counts too."""
    found = {(match[1], "") for match in _WHOLE.finditer(text)}
    for match in _FROM.finditer(text):
        names = (name.strip().partition(" as ")[0] for name in (match[2] or match[3]).split(","))
        found |= {(match[1], name) for name in names if name}
    return found


def offered(text: str) -> set[str]:
    """What others may take from a module: what it defines at its margin, and what it says that it passes on."""
    whole = f"\n{text}"
    found = {first or second for first, second in _DEFINED.findall(whole)}
    exported = _EXPORTED.search(whole)
    return found | set(re.findall(r'"(\w+)"', exported[1])) if exported else found


def imports_of(text: str) -> Iterator[Import]:
    """What a module takes from the others, by the parser."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.module and _is_own(node.module):
            yield from (Import(alias.lineno, node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (Import(alias.lineno, alias.name, "") for alias in node.names if _is_own(alias.name))


class Modules:
    """The modules of an application. paths: all its files. read: the text of one."""

    def __init__(self, paths: Collection[str], read: Callable[[str], str]) -> None:
        self._paths, self._read = paths, read
        self._offered: dict[str, set[str]] = {}
        self._parsed: dict[str, set[str]] = {}

    def missing(self, wanted: Iterable[Taken]) -> set[Taken]:
        """What of this no module has."""
        return {each for each in wanted if not self._has(*each)}

    def is_made(self, module: str) -> bool:
        """Whether a module is among the files."""
        return self._path_of(module) is not None

    def _path_of(self, module: str) -> str | None:
        path = module.replace(".", "/")
        return next((each for each in (f"{path}.py", f"{path}/__init__.py") if each in self._paths), None)

    def _has(self, module: str, name: str) -> bool:
        path = self._path_of(module)
        if path is None:
            return False
        if name in ("", "*"):
            return True
        if path not in self._offered:
            self._offered[path] = offered(self._read(path))
        return name in self._offered[path] or self._has_exactly(path, module, name)

    def _has_exactly(self, path: str, module: str, name: str) -> bool:
        if self.is_made(f"{module}.{name}"):
            return True
        if path not in self._parsed:
            self._parsed[path] = set(_bound(ast.parse(self._read(path)).body))
        return name in self._parsed[path]


def _is_own(module: str) -> bool:
    return module.partition(".")[0] in _ROOTS


def _bound(statements: Iterable[ast.stmt]) -> Iterator[str]:
    """The names that statements define, also below an ``if`` or a ``try``; what is imported is not defined."""
    for each in statements:
        if isinstance(each, _SCOPES):
            yield each.name
        elif not isinstance(each, ast.Import | ast.ImportFrom):
            inside = list(ast.walk(each))
            yield from (node.name for node in inside if isinstance(node, _SCOPES))
            yield from (node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
