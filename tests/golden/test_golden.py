"""The whole generated tree of some specs, file by file. ``REGOLD=1`` rewrites what is expected; then read the diff."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generators.model.load import load_app
from generators.plan import plan
from generators.render import render

ROOT = Path(__file__).parents[2]
TREES = Path(__file__).parent / "trees"
APPS = ("simple_task_api", "everything", "ecommerce_api", "booking_api", "knowledge_base")


def generated(app: str) -> dict[str, bytes]:
    """Every file of the app by its path."""
    spec = f"specs/{app}.yaml"
    derivations = plan(load_app(ROOT / spec, spec), spec, ROOT / "templates")
    return {derivation.output: render(derivation, ROOT / "templates") for derivation in derivations}


def expected(app: str) -> dict[str, bytes]:
    tree = TREES / app
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def rewrite(app: str, files: dict[str, bytes]) -> None:
    shutil.rmtree(TREES / app, ignore_errors=True)
    for output, data in files.items():
        path = TREES / app / output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.mark.parametrize("app", APPS)
def test_tree(app: str) -> None:
    files = generated(app)
    if os.environ.get("REGOLD"):
        rewrite(app, files)
    wanted = expected(app)
    assert sorted(files) == sorted(wanted)
    different = [output for output in files if files[output] != wanted[output]]
    assert not different, f"{app}: {different} differ; REGOLD=1 rewrites them, then read the diff"
