"""Imports go only downwards."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "generators"

# Each layer may import the layers before it. ``views`` never imports jinja2, ``render`` never imports ``spec``,
# and nothing below ``graph`` imports doit.
LAYERS = (
    {"errors", "names", "code", "derivation", "digests", "import_order"},
    {"types", "imports", "patterns"},
    {"operations"},
    {"spec"},
    {"samples"},
    {"views"},
    {"manifest"},
    {"bytecode"},
    {"plan", "render", "store"},
    {"verify"},
    {"readiness"},
    {"graph"},
)
SEES_NO_SPEC = {"render", "store"}
FORBIDDEN = {"jinja2": {"render", "bytecode"}, "ruff_api": {"render"}, "doit": {"graph"}, "yaml": {"spec", "verify"}}


def layer_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "generators":
            found |= {f"generators.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


SOURCES = sorted(path for path in ROOT.rglob("*.py") if layer_of(path) != "__init__")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_downwards(path: Path) -> None:
    layer = layer_of(path)
    index = next((i for i, names in enumerate(LAYERS) if layer in names), None)
    assert index is not None, f"{layer} is in no layer: give it one"
    below = set().union(*LAYERS[:index]) | {layer}
    for module in imported(path):
        root, _, rest = module.partition(".")
        if root == "generators":
            target = rest.partition(".")[0]
            assert target in below, f"{layer} imports {module}, which is not below it"
            assert not (layer in SEES_NO_SPEC and target in {"spec", "views", "manifest"}), f"{layer} imports {module}"
        elif root in FORBIDDEN:
            assert layer in FORBIDDEN[root], f"{layer} imports {root}"
