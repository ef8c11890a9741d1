"""Any name in any position: the app is generated and its modules hold together, or the name is refused at its place.

A part of the names is drawn, another one for each position; the exhaustive test tries every name.
"""

from __future__ import annotations

import ast
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators.derivation import resolved
from generators.language.model import PASCAL
from generators.language.reserved_names import OWN_CLASSES
from generators.model.app import Application
from generators.model.load import read_app
from generators.plan import plan
from generators.python_source.attributes import BASE_ATTRIBUTES
from generators.python_source.symbols import SYMBOLS
from generators.render import render
from generators.support.errors import SpecErrors
from generators.support.names import pascal
from tests.names.pool import NOUNS, TREES, pascal_names, snake_names
from tests.names.specs import POSITIONS, Spec, scenarios

SCHEMAS = "src/models/schemas/*.py"
TEMPLATES = Path(__file__).parents[2] / "templates"
# How many names are tried at once: those that make a module each are dear.
DRAWN = {"key": 12, "collection": 12, "entity": 25, "noun": 30, "row": 40, "relation": 48, "operation": 90}
MANY = 180
CODES = {"name-reserved", "name-collision", "name-too-long"}


def names_for(position: str) -> list[str]:
    return NOUNS if position == "noun" else pascal_names() if position == "entity" else snake_names()


def drawn(position: str) -> list[str]:
    return sorted(random.Random(position).sample(names_for(position), DRAWN.get(position, MANY)))


def accepted(position: str, names: list[str]) -> tuple[Application, list[str]]:
    """An app with these names, and those that were refused: each in a line of its own, with a hint."""
    refused: list[str] = []
    while True:
        spec: Spec = {"app": {"name": "named", "title": "Named"}, "entities": POSITIONS[position](names)}
        spec |= {"scenarios": scenarios(names)} if position == "scenario" else {}
        text = json.dumps(spec, indent=1)
        try:
            return read_app(text, "named.yaml", "named"), refused
        except SpecErrors as caught:
            errors = caught.errors
        wrong = [str(error) for error in errors if error.code not in CODES or not error.hint]
        assert wrong == []
        lines = text.split("\n")
        found = {lines[error.line - 1].strip().partition(":")[0].strip('"') for error in errors}
        assert found & set(names), errors
        refused += sorted(found & set(names))
        names = [name for name in names if name not in found]


@pytest.mark.parametrize("position", POSITIONS)
def test_a_name_works_or_is_refused_at_its_place(position: str, tmp_path: Path) -> None:
    check(position, drawn(position), tmp_path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("position", POSITIONS)
def test_every_name_works_or_is_refused_at_its_place(position: str, tmp_path: Path) -> None:
    check(position, names_for(position), tmp_path)


def test_every_ordinary_noun_is_accepted() -> None:
    assert accepted("noun", NOUNS)[1] == []


def check(position: str, names: list[str], tmp_path: Path) -> None:
    """Write the app that has these names where they are accepted; its modules fit one another."""
    app, _ = accepted(position, names)
    modules: dict[str, str] = {}
    for derivation in plan(app, "specs/named.yaml", TEMPLATES):
        if derivation.output.endswith(".py"):
            modules[derivation.output] = render(resolved(derivation), TEMPLATES).decode()
    for output, code in modules.items():
        path = tmp_path / output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code)
    assert list(broken_imports(modules)) == []
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "E9,F,B006,PLE", "--output-format"]
    done = subprocess.run([*command, "concise", "."], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def broken_imports(modules: dict[str, str]) -> Iterator[str]:
    """What a module imports from another one that does not have it."""
    trees = {output.removesuffix(".py").replace("/", "."): ast.parse(code) for output, code in modules.items()}
    names = {module: set(bound(tree)) for module, tree in trees.items()}
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ("src", "tests"):
                package = node.module if node.module in names else f"{node.module}.__init__"
                for alias in node.names:
                    inside = {f"{node.module}.{alias.name}", f"{node.module}.{alias.name}.__init__"}
                    if alias.name not in names.get(package, ()) and not names.keys() & inside:
                        yield f"{module}: {node.module} has no {alias.name}"


def bound(tree: ast.Module | ast.ClassDef) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)


def test_an_entity_is_not_called_like_what_its_own_modules_need() -> None:
    """Where a class of the app stands bare, every other class comes from elsewhere and keeps its name."""
    assert sorted(needed_beside_entities() - OWN_CLASSES) == []


def test_a_field_is_not_called_like_what_its_schema_has() -> None:
    own = set()
    for path in TREES.glob("*/src/models/schemas/base.py"):
        classes = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)]
        bases = [each for each in classes if each.name in ("Input", "Output")]
        assert len(bases) == 2
        own |= {name for each in bases for name in bound(each) if not name.startswith("_")}
    assert "max_bytes" in own <= BASE_ATTRIBUTES


def needed_beside_entities() -> set[str]:
    """What the modules of the trees import from outside that use the schema of an entity, called like the entity."""
    needed: set[str] = set()
    for path in TREES.rglob("*.py"):
        app = TREES / path.relative_to(TREES).parts[0]
        bare = {pascal(each.stem) for each in app.glob(SCHEMAS)} - {"Base"}
        tree = ast.parse(path.read_text())
        if bare & set(bound(tree)):
            constants = {name for name in bound(tree) if re.fullmatch("[A-Z]+", name)}
            froms = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
            names = {alias.asname or alias.name for node in froms for alias in node.names}
            needed |= {name for name in names if re.match(PASCAL, name) and SYMBOLS.get(name)} | constants
    return needed
