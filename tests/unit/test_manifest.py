"""The table, the templates and the views agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import meta, nodes

from generators.derivation import Derivation
from generators.language.http import VERBS
from generators.model.load import load_app
from generators.plan import Templates, plan
from generators.python_source.symbols import types_of
from generators.render import _environment
from generators.views.base import EmptyView
from tests.evolution.evolving import Evolution

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
SPECS = ("simple_task_api", "everything", "ecommerce_api", "knowledge_base", "booking_api", "shop_with_accounts")
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))


@cache
def derivations() -> tuple[Derivation, ...]:
    specs = [ROOT / "specs" / f"{name}.yaml" for name in SPECS]
    made = tuple(each for path in specs for each in plan(load_app(path, path.name), path.name, TEMPLATES))
    return made + evolved()


def evolved() -> tuple[Derivation, ...]:
    """An application that was released, and changed since."""
    folder = ROOT / "tests" / "evolution" / "cases" / "drops"
    evolution = Evolution((folder / "before.yaml").read_text())
    evolution.edit((folder / "after.yaml").read_text())
    app = replace(evolution.app, past=evolution.history.past())
    return plan(app, "library.yaml", TEMPLATES, revisions=evolution.history.revisions())


def test_every_template_is_used_and_every_used_one_exists() -> None:
    assert sorted({name for each in derivations() for name in each.recipe.closure}) == NAMES


def test_the_first_line_names_the_view() -> None:
    views: dict[str, set[str]] = {}
    for each in derivations():
        views.setdefault(each.template, set()).add(type(each.view).__name__)
    firsts = {name: (TEMPLATES / name).read_text().splitlines()[0] for name in NAMES}
    wanted = {name: f"{{# it: {' and '.join(views.get(name, {'nothing'}))} #}}" for name in NAMES}
    assert {name: line for name, line in firsts.items() if line != wanted[name]} == {}


def test_the_closure_is_what_jinja_finds() -> None:
    templates = Templates(TEMPLATES)
    wrong = {name: found for name in NAMES if (found := reached(name)) != templates.recipe(name).closure}
    assert wrong == {}


@cache
def parsed(name: str) -> nodes.Template:
    return _environment(TEMPLATES).parse((TEMPLATES / name).read_text())


def reached(name: str) -> tuple[str, ...]:
    """Every template that one leads to, itself included, sorted."""
    waiting, found = [name], set[str]()
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            references = list(meta.find_referenced_templates(parsed(current)))
            assert None not in references, f"{current}: a computed reference cannot be declared"
            waiting += [reference for reference in references if reference]
    return tuple(sorted(found))


def test_a_template_sees_one_value() -> None:
    seen = {name: meta.find_undeclared_variables(parsed(name)) for name in NAMES}
    assert {name: more for name, variables in seen.items() if (more := variables - {"it"})} == {}


def test_a_view_is_as_narrow_as_its_file() -> None:
    """A field that no template reads has no business there, except for names, from which imports are resolved."""
    read: dict[type, set[str]] = {}
    for each in derivations():
        attributes = set().union(*(attributes_in(name) for name in each.recipe.closure))
        for kind in (type(each.view), *(type(value) for value in values_of(each.view))):
            read.setdefault(kind, set()).update(attributes)
    kinds = {type(each.view) for each in derivations() if each.view != EmptyView()}
    assert len(kinds) > 30
    idle = {f"{kind.__name__}.{each}" for kind in kinds for each in unread(kind, read[kind])}
    assert {each for each in idle if not each.endswith(("[Symbol, ...]", "[EntityNames, ...]"))} == set()


def unread(kind: Any, read: set[str]) -> Iterator[str]:
    """The fields of a view that are not among these attributes, with their types."""
    return (f"{name}: {text}" for name, text in types_of(kind).items() if name not in read)


@cache
def attributes_in(name: str) -> set[str]:
    """Every attribute that a template names."""
    return {each.attr for each in parsed(name).find_all(nodes.Getattr)}


def values_of(view: Any) -> Iterator[Any]:
    """What stands in the fields of a view by itself."""
    return (getattr(view, name) for name in view.__struct_fields__)


def test_an_endpoint_that_is_off_is_not_tested() -> None:
    app = load_app(ROOT / "specs" / "knowledge_base.yaml", "knowledge_base.yaml")
    views = {each.output: each.view for each in plan(app, "knowledge_base.yaml", TEMPLATES)}
    for entity in app.entities.values():
        tested = VERBS.keys() & set(views[f"tests/cases/{entity.name.module}.py"].has)
        assert tested == {verb for verb, _ in entity.endpoints}, entity.key
