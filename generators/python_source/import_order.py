"""The import block of a generated module: read, and written in the order of ruff's isort rules.

Ours, because the formatter's sorter knows no line width; tests hold it to ruff.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from generators.support.frozen import Frozen

# Module -> what is imported from it: ``{"datetime": {"date", "time as time_"}}``; nothing for ``import module``, whose
# key ends with a space.
Imports = dict[str, set[str]]

_FIRST_PARTY: Final = frozenset({"scripts", "src", "tests"})
_DIGITS = re.compile(r"(\d+)")


class Module(Frozen):
    """A Python module in three parts. head: lines of comments and the docstring. body: the lines after the imports."""

    head: tuple[str, ...]
    imports: Mapping[str, set[str]]
    body: tuple[str, ...]


def split(text: str) -> Module:
    """The parts of a module; imports further down belong to its body."""
    lines = text.split("\n")
    start = _first_statement(lines)
    imports, end = _read(lines, start)
    if not imports:
        return Module(tuple(lines[:start]), {}, tuple(lines[start:]))
    return Module(tuple(lines[:start]), imports, tuple(lines[end:]))


def joined(head: tuple[str, ...], imports: Mapping[str, set[str]], body: tuple[str, ...], width: int) -> str:
    """The text of a module, its imports merged, sorted and grouped, and wrapped at ``width``."""
    if not imports:
        return "\n".join([*head, *body])
    block = "\n\n".join("\n".join(_section(imports, number, width)) for number in _sections(imports))
    start = next((index for index, line in enumerate(body) if line.strip()), len(body))
    rest = body[start:]
    if not rest:
        return "\n".join([*head, block, ""])
    code = next((line for line in rest if not line.startswith("#")), "")
    gap = [""] * (2 if code.startswith(("class ", "def ", "async def ", "@")) else 1)
    return "\n".join([*head, block, *gap, *rest])


def sorted_imports(text: str, width: int) -> str:
    """A module with the imports that it has."""
    module = split(text)
    return joined(module.head, module.imports, module.body, width)


def _first_statement(lines: list[str]) -> int:
    """The index of the first line after the header, the docstring and the blank lines behind them."""
    index = 0
    while index < len(lines) and (not lines[index].strip() or lines[index].startswith("#")):
        index += 1
    if index < len(lines) and lines[index].startswith('"""'):
        quotes = lines[index].count('"""')
        while quotes < 2:
            index += 1
            quotes += lines[index].count('"""')
        index += 1
    while index < len(lines) and not lines[index].strip():
        index += 1
    return index


def _read(lines: list[str], start: int) -> tuple[Imports, int]:
    """The imports, and the index of the line after the last one."""
    found: Imports = {}
    index = end = start
    while index < len(lines):
        line = lines[index]
        if line.startswith("from ") and line.endswith("("):
            while not lines[index].startswith(")"):
                index += 1
                line += lines[index]
        if line.startswith("from "):
            module, _, names = line[5:].partition(" import ")
            listed = (name.strip() for name in names.strip("()").split(","))
            found.setdefault(module, set()).update(name for name in listed if name)
        elif line.startswith("import "):
            found.setdefault(f"{line[7:].strip()} ", set())
        elif line.strip():
            break
        index += 1
        end = index if line.strip() else end
    return found, end


@cache
def _section_of(module: str) -> int:
    root = module.strip().partition(".")[0]
    if root == "__future__":
        return 0
    return 1 if root in sys.stdlib_module_names else 3 if root in _FIRST_PARTY else 2


def _sections(imports: Mapping[str, set[str]]) -> list[int]:
    return sorted({_section_of(module) for module in imports})


def _section(imports: Mapping[str, set[str]], number: int, width: int) -> Iterator[str]:
    modules = sorted((module for module in imports if _section_of(module) == number), key=_natural)
    yield from (f"import {module.strip()}" for module in modules if not imports[module])
    for module in modules:
        for names in _statements(sorted(imports[module], key=member_key)):
            line = f"from {module} import {', '.join(names)}"
            wrapped = "".join(f"    {name},\n" for name in names)
            yield line if len(line) <= width else f"from {module} import (\n{wrapped})"


def _statements(names: list[str]) -> list[list[str]]:
    """The names of one module as statements: those with ``as`` have one each."""
    plain = [name for name in names if " as " not in name]
    renamed = [[name] for name in names if " as " in name]
    return sorted([plain, *renamed] if plain else renamed, key=lambda group: member_key(group[0]))


@cache
def _natural(text: str) -> list[tuple[int, str | int]]:
    return _with_numbers(text.strip().lower())


def _with_numbers(text: str) -> list[tuple[int, str | int]]:
    parts = _DIGITS.split(text)
    return [(0, int(part)) if part.isdigit() else (1, part) for part in parts if part]


@cache
def member_key(name: str) -> tuple[int, list[tuple[int, str | int]]]:
    """The place of an imported name: constants, then classes, then the rest."""
    return _kind(name), _natural(name)


def export_key(name: str) -> tuple[int, list[tuple[int, str | int]]]:
    """The place of a name in ``__all__``: the same, with regard to case."""
    return _kind(name), _with_numbers(name)


def _kind(name: str) -> int:
    return 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
