"""Mutants of a generated application: small changes that its tests should notice. Pure."""

from __future__ import annotations

import ast
import random
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generators.mutation.operators import edits
from generators.mutation.sites import Site, When, name_of, sites
from generators.mutation.source import Edit, ModuleSource
from generators.support.hashing import digest_of

LAYERS: dict[str, tuple[str, ...]] = {
    "models": ("src/models",),
    "repositories": ("src/repositories",),
    "services": ("src/services",),
    "routes": ("src/api/routes", "src/api/dependencies.py"),
}
# Where nothing but a type checker reads what a Literal may be.
_UNREAD_TYPES = frozenset({"repositories", "services"})


@dataclass(frozen=True)
class Mutant:
    """One change: other text for the bytes ``start`` to ``end`` of a file."""

    id: str
    layer: str
    file: str
    line: int
    operator: str
    before: str
    after: str
    start: int
    end: int
    text: str
    # The lines of the statement, and when it is executed.
    first_line: int
    last_line: int
    when: When


def sources_of(folder: Path) -> dict[str, str]:
    """The Python files of the layers, by their path in the application's folder."""
    paths = {
        path
        for places in LAYERS.values()
        for place in places
        for path in ([folder / place] if place.endswith(".py") else (folder / place).rglob("*.py"))
        if path.is_file()
    }
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


def layer_of(file: str) -> str | None:
    """The layer that a file is in."""
    for layer, places in LAYERS.items():
        if any(file == place or file.startswith(f"{place}/") for place in places):
            return layer
    return None


def mutants_of(file: str, text: str, layer: str) -> list[Mutant]:
    """Every mutant of one file, in the order of its text."""
    source = ModuleSource(text)
    found: dict[tuple[int, int, str], Mutant] = {}
    for site in sites(source.tree):
        for edit in edits(source, site):
            if edit.operator == "choice" and layer in _UNREAD_TYPES:
                continue
            found.setdefault((edit.start, edit.end, edit.text), _mutant(file, layer, source, edit, site))
    return [found[key] for key in sorted(found)]


def _mutant(file: str, layer: str, source: ModuleSource, edit: Edit, site: Site) -> Mutant:
    before, after = source.lines(edit)
    line = source.line(edit.start)
    digest = digest_of(f"{edit.start} {edit.end} {edit.text}")[:6]
    return Mutant(
        id=f"{file}:{line}:{edit.operator}:{digest}",
        layer=layer,
        file=file,
        line=line,
        operator=edit.operator,
        before=before,
        after=after,
        start=edit.start,
        end=edit.end,
        text=edit.text,
        first_line=site.first_line,
        last_line=site.last_line,
        when=site.when,
    )


class _Meaning(ast.NodeTransformer):
    """Leaves out what adds nothing: ``*self.visible()`` where each ``visible`` of the application returns ``()``, and a
    ``where`` without conditions."""

    def __init__(self, idle: frozenset[str]) -> None:
        self.idle = idle

    def visit_Starred(self, node: ast.Starred) -> ast.AST | None:
        if isinstance(node.value, ast.Call) and name_of(node.value.func) in self.idle:
            return None
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Attribute(value=statement, attr="where"), args=[], keywords=[]):
                return statement
        return node

    def of(self, data: bytes) -> str:
        """Something that is equal for programs that do the same."""
        return ast.dump(self.visit(ast.parse(data)))


def idle_names(sources: Mapping[str, str]) -> frozenset[str]:
    """The functions of which every definition returns an empty tuple."""
    idle: dict[str, bool] = {}
    for text in sources.values():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                last = node.body[-1]
                empty = isinstance(last, ast.Return) and isinstance(last.value, ast.Tuple) and not last.value.elts
                idle[node.name] = empty and len(node.body) <= 2 and idle.get(node.name, True)
    return frozenset(name for name, empty in idle.items() if empty)


def is_program(text: str, mutant: Mutant, idle: frozenset[str] = frozenset()) -> bool:
    """Whether a mutant is a program at all, and another one than the original."""
    data = text.encode()
    mutated = data[: mutant.start] + mutant.text.encode() + data[mutant.end :]
    try:
        compile(mutated, mutant.file, "exec")
    except SyntaxError:
        return False
    return _Meaning(idle).of(mutated) != _Meaning(idle).of(data)


def sample(sources: Mapping[str, str], seed: int, per_layer: int) -> list[Mutant]:
    """As many mutants of each layer, or all where there are fewer; the same for the same sources and seed."""
    chosen: list[Mutant] = []
    idle = idle_names(sources)
    for layer in LAYERS:
        files = sorted(file for file in sources if layer_of(file) == layer)
        candidates = [mutant for file in files for mutant in mutants_of(file, sources[file], layer)]
        # Seeded with the layer too, so that a change in one layer does not change the sample of another.
        random.Random(f"{seed} {layer}").shuffle(candidates)  # noqa: S311 - nothing secret
        programs = (mutant for mutant in candidates if is_program(sources[mutant.file], mutant, idle))
        chosen += sorted(
            islice(programs, per_layer), key=lambda mutant: (mutant.file, mutant.start, mutant.end, mutant.text)
        )
    return chosen
