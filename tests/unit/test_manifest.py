"""The table, the templates and the views agree."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from jinja2 import meta

from generators.derivation import Derivation
from generators.model.load import load_app
from generators.plan import Templates, plan
from generators.render import _environment

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
SPECS = ("simple_task_api", "everything", "ecommerce_api", "knowledge_base")
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2"))


@cache
def derivations() -> tuple[Derivation, ...]:
    specs = [ROOT / "specs" / f"{name}.yaml" for name in SPECS]
    return tuple(each for path in specs for each in plan(load_app(path, path.name), path.name, TEMPLATES))


def test_every_template_is_used_and_every_used_one_exists() -> None:
    assert sorted({name for each in derivations() for name in each.closure}) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_first_line_names_the_view(name: str) -> None:
    views = {type(each.view).__name__ for each in derivations() if each.template == name}
    first = (TEMPLATES / name).read_text().splitlines()[0]
    assert re.fullmatch(r"\{# it: (\w+) #\}", first), first
    assert views == {first[7:-3]}


@pytest.mark.parametrize("name", NAMES)
def test_the_closure_is_what_jinja_finds(name: str) -> None:
    environment = _environment(TEMPLATES)
    waiting, found = [name], set[str]()
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            tree = environment.parse((TEMPLATES / current).read_text())
            references = list(meta.find_referenced_templates(tree))
            assert None not in references, "a computed reference cannot be declared"
            waiting += [reference for reference in references if reference]
    assert Templates(TEMPLATES).closure(name) == tuple(sorted(found))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_sees_one_value(name: str) -> None:
    environment = _environment(TEMPLATES)
    tree = environment.parse((TEMPLATES / name).read_text())
    assert meta.find_undeclared_variables(tree) <= {"it"}
