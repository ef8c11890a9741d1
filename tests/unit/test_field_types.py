"""A field type is one module: nothing else tells types by their names, and every type may stand in every place."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generators import samples
from generators.field_types.registry import TYPES
from generators.model.load import read_app
from generators.plan import plan
from generators.render import render
from tests.type_places import APP, spec_text

ROOT = Path(__file__).parents[2]


def switches(tree: ast.AST) -> Iterator[int]:
    """The lines where a ``type``, or its name, is compared with text, matched against it or looked up in a table."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=left, comparators=others):
                sides = [left, *others]
                if any(map(names_a_type, sides)) and any(map(holds_text, sides)):
                    yield node.lineno
            case ast.Match(subject=subject, cases=cases) if names_a_type(subject):
                yield from (case.pattern.lineno for case in cases if holds_text(case.pattern))
            case ast.Subscript(value=ast.Name(id="TYPES"), slice=ast.Constant(value=str())):
                yield node.lineno
            case ast.Subscript(slice=index) if names_a_type(index):
                yield node.lineno
            case ast.Call(func=ast.Attribute(attr="get"), args=[key, *_]) if names_a_type(key):
                yield node.lineno


def names_a_type(node: ast.AST) -> bool:
    """``field.type``, ``field.type.name``, ``str(field.type)`` or ``type_name``."""
    match node:
        case ast.Attribute(attr="type") | ast.Name(id="type_name" | "field_type"):
            return True
        case ast.Attribute(attr="name", value=inner) | ast.Call(func=ast.Name(id="str"), args=[inner]):
            return names_a_type(inner)
    return False


def holds_text(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in ast.walk(node))


def test_no_type_is_told_by_its_name() -> None:
    sources = (path for path in sorted((ROOT / "generators").rglob("*.py")) if "field_types" not in path.parts)
    found = [f"{path.relative_to(ROOT)}:{line}" for path in sources for line in switches(ast.parse(path.read_text()))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'if field.type == "email": ...',
        'if "email" != field.type.name: ...',
        'few = field.type in ("enum", "boolean")',
        'named = str(spec.type) not in {"enum"}',
        'if type_name == "text": ...',
        'match field.type:\n    case "string" | "text": ...',
        "length = _LENGTHS.get(field.type)",
        "reader = _READERS[field.type.name]",
        'email = TYPES["email"]',
    ],
)
def test_a_switch_is_found(code: str) -> None:
    assert list(switches(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "if field.type.is_state: ...",
        'exact = computed.type.kind == "decimal"',
        'if error["type"] == "missing": ...',
        "for each in TYPES.values(): ...",
    ],
)
def test_what_is_no_switch_is_not(code: str) -> None:
    assert not list(switches(ast.parse(code)))


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The application with every type in every place, generated."""
    root, spec, templates = tmp_path_factory.mktemp(APP), f"{APP}.yaml", ROOT / "templates"
    for derivation in plan(read_app(spec_text(), spec, APP), spec, templates):
        path = root / derivation.output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(derivation, templates))
    return root


def test_every_type_in_every_place_is_clean(tree: Path) -> None:
    for command in (("check",), ("format", "--check")):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "."], cwd=tree, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("name", "escaped"), [("string", True), ("uuid", False)])
def test_only_text_in_a_query_is_escaped(tree: Path, name: str, escaped: bool) -> None:
    code = (tree / f"tests/scenarios/{name}_rows.py").read_text()
    assert ("?{httpx.QueryParams(found=row.found)}" in code) == escaped
    assert ("?found={row.found}" in code) != escaped


def test_a_query_holds_what_a_filter_takes() -> None:
    """As the tests of the application say it: ``bad_filters`` are refused, the values of rows are not."""
    app = read_app(spec_text(), f"{APP}.yaml", APP)
    fields = [
        entity.fields[name] for entity in app.entities.values() if entity.endpoints.list is not None
        for name in entity.endpoints.list.filter
    ]  # fmt: skip
    assert {field.type for field in fields} == {each for each in TYPES.values() if each.filters}
    for field in fields:
        sent = samples.sample(field, "found")
        text = str(sent).lower() if isinstance(sent, bool) else str(sent)
        assert not list(field.type.query_problems(field, text))
        assert list(field.type.query_problems(field, field.type.no_value(field)))


def test_every_import_of_its_own_leads_somewhere(tree: Path) -> None:
    missing = [f"{path.name}: {name}" for path in tree.rglob("*.py") for name in _unresolved(tree, path)]
    assert not missing


def test_an_import_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    module = tmp_path / "src" / "main.py"
    module.parent.mkdir()
    module.write_text("from src.models.fields.phones import Phone\nfrom src.main import app\napp = 1\n")
    assert list(_unresolved(tmp_path, module)) == ["src.models.fields.phones.Phone"]


def _unresolved(tree: Path, path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(("src", "tests")):
            known = _names(tree / node.module.replace(".", "/"))
            yield from (f"{node.module}.{each.name}" for each in node.names if each.name not in known)


def _names(module: Path) -> set[str]:
    """Everything that a module or a package defines or has inside."""
    if module.is_dir():
        inside = {path.stem for path in module.iterdir()}
        return inside | _defined(module / "__init__.py")
    return _defined(module.with_suffix(".py"))


@cache
def _defined(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.parse(path.read_text()).body if path.is_file() else ():
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
            case ast.Assign(targets=targets):
                found |= {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}
            case ast.ImportFrom(names=names) | ast.Import(names=names):
                found |= {(each.asname or each.name).partition(".")[0] for each in names}
    return found


def test_every_type_has_a_module_of_its_own() -> None:
    modules = [type(each).__module__ for each in TYPES.values()]
    assert len(set(modules)) == len(TYPES)
    assert all(each.name == name for name, each in TYPES.items())
