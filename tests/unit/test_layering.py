"""Imports go only downwards, and every room is small and has a name of its own."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parents[2] / "generators"
MOST_MODULES: Final = 15

# Each layer may import the layers before it, and the members of its own. A package stands for what is in it, unless
# its parts have layers of their own. ``views`` never imports jinja2, ``render`` never imports ``language``, and nothing
# below ``graph`` imports doit.
LAYERS = (
    {"support"},
    {"processes"},
    {"containers"},
    {"python_source", "derivation", "regexes"},
    # The interpreter sees nothing of the compiler that is held against it.
    {"operations.domain", "operations.interpret"},
    {"field_types"},
    {"features"},
    {"python_source.symbols"},
    {"python_source.imports"},
    {"operations.ir", "operations.parse"},
    {"operations.analysis", "operations.check"},
    {"operations.emit"},
    {"operations.compile"},
    {"language.yaml", "language.messages", "language.where", "language.http", "language.model", "language.type_names"},
    {"language.class_names", "language.reserved_names"},
    {"language.doubts"},
    {"language.access.rule", "language.access.said"},
    {f"language.{name}" for name in ("allowed_keys", "code", "json_names", "links", "operation_domain")},
    {"language.access.users", "language.access.rows"},
    {"language.access.check"},
    {"language.editor", "language.rules", "language.validate"},
    {"language.load", "language.images"},
    {"schema.tables"},
    {"model"},
    {"model.rules"},
    {"model.load"},
    {"samples"},
    {"schema"},
    {"evolution"},
    {"changes"},
    {"views.access", "views.base", "views.row_rules"},
    {
        "views.app_symbols",
        "views.entity_names",
        "views.project",
        "views.src",
        "views.docker",
        "views.tests",
        "views.variables",
        "views.when",
    },
    {"manifest"},
    {"planned_files"},
    {"template_cache"},
    {"plan", "render"},
    {"mutation"},
    {"verify.evidence", "verify.workspace"},
    {"verify.subjects", "verify.toolbox"},
    {"verify.checks"},
    {"verify.check", "verify.table"},
    {"readiness"},
    {"graph.project", "graph.declare"},
    {"graph.output", "graph.build"},
    {"graph.tasks", "graph.doit", "graph"},
)
SEES_NO_SPEC = {"render", "support", "template_cache"}
SPEC = ("language", "model", "samples", "schema", "evolution", "changes", "views", "manifest", "planned_files")
FORBIDDEN = {
    "jinja2": {"render", "template_cache"},
    "ruff_api": {"render"},
    "doit": {"graph"},
    "yaml": {"language", "schema", "verify"},
}
# These run in another process, with another Python.
ELSEWHERE = ("verify/inside/", "verify/toolboxes/", "mutation/runner/")


def layer_of(module: str) -> str | None:
    """The most exact name of a module (``views.src.columns``) that has a layer."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if any(name in layer for layer in LAYERS)), None)


def imported(path: Path) -> set[str]:
    """Everything that a module imports, ours without the name of our package."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = sorted(
    path for path in ROOT.rglob("*.py") if name_of(path) and not path.relative_to(ROOT).as_posix().startswith(ELSEWHERE)
)


def faults(path: Path) -> Iterator[str]:
    """What a module imports and must not."""
    module = name_of(path)
    layer = layer_of(module)
    imports = imported(path)
    if layer is None:
        if path.name != "__init__.py" or any(name.startswith("generators.") for name in imports):
            yield f"{module} is in no layer: give it one"
        return
    index = next(number for number, names in enumerate(LAYERS) if layer in names)
    below = set().union(*LAYERS[: index + 1])
    top = module.partition(".")[0]
    for name in sorted(imports):
        root, _, rest = name.partition(".")
        if root == "generators" and layer_of(rest) not in below:
            yield f"{module} imports {name}, which is not below it"
        if root == "generators" and top in SEES_NO_SPEC and rest.startswith(SPEC):
            yield f"{module} imports {name}, which knows the spec"
        if root in FORBIDDEN and top not in FORBIDDEN[root]:
            yield f"{module} imports {root}"


def test_imports_go_downwards() -> None:
    found = [fault for path in SOURCES for fault in faults(path)]
    assert not found, "\n".join(found)


def test_no_room_is_crowded() -> None:
    """Where one is, find the two rooms that it is."""
    rooms = Counter(path.parent.relative_to(ROOT).as_posix() for path in SOURCES if path.stem != "__init__")
    assert {room: modules for room, modules in rooms.items() if modules > MOST_MODULES} == {}


def test_no_name_means_two_things_in_a_package() -> None:
    names = Counter((path.relative_to(ROOT).parts[0], path.stem) for path in SOURCES if path.stem != "__init__")
    assert {name for name, count in names.items() if count > 1} == set()
