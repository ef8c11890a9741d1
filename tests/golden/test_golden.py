"""The whole generated tree of some specs, file by file. ``REGOLD=1`` rewrites what is expected; then read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generators.model.load import load_app
from generators.plan import plan
from generators.render import render
from generators.views.base import EmptyView
from tests.golden.expected import COMMON, Tree, expected_tree, files_below, rewrite

ROOT = Path(__file__).parents[2]
APPS = ("simple_task_api", "everything", "ecommerce_api", "booking_api", "knowledge_base", "shop_with_accounts")
Trees = dict[str, Tree]


def generated(app: str) -> Tree:
    """Every file of the app, those with an empty view apart."""
    spec = f"specs/{app}.yaml"
    tree = Tree({}, {})
    for derivation in plan(load_app(ROOT / spec, spec), spec, ROOT / "templates"):
        files = tree.common if is_common(derivation.view) else tree.own
        files[derivation.output] = render(derivation, ROOT / "templates")
    return tree


def is_common(view: object) -> bool:
    """Whether a file is the same in every app; what there is for callers alone is common to those that have some."""
    return isinstance(view, EmptyView) and not any(getattr(view, name) for name in view.__struct_fields__)


@pytest.fixture(scope="module")
def trees() -> Trees:
    """What is generated; with ``REGOLD=1`` it is what is expected from now on."""
    made = {app: generated(app) for app in APPS}
    if os.environ.get("REGOLD"):
        rewrite(made)
    return made


@pytest.mark.parametrize("app", APPS)
def test_tree(trees: Trees, app: str) -> None:
    wanted, found = expected_tree(app), trees[app]
    assert sorted(found.own) == sorted(wanted.own)
    assert sorted(found.common) == sorted(wanted.common)
    different = [name for name in found.own if found.own[name] != wanted.own[name]]
    different += [name for name in found.common if found.common[name] != wanted.common[name]]
    assert not different, f"{app}: {different} differ; REGOLD=1 rewrites them, then read the diff"


def test_what_is_common_belongs_to_an_app(trees: Trees) -> None:
    assert set(files_below(COMMON)) == {name for tree in trees.values() for name in tree.common}


@pytest.mark.parametrize("text", ["x {} y", "# {}\nnamed below {}"])
def test_a_common_file_that_differs_between_apps_is_not_rewritten(text: str) -> None:
    """Whatever differs, and be it the name of the spec below the first line, where it is no header."""
    before = files_below(COMMON)
    trees = {app: Tree({}, {"a.py": text.replace("{}", app).encode()}) for app in APPS}
    with pytest.raises(AssertionError, match="has an empty view, and is another in everything"):
        rewrite(trees)
    assert files_below(COMMON) == before
